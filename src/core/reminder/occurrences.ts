import { Temporal } from "temporal-polyfill";
import { civilDate, daysBetween, instantOf } from "../calendar/zone.ts";
import type { Reminder } from "./reminder.ts";

/** A repeating reminder without an end runs this long: long enough for any ballot. */
const defaultRunDays = 12 * 7;

/** Days before the last posting date on which one "ballot" goes daily. */
const dailyAtTheEnd = 4;

/** The longest a repeating reminder may run. */
export const longestRunDays = 366;

/** Every civil date of a reminder, the first included. Weekdays are Monday to Friday, bank holidays included. */
export function occurrences({
  on: first,
  repeat,
  until,
}: Pick<Reminder, "on" | "repeat" | "until">): readonly Temporal.PlainDate[] {
  if (repeat === "once") return [first];
  if (repeat === "ballot" && until) return thickening(first, until);
  const last = until ?? first.add({ days: defaultRunDays });
  const step = repeat === "weekly" ? 7 : 1;
  const dates: Temporal.PlainDate[] = [];
  for (let on = first; Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: step })) {
    if (repeat !== "weekdays" || on.dayOfWeek <= 5) dates.push(on);
  }
  return dates;
}

/** Every second day, and daily in the last four days before the end. */
function thickening(first: Temporal.PlainDate, last: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const days = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: days }, (_, day) => first.add({ days: day })).filter(
    (on, day) => day % 2 === 0 || daysBetween(on, last) <= dailyAtTheEnd,
  );
}

/** The civil date on which a reminder goes next; undefined once nothing of it is left. */
export function nextOccurrence(
  reminder: Pick<Reminder, "on" | "at" | "repeat" | "until">,
  zone: string,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  const today = civilDate(now, zone);
  return occurrences(reminder).find((on) => {
    const days = Temporal.PlainDate.compare(on, today);
    return days > 0 || (days === 0 && Temporal.Instant.compare(instantOf(on, reminder.at, zone), now) > 0);
  });
}
