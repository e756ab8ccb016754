import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Lane, Pacer } from "../../src/core/chat/pace.ts";
import { openPacer } from "../../src/queue/pacer.ts";
import { createMemoryPacer } from "../../src/queue/pacer-memory.ts";
import { hasRedisServer, type OwnRedis, startRedis } from "../servers/own-redis.ts";
import { silent as log } from "../support/logs.ts";

const lane = (name: string) => name as Lane;

describe("permits in memory", () => {
  function setUp() {
    let elapsed = 5_000;
    const pacer = createMemoryPacer(() => elapsed);
    return { pacer, later: (ms: number) => (elapsed += ms) };
  }

  test("turns are evenly spaced, and one who comes later waits for those before", async () => {
    const { pacer, later } = setUp();
    expect(await pacer.reserve("discord", { many: 10, gapMs: 20 })).toEqual({ waitMs: 0, gapMs: 20 });
    expect(await pacer.reserve("discord", { many: 5, gapMs: 20 })).toEqual({ waitMs: 200, gapMs: 20 });
    later(250);
    expect(await pacer.reserve("discord", { many: 1, gapMs: 20 })).toEqual({ waitMs: 50, gapMs: 20 });
    later(1_000);
    expect(await pacer.reserve("discord", { many: 1, gapMs: 20 })).toEqual({ waitMs: 0, gapMs: 20 });
    expect(await pacer.reserve("slack", { many: 1, gapMs: 20 })).toEqual({ waitMs: 0, gapMs: 20 });
  });

  test("of two who begin in one channel one may, until it has rested", async () => {
    const { pacer, later } = setUp();
    const channel = new Map([[lane("T1 #C1"), 20_000]]);
    expect(await pacer.begin("slack", channel)).toBe(true);
    expect(await pacer.begin("slack", channel)).toBe(false);
    expect(await pacer.begin("slack", new Map([[lane("T1 #C2"), 20_000]]))).toBe(true);
    await pacer.rest("slack", lane("T1 #C1"), 1_010);
    later(1_000);
    expect(await pacer.resting("slack")).toEqual({ lanes: ["T1 #C1", "T1 #C2"], soonestMs: 10 });
    later(10);
    expect(await pacer.begin("slack", channel)).toBe(true);
  });

  test("told to slow down, the bot waits and then goes more slowly for a while", async () => {
    const { pacer, later } = setUp();
    await pacer.slow("discord", 2_000);
    expect(await pacer.reserve("discord", { many: 1, gapMs: 20 })).toEqual({ waitMs: 2_000, gapMs: 24 });
    later(12_001);
    expect(await pacer.reserve("discord", { many: 1, gapMs: 20 })).toEqual({ waitMs: 0, gapMs: 20 });
  });
});

describe.skipIf(!hasRedisServer)("permits shared through Redis", () => {
  let redis: OwnRedis;
  const open: (() => void)[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const close of open) close();
    await redis.remove();
  });

  function process(): Pacer {
    const { pacer, close } = openPacer({ kind: "redis", url: redis.url }, log);
    open.push(close);
    return pacer;
  }

  /** Permits that are not shared are the other process's too: both have to be connected. */
  async function connected(): Promise<readonly [Pacer, Pacer]> {
    const [one, other] = [process(), process()];
    await vi.waitFor(async () => {
      const name = lane(`connected ${open.length}`);
      await one.rest("preview", name, 60_000);
      expect((await other.resting("preview")).lanes).toContain(name);
    });
    return [one, other];
  }

  test("two processes share the bot's turns", async () => {
    const [one, other] = await connected();
    await one.reserve("discord", { many: 1_000, gapMs: 20 });
    const { waitMs, gapMs } = await other.reserve("discord", { many: 1, gapMs: 20 });
    expect(gapMs).toBe(20);
    expect(waitMs).toBeGreaterThan(15_000);
    expect(waitMs).toBeLessThanOrEqual(20_000);
  });

  test("of two processes one begins; a rest is over by itself", async () => {
    const [one, other] = await connected();
    const channel = new Map([[lane("T1 #C1"), 20_000]]);
    const began = await Promise.all([one.begin("slack", channel), other.begin("slack", channel)]);
    expect(began.toSorted()).toEqual([false, true]);
    await one.rest("slack", lane("T1 #C1"), 20);
    await vi.waitFor(async () => expect((await other.resting("slack")).lanes).toEqual([]));
    expect(await other.begin("slack", channel)).toBe(true);
  });

  test("told to slow down, every process does", async () => {
    const [one, other] = await connected();
    await one.slow("slack", 10_000);
    const { waitMs, gapMs } = await other.reserve("slack", { many: 1, gapMs: 20 });
    expect(gapMs).toBe(24);
    expect(waitMs).toBeGreaterThan(5_000);
  });

  describe("a key that nobody of ours could have written holds up no platform", () => {
    const far = 9e15;
    const keys = {
      next: "muster:pace:slack:next",
      slow: "muster:pace:slack:slow",
      rests: "muster:pace:slack:rests",
    };
    let client: Redis;
    beforeAll(() => {
      client = new Redis(redis.url);
    });
    afterAll(() => client.disconnect());

    test.each([
      ["a turn far ahead", () => client.set(keys.next, far)],
      ["a turn an hour ahead", () => client.set(keys.next, Date.now() + 3_600_000)],
      ["a turn that is no number", () => client.set(keys.next, "soon")],
      ["a turn that is not even a number to Lua", () => client.set(keys.next, "nan")],
      ["a turn of another type", () => client.hset(keys.next, "at", "1")],
      ["a wait far ahead", () => client.set(keys.slow, far)],
      ["a wait that is no number", () => client.set(keys.slow, "nan")],
    ])("%s", async (_what, spoil) => {
      const [one, other] = await connected();
      await client.del(keys.next, keys.slow);
      await spoil();
      const turns = { many: 10, gapMs: 20 };
      expect(await one.reserve("slack", turns)).toEqual({ waitMs: expect.closeTo(0, 0), gapMs: 20 });
      const { waitMs } = await other.reserve("slack", turns);
      expect(waitMs).toBeLessThanOrEqual(200);
    });

    test.each([
      ["a rest far ahead", () => client.zadd(keys.rests, far, "T1 #C1")],
      ["rests of another type", () => client.set(keys.rests, "T1 #C1")],
    ])("%s", async (_what, spoil) => {
      const [one, other] = await connected();
      await client.del(keys.rests);
      await spoil();
      expect(await other.resting("slack")).toEqual({ lanes: [], soonestMs: 0 });
      await client.del(keys.rests);
      await spoil();
      const channel = new Map([[lane("T1 #C1"), 20_000]]);
      expect(await one.begin("slack", channel)).toBe(true);
      expect(await other.begin("slack", channel)).toBe(false);
    });

    test("and no more does a platform that says to wait for a week", async () => {
      const [one, other] = await connected();
      await client.del(keys.next, keys.slow, keys.rests);
      await one.rest("slack", lane("T1"), 7 * 86_400_000);
      expect((await other.resting("slack")).soonestMs).toBeLessThanOrEqual(600_000);
      await one.slow("slack", 7 * 86_400_000);
      const { waitMs } = await other.reserve("slack", { many: 1, gapMs: 20 });
      expect(waitMs).toBeLessThanOrEqual(600_000);
      expect(waitMs).toBeGreaterThan(500_000);
      await client.del(keys.next, keys.slow, keys.rests);
    });
  });

  test("with Redis away each process keeps to its own", async () => {
    const own = await startRedis();
    const { pacer, close } = openPacer({ kind: "redis", url: own.url }, log);
    await own.remove();
    const channel = new Map([[lane("T1 #C1"), 20_000]]);
    await vi.waitFor(async () => expect(await pacer.begin("slack", channel)).toBe(true));
    expect(await pacer.begin("slack", channel)).toBe(false);
    close();
  });
});
