import { execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { openServer } from "../src/store/postgres/server.ts";
import { type Figure, judge } from "./figure.ts";
import { startPoster } from "./muster.ts";
import { startProcess } from "./processes.ts";
import { named, plan } from "./scene.ts";
import { withPostgres, withRedis } from "./servers.ts";

const ROUNDS = 5;

const YEAR_MS = 365 * 86_400_000;

const PLANNED = 200_000;

/** The first posts warm everything up; what comes after must leave nothing behind. */
const WARM = 10_000;

const MORE = 90_000;

/** Ticks of the clock that have looked ahead by then. */
const LOOKED_MS = 5_000;

/** What Redis keeps of a year's plan, and what a process takes. */
export async function memory(report: (line: string) => void): Promise<readonly Figure[]> {
  return withPostgres(async (postgres) => {
    const redisMb = await eachRound(() => withRedis((redis) => redisMemory(postgres, redis)));
    report(`redis: ${redisMb.map((mb) => mb.toFixed(2)).join(", ")} MB`);
    execFileSync("npm", ["run", "build"], { stdio: "ignore" });
    const idleMb = await eachRound(() => withRedis((redis) => idleMemory(postgres, redis)));
    report(`idle process: ${idleMb.map((mb) => mb.toFixed(0)).join(", ")} MB`);
    const grownMb = [await withRedis((redis) => growth(postgres, redis))];
    report(`after ${WARM + MORE} posts: ${grownMb.map((mb) => mb.toFixed(2)).join(", ")} MB more`);
    return [
      figure("redis-memory", "MB above empty", 10, redisMb),
      figure("process-memory", "MB, idle", 150, idleMb),
      figure("process-memory-growth", "MB of heap after 100,000 posts", 5, grownMb),
    ];
  });
}

function figure(id: string, unit: string, most: number, values: readonly number[]): Figure {
  return judge(
    { id, unit, bar: { of: "value", at: "most", is: most } },
    values.map((value) => ({ value })),
  );
}

async function eachRound(measure: () => Promise<number>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await measure());
  return all;
}

async function redisMemory(postgres: string, url: string): Promise<number> {
  const redis = new Redis(url);
  const empty = await usedMb(redis);
  const { pool, close } = await openServer(postgres);
  await pool.query("truncate branch cascade");
  const workspaces = named("T", 100).map((id) => ({ id, channels: named(`${id}C`, 20) }));
  const firstAt = Date.now() + 1_000;
  await plan(pool, { chat: "slack", workspaces, postsEach: PLANNED / 2_000, firstAt, overMs: YEAR_MS });
  await close();
  const poster = await startPoster({ postgres, redis: url }, () => {});
  await wait(LOOKED_MS);
  const used = await usedMb(redis);
  await poster.close();
  redis.disconnect();
  return used - empty;
}

async function usedMb(redis: Redis): Promise<number> {
  const info = await redis.info("memory");
  return Number(/^used_memory:(\d+)/mu.exec(info)?.[1]) / 1e6;
}

async function idleMemory(postgres: string, redis: string): Promise<number> {
  const one = startProcess("idle-process.mjs", { POSTGRES: postgres, REDIS: redis });
  const { rssMb } = (await one.said()) as { readonly rssMb: number };
  await one.end();
  return rssMb;
}

async function growth(postgres: string, redis: string): Promise<number> {
  const one = startProcess("memory-process.ts", { POSTGRES: postgres, REDIS: redis });
  await one.said();
  one.tell(WARM);
  const { heapMb: before } = (await one.said()) as { readonly heapMb: number };
  one.tell(MORE);
  const { heapMb: after } = (await one.said()) as { readonly heapMb: number };
  await one.end();
  return Math.max(0, after - before);
}
