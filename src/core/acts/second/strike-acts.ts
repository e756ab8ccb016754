import type { TwoPeoplesAct, WaitingAct } from "../../branch/second.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Card } from "../../chat/card.ts";
import { type Context, makeSure, type Services } from "../../command/command.ts";
import { packed, unpacked } from "../../command/packed.ts";
import { wantedOf } from "../../strike/call.ts";
import { checkChange, checkNotOver } from "../../strike/checks.ts";
import type { Picket, Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { undoneCard } from "../strike/cards.ts";
import { type Changing, nextVersion } from "../strike/change-state.ts";
import { confirmStrike } from "../strike/confirm.ts";
import { edited, hoursChange, type StrikeEdit } from "../strike/edit.ts";
import { checkEdited, saveEdited } from "../strike/edit-strike.ts";
import { savePickets } from "../strike/pickets.ts";
import { hoursCard, undoCard } from "../strike/question-cards.ts";
import { actingAs } from "../strike/strike-option.ts";
import { undoChange, undoing } from "../strike/undo.ts";
import { askSecond } from "./ask.ts";
import { takesTwo } from "./takes-two.ts";

/** What of a strike may wait for a second person. */
export type StrikeAct =
  | { readonly what: "strike" | "strike-undo" }
  | { readonly what: "strike-edit"; readonly edit: StrikeEdit }
  | { readonly what: "strike-pickets"; readonly pickets: readonly Picket[] };

/** Does it at once; where it takes two people, it waits for the second. Throws a UserError where it cannot be done. */
export async function doOrAskSecond(
  strike: Strike,
  act: StrikeAct,
  context: Context,
  services: Services,
): Promise<Card> {
  const { store, now } = services;
  const after = await strikeAfter(strike, act, context, services);
  await check(strike, act, after, { store, changing: changingOf(context, now) });
  await makeSureOf(strike, act, after, services);
  if (!takesTwo(context.branch, { on: "strike", before: strike, after })) {
    return doStrike(strike, act, context, services);
  }
  const { what, ...change } = act;
  const asked = { what, about: strike.id, revision: strike.revision, change: packed(change) };
  const card = await askSecond(asked, context, services);
  const stop = strike.state === "confirmed" ? [say("second-stop", { id: strike.shortId })] : [];
  return { ...card, lines: [...card.lines, ...stop] };
}

/** What waits of a strike; undefined where it is of a ballot. */
export function strikeActOf({ what, change = "{}" }: WaitingAct): StrikeAct | undefined {
  return isOfStrike(what) ? ({ ...(unpacked(change) as object), what } as StrikeAct) : undefined;
}

function isOfStrike(what: TwoPeoplesAct): what is StrikeAct["what"] {
  return what !== "close" && what !== "result";
}

/** The strike as it would be, neither kept nor checked. */
export async function strikeAfter(
  strike: Strike,
  act: StrikeAct,
  context: Pick<Context, "branch" | "role">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Strike> {
  switch (act.what) {
    case "strike":
      return { ...wantedOf(strike), state: "confirmed" };
    case "strike-edit":
      return edited(strike, act.edit, changingOf(context, now));
    case "strike-pickets":
      return { ...nextVersion(strike, now), pickets: act.pickets };
    case "strike-undo":
      return (await undoing(store, strike)).before;
  }
}

/** Does it now. Whatever is to be checked is checked anew. Throws a UserError where it cannot be done. */
export async function doStrike(
  strike: Strike,
  act: StrikeAct,
  context: Context,
  services: Services,
): Promise<Card> {
  const { store, now } = services;
  const changing = changingOf(context, now);
  const after = await strikeAfter(strike, act, context, services);
  await check(strike, act, after, { ...services, changing });
  switch (act.what) {
    case "strike":
      return confirmStrike(strike, context, services);
    case "strike-edit":
      return saveEdited(store, strike, after, changing);
    case "strike-pickets":
      return savePickets(store, strike, after, changing);
    case "strike-undo":
      return undoneCard(await undoChange(store, strike, await undoing(store, strike), changing), changing);
  }
}

interface Checking extends Pick<Services, "store"> {
  readonly changing: Changing;
}

async function check(
  strike: Strike,
  { what }: StrikeAct,
  after: Strike,
  { store, changing }: Checking,
): Promise<void> {
  const today = civilDate(changing.now, changing.branch.zone);
  if (what === "strike") checkChange(strike, "confirmed", today);
  else if (what === "strike-edit") await checkEdited(store, strike, after, changing);
  else checkNotOver(after, today);
}

/** What only whoever asks for it is asked, before it is done or waits. */
async function makeSureOf(
  strike: Strike,
  { what }: StrikeAct,
  after: Strike,
  services: Services,
): Promise<void> {
  if (what === "strike-edit" && hoursChange(strike, after)) {
    makeSure(services, "strike-hours", hoursCard(after));
  }
  if (what !== "strike-undo") return;
  const { gone } = await undoing(services.store, strike);
  if (gone > 0) makeSure(services, `undo ${strike.id} ${strike.revision}`, undoCard(strike, after, gone));
}

function changingOf(context: Pick<Context, "branch" | "role">, now: Services["now"]): Changing {
  return { branch: context.branch, now, by: actingAs(context) };
}
