import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { At } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Card, Line } from "../../chat/card.ts";
import { askedLines, wantedOf } from "../../strike/call.ts";
import { nextBlock, stateOn, whenInWords } from "../../strike/days.ts";
import { dueOn } from "../../strike/due.ts";
import { decisionLines, stateInWords, suspendedUntilLines } from "../../strike/facts.ts";
import { forWhomInWords } from "../../strike/for-whom.ts";
import { dueLines, lookButton } from "../../strike/notice-alert.ts";
import { startInWords } from "../../strike/picket.ts";
import type { Strike } from "../../strike/strike.ts";
import { say, words } from "../../text/say.ts";
import { gapLines, notCalledLines } from "./warnings.ts";

interface Listing extends At {
  readonly campaigns: readonly Campaign[];
  /** Reps see what they should look at again too, and ask a full-time officer about. */
  readonly forReps: boolean;
}

/** Buttons in a list at most: a row of them on Discord. */
const mostButtons = 5;

/** `/strike list`: every strike with its state, and of those still to come how sure it is and where the pickets are. */
export function listCard(strikes: readonly Strike[], listing: Listing): Card {
  const { branch, now, forReps } = listing;
  const today = civilDate(now, branch.zone);
  const lines = strikes.flatMap((strike) => [listLine(strike, today), ...aheadLines(strike, today, listing)]);
  const buttons = strikes
    .filter((strike) => asksAgain(strike, today, branch.zone))
    .slice(0, mostButtons)
    .map((strike) => lookButton(strike, words("strike-look-at-button", { id: strike.shortId })));
  return {
    title: words("strike-list-title", { what: whatIsListed(strikes) }),
    lines: lines.length > 0 ? lines : [say("strike-none")],
    ...(forReps && buttons.length > 0 && { buttons }),
  };
}

function whatIsListed(strikes: readonly Strike[]): "asos" | "both" | "strike" {
  const kinds = new Set(strikes.map(({ kind }) => kind));
  if (kinds.size === 2) return "both";
  return kinds.has("asos") ? "asos" : "strike";
}

/** What a rep may want to confirm again. */
function asksAgain(strike: Strike, today: Temporal.PlainDate, zone: string): boolean {
  if (strike.wanted) return nextBlock(strike.wanted, today) !== undefined;
  if (strike.state === "suspended") return nextBlock(strike, today) !== undefined;
  return dueOn(strike, today, zone) !== undefined;
}

function listLine(strike: Strike, today: Temporal.PlainDate): Line {
  return say("strike-line", {
    id: strike.shortId,
    name: strike.name,
    kind: strike.kind,
    days: whenInWords(strike),
    forWhom: forWhomInWords(strike),
    state: stateInWords(stateOn(strike, today)),
  });
}

function aheadLines(strike: Strike, today: Temporal.PlainDate, listing: Listing): readonly Line[] {
  const { branch, forReps } = listing;
  const { state, stateSince, stateBy = "rep", pickets } = strike;
  if (state === "called-off" || !nextBlock(wantedOf(strike), today)) return [];
  const since = dayInWords(civilDate(stateSince, branch.zone));
  const places = pickets.map((picket) => `${picket.place} ${startInWords(picket)}`).join(", ");
  return [
    ...(state === "confirmed" ? [say("strike-last-confirmed", { moment: since, by: stateBy })] : []),
    ...askedLines(strike),
    ...decisionLines(strike),
    ...suspendedUntilLines(strike),
    ...(pickets.length > 0 ? [say("strike-list-pickets", { places })] : []),
    ...(forReps
      ? [...gapLines(strike, listing), ...dueLines(strike, today, branch.zone)]
      : notCalledLines(strike, listing)),
  ];
}
