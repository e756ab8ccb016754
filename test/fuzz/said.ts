import { Temporal } from "temporal-polyfill";

/** Dates and hours as a post says them, read and written without any of Muster's own code. */

const zone = "Europe/London";

const months = "January February March April May June July August September October November December".split(
  " ",
);

const weekdays = "Mon Tue Wed Thu Fri Sat Sun".split(" ");

/** What a channel or a rep was shown. */
export interface Told {
  /** None: it went to one person. */
  readonly channel?: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** A day as posts name it, as a pattern. */
export const aDay = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Tue|Wed|Thu|Sat)(?:day)? \\d{1,2} (?:${months.join("|")})(?: \\d{4})?`;

/** An hour as posts name it, as a pattern. */
export const anHour = "(?:\\d{1,2}(?::\\d\\d)?[ap]m\\b|12 noon|\\bmidnight\\b)";

const aRun = new RegExp(`(${aDay})(?: to (${aDay}))?`, "gu");

export function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}

export function instantAt(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toPlainDateTime(time).toZonedDateTime(zone).toInstant();
}

/** From one day to another, in days. */
export function daysFrom(one: Temporal.PlainDate, other: Temporal.PlainDate): number {
  return one.until(other, { largestUnit: "day" }).days;
}

/** The day a post means, as ISO. Throws where its weekday is not that of the day. */
function read(said: string, near: Temporal.PlainDate): string {
  const [weekday = "", day, month = "", year] = said.split(" ");
  const years = year ? [Number(year)] : [0, 1, -1].map((more) => near.year + more);
  const found = years
    .flatMap((one) => {
      const date = Temporal.PlainDate.from({
        year: one,
        month: months.indexOf(month) + 1,
        day: Number(day),
      });
      return weekdays[date.dayOfWeek - 1] === weekday.slice(0, 3) ? [date] : [];
    })
    .toSorted((a, b) => Math.abs(daysFrom(near, a)) - Math.abs(daysFrom(near, b)))[0];
  if (!found) throw new Error(`${said} is no such day`);
  return found.toString();
}

/** Every day that is named in a text, as ISO. */
export function daysNamed(text: string, near: Temporal.PlainDate): readonly string[] {
  return (text.match(new RegExp(aDay, "gu")) ?? []).map((said) => read(said, near));
}

/** Every day of a list of days and runs of days: "Mon 10 April to Fri 14 April, Mon 17 April 2023". */
export function daysListed(text: string, near: Temporal.PlainDate): readonly string[] {
  return [...text.matchAll(aRun)].flatMap(([, first = "", last]) => {
    const from = Temporal.PlainDate.from(read(first, near));
    const until = last === undefined ? from : Temporal.PlainDate.from(read(last, from));
    return Array.from({ length: daysFrom(from, until) + 1 }, (_, index) =>
      from.add({ days: index }).toString(),
    );
  });
}

/** As a rep types it and no post says it: "2023-05-09" is "9 May 2023". */
export function typed(day: Temporal.PlainDate): string {
  return `${day.day} ${months[day.month - 1]} ${day.year}`;
}

export function hour(time: Temporal.PlainTime): string {
  const minutes = time.minute > 0 ? `:${String(time.minute).padStart(2, "0")}` : "";
  if (minutes === "" && time.hour % 12 === 0) return time.hour === 0 ? "midnight" : "12 noon";
  return `${time.hour % 12 || 12}${minutes}${time.hour < 12 ? "am" : "pm"}`;
}

/** Every hour that is named in a text. */
export function hoursNamed(text: string): readonly string[] {
  return text.match(new RegExp(anHour, "gu")) ?? [];
}
