import { Temporal } from "temporal-polyfill";
import { dayInWords, shortDay, timeInWords } from "../calendar/words.ts";
import { words } from "../text/say.ts";

/**
 * From and to what hour a walk-out goes. "each": on each of its days by itself, over midnight where it ends no later
 * than it begins. "across": once, from an hour of the first day to one of the last. "words": as the union says it.
 */
export type Hours =
  | { readonly kind: "words"; readonly words: string }
  | {
      readonly kind: "each" | "across";
      readonly from: Temporal.PlainTime;
      readonly until: Temporal.PlainTime;
    };

/** Whether a walk-out that begins on a day ends on the next. */
export function isOvernight(hours: Hours | undefined): boolean {
  return hours?.kind === "each" && Temporal.PlainTime.compare(hours.until, hours.from) <= 0;
}

/** Whether one walk-out without a break ends after it begins: from the evening to the morning it takes two days. */
export function endsAfterBegin(hours: Hours | undefined, days: readonly Temporal.PlainDate[]): boolean {
  if (hours?.kind !== "across" || days.length > 1) return true;
  return Temporal.PlainTime.compare(hours.from, hours.until) < 0;
}

/** "from 8:30pm to 4:29am on the next day, each time"; "from 6pm on Sun 5 April to 9:59am on Mon 6 April". */
export function hoursInWords(hours: Hours, days: readonly Temporal.PlainDate[], open = false): string {
  if (hours.kind === "words") return hours.words;
  const [first, last] = [days[0], days.at(-1)];
  const values = { from: timeInWords(hours.from), until: timeInWords(hours.until) };
  if (hours.kind === "across" && first && last)
    return words("strike-hours-across", { ...values, first: shortDay(first), last: shortDay(last) });
  const only = days.length === 1 && !open && first ? dayInWords(first.add({ days: 1 })) : "";
  const over = isOvernight(hours) ? (only ? "named" : "next") : "same";
  return words("strike-hours-each", { ...values, over, day: only, each: String(open || days.length > 1) });
}
