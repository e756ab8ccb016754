import type { Log } from "../core/command/job.ts";
import { openProducer, type QueueBackend } from "./connection.ts";
import type { Unfit } from "./fitness.ts";
import { createProblems } from "./problems.ts";

export interface WakeOptions {
  /** Milliseconds from now; 0 unless told. */
  readonly delayMs?: number;
  /** Wake-ups of one id that have not run yet are one. Unless told, the job's name and when it is to run. */
  readonly id?: string;
  /** Milliseconds in which further wake-ups of this id are ignored, in every process, even when it has run. */
  readonly onceInMs?: number;
}

/** Says "something is due" to whichever process takes it first. What is due stands in the database. */
export interface WakeQueue {
  /** Throws when the queue cannot be reached. */
  wake(jobName: string, options?: WakeOptions): Promise<void>;
  /**
   * A wake-up nobody depends on: a failure is logged, never thrown, and never takes longer than a second. All hints in
   * one span of `spanMs` are one run at its end; without it the job runs at once.
   */
  hint(jobName: string, spanMs?: number): Promise<void>;
  /** What is wrong with the server it now leads to, which is then left. Throws when it cannot be reached. */
  unfit(): Promise<Unfit | undefined>;
  close(): Promise<void>;
}

/** Milliseconds an addition may take. Embedded, the first one waits for BullMQ's tables to be made. */
const patienceMs = { redis: 1_000, embedded: 30_000 };

/** Wake-ups for now are one per second and job: a job left behind by a killed process holds up no later second. */
const nowSlotMs = 1_000;

const delayedSlotMs = 25;

/** `elapsedMs` is monotonic. */
export function createQueue(backend: QueueBackend, log: Log, elapsedMs?: () => number): WakeQueue {
  const problems = createProblems(log, "queue", elapsedMs);
  const producer = openProducer(backend, problems.met);
  const patience = patienceMs[backend.kind];
  /** The latest span of each job that this process has asked a run for. */
  const hinted = new Map<string, string>();

  async function wake(jobName: string, options: WakeOptions = {}): Promise<void> {
    const delay = Math.max(0, options.delayMs ?? 0);
    const id = options.id ?? slotId(jobName, delay);
    const job = { delay, attempts: 1, removeOnComplete: true, removeOnFail: true };
    const deduplication = { id, ...repeats(backend, delay, options.onceInMs) };
    await within(patience, producer.add(jobName, {}, { ...job, deduplication }));
    problems.passed();
  }

  return {
    wake,
    async hint(jobName, spanMs) {
      const options: WakeOptions = spanMs === undefined ? {} : atEndOfSpan(jobName, spanMs);
      if (options.id !== undefined) {
        if (hinted.get(jobName) === options.id) return;
        hinted.set(jobName, options.id);
      }
      try {
        await wake(jobName, options);
      } catch (error) {
        problems.met(error);
      }
    },
    unfit: () => within(patience, producer.unfit()),
    async close() {
      await within(patience, producer.close()).catch(problems.met);
    },
  };
}

/** BullMQ's own clock is the machine's, so the slots of its jobs are too. */
function slotId(jobName: string, delayMs: number): string {
  const slotMs = delayMs > 0 ? delayedSlotMs : nowSlotMs;
  return `${jobName}-${Math.ceil((Date.now() + delayMs) / slotMs) * slotMs}`;
}

/** What comes while that run is on belongs to the next span, so nothing is missed. */
function atEndOfSpan(jobName: string, spanMs: number): WakeOptions {
  const now = Date.now();
  const end = (Math.floor(now / spanMs) + 1) * spanMs;
  return { id: `${jobName}-by-${end}`, delayMs: end - now };
}

/**
 * What becomes of a wake-up whose like is known.
 * - once in a while: it is dropped. Embedded there is one process, which remembers by itself, and BullMQ would keep
 *   every such id in a table for ever, so there the id is forgotten as soon as its job has run.
 * - for now: one that comes while the job runs makes it run once more, for the job may already have looked.
 * - delayed: it is dropped; the running one was started at the same instant or later.
 */
function repeats(backend: QueueBackend, delayMs: number, onceInMs: number | undefined) {
  if (onceInMs !== undefined && backend.kind === "redis") return { ttl: delayMs + onceInMs };
  return delayMs === 0 ? { keepLastIfActive: true } : {};
}

class NoAnswer extends Error {
  readonly code = "no-answer";
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`the queue did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
