import { randomBytes, randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { arrangeCampaign } from "../../../src/core/acts/ballot/arrange.ts";
import { type Card, plainText } from "../../../src/core/chat/card.ts";
import {
  type Chat,
  ChatProblem,
  type ChatRefusal,
  cures,
  type PostedMessage,
} from "../../../src/core/chat/chat.ts";
import type { Database, Store } from "../../../src/core/ports/store.ts";
import { createDrain } from "../../../src/core/sending/drain.ts";
import { createVault } from "../../../src/vault/vault.ts";
import { connected } from "../../support/connected.ts";
import { databaseKinds, useDatabase } from "../../support/databases.ts";
import { at, branch, campaign, place } from "../../support/examples.ts";
import { silent } from "../../support/logs.ts";

/** A platform that does what the test says at the next posts, and remembers what it took. */
function createPlatform() {
  const posts: { readonly text: string; readonly key: string }[] = [];
  const refusals: (ChatRefusal | "accept-then-silence")[] = [];
  let canBeAsked = true;
  const chat: Chat = {
    name: "preview",
    async start() {},
    async stop() {},
    health: connected,
    async post(to, card: Card, key): Promise<PostedMessage> {
      const next = refusals.shift();
      if (next === "accept-then-silence") {
        posts.push({ text: plainText(card), key });
        throw new ChatProblem({ kind: "unknown" }, "no answer");
      }
      if (next) throw new ChatProblem(next, "refused");
      posts.push({ text: plainText(card), key });
      return { place: to, id: `m${posts.length}` };
    },
    async edit() {},
    async find(to, key) {
      if (!canBeAsked) return "unknown";
      const found = posts.findIndex((post) => post.key === key);
      return found < 0 ? "absent" : { place: to, id: `m${found + 1}` };
    },
  };
  return { chat, posts, refusals, setDeaf: () => (canBeAsked = false) };
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`the drain on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let now: Temporal.Instant;
    let platform: ReturnType<typeof createPlatform>;

    beforeEach(async () => {
      now = at("2023-04-20T09:00");
      platform = createPlatform();
      await opened().database.transaction(async (store) => {
        const saved = await store.branches.save({ ...branch, id: randomUUID() });
        const own = { ...campaign(), id: randomUUID(), branchId: saved.id };
        await arrangeCampaign(store, own, { branch: saved, now }, randomUUID);
      });
      now = at("2023-04-25T09:00");
    });

    function drain(options: { elapsedMs?: () => number; database?: Database } = {}) {
      return createDrain({
        database: opened().database,
        chats: new Map([["preview", platform.chat]]),
        clock: { now: () => now },
        vault: createVault(randomBytes(32)),
        newId: randomUUID,
        log: silent,
        elapsedMs: () => 0,
        ...options,
      }).run();
    }

    const store = (): Store => opened().database.store;
    const branchId = async () => (await store().branches.of(branch.home))?.id ?? "";
    const rows = async () => {
      const [only] = await store().campaigns.list(await branchId());
      return store().posts.ofCampaign(only?.id ?? "");
    };
    const sent = async () => (await rows()).filter(({ state }) => state === "posted");

    /** As if the process had died: the lease is over at once. */
    const leaseRunsOut = () =>
      opened().pool.query(
        "update delivery set lease_until = clock_timestamp() - interval '1 second' where state = 'claimed'",
      );

    test("what is due is posted once and its message id is kept", async () => {
      await drain();
      await drain();
      expect(platform.posts.map(({ text }) => text.split("\n")[0])).toEqual([
        "🗳️ 14 days to go: post your ballot by Thu 27 April",
      ]);
      expect(platform.posts[0]?.text).toContain("PCS reballot: papers must arrive by Tue 9 May, 12 noon.");
      const [row] = await sent();
      expect(row?.message).toEqual({ place, id: "m1" });
      expect(row?.postedAt).toEqual(now);
    });

    test("two drains at once post once", async () => {
      await Promise.all([drain(), drain(), drain()]);
      expect(platform.posts).toHaveLength(1);
    });

    test("a rate limit waits as long as the platform says, and the text is drawn anew then", async () => {
      platform.refusals.push({ kind: "rate-limited", retryAfterMs: 24 * 3_600_000, scope: "place" });
      await drain();
      expect(platform.posts).toHaveLength(0);
      now = now.add({ hours: 23, minutes: 59 });
      await drain();
      expect(platform.posts).toHaveLength(0);
      now = at("2023-04-26T09:00");
      await drain();
      expect(platform.posts.map(({ text }) => text)).toEqual([
        expect.stringContaining("by tomorrow, Thu 27 April"),
      ]);
    });

    test("an unavailable platform is tried again", async () => {
      platform.refusals.push({ kind: "unavailable" });
      await drain();
      now = now.add({ minutes: 10 });
      await drain();
      expect(platform.posts).toHaveLength(1);
    });

    test.each([...cures])(
      "a channel that waits for a person (%s) is tried again every ten minutes",
      async (cure) => {
        platform.refusals.push({ kind: "not-allowed", cure }, { kind: "not-allowed", cure });
        await drain();
        const { place: channel } =
          (await store().trouble.refused(await branchId(), at("2023-04-01T09:00")))[0] ?? {};
        expect(channel).toEqual(place);
        now = now.add({ minutes: 10 });
        await drain();
        now = now.add({ minutes: 9 });
        await drain();
        expect(platform.posts).toHaveLength(0);
        now = now.add({ minutes: 1 });
        await drain();
        expect(platform.posts).toHaveLength(1);
        expect(await store().trouble.refused(await branchId(), at("2023-04-01T09:00"))).toEqual([]);
      },
    );

    test("after the platform took a post and the answer was lost, it is asked, and nothing is posted twice", async () => {
      platform.refusals.push("accept-then-silence");
      await drain();
      expect(await sent()).toHaveLength(0);
      await leaseRunsOut();
      await drain();
      expect(platform.posts).toHaveLength(1);
      expect((await sent())[0]?.message?.id).toBe("m1");
    });

    test("when an attempt never arrived it is posted after asking", async () => {
      platform.refusals.push({ kind: "unknown" });
      await drain();
      await leaseRunsOut();
      await drain();
      expect(platform.posts).toHaveLength(1);
    });

    test("a platform that cannot be asked gets at most one countdown", async () => {
      platform.setDeaf();
      platform.refusals.push("accept-then-silence");
      await drain();
      for (let round = 0; round < 5; round += 1) {
        await leaseRunsOut();
        now = now.add({ minutes: 1 });
        await drain();
      }
      expect(platform.posts).toHaveLength(1);
      expect((await rows()).filter(({ state }) => state === "failed")).toMatchObject([{ reason: "unknown" }]);
    });

    test("a platform that cannot be asked gets the last posting date at least once", async () => {
      platform.setDeaf();
      now = at("2023-04-27T09:00");
      platform.refusals.push("accept-then-silence");
      await drain();
      for (let round = 0; round < 5; round += 1) {
        await leaseRunsOut();
        now = now.add({ minutes: 1 });
        await drain();
      }
      expect(platform.posts.map(({ text }) => text.includes("Post your ballot today"))).toEqual([true, true]);
      expect(await sent()).toHaveLength(1);
    });

    test.each(["place-lost", "workspace-lost"] as const)(
      "a refusal as %s cancels nothing: what is due looks again by itself, and the rest waits for its day",
      async (kind) => {
        platform.refusals.push({ kind }, { kind });
        await drain();
        now = now.add({ minutes: 1 });
        await drain();
        expect(platform.posts).toHaveLength(0);
        expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(["planned"]));
        now = now.add({ minutes: 2 });
        await drain();
        expect(platform.posts).toHaveLength(1);
        expect(await sent()).toHaveLength(1);
      },
    );

    test("words that cannot be drawn are tried again, then given up for what they are, and nothing else is lost", async () => {
      const { database } = opened();
      const [row] = await rows();
      const branch = row && (await database.store.branches.byId(row.branchId));
      if (!branch) throw new Error("no branch");
      await database.store.branches.save({ ...branch, zone: "Nowhere/Here" });
      for (let round = 0; round < 5; round += 1) {
        await drain();
        now = now.add({ minutes: 40 });
      }
      expect(platform.posts).toHaveLength(0);
      expect((await rows()).filter(({ state }) => state === "failed")).toMatchObject([
        { reason: "could-not-draw" },
      ]);
    });

    test("a bad payload is given up, not tried for ever", async () => {
      platform.refusals.push({ kind: "refused" });
      await drain();
      await drain();
      expect(platform.posts).toHaveLength(0);
      expect((await rows()).filter(({ state }) => state === "failed")).toHaveLength(1);
    });

    test("a post is not begun when too little of the lease is left, and goes with the next claim", async () => {
      let elapsed = 0;
      const { database } = opened();
      const { claim } = database.store.outbox;
      const slowAtFirst: typeof claim = async (options) => {
        const claimed = await claim(options);
        elapsed = 15_000;
        return claimed;
      };
      const outbox = { ...database.store.outbox, claim: slowAtFirst };
      const held = { ...database, store: { ...database.store, outbox } };
      await drain({ elapsedMs: () => elapsed, database: held });
      expect(platform.posts).toHaveLength(1);
      expect(await sent()).toHaveLength(1);
    });

    test("a process held up while it asks does not post what another has meanwhile posted", async () => {
      platform.refusals.push({ kind: "unknown" });
      await drain();
      await leaseRunsOut();
      const { find } = platform.chat;
      let elapsed = 0;
      platform.chat.find = async (...asked) => {
        platform.chat.find = find;
        const answer = await find(...asked);
        elapsed = 15_000;
        await leaseRunsOut();
        await drain();
        return answer;
      };
      await drain({ elapsedMs: () => elapsed });
      expect(platform.posts).toHaveLength(1);
      expect(await sent()).toHaveLength(1);
    });

    test("what became too late while a platform was asked is not posted any more", async () => {
      platform.refusals.push({ kind: "unknown" });
      await drain();
      await leaseRunsOut();
      platform.chat.find = async () => {
        now = at("2023-05-09T12:01");
        return "absent";
      };
      await drain();
      expect(platform.posts.map(({ text }) => text)).not.toContainEqual(expect.stringContaining("to go"));
      expect((await rows()).filter(({ reason }) => reason === "too-late")).toHaveLength(1);
    });

    test("after days off only the latest countdown goes, with the days of today, and the others are skipped", async () => {
      now = at("2023-05-04T15:00");
      await drain();
      expect(platform.posts).toHaveLength(1);
      expect(platform.posts[0]?.text).toContain("5 days left: ");
      expect(platform.posts[0]?.text).toContain("first thing");
      expect(platform.posts[0]?.text).toContain("Due Thursday 4 May 2023, 9am; sent late");
      const skipped = (await rows()).filter(({ state }) => state === "skipped").map(({ reason }) => reason);
      expect(new Set(skipped)).toEqual(new Set(["superseded", "too-late"]));
    });

    test("after the close nothing is said but that it is closed", async () => {
      now = at("2023-05-09T12:00");
      await drain();
      expect(platform.posts.map(({ text }) => text)).toEqual([
        "🏁 Ballot closed on Tue 9 May, 12 noon: thank you\nPCS reballot: thank you to everyone who posted their paper and asked others to.",
      ]);
    });

    test("two days after the close not even that", async () => {
      now = at("2023-05-12T12:00");
      await drain();
      expect(platform.posts).toHaveLength(0);
    });
  });
}
