import { Redis } from "ioredis";

/** What a Redis holds now, MB. */
export async function redisMb(url: string): Promise<number> {
  const redis = new Redis(url);
  const info = await redis.info("memory");
  redis.disconnect();
  return Number(/^used_memory:(\d+)/mu.exec(info)?.[1]) / 1e6;
}
