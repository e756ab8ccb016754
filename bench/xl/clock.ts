import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../src/core/command/job.ts";

/** The real clock, put forward or back: it runs, and may be set. */
export interface ShiftedClock extends Clock {
  nowMs(): number;
  /** Ms since 1970 that it says now. */
  set(toMs: number): void;
  /** What to add to the machine's clock, ms. */
  offsetMs(): number;
}

export function createShiftedClock(offsetMs = 0): ShiftedClock {
  let offset = offsetMs;
  const nowMs = () => Date.now() + offset;
  return {
    nowMs,
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs()),
    set(toMs) {
      offset = toMs - Date.now();
    },
    offsetMs: () => offset,
  };
}

/** The day of the run, in the summer: fourteen days before the close, on which every countdown posts at nine. */
const day = "2026-06-03";

export const dates = { opens: "20 May 2026", closes: "17 June 2026 12 noon", later: "24 June 2026 12 noon" };

/** Ms since 1970 of a time of that day in London: "09:00:00". */
export function atTime(time: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime("Europe/London").epochMilliseconds;
}
