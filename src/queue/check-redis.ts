import type { Redis } from "ioredis";
import { StartError } from "../core/chat/start-error.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { infoFields, keepsNothing, unfitness } from "./fitness.ts";
import { openForOneLook } from "./one-look.ts";
import { type RedisAt, whereIs } from "./redis-at.ts";

/**
 * Looks at Redis before anything relies on it. Throws a StartError when it cannot be reached, is no primary by itself or
 * would throw jobs away; warns when it might, or when it keeps nothing on disk. Reads INFO; CONFIG only if the server
 * allows it.
 */
export async function checkRedis(at: RedisAt, log: Log): Promise<void> {
  try {
    await openForOneLook(at, async (redis) => {
      const info = infoFields(await redis.info());
      const unfit = unfitness(info);
      if (unfit) throw new StartError(unfit.words);
      checkEviction(info, log);
      await checkPersistence(info, redis, log);
    });
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw unreachable(at, error);
  }
}

function checkEviction(memory: ReadonlyMap<string, string>, log: Log): void {
  const policy = memory.get("maxmemory_policy");
  if (policy === undefined || policy === "noeviction") return;
  if (Number(memory.get("maxmemory") ?? 0) > 0) {
    throw new StartError(
      `Redis has a memory limit and throws keys away when it is full (maxmemory-policy ${policy}), wake-ups among them. ` +
        "Set maxmemory-policy to noeviction, or give Muster a Redis of its own, and start again.",
    );
  }
  log.warn(
    { policy },
    "Redis would throw wake-ups away if it got a memory limit: set maxmemory-policy noeviction",
  );
}

async function checkPersistence(info: ReadonlyMap<string, string>, redis: Redis, log: Log): Promise<void> {
  if (!(await keepsNothing(info, redis))) return;
  log.warn(
    {},
    "Redis keeps nothing on disk (no AOF, no snapshots): after its restart posts go on, each up to a second late",
  );
}

/** Names the server without the password that may stand in the URL. */
function unreachable(at: RedisAt, error: unknown): StartError {
  const { reply, code } = problemFields(error);
  const why = reply ?? code ?? (error instanceof Error ? error.message : "no answer");
  return new StartError(
    `Redis at ${whereIs(at)} could not be used (${why}). Start it, or correct REDIS_URL ` +
      "(redis://user:password@host:6379; rediss:// with TLS), and start Muster again.",
  );
}
