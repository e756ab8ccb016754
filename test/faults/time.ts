import { Temporal } from "temporal-polyfill";
import { ukZone } from "../../src/core/calendar/zone.ts";
import { type FastClock, read } from "./times.ts";

/** The business clock of a round. It runs fast, and jumps. */
export interface Time {
  now(): Temporal.Instant;
  /** What it said at a real moment, ms. */
  at(real: number): Temporal.Instant;
  jumpTo(moment: Temporal.Instant): void;
  /** For a worker. */
  clock(): FastClock;
}

/** @param local When it begins, UK time. */
export function createTime(local: string): Time {
  const from = Temporal.PlainDateTime.from(local).toZonedDateTime(ukZone).epochMilliseconds;
  let current: FastClock = { from, real: Date.now() };
  const past: FastClock[] = [current];
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(Math.floor(ms));

  return {
    now: () => instant(read(current)),
    at(real) {
      const then = past.findLast((one) => one.real <= real) ?? past[0] ?? current;
      return instant(read(then, real));
    },
    jumpTo(moment) {
      current = { from: moment.epochMilliseconds, real: Date.now() };
      past.push(current);
    },
    clock: () => current,
  };
}
