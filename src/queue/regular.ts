import type { Clock } from "../core/command/job.ts";
import type { WakeQueue } from "./queue.ts";

const minuteMs = 60_000;

const hourMs = 60 * minuteMs;

/** Wakes that go by the business clock's minutes and hours, whatever is due; each runs once at a time. */
const regularJobs = [
  { job: "pass-on", everyMs: minuteMs },
  { job: "refresh-check", everyMs: minuteMs },
  { job: "close-check", everyMs: minuteMs },
  { job: "alert-reps", everyMs: minuteMs },
  { job: "purge", everyMs: hourMs },
  { job: "scrub", everyMs: 5 * minuteMs },
] as const;

/** What is woken by the clock takes turns: see `JobTurns`. */
export function isRegular(job: string): boolean {
  return regularJobs.some((regular) => regular.job === job);
}

/** How long a wake-up that was taken may wait to be run before the ticker looks whether it was, ms. */
const graceMs = 30_000;

export interface RegularParts {
  readonly wake: WakeQueue["wake"];
  readonly clock: Clock;
  /** Monotonic ms. */
  readonly elapsedMs: () => number;
  /** How the regular jobs run when the queue does not run them; absent: not at all. */
  readonly direct?: {
    /** Ms since each job last ran in any process. */
    readonly agoMs: () => Promise<ReadonlyMap<string, number>>;
    /** Begins it, unless it runs somewhere. */
    readonly begin: (job: string) => void;
  };
}

type Regular = (typeof regularJobs)[number];

/** Wakes each regular job once in each of its periods, and runs those that the queue took and ran not, or did not take. */
export function createRegular({ wake, clock, elapsedMs, direct }: RegularParts): () => Promise<void> {
  const woken = new Map<string, number>();
  /** Taken by the queue: whether they ran is looked at after this moment. */
  const trusted = new Map<Regular, number>();

  async function wakeAll(): Promise<readonly Regular[]> {
    const now = clock.now().epochMilliseconds;
    const asked = regularJobs.filter(({ job, everyMs }) => woken.get(job) !== Math.floor(now / everyMs));
    for (const [place, regular] of asked.entries()) {
      const { job, everyMs } = regular;
      const period = Math.floor(now / everyMs);
      try {
        await wake(job, { id: `${job}-${period}`, onceInMs: everyMs });
      } catch (error) {
        // Away from one, away from all: each attempt may take a second.
        await runOverdue(asked.slice(place));
        throw error;
      }
      woken.set(job, period);
      trusted.set(regular, elapsedMs() + graceMs);
    }
    return [...trusted].filter(([, at]) => elapsedMs() >= at).map(([regular]) => regular);
  }

  async function runOverdue(jobs: readonly Regular[]): Promise<void> {
    if (!direct || jobs.length === 0) return;
    const ago = await direct.agoMs();
    for (const { job, everyMs } of jobs) {
      if ((ago.get(job) ?? Number.POSITIVE_INFINITY) >= everyMs) direct.begin(job);
    }
  }

  return async () => {
    const late = await wakeAll();
    for (const regular of late) trusted.delete(regular);
    await runOverdue(late);
  };
}
