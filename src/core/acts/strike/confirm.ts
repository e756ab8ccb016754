import { civilDate } from "../../calendar/zone.ts";
import type { Card } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { placesNotCalled } from "../../planning/announce-strike.ts";
import { tellOfficers } from "../../planning/tell-officers.ts";
import { checkChange } from "../../strike/checks.ts";
import type { Strike } from "../../strike/strike.ts";
import { changedCard } from "./cards.ts";
import { changeState } from "./change-state.ts";
import { actingAs } from "./strike-option.ts";

/** The strike is confirmed now: its channels are told, and named officers. Throws a UserError where it cannot be. */
export async function confirmStrike(
  before: Strike,
  context: Context,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Card> {
  const { branch, key } = context;
  checkChange(before, "confirmed", civilDate(now, branch.zone));
  const change = await changeState(store, before, "confirmed", { branch, now, by: actingAs(context) });
  await tellOfficers(store, { what: "strike", strike: change.strike }, { branch, now }, key);
  return changedCard(change, await placesNotCalled(store, before), { branch, now });
}
