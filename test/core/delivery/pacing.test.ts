import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type Chat, ChatProblem, type ChatRefusal } from "../../../src/core/chat/chat.ts";
import { createDrain } from "../../../src/core/sending/drain.ts";
import { createMemoryPacer } from "../../../src/queue/pacer-memory.ts";
import { createVault } from "../../../src/vault/vault.ts";
import { placeIn, planned, saveBranch } from "../../contracts/store-examples.ts";
import { connected } from "../../support/connected.ts";
import { databaseKinds, useDatabase } from "../../support/databases.ts";
import { at } from "../../support/examples.ts";

/** The planned example is due at this moment. */
const now = at("2023-05-02T09:00");

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("a platform that is written to at a pace", () => {
  const opened = useDatabase(kind);
  let elapsed = 0;
  /** Every pause is over at once: time is what was waited for. */
  const pacer = {
    ...createMemoryPacer(() => elapsed),
    async pause(ms: number) {
      elapsed += ms;
    },
  };
  const posts: { readonly to: string; readonly at: number }[] = [];
  const refusals = new Map<string, ChatRefusal>();
  let whenPosted = async (_count: number) => {};

  beforeEach(() => {
    elapsed += 1_000_000;
    posts.length = 0;
    refusals.clear();
    whenPosted = async () => {};
  });

  function drain(pace: NonNullable<Chat["pace"]>) {
    const chat: Chat = {
      name: "slack",
      pace,
      async start() {},
      async stop() {},
      health: connected,
      async post(to) {
        const where = "channel" in to ? to.channel : to.user;
        const refusal = refusals.get(where);
        refusals.delete(where);
        if (refusal) throw new ChatProblem(refusal, "refused");
        posts.push({ to: where, at: elapsed });
        await whenPosted(posts.length);
        return { place: to, id: `m${posts.length}` };
      },
      async edit() {},
      find: async () => "absent",
    };
    return createDrain({
      database: opened().database,
      chats: new Map([["slack", chat]]),
      clock: { now: () => now },
      vault: createVault(randomBytes(32)),
      newId: randomUUID,
      log: { info() {}, warn() {}, error() {} },
      elapsedMs: () => elapsed,
      pacer,
    });
  }

  const store = () => opened().database.store;

  /** `many` channels of a workspace with so many posts each. The example's text needs a ballot: a greeting does not. */
  async function plan(workspace: string, channels: number, each = 1): Promise<void> {
    const branch = await saveBranch(store(), workspace);
    const source = { kind: "branch", id: branch.id } as const;
    await store().plans.add(
      Array.from({ length: channels * each }, (_, index) =>
        planned(branch, {
          source,
          kind: "hello",
          needs: "nothing",
          to: placeIn(branch.home, `${workspace}-${index % channels}`),
          revision: Math.floor(index / channels),
        }),
      ),
    );
  }

  test("a channel rests after each post, and its posts keep their order", async () => {
    await plan("T1", 2, 3);
    await drain({ channelRestMs: 1_010 }).run();
    expect(posts).toHaveLength(6);
    const times = posts.filter(({ to }) => to === "T1-0").map((post) => post.at);
    expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 1_010)).toBe(true);
  });

  test("the bot's posts are evenly spaced over workspaces and channels", async () => {
    await plan("T1", 40);
    await plan("T2", 40);
    const began = elapsed;
    await drain({ botGapMs: 20.8, channelRestMs: 1_010 }).run();
    expect(posts).toHaveLength(80);
    const firstSecond = posts.filter((post) => post.at - began < 1_000);
    expect(firstSecond.length).toBeLessThanOrEqual(50);
    expect(elapsed - began).toBeGreaterThan(78 * 20.8);
  });

  test("one workspace's gap does not hold up another", async () => {
    await plan("T1", 10);
    await plan("T2", 1);
    const began = elapsed;
    await drain({ workspaceGapMs: 200, channelRestMs: 1_010 }).run();
    const times = posts.filter(({ to }) => to.startsWith("T1")).map((post) => post.at - began);
    expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 200)).toBe(true);
    expect(posts.findIndex(({ to }) => to === "T2-0")).toBeLessThan(2);
  });

  test("a post that falls due meanwhile waits for no more than half a second of permits", async () => {
    for (let number = 0; number < 20; number += 1) await plan(`B${number}`, 10);
    let before = 0;
    whenPosted = async (count) => {
      if (count !== 60) return;
      await plan("small", 1);
      // What the database took to write it down is no waiting: posts went on meanwhile.
      before = posts.length;
    };
    await drain({ botGapMs: 20.8, channelRestMs: 1_010 }).run();
    const waited = posts.findIndex(({ to }) => to === "small-0") - before;
    // What has been claimed already goes first, and then one reservation of 24 turns at most.
    expect(waited).toBeGreaterThanOrEqual(0);
    expect(waited).toBeLessThanOrEqual(24 + 24);
  });

  test("a 429 of one workspace rests that one, a 429 of the bot slows everything down", async () => {
    await plan("T1", 3);
    await plan("T2", 3);
    refusals.set("T1-0", { kind: "rate-limited", retryAfterMs: 5_000, scope: "workspace" });
    const began = elapsed;
    await drain({ workspaceGapMs: 200, channelRestMs: 1_010 }).run();
    expect(posts.filter(({ to, at: when }) => to.startsWith("T2") && when - began < 5_000)).toHaveLength(3);
    expect(posts.filter(({ to, at: when }) => to.startsWith("T1") && when - began < 5_000)).toEqual([]);

    await plan("T3", 3);
    refusals.set("T3-0", { kind: "rate-limited", retryAfterMs: 5_000, scope: "bot" });
    await drain({ botGapMs: 20.8, channelRestMs: 1_010 }).run();
    const { waitMs, gapMs } = await pacer.reserve("slack", { many: 1, gapMs: 20 });
    expect(gapMs).toBe(24);
    expect(waitMs).toBeGreaterThan(4_000);
  });

  test("a stopped drain claims nothing more, finishes what it has, and begins no other", async () => {
    await plan("T1", 60);
    const running = drain({ botGapMs: 20.8, channelRestMs: 1_010 });
    let stopping: Promise<void> | undefined;
    whenPosted = async (count) => {
      if (count === 5) stopping = running.stop();
    };
    await running.run();
    await stopping;
    await running.run();
    expect(posts.length).toBeLessThan(60);
    const { rows } = await opened().pool.query(
      "select state, count(*)::integer from delivery group by state",
    );
    expect(rows).toContainEqual({ state: "posted", count: posts.length });
    expect(rows.map(({ state }) => state)).not.toContain("claimed");
  });
});
