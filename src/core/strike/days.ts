import { Temporal } from "temporal-polyfill";
import { dayInWords, shortDay, shortDayYear } from "../calendar/words.ts";
import { daysBetween } from "../calendar/zone.ts";
import { words } from "../text/say.ts";
import { hoursInWords, isOvernight } from "./hours.ts";
import type { Strike, StrikeState } from "./strike.ts";

/** A run of consecutive strike days. */
export interface Block {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

/** When a strike is. */
export type Dated = Pick<Strike, "form" | "days" | "hours">;

/** Sorted days as runs of consecutive ones. */
export function blocksOf(days: readonly Temporal.PlainDate[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const day of days) {
    const open = blocks.at(-1);
    if (open && daysBetween(open.last, day) === 1)
      blocks[blocks.length - 1] = { first: open.first, last: day };
    else blocks.push({ first: day, last: day });
  }
  return blocks;
}

/** A strike's walk-outs: runs of days, but with hours of their own the days of a list stay apart. */
export function walkoutsOf({ form, days, hours }: Dated): readonly Block[] {
  if (form !== "list" || !hours || hours.kind === "across") return blocksOf(days);
  return days.map((day) => ({ first: day, last: day }));
}

/** "Friday 28 April 2023"; "Mon 10 April to Fri 14 April, Mon 17 April 2023". */
export function daysInWords(
  days: readonly Temporal.PlainDate[],
  blocks: readonly Block[] = blocksOf(days),
): string {
  const [only] = days;
  if (only && days.length === 1) return dayInWords(only);
  return blocks
    .map((block, index) => {
      const name = index === blocks.length - 1 ? shortDayYear : shortDay;
      return block.first.equals(block.last)
        ? name(block.last)
        : `${shortDay(block.first)} to ${name(block.last)}`;
    })
    .join(", ");
}

/** A strike's days, with its hours; of open action its first, and that it has no last. A line begins with a capital. */
export function whenInWords(strike: Dated, at: "line" | "inside" = "inside"): string {
  const { form, days, hours } = strike;
  const listed = daysInWords(days, walkoutsOf(strike));
  const all = form === "open" ? words("strike-open", { day: listed, at }) : listed;
  return hours ? `${all}, ${hoursInWords(hours, days, form === "open")}` : all;
}

/** The run of days that is on or next, if any is left. Open action goes on until it is stopped. */
export function nextBlock(strike: Dated, today: Temporal.PlainDate): Block | undefined {
  if (strike.form === "open") {
    const { first } = spanOf(strike);
    return { first, last: Temporal.PlainDate.compare(first, today) < 0 ? today : first };
  }
  const blocks = walkoutsOf(strike);
  const next = blocks.find((block) => Temporal.PlainDate.compare(today, block.last) <= 0);
  const last = blocks.at(-1);
  // A walk-out over midnight is still on the morning after.
  const tail = last && isOvernight(strike.hours) && daysBetween(last.last, today) === 1 ? last : undefined;
  return next ?? tail;
}

/** A confirmed strike is "taken" once its last day has passed: that is never stored. */
export function stateOn(strike: Strike, today: Temporal.PlainDate): StrikeState | "taken" {
  return strike.state === "confirmed" && !nextBlock(strike, today) ? "taken" : strike.state;
}

/** First and last day; a strike always has at least one. Throws otherwise: our bug. */
export function spanOf(strike: Pick<Strike, "days">): Block {
  const first = strike.days[0];
  const last = strike.days.at(-1);
  if (!first || !last) throw new Error("a strike without days");
  return { first, last };
}

/** Days for which what is said of open action now is worth saying, as it has no last day. */
const openDays = 28;

/** The day until which a post about a strike, made today, makes sense. */
export function tellUntil(strike: Dated, today: Temporal.PlainDate): Temporal.PlainDate {
  const last = strike.form === "open" ? nextBlock(strike, today)?.last.add({ days: openDays }) : undefined;
  return last ?? spanOf(strike).last.add({ days: isOvernight(strike.hours) ? 1 : 0 });
}
