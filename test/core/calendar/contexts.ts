import { Temporal } from "temporal-polyfill";
import type { Reading, ReadingContext } from "../../../src/core/calendar/reading/reading.ts";
import { civilDate, ukZone } from "../../../src/core/calendar/zone.ts";

/** A day of the 2023 reballot: Thursday 20 April, 2:30pm in London. */
export const THURSDAY = contextAt("2023-04-20T14:30:00+01:00");

export function contextAt(instant: string, zone: string = ukZone): ReadingContext {
  const now = Temporal.Instant.from(instant);
  return { today: civilDate(now, zone), now, zone };
}

export function day(iso: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(iso);
}

export function time(iso: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(iso);
}

/** A reading as it is easiest to compare: values as ISO strings, or the problem. */
export function plain(reading: Reading<unknown>): unknown {
  return reading.ok ? JSON.parse(JSON.stringify(reading.value)) : reading.problem;
}

/** One change of a zone's clocks. */
export interface ZoneChange {
  readonly zone: string;
  readonly at: Temporal.Instant;
  /** Nanoseconds ahead of UTC. */
  readonly before: number;
  readonly after: number;
  /** What the wall never shows, when the clocks go forward. */
  readonly skips?: { readonly from: Temporal.PlainDateTime; readonly until: Temporal.PlainDateTime };
}

/** Every change of a zone's clocks from the first of one year to the last of another. */
export function changesOf(zone: string, firstYear: number, lastYear: number): readonly ZoneChange[] {
  const changes: ZoneChange[] = [];
  let moment = Temporal.ZonedDateTime.from({ year: firstYear, month: 1, day: 1, timeZone: zone });
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (!next || next.year > lastYear) return changes;
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    const after = next.offsetNanoseconds;
    const at = next.toInstant();
    const from = at.add({ nanoseconds: before }).toZonedDateTimeISO("UTC").toPlainDateTime();
    const skips = { from, until: next.toPlainDateTime() };
    changes.push({ zone, at, before, after, ...(after > before && { skips }) });
    moment = next;
  }
}

/** The civil dates on which the UK's clocks change in a year. */
export function clockChanges(year: number): readonly Temporal.PlainDate[] {
  return changesOf(ukZone, year, year).map(({ at }) => civilDate(at, ukZone));
}
