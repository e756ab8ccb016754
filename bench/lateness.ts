import { EventEmitter, once } from "node:events";
import { Queue, Worker } from "bullmq";
import type pg from "pg";
import { openServer } from "../src/store/postgres/server.ts";
import { type Figure, judge, percentile } from "./figure.ts";
import { nowMs, startPoster } from "./muster.ts";
import { type PeerRun, peers } from "./peers.ts";
import { named, plan } from "./scene.ts";
import { withPostgres, withRedis } from "./servers.ts";

const POSTS = 10_000;

const WORKSPACES = 100;

const SPREAD_MS = 10_000;

const ROUNDS = 5;

/** Everything is planned or added before the first is due. */
const LEAD_MS = 6_000;

/** As many as help BullMQ; more do not. */
const RAW_CONCURRENCY = 50;

/** The bare sweep looks again after so long, when nothing was due. */
const SWEEP_MS = 5;

interface Urls {
  readonly postgres: string;
  readonly redis: string;
}

type Lateness = readonly number[];

/** How late posts begin, and are recorded, beside BullMQ's own delayed jobs, a bare claim and other queues. */
export async function lateness(report: (line: string) => void): Promise<readonly Figure[]> {
  return withRedis((redis) =>
    withPostgres(async (postgres) => {
      const urls = { postgres, redis };
      const spread = await rounds("spread", SPREAD_MS, urls, report);
      const burst = await rounds("burst", 0, urls, report);
      const bare = await repeated(() => p99(bareSweep(urls)));
      report(`bare sweep: ${bare.map((ms) => ms.toFixed(0)).join(", ")} ms`);
      return [
        judge(
          { id: "lateness-spread-p99", unit: "ms", bar: { of: "ratio", at: "most", is: 1.2 } },
          spread.map(({ begun, raw }) => ({ value: begun, raw })),
        ),
        judge(
          { id: "lateness-burst-p99", unit: "ms" },
          burst.map(({ begun, raw }) => ({ value: begun, raw })),
        ),
        judge(
          { id: "lateness-burst-p99-bare-sweep", unit: "ms", bar: { of: "ratio", at: "most", is: 1.5 } },
          burst.map(({ begun }, round) => ({ value: begun, raw: bare[round] ?? Number.NaN })),
        ),
        judge(
          { id: "lateness-burst-recorded-p99", unit: "ms" },
          burst.map(({ recorded, raw }) => ({ value: recorded, raw })),
        ),
        ...(await peerFigures(urls, report)),
      ];
    }),
  );
}

interface RoundResult {
  readonly begun: number;
  readonly recorded: number;
  readonly raw: number;
}

/** Each round both, in turns which goes first. */
async function rounds(
  name: string,
  overMs: number,
  urls: Urls,
  report: (line: string) => void,
): Promise<readonly RoundResult[]> {
  const done: RoundResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await p99(raw(urls, overMs)) : undefined;
    const ours = await muster(urls, overMs);
    const bullmq = first ?? (await p99(raw(urls, overMs)));
    const result = {
      begun: percentile(ours.begun, 0.99),
      recorded: percentile(ours.recorded, 0.99),
      raw: bullmq,
    };
    const { begun, recorded } = result;
    report(
      `${name} ${round + 1}: Muster ${begun.toFixed(0)} ms (recorded ${recorded.toFixed(0)}), BullMQ ${bullmq.toFixed(0)} ms`,
    );
    done.push(result);
  }
  return done;
}

async function repeated(measure: () => Promise<number>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await measure());
  return all;
}

async function p99(run: Promise<Lateness>): Promise<number> {
  return percentile(await run, 0.99);
}

/** When the n-th is due; what runs n-th is held against it. */
function dueTimes(first: number, overMs: number): readonly number[] {
  return Array.from({ length: POSTS }, (_, number) => first + (number * overMs) / POSTS);
}

function late(times: readonly number[], due: readonly number[]): Lateness {
  return due.map((at, number) => (times[number] ?? Number.NaN) - at);
}

async function emptied(pool: pg.Pool): Promise<void> {
  await pool.query("truncate branch cascade");
  await pool.query("vacuum delivery");
}

async function planned(postgres: string, overMs: number): Promise<number> {
  const { pool, close } = await openServer(postgres);
  await emptied(pool);
  const channels = POSTS / WORKSPACES;
  const first = Date.now() + LEAD_MS;
  await plan(pool, {
    chat: "slack",
    workspaces: named("T", WORKSPACES).map((id) => ({ id, channels: named(`${id}C`, channels) })),
    postsEach: 1,
    firstAt: first,
    overMs,
  });
  await close();
  if (Date.now() > first - 1_000) throw new Error("This machine is too busy: it was not planned in time.");
  return first;
}

async function muster(urls: Urls, overMs: number): Promise<{ begun: Lateness; recorded: Lateness }> {
  const first = await planned(urls.postgres, overMs);
  const begun: number[] = [];
  const recorded: number[] = [];
  const finished = new EventEmitter();
  const poster = await startPoster(
    urls,
    () => begun.push(nowMs()),
    (many) => {
      const at = nowMs();
      for (let one = 0; one < many; one += 1) recorded.push(at);
      if (recorded.length === POSTS) finished.emit("all");
    },
  );
  await once(finished, "all");
  await poster.close();
  const due = dueTimes(first, overMs);
  return { begun: late(begun, due), recorded: late(recorded, due) };
}

async function raw({ redis }: Urls, overMs: number): Promise<Lateness> {
  const queue = new Queue("raw", { connection: { url: redis } });
  const times: number[] = [];
  const finished = new EventEmitter();
  const first = Date.now() + LEAD_MS;
  const due = dueTimes(first, overMs);
  for (let from = 0; from < POSTS; from += 1_000) {
    await queue.addBulk(
      due.slice(from, from + 1_000).map((at) => ({
        name: "deliver",
        data: {},
        opts: { delay: at - Date.now(), removeOnComplete: true, removeOnFail: true },
      })),
    );
  }
  if (Date.now() > first - 500) throw new Error("This machine is too busy: the jobs were not added in time.");
  const worker = new Worker(
    "raw",
    async () => {
      times.push(nowMs());
      if (times.length === POSTS) finished.emit("all");
    },
    { connection: { url: redis, maxRetriesPerRequest: null }, concurrency: RAW_CONCURRENCY },
  );
  await once(finished, "all");
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return late(times, due);
}

/** Claims and nothing else: no text, no platform, no record. */
async function bareSweep({ postgres }: Urls): Promise<Lateness> {
  const first = await planned(postgres, 0);
  const { pool, close } = await openServer(postgres);
  const times: number[] = [];
  while (times.length < POSTS) {
    const { rows } = await pool.query(
      `update delivery set state = 'claimed', token = 'bare', lease_until = now() + interval '20 seconds'
       where id in (
         select id from delivery where state = 'planned' and next_at <= $1 order by next_at limit 500
         for update skip locked
       ) returning *`,
      [new Date().toISOString()],
    );
    const at = nowMs();
    for (const _ of rows) times.push(at);
    if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, SWEEP_MS));
  }
  await close();
  return late(times, dueTimes(first, 0));
}

/** Other queues with the same work, as they come: no bar, for comparison. */
async function peerFigures(urls: Urls, report: (line: string) => void): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, run } of await peers()) {
    for (const [kind, overMs] of [
      ["spread", SPREAD_MS],
      ["burst", 0],
    ] as const) {
      const measured = await repeated(() => p99(peerLateness(run, urls.postgres, overMs)));
      report(`${name} ${kind}: ${measured.map((ms) => ms.toFixed(0)).join(", ")} ms`);
      figures.push(
        judge(
          { id: `peer-${name}-${kind}-p99`, unit: "ms" },
          measured.map((value) => ({ value })),
        ),
      );
    }
  }
  return figures;
}

async function peerLateness(run: PeerRun, postgres: string, overMs: number): Promise<Lateness> {
  const times: number[] = [];
  const finished = new EventEmitter();
  const first = Date.now() + LEAD_MS * 2;
  const due = dueTimes(first, overMs);
  const stop = await run(postgres, due, () => {
    times.push(nowMs());
    if (times.length === POSTS) finished.emit("all");
  });
  await once(finished, "all");
  await stop();
  return late(times, due);
}
