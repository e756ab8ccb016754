import { Redis } from "ioredis";
import { afterEach, describe, expect, it } from "vitest";
import { lookOverRedis } from "../../src/queue/look-over.ts";
import { hasRedisServer, type OwnRedis, redisNote, startRedis, startSentinel } from "../servers/own-redis.ts";

describe.skipIf(!hasRedisServer)(`${redisNote}, looked over`, () => {
  let redis: OwnRedis | undefined;

  afterEach(async () => {
    await redis?.remove();
    redis = undefined;
  });

  async function states(url: string): Promise<Readonly<Record<string, string>>> {
    return Object.fromEntries((await lookOverRedis({ url })).map(({ part, state }) => [part, state]));
  }

  it("is well with noeviction and a disk", async () => {
    redis = await startRedis(["--appendonly", "yes"]);
    const found = await lookOverRedis({ url: redis.url });
    expect(found.filter(({ state }) => state === "wrong")).toEqual([]);
    expect(found.map(({ part }) => part)).toContain("Redis: latency");
  });

  it("says what would be lost: evicted, or with a restart", async () => {
    redis = await startRedis(["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"]);
    expect(await states(redis.url)).toMatchObject({ "Redis: eviction": "wrong", "Redis: disk": "warning" });
  });

  it("tells a Sentinel, which holds no data", async () => {
    redis = await startSentinel();
    expect(await states(redis.url)).toMatchObject({ "Redis: mode": "wrong" });
  });

  it("tells a user who may run no scripts", async () => {
    redis = await startRedis();
    const client = new Redis(redis.url);
    await client.call("ACL", "SETUSER", "muster", "on", ">word", "~*", "&*", "+@all", "-eval");
    client.disconnect();
    const url = new URL(redis.url);
    url.username = "muster";
    url.password = "word";
    expect(await states(String(url))).toMatchObject({ "Redis: rights": "wrong" });
  });

  it("one that does not answer gives its reason without the password", async () => {
    const found = await lookOverRedis({ url: "redis://:secret@127.0.0.1:1" });
    expect(found).toMatchObject([{ state: "wrong", says: expect.stringContaining("ECONNREFUSED") }]);
    expect(JSON.stringify(found)).not.toContain("secret");
  });
});
