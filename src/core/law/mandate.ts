import type { Temporal } from "temporal-polyfill";

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
