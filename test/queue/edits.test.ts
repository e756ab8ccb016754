import { randomUUID } from "node:crypto";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { commands } from "../../commands/index.ts";
import { jobs } from "../../jobs/index.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { createTicker, type Ticker } from "../../src/queue/clock.ts";
import { createQueue, type WakeQueue } from "../../src/queue/queue.ts";
import { type RunningWorker, startWorker } from "../../src/queue/worker.ts";
import { edits } from "../fixtures/edits.ts";
import { hasRedisServer, type OwnRedis, redisNote, startRedis } from "../servers/own-redis.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { least } from "../support/numbers.ts";
import { text, useRig } from "../support/rig.ts";

/** Each edit while the wake-up for the old moment waits in Redis, with a worker of its own and a clock set by hand. */
describe.skipIf(!hasRedisServer)(`an edit with its wake-up in ${redisNote}`, () => {
  const rig = useRig(commands);
  let redis: OwnRedis;
  let line: Redis;
  let waiting: Queue;
  let queue: WakeQueue;
  let worker: RunningWorker;
  let ticker: Ticker;
  let posts: string[];
  let ran: number;

  beforeAll(async () => {
    redis = await startRedis();
  });

  beforeEach(async () => {
    posts = [];
    ran = 0;
    line = new Redis(redis.url, { maxRetriesPerRequest: null });
    await line.flushall();
    waiting = new Queue("muster", { connection: line });
    const backend = { kind: "redis", url: redis.url } as const;
    const { database, clock, vault, log } = rig().parts;
    const chat = memoryChat({ posted: (_to, card) => void posts.push(plainText(card)) });
    const parts = { database, chats: new Map([[chat.name, chat]]), clock, vault, log };
    const drain = createDrain({ ...parts, newId: randomUUID, elapsedMs: () => 0 });
    queue = createQueue(backend, log);
    ticker = createTicker({
      outbox: database.store.outbox,
      wake: queue.wake,
      drain: drain.run,
      clock,
      log,
    });
    const counted = jobs.map((job) => ({
      ...job,
      async run(services: Parameters<typeof job.run>[0]) {
        await job.run(services);
        if (job.name === "deliver") ran += 1;
      },
    }));
    worker = startWorker(backend, counted, { ...parts, draw: least, drain: drain.run });
  });

  afterEach(async () => {
    await ticker.stop();
    await Promise.all([worker.close(), queue.close()]);
    await waiting.close();
    line.disconnect();
  });

  afterAll(() => redis.remove());

  const wakeUps = async () => (await waiting.getDelayed()).filter(({ name }) => name === "deliver");

  /** The wake-ups in Redis come, and no other. */
  async function wake(): Promise<readonly string[]> {
    const jobs = await wakeUps();
    const before = ran;
    for (const job of jobs) await job.promote();
    await vi.waitFor(() => expect(ran).toBe(before + jobs.length), { timeout: 20_000 });
    return posts.splice(0);
  }

  /** Half a minute before a moment the clock looks ahead, as it does every second. */
  async function lookAheadTo(local: string): Promise<void> {
    rig().clock.set(local);
    const moment = rig().clock.now();
    rig().clock.set(
      moment.subtract({ seconds: 30 }).toZonedDateTimeISO("Europe/London").toPlainDateTime().toString(),
    );
    await ticker.tick();
  }

  /** What was planned for now goes at once. */
  async function hint(): Promise<readonly string[]> {
    const before = ran;
    await queue.wake("deliver", { id: randomUUID() });
    await vi.waitFor(() => expect(ran).toBeGreaterThan(before), { timeout: 20_000 });
    return posts.splice(0);
  }

  test.each(edits)(
    "$title: nothing at the old moment, the right words at the new",
    { timeout: 60_000 },
    async (one) => {
      await one.setUp(rig());
      await hint();
      if (one.told !== undefined) {
        rig().clock.set(one.told);
        expect(await hint()).toHaveLength(1);
      }
      await lookAheadTo(one.old);
      expect(await wakeUps()).toHaveLength(1);

      const reply = await one.edit(rig());
      expect(text(reply)).toMatch(one.confirmed);
      const atOnce = await hint();
      expect(atOnce).toHaveLength(one.atOnce.length);
      for (const [index, words] of one.atOnce.entries()) expect(atOnce[index]).toMatch(words);

      rig().clock.set(one.old);
      expect(await wake()).toEqual([]);
      expect(await hint()).toEqual([]);

      await one.later?.(rig());
      const [next, said] = one.next;
      await lookAheadTo(next);
      rig().clock.set(next);
      expect(await wakeUps()).toHaveLength(one.wakes ?? said.length);
      const posted = await wake();
      expect(posted).toHaveLength(said.length);
      for (const [index, words] of said.entries()) expect(posted[index]).toMatch(words);
    },
  );
});
