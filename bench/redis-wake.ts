import { Queue, Worker } from "bullmq";
import { Temporal } from "temporal-polyfill";
import type { JobServices, Log } from "../src/core/command/job.ts";
import { createQueue } from "../src/queue/queue.ts";
import { startWorker } from "../src/queue/worker.ts";
import { type Figure, judge, percentile } from "./figure.ts";
import { withRedis } from "./servers.ts";

const WAKE_UPS = 2_000;

const SPREAD_MS = 2_000;

/** All wake-ups are added before the first is due. */
const LEAD_MS = 3_000;

const ROUNDS = 5;

/** As src/queue/connection.ts has it. */
const CONCURRENCY = 5;

/** One side of the comparison: adds delayed jobs, and tells the moment each one runs. */
interface Side {
  add(number: number, delayMs: number): Promise<unknown>;
  close(): Promise<void>;
}

type OpenSide = (url: string, ran: () => void) => Side;

/** How late wake-ups run, Muster's beside BullMQ's own delayed jobs. The sides take turns, each round the other first. */
export async function redisWake(report: (line: string) => void): Promise<readonly Figure[]> {
  const rounds = await withRedis(async (url) => {
    const done: { value: number; raw: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = round % 2 === 0 ? [raw, muster] : [muster, raw];
      const late = new Map<OpenSide, number>();
      for (const side of order) late.set(side, await p99Lateness(side, url));
      const both = { value: late.get(muster) ?? Number.NaN, raw: late.get(raw) ?? Number.NaN };
      report(`round ${round + 1}: Muster ${both.value.toFixed(1)} ms, raw ${both.raw.toFixed(1)} ms`);
      done.push(both);
    }
    return done;
  });
  const bar = { of: "ratio", at: "most", is: 1.2 } as const;
  return [judge({ id: "redis-wake-p99", unit: "ms", bar }, rounds)];
}

async function p99Lateness(open: OpenSide, url: string): Promise<number> {
  const ranAt: number[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const side = open(url, () => {
    ranAt.push(performance.timeOrigin + performance.now());
    if (ranAt.length === WAKE_UPS) finish();
  });
  const begin = Date.now() + LEAD_MS;
  const due = Array.from({ length: WAKE_UPS }, (_, number) => begin + (number * SPREAD_MS) / WAKE_UPS);
  for (const [number, at] of due.entries()) await side.add(number, at - Date.now());
  if (Date.now() >= begin) throw new Error("This machine is too busy: the jobs were not all added in time.");
  await finished;
  await side.close();
  // Wake-ups carry nothing, so the first to run is held against the first due, the second against the second.
  return percentile(
    due.map((at, number) => (ranAt[number] ?? Number.NaN) - at),
    0.99,
  );
}

const raw: OpenSide = (url, ran) => {
  const queue = new Queue("raw", { connection: { url } });
  const connection = { url, maxRetriesPerRequest: null };
  const worker = new Worker("raw", async () => ran(), { connection, concurrency: CONCURRENCY });
  return {
    add: (_number, delay) => queue.add("deliver", {}, { delay, removeOnComplete: true, removeOnFail: true }),
    async close() {
      await worker.close();
      await queue.close();
    },
  };
};

const muster: OpenSide = (url, ran) => {
  const backend = { kind: "redis", url } as const;
  const queue = createQueue(backend, silent);
  const job = { name: "deliver", run: async () => ran() };
  const worker = startWorker(backend, [job], services);
  return {
    add: (number, delayMs) => queue.wake("deliver", { id: `deliver-${number}`, delayMs }),
    async close() {
      await worker.close();
      await queue.close();
    },
  };
};

const silent: Log = { info() {}, warn() {}, error() {} };

/** The measured job uses none of them. */
const services: JobServices = {
  database: {
    get store(): never {
      throw new Error("there is no database in this benchmark");
    },
    transaction: () => Promise.reject(new Error("there is no database in this benchmark")),
  },
  chats: new Map(),
  clock: { now: () => Temporal.Now.instant() },
  draw: () => 0,
  drain: () => Promise.resolve(),
  log: silent,
};
