import { Temporal } from "temporal-polyfill";
import type { FoundDay } from "./found.ts";

/** What a day without its year, or its month, can mean in its list. */
export interface Beside {
  readonly today: Temporal.PlainDate;
  /** The year that is named nearest: above, or else below. */
  readonly year: number | undefined;
  /** The month of the heading it stands below, where the heading is one. */
  readonly month: number | undefined;
}

/** Months ahead and back that a day without a year is looked for. */
const reach = 10;

/**
 * Every date a day of a list can be, the likeliest first. With a weekday only the years in which it is that; without
 * any year in the list, those within ten months of today. Empty where there is no such day.
 */
export function datesOf(
  found: FoundDay,
  { today, year, month = found.month }: Beside,
): readonly Temporal.PlainDate[] {
  const named = found.month ?? month;
  if (named === undefined) return [];
  const dated = (one: number) => dateIn(one, named, found.day);
  if (found.year !== undefined) return [dated(found.year)].filter((date) => date !== undefined);
  const years =
    year === undefined ? [today.year, today.year + 1, today.year - 1] : [year, year + 1, year - 1];
  const dates = years.map(dated).filter((date) => date !== undefined);
  const fitting =
    found.weekday === undefined ? dates : dates.filter((date) => date.dayOfWeek === found.weekday);
  if (year !== undefined) return fitting.length > 0 ? fitting : dates.slice(0, 1);
  const near = fitting.filter(
    (date) =>
      Temporal.PlainDate.compare(date, today.add({ months: reach })) <= 0 &&
      Temporal.PlainDate.compare(date, today.subtract({ months: reach })) >= 0,
  );
  return near.length > 0 ? near : fitting.length > 0 ? fitting : dates;
}

function dateIn(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : undefined;
}
