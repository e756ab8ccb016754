import { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { civilDate, daysBetween, instantOf } from "../calendar/zone.ts";
import type { Reminder } from "./reminder.ts";
import { fallsOn, isSeldom } from "./repeat.ts";

/** A repeating reminder without an end runs this long: long enough for any ballot. */
const defaultRunDays = 12 * 7;

/** Days before the last posting date on which one "ballot" goes daily. */
const dailyAtTheEnd = 4;

/** The longest a repeating reminder may run. */
export const longestRunDays = 366;

/** When a reminder goes. */
export type Series = Pick<Reminder, "on" | "repeat" | "until">;

/** Every civil date of a reminder: none before the day it was set for, none after its last. */
export function occurrences(
  { on: first, repeat, until }: Series,
  { nation }: Pick<Branch, "nation">,
): readonly Temporal.PlainDate[] {
  if (repeat === "once") return [first];
  if (repeat === "ballot" && until) return thickening(first, until);
  const last = until ?? first.add(isSeldom(repeat) ? { years: 1 } : { days: defaultRunDays });
  return everyDay(first, last).filter((on) => fallsOn(on, repeat, { first, nation }));
}

function everyDay(first: Temporal.PlainDate, last: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const days = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: days }, (_, day) => first.add({ days: day }));
}

/** Every second day, and daily in the last four days before the end. */
function thickening(first: Temporal.PlainDate, last: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  return everyDay(first, last).filter((on, day) => day % 2 === 0 || daysBetween(on, last) <= dailyAtTheEnd);
}

/** Whether its post of this civil date is the last of several. */
export function endsOn(on: Temporal.PlainDate, series: Series, branch: Pick<Branch, "nation">): boolean {
  if (series.repeat === "once") return false;
  const last = occurrences(series, branch).at(-1);
  return last !== undefined && Temporal.PlainDate.compare(last, on) <= 0;
}

/** The civil date on which a reminder goes next; undefined once nothing of it is left. */
export function nextOccurrence(
  reminder: Series & Pick<Reminder, "at">,
  branch: Pick<Branch, "nation" | "zone">,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  const { zone } = branch;
  const today = civilDate(now, zone);
  return occurrences(reminder, branch).find((on) => {
    const days = Temporal.PlainDate.compare(on, today);
    return days > 0 || (days === 0 && Temporal.Instant.compare(instantOf(on, reminder.at, zone), now) > 0);
  });
}
