import type { Temporal } from "temporal-polyfill";
import type { JobServices } from "./job.ts";
import { problemFields } from "./problem.ts";

/** How long to wait before a thing that failed twice is tried again, ms: doubled with every try up to the most. */
const firstWaitMs = 60_000;

const longestWaitMs = 60 * 60_000;

/** When to try again after so many tries in a row: at the next run after the first, at least once an hour. */
export function backedOff(tries: number, now: Temporal.Instant): Temporal.Instant {
  if (tries <= 1) return now;
  return now.add({ milliseconds: Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tries - 2, 10)) });
}

/** Whether it may be tried: what is further away than the longest wait was noted by a clock that has been set back. */
export function mayTry(after: Temporal.Instant | undefined, now: Temporal.Instant): boolean {
  const waitMs = after === undefined ? 0 : after.epochMilliseconds - now.epochMilliseconds;
  return waitMs <= 0 || waitMs > longestWaitMs;
}

interface Alone<One, Made> {
  readonly job: string;
  /** Our own id of it: it is logged, and kept with the setback. */
  readonly about: (one: One) => string;
  readonly work: (one: One) => Promise<Made>;
}

/**
 * Does a job's work for each by itself. One that fails stops nobody behind it: it is logged, counted and tried again
 * less and less often, after the others. Returns what was made of those that went well. Throws when the database is
 * away, as a setback cannot be noted then.
 */
export async function eachAlone<One, Made>(
  all: readonly One[],
  { job, about, work }: Alone<One, Made>,
  { database, clock, log }: Pick<JobServices, "database" | "clock" | "log">,
): Promise<readonly Made[]> {
  const { setbacks } = database.store;
  const before = await setbacks.of(job);
  const wasSetBack = (one: One) => (before.has(about(one)) ? 1 : 0);
  const made: Made[] = [];
  for (const one of all.toSorted((a, b) => wasSetBack(a) - wasSetBack(b))) {
    const id = about(one);
    const setback = before.get(id);
    if (!mayTry(setback?.nextAt, clock.now())) continue;
    try {
      made.push(await work(one));
    } catch (error) {
      const tries = (setback?.tries ?? 0) + 1;
      await setbacks.note(job, id, { tries, nextAt: backedOff(tries, clock.now()) });
      log.error({ job, about: id, tries, ...problemFields(error) }, "a job failed for one thing alone");
      continue;
    }
    if (setback) await setbacks.over(job, id);
  }
  return made;
}
