import type { Redis } from "ioredis";
import { StartError } from "../core/chat/start-error.ts";
import { clientAt, type RedisAt } from "./redis-at.ts";

const patienceMs = 5_000;

/**
 * Opens a connection that serves one look at Redis and is closed after it. Tries once. Throws what `look` finds wrong (a
 * StartError), or else why there was no connection.
 */
export async function openForOneLook<Seen>(
  at: RedisAt,
  look: (redis: Redis) => Promise<Seen>,
): Promise<Seen> {
  const redis = clientAt(at, {
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    retryStrategy: () => null,
  });
  let problem: unknown;
  redis.on("error", (error) => {
    problem = error;
  });
  try {
    await redis.connect();
    return await look(redis);
  } catch (error) {
    if (error instanceof StartError) throw error;
    // Of a broken connection the client itself says no more than that it is closed.
    throw problem ?? error;
  } finally {
    redis.disconnect();
  }
}
