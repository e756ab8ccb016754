import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createQueue, type WakeQueue } from "../../src/queue/queue.ts";
import { type RunningWorker, startWorker } from "../../src/queue/worker.ts";
import { queueContract } from "../contracts/queue-contract.ts";
import { createServices } from "../contracts/queue-services.ts";
import { hasRedisServer, type OwnRedis, redisNote, startRedis } from "../servers/own-redis.ts";

describe.skipIf(!hasRedisServer)(redisNote, () => {
  let redis: OwnRedis;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(async () => {
    await redis.remove();
  });

  queueContract("Redis", () => ({ kind: "redis", url: redis.url }));

  describe("what Redis holds", () => {
    it("is an empty payload under bull:muster:, and nothing of a failure's message", async () => {
      const { services, lines } = createServices();
      const client = new Redis(redis.url);
      await client.flushall();
      const queue = createQueue({ kind: "redis", url: redis.url }, services.log);
      await queue.wake("deliver", { delayMs: 60_000, id: "deliver-at-1" });
      const jobs = await client.zrange("bull:muster:delayed", 0, -1);
      const stored = await client.hgetall(`bull:muster:${jobs[0]}`);
      expect(stored).toMatchObject({ name: "deliver", data: "{}" });

      const run = () => Promise.reject(new Error("Jo Bloggs is not here"));
      const worker = startWorker({ kind: "redis", url: redis.url }, [{ name: "purge", run }], services);
      await queue.wake("purge");
      await vi.waitFor(() => expect(JSON.stringify(lines)).toContain("a job failed"));
      await worker.close();
      await queue.close();
      const keys = await client.keys("*");
      expect(keys.filter((key) => !key.startsWith("bull:muster:"))).toEqual([]);
      expect(JSON.stringify(await client.xrange("bull:muster:events", "-", "+"))).not.toContain("Bloggs");
      expect(keys.filter((key) => /:\d+$/.test(key))).toEqual([`bull:muster:${jobs[0]}`]);
      client.disconnect();
    });

    it("no longer is a wake-up that no worker knew for an hour", async () => {
      const { services, lines } = createServices();
      const connection = { url: redis.url };
      const added = new Queue("muster", { connection });
      const { id = "" } = await added.add(
        "of-no-version",
        {},
        { timestamp: Date.now() - 3_600_000, removeOnComplete: true },
      );
      const worker = startWorker({ kind: "redis", url: redis.url }, [], services);
      await vi.waitFor(() => expect(JSON.stringify(lines)).toContain("for an hour: dropped"));
      await vi.waitFor(async () => expect(await added.getJob(id)).toBeUndefined());
      expect(lines).toEqual([expect.objectContaining({ level: "warn", fields: { job: "of-no-version" } })]);
      await worker.close();
      await added.close();
    });

    it("ignores a wake-up that is to come once in a while when it has already run", async () => {
      const { services } = createServices();
      let runs = 0;
      const run = async () => {
        runs += 1;
      };
      const job = { name: "purge", run };
      const queue = createQueue({ kind: "redis", url: redis.url }, services.log);
      const worker = startWorker({ kind: "redis", url: redis.url }, [job], services);
      await queue.wake("purge", { id: "purge-7", onceInMs: 60_000 });
      await vi.waitFor(() => expect(runs).toBe(1));
      await queue.wake("purge", { id: "purge-7", onceInMs: 60_000 });
      await queue.wake("purge", { id: "purge-8", onceInMs: 60_000 });
      await vi.waitFor(() => expect(runs).toBe(2));
      await worker.close();
      await queue.close();
      expect(runs).toBe(2);
    });
  });

  describe("when Redis goes away", () => {
    const { services, lines } = createServices();
    let queue: WakeQueue;
    let worker: RunningWorker;
    let runs = 0;
    let elapsed = 0;

    beforeEach(async () => {
      lines.length = 0;
      runs = 0;
      elapsed = 0;
      const backend = { kind: "redis", url: redis.url } as const;
      queue = createQueue(backend, services.log, () => elapsed);
      const run = async () => {
        runs += 1;
      };
      worker = startWorker(backend, [{ name: "deliver", run }], services);
      await queue.wake("deliver");
      await vi.waitFor(() => expect(runs).toBe(1));
      await redis.stop();
    });

    afterEach(async () => {
      await Promise.all([worker.close(), queue.close()]);
      await redis.stop();
      await redis.start();
    });

    it("takes a hint at once, and logs the trouble once", async () => {
      const begun = Date.now();
      await queue.hint("deliver");
      await queue.hint("deliver");
      await queue.hint("deliver");
      expect(Date.now() - begun).toBeLessThan(500);
      const trouble = lines.filter(({ fields }) => fields.part === "queue");
      expect(new Set(trouble.map(({ fields }) => `${fields.error} ${fields.code}`)).size).toBe(
        trouble.length,
      );
      expect(trouble.length).toBeGreaterThan(0);
    });

    it("says so to whoever must know", async () => {
      await expect(queue.wake("deliver")).rejects.toThrow();
    });

    it("works again when Redis is back", async () => {
      await queue.hint("deliver");
      await redis.start();
      await vi.waitFor(
        async () => {
          await queue.hint("deliver");
          expect(runs).toBeGreaterThan(1);
        },
        { timeout: 10_000 },
      );
      expect(lines.filter(({ message }) => message === "works again")).toEqual([]);
      elapsed = 60_000;
      await queue.wake("deliver");
      expect(lines).toContainEqual({
        level: "info",
        fields: { part: "queue", times: expect.any(Number), seconds: 0 },
        message: "works again",
      });
      expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
    });

    it("can still be closed", async () => {
      const begun = Date.now();
      await Promise.all([worker.close(), queue.close()]);
      expect(Date.now() - begun).toBeLessThan(5_000);
    });
  });
});
