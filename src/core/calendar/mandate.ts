import { Temporal } from "temporal-polyfill";

const TWELVE_MONTHS_FROM = Temporal.PlainDate.from("2026-02-18");

/**
 * The last civil date on which a mandate allows action. TULRCA 1992 s.234(1): it ends with the period of N months
 * "beginning with the date of the ballot", which is the day voting closes; so close + N months − 1 day. Where the
 * month is too short (31 August + 6 months) the month's end is taken before the day comes off: the cautious
 * reading. A court can stop the clock (s.234(2)), so an officer must be able to override this date. Great Britain
 * only. Throws RangeError when `months` is not a whole number above 0.
 */
export function mandateLastDay(close: Temporal.PlainDate, months: number): Temporal.PlainDate {
  if (!Number.isInteger(months) || months < 1) throw new RangeError(`months of a mandate: ${months}`);
  return close.add({ months }, { overflow: "constrain" }).subtract({ days: 1 });
}

/**
 * How many months a mandate lasts, by the ballot's opening day (civil date): 12 for ballots opened on or after
 * 18 February 2026 (Employment Rights Act 2025, amending s.234(1)), 6 before. Great Britain only.
 */
export function mandateMonths(opens: Temporal.PlainDate): 6 | 12 {
  return Temporal.PlainDate.compare(opens, TWELVE_MONTHS_FROM) < 0 ? 6 : 12;
}
