import { Temporal } from "temporal-polyfill";
import type { TypedDay } from "./day-part.ts";
import type { DatedDay } from "./numeric-day.ts";
import {
  dayWithoutMonth,
  noSuchDay,
  notALeapYear,
  weekdayDisagrees,
  whichYear,
  yearOutOfReach,
} from "./problems.ts";
import { type Reading, refused, understood } from "./reading.ts";

const firstYear = 2000;

const lastYear = 2099;

/** A day without a year further ahead than this was more likely a day that has passed. */
const monthsAheadWithoutYear = 10;

/** Two leap years are at most eight years apart, so even 29 February is found on both sides. */
const yearsToLook = 8;

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * The civil date a typed day means. `today` is what "tomorrow" and "Friday" are measured from; a day without a year
 * is the first such on or after `from`, which is today unless an earlier day of a list or range was typed.
 */
export function resolveDay(
  typed: TypedDay,
  today: Temporal.PlainDate,
  from: Temporal.PlainDate = today,
): Reading<Temporal.PlainDate> {
  switch (typed.kind) {
    case "offset":
      return understood(today.add({ days: typed.days, months: typed.months ?? 0 }));
    case "weekday":
      return understood(
        typed.week === "coming" ? comingWeekday(today, typed.weekday) : nextWeek(today, typed.weekday),
      );
    case "date":
      return resolveDated(typed, from);
  }
}

function comingWeekday(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

/** "next Friday" is the Friday of the next week that starts on a Monday, whatever day it is today. */
function nextWeek(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: 7 - today.dayOfWeek + weekday });
}

function resolveDated(typed: DatedDay, from: Temporal.PlainDate): Reading<Temporal.PlainDate> {
  const { day, month, year, weekday } = typed;
  if (month === undefined) return refused(dayWithoutMonth(String(day)));
  const longest = longestMonths[month - 1] ?? 0;
  if (day < 1 || day > longest) return refused(noSuchDay(day, month, longest));
  const date = year === undefined ? nextSuch(day, month, from) : dateIn(year, month, day);
  if (!date.ok || weekday === undefined || date.value.dayOfWeek === weekday) return date;
  return refused(weekdayDisagrees(date.value, weekday));
}

function dateIn(year: number, month: number, day: number): Reading<Temporal.PlainDate> {
  if (year < firstYear || year > lastYear) {
    return refused(yearOutOfReach(String(year).padStart(4, "0"), firstYear, lastYear));
  }
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? understood(date) : refused(notALeapYear(year));
}

function nextSuch(day: number, month: number, from: Temporal.PlainDate): Reading<Temporal.PlainDate> {
  const years = Array.from({ length: 2 * yearsToLook + 1 }, (_, index) => from.year - yearsToLook + index);
  const dates = years
    .map((year) => Temporal.PlainDate.from({ year, month, day }))
    .filter((date) => date.day === day);
  const later = dates.find((date) => Temporal.PlainDate.compare(date, from) >= 0);
  const earlier = dates.findLast((date) => Temporal.PlainDate.compare(date, from) < 0);
  const furthest = from.add({ months: monthsAheadWithoutYear });
  if (later !== undefined && Temporal.PlainDate.compare(later, furthest) <= 0) return understood(later);
  return refused(whichYear(day, month, earlier?.year ?? firstYear, later?.year ?? lastYear));
}
