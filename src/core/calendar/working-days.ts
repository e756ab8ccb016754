import type { Temporal } from "temporal-polyfill";
import { type Division, isBankHoliday } from "./bank-holidays.ts";

/** The nation a member posts from. England and Wales share their bank holidays. */
export type Nation = "england" | "wales" | "scotland" | "northern-ireland";

const divisions: Readonly<Record<Nation, Division>> = {
  england: "england-and-wales",
  wales: "england-and-wales",
  scotland: "scotland",
  "northern-ireland": "northern-ireland",
};

/**
 * Whether post moves on this civil date between the member's nation and the scrutineer, who is in England:
 * Monday to Friday, and a bank holiday in neither. Royal Mail also delivers first class on Saturdays; they are
 * left out so that advice errs early. Beyond the bank-holiday snapshot (see `bankHolidaysCover`) only weekends
 * are known.
 */
export function isWorkingDay(date: Temporal.PlainDate, nation: Nation): boolean {
  if (date.dayOfWeek > 5) return false;
  return !isBankHoliday(date, divisions[nation]) && !isBankHoliday(date, "england-and-wales");
}

/**
 * Whether post boxes in the member's nation are emptied on this civil date: Monday to Saturday, no bank holiday.
 * Nothing is delivered on the other days either.
 */
export function isCollectionDay(date: Temporal.PlainDate, nation: Nation): boolean {
  return date.dayOfWeek < 7 && !isBankHoliday(date, divisions[nation]);
}

/**
 * The civil date `count` working days before `date`; `date` itself is not counted and need not be a working
 * day. 0 gives `date`. Throws RangeError when `count` is not a whole number of at least 0.
 */
export function minusWorkingDays(
  date: Temporal.PlainDate,
  count: number,
  nation: Nation,
): Temporal.PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`working days to go back: ${count}`);
  let day = date;
  for (let left = count; left > 0; ) {
    day = day.subtract({ days: 1 });
    if (isWorkingDay(day, nation)) left -= 1;
  }
  return day;
}

/** The civil date `count` working days after `date`, as above: 0 gives `date`. */
export function plusWorkingDays(date: Temporal.PlainDate, count: number, nation: Nation): Temporal.PlainDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, nation)) left -= 1;
  }
  return day;
}

/**
 * How many working days `date` lies before `close`, both civil dates: the working days from `date` on, with
 * `close` itself not counted. Wednesday is three before the next Monday. Negative when `date` is after `close`.
 */
export function workingDaysBefore(
  date: Temporal.PlainDate,
  close: Temporal.PlainDate,
  nation: Nation,
): number {
  if (date.until(close).sign < 0) return -workingDaysBefore(close, date, nation);
  let count = 0;
  for (let day = date; !day.equals(close); day = day.add({ days: 1 })) {
    if (isWorkingDay(day, nation)) count += 1;
  }
  return count;
}
