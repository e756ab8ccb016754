import { Temporal } from "temporal-polyfill";
import type { Reading, ReadingContext } from "../../../src/core/calendar/reading.ts";
import { civilDate, UK } from "../../../src/core/calendar/zone.ts";

/** A day of the 2023 reballot: Thursday 20 April, 2:30pm in London. */
export const THURSDAY = contextAt("2023-04-20T14:30:00+01:00");

export function contextAt(instant: string, zone: string = UK): ReadingContext {
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
