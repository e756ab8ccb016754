import { Gauge, type Registry } from "prom-client";
import type { Clock } from "../core/command/job.ts";
import type { JobTurns } from "../core/ports/turns.ts";
import type { Watch } from "../core/ports/watch.ts";
import { namesIn } from "./metrics.ts";

export interface StandingParts {
  readonly registry: Registry;
  readonly watch: Pick<Watch, "standing">;
  readonly turns: Pick<JobTurns, "agoMs">;
  /** The parts of this process as they were when last looked at. */
  readonly parts: () => ReadonlyMap<string, { readonly ok: boolean }>;
  /** The business clock. */
  readonly clock: Clock;
  /** Monotonic ms. */
  readonly elapsedMs: () => number;
}

/** The database is asked no more often than this, however often the numbers are read, ms. */
const freshMs = 10_000;

/** What it has not said within so many ms is left out, ms. */
const patienceMs = 2_000;

/**
 * What stands now, in gauges; to be awaited before they are read. Never throws: while the database does not answer, what
 * it would say is left out, as 0 would say that all is well.
 */
export function createStandingGauges(given: StandingParts): () => Promise<void> {
  const { registry, watch, turns, parts, clock, elapsedMs } = given;
  const own = namesIn(registry);
  const posts = new Gauge(own("posts", "Posts that have not gone out, by how they stand", "state"));
  const waits = new Gauge(own("overdue_seconds", "For how long the oldest overdue post has waited"));
  const lost = new Gauge(own("lost_places", "Channels and workspaces where nothing can be posted"));
  const ages = new Gauge(own("job_age_seconds", "Since a job last ran, in whichever process", "task"));
  const up = new Gauge(own("part_up", "1 where a part of this process is well, as /readyz says", "part"));

  async function ask(): Promise<void> {
    const now = clock.now();
    const [standing, agoMs] = await Promise.all([watch.standing(now), turns.agoMs()]);
    const { planned, overdue, overdueSince, held, failed } = standing;
    for (const [state, many] of Object.entries({ planned, overdue, held, failed }))
      posts.set({ state }, many);
    waits.set(overdueSince ? Math.max(0, now.since(overdueSince).total("seconds")) : 0);
    lost.set(standing.lost);
    // Prometheus's own label for what it reads is "job".
    for (const [task, ms] of agoMs) ages.set({ task }, ms / 1000);
  }

  function forget(): void {
    posts.reset();
    ages.reset();
    waits.remove();
    lost.remove();
  }

  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  function askOnce(): Promise<void> {
    asking ??= ask()
      .catch(forget)
      .finally(() => {
        askedAt = elapsedMs();
        asking = undefined;
      });
    return asking;
  }

  forget();
  return async () => {
    up.reset();
    for (const [part, { ok }] of parts()) up.set({ part }, ok ? 1 : 0);
    if (elapsedMs() - askedAt >= freshMs && !(await within(patienceMs, askOnce()))) forget();
  };
}

/** Whether it was done within so many ms. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
