import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { checkRedis } from "../../src/queue/check-redis.ts";
import { createLog } from "../contracts/queue-services.ts";
import { hasRedisServer, type OwnRedis, redisNote, startRedis, startSentinel } from "../servers/own-redis.ts";

/** What a check says: its warnings, or the StartError's message. */
async function says(url: string): Promise<readonly string[]> {
  const { log, lines } = createLog();
  try {
    await checkRedis({ url }, log);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return [error.message];
  }
  return lines.map(({ message }) => message);
}

describe.skipIf(!hasRedisServer)(`the look at ${redisNote} before Muster starts`, () => {
  let redis: OwnRedis | undefined;

  afterEach(async () => {
    await redis?.remove();
    redis = undefined;
  });

  async function check(...options: readonly string[]): Promise<readonly string[]> {
    redis = await startRedis(options);
    return says(redis.url);
  }

  it("is content with noeviction and a disk", async () => {
    expect(await check("--appendonly", "yes")).toEqual([]);
  });

  it("is content with snapshots instead of the append-only file", async () => {
    expect(await check("--save", "60 1")).toEqual([]);
  });

  it("warns when nothing is kept on disk", async () => {
    expect(await check()).toEqual([expect.stringContaining("keeps nothing on disk")]);
  });

  it("warns of a policy that would evict if there were a limit", async () => {
    expect(await check("--appendonly", "yes", "--maxmemory-policy", "allkeys-lru")).toEqual([
      expect.stringContaining("set maxmemory-policy noeviction"),
    ]);
  });

  it("refuses a policy that evicts at a limit", async () => {
    const [message] = await check("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
    expect(message).toMatch(/maxmemory-policy allkeys-lru.*Set maxmemory-policy to noeviction/);
  });

  it("refuses a Sentinel, which holds nothing", async () => {
    redis = await startSentinel();
    expect(await says(redis.url)).toEqual([
      expect.stringMatching(/leads to a Sentinel.*Name the Sentinels in REDIS_SENTINELS/),
    ]);
  });

  it("refuses a node of a Cluster, where no job would run", async () => {
    // Its other port is one that the kernel may have given away: then another is tried.
    const [message] = await vi.waitFor(() => check("--cluster-enabled", "yes"), { timeout: 60_000 });
    expect(message).toMatch(/node of a Redis Cluster.*Give Muster a single Redis/);
  });

  it("refuses a replica", async () => {
    const [message] = await check("--replicaof", "127.0.0.1", "1");
    expect(message).toMatch(/takes no writes \(its role is slave\).*the address of the primary/);
  });

  it("says what to do when the password is missing", async () => {
    const [message] = await check("--requirepass", "secret");
    expect(message).toMatch(/could not be used \(NOAUTH\).*correct REDIS_URL/);
  });

  it("never repeats the password", async () => {
    redis = await startRedis(["--requirepass", "other"]);
    const [message] = await says(redis.url.replace("redis://", "redis://:hunter2@"));
    expect(message).toContain("could not be used");
    expect(message).not.toContain("hunter2");
  });
});

describe("the look at a Redis that is not there", () => {
  it("says where it looked and what to do", async () => {
    const [message] = await says(`redis://127.0.0.1:${await closedPort()}`);
    expect(message).toMatch(
      /Redis at 127\.0\.0\.1:\d+ could not be used \(ECONNREFUSED\)\. Start it, or correct REDIS_URL/,
    );
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
