import { Temporal } from "temporal-polyfill";
import type { Reminder } from "./reminder.ts";

/** A repeating reminder without an end runs this long: long enough for any ballot. */
export const defaultRunDays = 12 * 7;
/** The longest a repeating reminder may run. */
export const longestRunDays = 366;

/** Every civil date of a reminder, the first included. Weekdays are Monday to Friday, bank holidays included. */
export function occurrences(reminder: Reminder): readonly Temporal.PlainDate[] {
  if (reminder.repeat === "once") return [reminder.on];
  const last = reminder.until ?? reminder.on.add({ days: defaultRunDays });
  const step = reminder.repeat === "weekly" ? 7 : 1;
  const dates: Temporal.PlainDate[] = [];
  for (let on = reminder.on; Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: step })) {
    if (reminder.repeat !== "weekdays" || on.dayOfWeek <= 5) dates.push(on);
  }
  return dates;
}
