import { type ScheduledTask, schedule } from "node-cron";
import { Temporal } from "temporal-polyfill";
import type { Clock, Log } from "../core/command/job.ts";
import type { OutboxStore } from "../core/ports/outbox.ts";
import type { JobTurns } from "../core/ports/turns.ts";
import { createProblems } from "./problems.ts";
import type { WakeQueue } from "./queue.ts";
import { createRegular } from "./regular.ts";
import { JobFailed, type JobRunner } from "./runner.ts";

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
  /** Runs the regular jobs that the queue does not run; absent: nobody does. */
  readonly direct?: {
    readonly turns: Pick<JobTurns, "agoMs">;
    readonly runner: Pick<JobRunner, "runInTurn">;
  };
  /** Called once when a day of the business clock (UTC) has ended, with its beginning. Not waited for. */
  readonly dayEnded?: (day: Temporal.Instant) => Promise<void>;
  /** Monotonic ms of this process. */
  readonly elapsedMs?: () => number;
}

const usualLookaheadMs = 90_000;

/** Wake-ups are at most this close together: instants are rounded up, never down. Milliseconds. */
const slotMs = 25;

const dayMs = 86_400_000;

const slotNs = BigInt(slotMs) * 1_000_000n;

/** Instants per look, earliest first. More than this stand in no tick's 90 seconds for long. */
const instantsPerTick = 2_000;

export function createTicker(parts: TickerParts): Ticker {
  const { direct, elapsedMs = () => performance.now() } = parts;
  const problems = createProblems(parts.log, "clock", elapsedMs);
  const inHand = createInHand(problems.met);
  const lookAhead = createLookAhead(parts);
  const wakeRegularly = createRegular({
    ...{ wake: parts.wake, clock: parts.clock, elapsedMs },
    ...(direct && {
      direct: {
        agoMs: direct.turns.agoMs,
        begin: (job) => inHand.take(direct.runner.runInTurn(job, false)),
      },
    }),
  });
  const noteTheDay = createDays(parts, inHand);
  let ticking: Promise<void> | undefined;
  let task: ScheduledTask | undefined;

  async function look(lookaheadMs: number): Promise<void> {
    // Side by side: an unreachable queue must hold up no post.
    const looks = [lookAhead(lookaheadMs), wakeRegularly(), drainWhatIsDue(parts, inHand)];
    const failed = (await Promise.allSettled(looks)).filter((result) => result.status === "rejected");
    for (const { reason } of failed) problems.met(reason);
    if (failed.length === 0) problems.passed();
    noteTheDay();
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
      await inHand.done();
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

/** A drain of one platform may take minutes: ticks do not wait for it, and ask again for the sake of the others. */
async function drainWhatIsDue({ outbox, drain, clock }: TickerParts, inHand: InHand): Promise<void> {
  if (await outbox.anythingDue(clock.now())) inHand.take(drain());
}

function createDays({ clock, dayEnded }: TickerParts, inHand: InHand): () => void {
  const today = () => Math.floor(clock.now().epochMilliseconds / dayMs);
  let day = today();
  return () => {
    const now = today();
    if (now === day) return;
    if (dayEnded) inHand.take(dayEnded(Temporal.Instant.fromEpochMilliseconds(day * dayMs)));
    day = now;
  };
}

interface InHand {
  take(work: Promise<void>): void;
  done(): Promise<void>;
}

/** What a tick began and does not wait for. A job that failed has said so itself. */
function createInHand(failed: (error: unknown) => void): InHand {
  const all = new Set<Promise<void>>();
  return {
    take(work) {
      const one = work
        .catch((error: unknown) => {
          if (!(error instanceof JobFailed)) failed(error);
        })
        .finally(() => all.delete(one));
      all.add(one);
    },
    async done() {
      await Promise.all(all);
    },
  };
}
