import type { Temporal } from "temporal-polyfill";

/** The zone of every deadline a UK union prints, wherever its members read it. */
export const ukZone = "Europe/London";

/**
 * The instant of a civil date and local time in a zone. A local time the clocks skip (01:30 on 26 March 2023)
 * moves forward by the gap; one that comes twice (01:30 on 29 October 2023) means the first, so it is one
 * instant either way. Throws RangeError when the zone is unknown.
 */
export function instantOf(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Temporal.Instant {
  return date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: "compatible" }).toInstant();
}

/** The civil date on the wall at an instant. Throws RangeError when the zone is unknown. */
export function civilDate(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** The local time on the wall at an instant. Throws RangeError when the zone is unknown. */
export function civilTime(instant: Temporal.Instant, zone: string): Temporal.PlainTime {
  return instant.toZonedDateTimeISO(zone).toPlainTime();
}

/**
 * Calendar days from one civil date to another, as in "3 days to go": a difference of dates, never blocks of
 * 24 hours, so a change of the clocks does not matter. Negative when `to` has passed.
 */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: "day" }).days;
}

/** The instant a civil date ends in a zone, which is when the next begins. Throws RangeError when the zone is unknown. */
export function endOfDayInstant(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
