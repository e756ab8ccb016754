import { civilDate } from "../../calendar/zone.ts";
import type { Card } from "../../chat/card.ts";
import { placesNotCalled } from "../../planning/announce-strike.ts";
import type { Store } from "../../ports/store.ts";
import { wantedOf } from "../../strike/call.ts";
import { checkDays, checkDecision, checkNotOver, checkNotTwin, checkReview } from "../../strike/checks.ts";
import type { Strike } from "../../strike/strike.ts";
import { checkHours } from "../../strike/typed-hours.ts";
import { editedCard, notHereLines } from "./cards.ts";
import type { Changing } from "./change-state.ts";
import { keepEdited } from "./edit.ts";
import { checkStrikeName } from "./strike-option.ts";
import { warningsAbout } from "./warnings.ts";

/** An edited strike by itself and beside the branch's others. Throws a UserError for what cannot be. */
export async function checkEdited(
  { strikes }: Pick<Store, "strikes">,
  before: Strike,
  after: Strike,
  { branch, now }: Changing,
): Promise<void> {
  const others = (await strikes.list(branch.id)).filter(({ id }) => id !== before.id);
  if (after.name !== before.name) checkStrikeName(after.name, others);
  const today = civilDate(now, branch.zone);
  checkDays(wantedOf(after), today, wantedOf(before));
  checkNotOver(after, today);
  checkDecision(after, today, before.decisionOn);
  checkReview(wantedOf(after), today, before.reviewOn);
  checkNotTwin(after, others);
  checkHours(wantedOf(after));
}

/** Keeps an edited strike and says what that has set going. Call it inside a transaction. */
export async function saveEdited(
  store: Store,
  before: Strike,
  after: Strike,
  changing: Changing,
): Promise<Card> {
  const change = await keepEdited(store, before, after, changing);
  const notHere = notHereLines(await placesNotCalled(store, after));
  const warnings = [...(await warningsAbout(store, after, changing)), ...notHere];
  return editedCard(change, { ...changing, before, warnings });
}
