import { type ScheduledTask, schedule } from "node-cron";
import type { Clock, Log } from "../core/command/job.ts";
import type { OutboxStore } from "../core/ports/outbox.ts";
import { createProblems } from "./problems.ts";
import type { WakeQueue } from "./queue.ts";

/** Turns time into wake-ups, once a second, in every process that works. */
export interface Ticker {
  /**
   * One look. Resolves when its wake-ups are added; a drain it began may go on. Never throws. A tick during a tick is
   * that same tick. `lookaheadMs` 0 adds no wake-ups ahead: for tests, and for a clock that is being moved.
   */
  tick(lookaheadMs?: number): Promise<void>;
  start(): void;
  /** Resolves when the tick and the drain in hand are done. */
  stop(): Promise<void>;
}

export interface TickerParts {
  readonly outbox: Pick<OutboxStore, "dueInstants" | "anythingDue">;
  readonly wake: WakeQueue["wake"];
  /**
   * Sends what is due. It is called at every tick at which something is, also while it runs, so that posts go with the
   * queue away.
   */
  readonly drain: () => Promise<void>;
  /** The business clock: all that is looked up and all that is woken goes by it. */
  readonly clock: Clock;
  readonly log: Log;
}

const usualLookaheadMs = 90_000;

/** Wake-ups are at most this close together: instants are rounded up, never down. Milliseconds. */
const slotMs = 25;

const slotNs = BigInt(slotMs) * 1_000_000n;

/** Instants per look, earliest first. More than this stand in no tick's 90 seconds for long. */
const instantsPerTick = 2_000;

const minuteMs = 60_000;

const hourMs = 60 * minuteMs;

/** Wakes that go by the business clock's minutes and hours, whatever is due. */
const regular = [
  { job: "pass-on", everyMs: minuteMs },
  { job: "refresh-check", everyMs: minuteMs },
  { job: "close-check", everyMs: minuteMs },
  { job: "alert-reps", everyMs: minuteMs },
  { job: "purge", everyMs: hourMs },
];

export function createTicker(parts: TickerParts): Ticker {
  const problems = createProblems(parts.log, "clock");
  const lookAhead = createLookAhead(parts);
  const wakeRegularly = createRegular(parts);
  const drainWhatIsDue = createDrainer(parts, problems.met);
  let ticking: Promise<void> | undefined;
  let task: ScheduledTask | undefined;

  async function look(lookaheadMs: number): Promise<void> {
    // Side by side: an unreachable queue must hold up no post.
    const looks = [lookAhead(lookaheadMs), wakeRegularly(), drainWhatIsDue.begin()];
    const failed = (await Promise.allSettled(looks)).filter((result) => result.status === "rejected");
    for (const { reason } of failed) problems.met(reason);
    if (failed.length === 0) problems.passed();
  }

  function tick(lookaheadMs = usualLookaheadMs): Promise<void> {
    ticking ??= look(lookaheadMs).finally(() => {
      ticking = undefined;
    });
    return ticking;
  }

  return {
    tick,
    start() {
      task ??= schedule("* * * * * *", () => tick(), { name: "muster", suppressMissedWarning: true });
    },
    async stop() {
      await task?.destroy();
      task = undefined;
      await ticking;
      await drainWhatIsDue.done();
    },
  };
}

/** Adds a wake-up for each slot in which something falls due, and remembers which it has added. */
function createLookAhead({ outbox, wake, clock }: TickerParts): (lookaheadMs: number) => Promise<void> {
  const added = new Set<number>();
  return async (lookaheadMs) => {
    if (lookaheadMs <= 0) return;
    const now = clock.now();
    for (const slot of added) if (slot <= now.epochMilliseconds) added.delete(slot);
    const until = now.add({ milliseconds: lookaheadMs });
    for (const due of await outbox.dueInstants(now, until, instantsPerTick)) {
      const slot = slotOf(due.epochNanoseconds);
      if (added.has(slot)) continue;
      await wake("deliver", {
        id: `deliver-at-${slot}`,
        delayMs: Math.max(0, slot - clock.now().epochMilliseconds),
      });
      added.add(slot);
    }
  };
}

/** Milliseconds since 1970, rounded up to the slot. */
function slotOf(epochNanoseconds: bigint): number {
  return Number((epochNanoseconds + slotNs - 1n) / slotNs) * slotMs;
}

function createRegular({ wake, clock }: TickerParts): () => Promise<void> {
  const woken = new Map<string, number>();
  return async () => {
    const now = clock.now().epochMilliseconds;
    for (const { job, everyMs } of regular) {
      const period = Math.floor(now / everyMs);
      if (woken.get(job) === period) continue;
      await wake(job, { id: `${job}-${period}`, onceInMs: everyMs });
      woken.set(job, period);
    }
  };
}

/** A drain of one platform may take minutes: ticks do not wait for it, and ask again for the sake of the others. */
function createDrainer({ outbox, drain, clock }: TickerParts, failed: (error: unknown) => void) {
  const draining = new Set<Promise<void>>();
  return {
    async begin(): Promise<void> {
      if (!(await outbox.anythingDue(clock.now()))) return;
      const one = drain()
        .catch(failed)
        .finally(() => draining.delete(one));
      draining.add(one);
    },
    async done(): Promise<void> {
      await Promise.all(draining);
    },
  };
}
