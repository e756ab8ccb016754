import { Temporal } from "temporal-polyfill";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import { nextBlock, spanOf } from "./days.ts";
import type { Strike } from "./strike.ts";

/** A confirmation is old after so many days, and in the last so many days before the first that matters. */
const oldAfterDays = 7;

/** Why reps are asked to look at a strike again: an old confirmation, or a decision that was due and was not told. */
export type Due = "old" | "undecided" | "review";

export function dueOn(strike: Strike, today: Temporal.PlainDate, zone: string): Due | undefined {
  if (!nextBlock(strike, today)) return undefined;
  if (isOld(strike, today, zone)) return "old";
  if (decisionPassed(strike, today)) return "undecided";
  return reviewDue(strike, today, zone) ? "review" : undefined;
}

/** Its day of review has come, and nobody has said since that it goes on; of a suspension the day is over. */
function reviewDue(strike: Strike, today: Temporal.PlainDate, zone: string): boolean {
  const day = reviewDay(strike, zone);
  return day !== undefined && daysBetween(day, today) >= 0;
}

function isOld(strike: Strike, today: Temporal.PlainDate, zone: string): boolean {
  if (strike.state !== "confirmed") return false;
  const left = daysBetween(today, spanOf(strike).first);
  return left >= 0 && left <= oldAfterDays && daysSaid(strike, today, zone) >= oldAfterDays;
}

/** Days since a rep last said its state. */
export function daysSaid({ stateSince }: Strike, today: Temporal.PlainDate, zone: string): number {
  return daysBetween(civilDate(stateSince, zone), today);
}

/** A conditional strike's day of decision is over and nobody has said what was decided. */
export function decisionPassed({ state, decisionOn }: Strike, today: Temporal.PlainDate): boolean {
  if (state !== "proposed" && state !== "notified") return false;
  return decisionOn !== undefined && daysBetween(decisionOn, today) > 0;
}

/**
 * The day on which reps are told privately, if the strike stays as it is: of an old confirmation before the first day,
 * of a decision not told the day after it was due.
 */
export function noticeDay(strike: Strike, zone: string): Temporal.PlainDate | undefined {
  const { first } = spanOf(strike);
  switch (strike.state) {
    case "confirmed": {
      const day = oldFrom(strike, first, zone);
      return Temporal.PlainDate.compare(day, first) < 0 ? day : undefined;
    }
    case "proposed":
    case "notified":
      return strike.decisionOn?.add({ days: 1 });
    case "suspended":
    case "called-off":
      return undefined;
  }
}

/**
 * The day on which reps are told to look at it again, unless that was said since: the day of review of what goes on, the
 * day after the decision about what is suspended.
 */
export function reviewDay(
  { state, reviewOn, stateSince }: Strike,
  zone: string,
): Temporal.PlainDate | undefined {
  if (!reviewOn || (state !== "confirmed" && state !== "suspended")) return undefined;
  const said = civilDate(stateSince, zone);
  if (state === "suspended") return reviewOn.add({ days: 1 });
  return daysBetween(said, reviewOn) > 0 ? reviewOn : undefined;
}

function oldFrom({ stateSince }: Strike, first: Temporal.PlainDate, zone: string): Temporal.PlainDate {
  const runUp = first.subtract({ days: oldAfterDays });
  const old = civilDate(stateSince, zone).add({ days: oldAfterDays });
  return Temporal.PlainDate.compare(runUp, old) < 0 ? old : runUp;
}
