import { Temporal } from "temporal-polyfill";
import { dayInWords, shortDay, shortDayYear } from "../calendar/words.ts";
import { daysBetween } from "../calendar/zone.ts";
import type { Strike, StrikeState } from "./strike.ts";

/** A run of consecutive strike days. */
export interface Block {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

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

/** "Friday 28 April 2023"; "Mon 10 April to Fri 14 April, Mon 17 April 2023". */
export function daysInWords(days: readonly Temporal.PlainDate[]): string {
  const [only] = days;
  if (only && days.length === 1) return dayInWords(only);
  const blocks = blocksOf(days);
  return blocks
    .map((block, index) => {
      const name = index === blocks.length - 1 ? shortDayYear : shortDay;
      return block.first.equals(block.last)
        ? name(block.last)
        : `${shortDay(block.first)} to ${name(block.last)}`;
    })
    .join(", ");
}

/** The run of days that is on or next, if any is left. */
export function nextBlock(strike: Strike, today: Temporal.PlainDate): Block | undefined {
  return blocksOf(strike.days).find((block) => Temporal.PlainDate.compare(today, block.last) <= 0);
}

/** A confirmed strike is "taken" once its last day has passed: that is never stored. */
export function stateOn(strike: Strike, today: Temporal.PlainDate): StrikeState | "taken" {
  return strike.state === "confirmed" && !nextBlock(strike, today) ? "taken" : strike.state;
}

/** First and last day; a strike always has at least one. Throws otherwise: our bug. */
export function spanOf(strike: Strike): Block {
  const first = strike.days[0];
  const last = strike.days.at(-1);
  if (!first || !last) throw new Error("a strike without days");
  return { first, last };
}
