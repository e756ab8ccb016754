import type { Temporal } from "temporal-polyfill";
import { monthName, weekdayName, weekdayShort } from "./names.ts";
import { civilDate, civilTime, daysBetween } from "./zone.ts";

/** A civil date in full: "Tuesday 9 May 2023". English from plain tables, so no machine's locale changes it. */
export function dayInWords(date: Temporal.PlainDate): string {
  return `${weekdayName(date.dayOfWeek)} ${date.day} ${monthName(date.month)} ${date.year}`;
}

/** A civil date for a line where the year is plain: "Thu 27 April". */
export function shortDay(date: Temporal.PlainDate): string {
  return `${weekdayShort(date.dayOfWeek)} ${date.day} ${monthName(date.month)}`;
}

/** A civil date, short, with its year: "Thu 27 April 2023". */
export function shortDayYear(date: Temporal.PlainDate): string {
  return `${shortDay(date)} ${date.year}`;
}

/** Further from today than this, in days, a date is told with its year. */
const nearDays = 180;

/** A civil date as people near it say it: "Thu 27 April", with its year where that is not plain. */
export function nearDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return Math.abs(daysBetween(today, date)) > nearDays ? shortDayYear(date) : shortDay(date);
}

/** The same with a local time where there is one: "Tue 9 May, 12 noon". */
export function nearMoment(
  { date, time }: { readonly date: Temporal.PlainDate; readonly time?: Temporal.PlainTime },
  today: Temporal.PlainDate,
): string {
  const day = nearDay(date, today);
  return time === undefined ? day : `${day}, ${timeInWords(time)}`;
}

/** A local time to the minute: "12 noon", "midnight", "9am", "5:30pm". */
export function timeInWords(time: Temporal.PlainTime): string {
  if (time.minute === 0 && time.hour === 12) return "12 noon";
  if (time.minute === 0 && time.hour === 0) return "midnight";
  const hour = time.hour % 12 === 0 ? 12 : time.hour % 12;
  const minutes = time.minute === 0 ? "" : `:${String(time.minute).padStart(2, "0")}`;
  return `${hour}${minutes}${time.hour < 12 ? "am" : "pm"}`;
}

/** A civil date, with its local time where there is one: "Tuesday 9 May 2023, 12 noon". */
export function momentInWords(date: Temporal.PlainDate, time?: Temporal.PlainTime): string {
  return time === undefined ? dayInWords(date) : `${dayInWords(date)}, ${timeInWords(time)}`;
}

/** An instant as the branch's own calendar and clock say it. */
export function instantInWords(at: Temporal.Instant, zone: string): string {
  return momentInWords(civilDate(at, zone), civilTime(at, zone));
}
