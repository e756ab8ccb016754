import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPulse } from "../../src/queue/pulse.ts";
import { createQueue, type WakeQueue } from "../../src/queue/queue.ts";
import { type RunningWorker, startWorker } from "../../src/queue/worker.ts";
import { createServices } from "../contracts/queue-services.ts";
import { hasRedisServer, type OwnRedis, redisNote, startRedis } from "../servers/own-redis.ts";
import { openAddress, type SwitchedAddress } from "../servers/switched-address.ts";

const patience = { timeout: 60_000, interval: 100 };

describe.skipIf(!hasRedisServer)(`a failover of ${redisNote}`, { timeout: 120_000 }, () => {
  const { services } = createServices();
  let one: OwnRedis;
  let other: OwnRedis;
  let onOne: Redis;
  let address: SwitchedAddress;
  let queue: WakeQueue;
  let worker: RunningWorker;
  let runs: number;

  beforeEach(async () => {
    [one, other] = await Promise.all([startRedis(), startRedis()]);
    onOne = new Redis(one.url);
    address = await openAddress(one);
    const backend = { kind: "redis", url: address.url } as const;
    runs = 0;
    const run = async () => {
      runs += 1;
    };
    queue = createQueue(backend, services.log);
    worker = startWorker(backend, [{ name: "deliver", run }], services);
    await ranAgain();
  });

  afterEach(async () => {
    onOne.disconnect();
    await Promise.all([worker.close(), queue.close()]);
    await address.close();
    await Promise.all([one.remove(), other.remove()]);
  });

  async function ranAgain(): Promise<void> {
    const before = runs;
    await vi.waitFor(async () => {
      await queue.wake("deliver");
      expect(runs).toBeGreaterThan(before);
    }, patience);
  }

  /** The connections stay, and answer READONLY. */
  async function demote(): Promise<void> {
    await onOne.replicaof("127.0.0.1", Number(new URL(other.url).port));
  }

  it("that keeps the connections is followed to where the address leads then", async () => {
    address.leadTo(other);
    await demote();
    await ranAgain();
    const client = new Redis(other.url);
    expect(await client.exists("bull:muster:meta")).toBe(1);
    client.disconnect();
  });

  it("and back is waited for, and told of meanwhile", async () => {
    const pulse = createPulse({ queue, elapsedMs: () => performance.now() });
    expect(await pulse()).toBeUndefined();
    await demote();
    await vi.waitFor(async () => {
      await expect(queue.wake("deliver")).rejects.toMatchObject({
        message: expect.stringContaining("READONLY"),
      });
    }, patience);
    const late = createPulse({ queue, elapsedMs: () => performance.now() });
    await vi.waitFor(async () => expect(await late()).toBe("replica"), patience);
    await onOne.replicaof("NO", "ONE");
    await ranAgain();
    await vi.waitFor(async () => expect(await late()).toBeUndefined(), patience);
  });
});
