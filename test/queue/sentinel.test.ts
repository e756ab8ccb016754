import { Redis } from "ioredis";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checkRedis } from "../../src/queue/check-redis.ts";
import { openConsumer, openProducer } from "../../src/queue/connection.ts";
import { lookOverRedis } from "../../src/queue/look-over.ts";
import {
  hasRedisServer,
  type OwnRedis,
  redisNote,
  startRedis,
  startSentinel,
  watchedName,
} from "../servers/own-redis.ts";
import { silent } from "../support/logs.ts";

const patience = { timeout: 60_000, interval: 50 };

describe.skipIf(!hasRedisServer)(`${redisNote}, found by its Sentinels`, () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function own(start: Promise<OwnRedis>): Promise<OwnRedis> {
    const redis = await start;
    closing.push(() => redis.remove());
    return redis;
  }

  const portOf = ({ url }: OwnRedis) => Number(new URL(url).port);

  async function ask<Reply>({ url }: OwnRedis, work: (redis: Redis) => Promise<Reply>): Promise<Reply> {
    const redis = new Redis(url, { maxRetriesPerRequest: 1 });
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  it("is the primary they name, and after a failover the one they name then", async () => {
    const [one, other] = [await own(startRedis()), await own(startRedis())];
    await ask(other, (redis) => redis.replicaof("127.0.0.1", portOf(one)));
    const sentinel = await own(startSentinel(one));
    const sentinels = { hosts: [{ host: "127.0.0.1", port: portOf(sentinel) }], name: watchedName };
    // Whatever stands there as the host, they are asked.
    const at = { url: "redis://primary.invalid", sentinels };
    await checkRedis(at, silent);
    expect((await lookOverRedis(at)).map(({ state }) => state)).not.toContain("wrong");

    const taken: string[] = [];
    const backend = { kind: "redis" as const, ...at };
    const producer = openProducer(backend, () => {});
    closing.push(() => producer.close());
    const consumer = openConsumer(
      backend,
      async ({ name }) => {
        taken.push(name);
        return undefined;
      },
      () => {},
    );
    closing.push(() => consumer.close());
    await vi.waitFor(() => producer.add("before", {}, {}), patience);
    await vi.waitFor(() => expect(taken).toContain("before"), patience);

    await vi.waitFor(
      async () =>
        expect(
          JSON.stringify(await ask(sentinel, (redis) => redis.call("SENTINEL", "REPLICAS", watchedName))),
        ).toContain('master-link-status","ok'),
      patience,
    );
    await one.stop();
    await vi.waitFor(() => producer.add("after", {}, {}), patience);
    await vi.waitFor(() => expect(taken).toContain("after"), patience);
    expect(await ask(other, (redis) => redis.role())).toEqual(expect.arrayContaining(["master"]));
  }, 180_000);

  it("is refused in words where they do not know the name, or none answers", async () => {
    const sentinel = await own(startSentinel());
    const hosts = [{ host: "127.0.0.1", port: portOf(sentinel) }];
    const at = { url: "redis://primary.invalid", sentinels: { hosts, name: "nobody" } };
    await expect(checkRedis(at, silent)).rejects.toThrow(
      /^Redis at nobody, by its Sentinels 127\.0\.0\.1:\d+, could not be used/u,
    );
    await sentinel.stop();
    await expect(checkRedis(at, silent)).rejects.toThrow("could not be used");
  }, 60_000);
});
