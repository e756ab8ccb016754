import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { jobs } from "../../../jobs/index.ts";
import type { Branch } from "../../../src/core/branch/branch.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { ChatProblem, type Lost } from "../../../src/core/chat/chat.ts";
import type { Place } from "../../../src/core/chat/place.ts";
import type { DeliveryKind } from "../../../src/core/delivery/kinds.ts";
import type { PlannedDelivery } from "../../../src/core/delivery/row.ts";
import { repContact } from "../../../src/core/people/sealed-in.ts";
import { createSql } from "../../../src/store/postgres/sql.ts";
import { createWatch } from "../../../src/store/watch.ts";
import { campaignOf, planned, saveBranch, strikeOf } from "../../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../../support/databases.ts";
import { at } from "../../support/examples.ts";
import { silent } from "../../support/logs.ts";
import { memoryChat } from "../../support/memory-chat.ts";
import { assemble } from "../../support/whole.ts";

/** A branch whose channels and workspace come and go, all at 9am on 2 May 2023, when everything falls due. */
for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`places that are lost for a while, on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    const store = () => opened().database.store;
    let now: Temporal.Instant;
    let branch: Branch;
    let campaignId: string;
    /** By channel, or "" for all of the workspace. */
    let lost: Map<string, Lost>;
    let asked: string[];
    let posts: string[];
    let letters: string[];
    let whole: ReturnType<typeof assemble>;

    const chat = memoryChat({
      name: "slack",
      posted(to, card) {
        const where = "channel" in to ? to.channel : to.user;
        asked.push(where);
        const refusal = lost.get("") ?? lost.get(where);
        if (refusal) throw new ChatProblem({ kind: refusal }, "is_archived");
        if ("channel" in to) posts.push(`${where}: ${plainText(card)}`);
        else letters.push(plainText(card));
      },
    });

    beforeEach(async () => {
      now = at("2023-05-02T09:00");
      lost = new Map();
      asked = [];
      posts = [];
      letters = [];
      whole = assemble({ commands, database: opened().database, clock: { now: () => now }, log: silent });
      branch = await saveBranch(store());
      const campaign = campaignOf(branch);
      campaignId = campaign.id;
      await store().campaigns.insert(campaign);
      const { vault } = whole.parts;
      for (const user of ["asha", "bo"]) {
        const key = vault.memberKey({ ...branch.home, user });
        const agreed = { at: now, contact: vault.seal(user, repContact(branch.id, key)) };
        await store().reps.save({ branchId: branch.id, key, role: "rep", agreed });
      }
    });

    const inChannel = (channel: string): Place => ({ ...branch.home, channel });

    /** A correction for each revision: none makes another needless. */
    function due(channel: string, count = 1, changes: Partial<PlannedDelivery> = {}): PlannedDelivery[] {
      return Array.from({ length: count }, (_, revision) =>
        planned(branch, {
          source: { kind: "campaign", id: campaignId },
          kind: "correction" satisfies DeliveryKind,
          campaignId,
          to: inChannel(channel),
          revision,
          ...changes,
        }),
      );
    }

    /** The look of each second at what is due, in one process. */
    async function drain(): Promise<void> {
      await whole.worker(chat).drain();
    }

    /** Minute by minute. */
    async function pass(duration: Temporal.DurationLike): Promise<void> {
      const end = now.add(duration);
      while (Temporal.Instant.compare(now, end) < 0) {
        now = now.add({ minutes: 1 });
        if (await store().outbox.anythingDue(now)) await drain();
      }
    }

    async function tellReps(): Promise<void> {
      await jobs.find(({ name }) => name === "alert-reps")?.run(whole.worker(chat));
    }

    const reasons = async () => {
      const { rows } = await opened().pool.query<{ state: string; reason: string; last_error: string }>(
        "select state, reason, last_error from delivery where channel is not null order by number",
      );
      return rows.map(({ state, reason, last_error }) =>
        [state, reason, last_error].filter(Boolean).join(" "),
      );
    };

    test("of twelve posts due in an archived channel one is tried, and one at each look; the other channel gets its own", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add([...due("C1", 12), ...due("C2", 2)]);
      await drain();
      await drain();
      expect(asked.filter((where) => where === "C1")).toHaveLength(1);
      expect(posts).toHaveLength(2);
      await pass({ hours: 8 });
      // After 1, 3, 7, 15, 31 and 63 minutes, then each hour.
      expect(asked.filter((where) => where === "C1").length).toBe(1 + 6 + 6);
      expect(new Set(await reasons())).toEqual(new Set(["planned place-lost", "posted"]));
      lost.clear();
      await pass({ hours: 1 });
      expect(posts).toHaveLength(14);
      expect(await store().lost.of(branch.home)).toEqual([]);
    });

    test("of posts in thirty channels of a workspace that does not accept Muster one is tried at each look", async () => {
      lost.set("", "workspace-lost");
      const channels = Array.from({ length: 30 }, (_, nth) => `C${nth}`);
      await store().plans.add(channels.flatMap((channel) => due(channel)));
      await drain();
      const first = asked.length;
      // As many as are handed to the platform side by side.
      expect(first).toBeLessThanOrEqual(30);
      await pass({ hours: 3 });
      expect(asked.length - first).toBeLessThanOrEqual(8);
      lost.clear();
      await pass({ hours: 1 });
      expect(posts).toHaveLength(30);
    });

    test("what waits is no backlog for health, and nothing that a drain turns round", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add(due("C1", 3));
      await drain();
      expect(await store().outbox.anythingDue(now)).toBe(false);
      expect(await createWatch(createSql(opened().pool)).heads(now)).toEqual([]);
    });

    test("it never goes later than it may, and ends for what it is, without another try", async () => {
      lost.set("C1", "place-lost");
      const lateUntil = now.add({ minutes: 90 });
      await store().plans.add(due("C1", 2, { lateUntil }));
      await drain();
      await pass({ minutes: 85 });
      const before = asked.length;
      lost.clear();
      now = lateUntil.add({ seconds: 1 });
      await drain();
      expect(asked).toHaveLength(before);
      expect(posts).toEqual([]);
      expect(await reasons()).toEqual(["skipped too-late place-lost", "skipped too-late place-lost"]);
    });

    test("a look that is left out passes to the next post at once", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add([
        ...due("C1"),
        ...due("C1", 1, { kind: "actions", needs: "strike-confirmed", revision: 7 }),
      ]);
      await opened().pool.query("update delivery set number = default");
      await drain();
      lost.clear();
      await pass({ minutes: 1 });
      await drain();
      expect(posts).toHaveLength(1);
    });

    test("told by the platform that the channel is back, it goes at once", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add(due("C1", 3));
      await drain();
      await pass({ minutes: 40 });
      lost.clear();
      const before = asked.length;
      await whole.inbox.joined(inChannel("C1"));
      await drain();
      expect(asked.length - before).toBe(3);
      expect(posts).toHaveLength(3);
    });

    test("told that Muster was installed again, all of the workspace goes at once", async () => {
      lost.set("", "workspace-lost");
      await store().plans.add([...due("C1"), ...due("C2")]);
      await drain();
      await pass({ minutes: 40 });
      lost.clear();
      await whole.inbox.joined(branch.home);
      await drain();
      expect(posts).toHaveLength(2);
    });

    test("a channel waiting for a person goes at once when Muster is let in", async () => {
      await store().plans.add(due("C1"));
      await opened().pool.query(
        "update delivery set last_error = 'not-in-channel', next_at = next_at + interval '10 minutes'",
      );
      await whole.inbox.joined(inChannel("C1"));
      await drain();
      expect(posts).toHaveLength(1);
    });

    test("more than twenty that waited for their place go by themselves when it is back", async () => {
      lost.set("", "workspace-lost");
      await store().plans.add(Array.from({ length: 25 }, (_, nth) => `C${nth}`).flatMap((one) => due(one)));
      await drain();
      await pass({ hours: 3 });
      lost.clear();
      await pass({ hours: 1 });
      expect(posts).toHaveLength(25);
    });

    test("reps are told once that a channel is lost, with the channel, and once that it is back", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add(due("C1", 5, { lateUntil: now.add({ hours: 4 }) }));
      await drain();
      await tellReps();
      // For a moment's trouble nobody is woken.
      expect(letters).toEqual([]);
      for (let hour = 0; hour < 6; hour += 1) {
        await pass({ hours: 1 });
        await tellReps();
      }
      expect(letters).toEqual(
        Array(2).fill(expect.stringMatching(/cannot post .* in #C1 since Tuesday 2 May 2023, 9am/su)),
      );
      letters = [];
      await store().plans.add(due("C1", 1, { revision: 9, dueAt: now, lateUntil: now.add({ hours: 9 }) }));
      lost.clear();
      await whole.inbox.joined(inChannel("C1"));
      await drain();
      await tellReps();
      await pass({ hours: 2 });
      await tellReps();
      expect(posts).toHaveLength(1);
      expect(letters).toEqual(Array(2).fill(expect.stringContaining("again")));
    });

    test("they are told of it as well where what waited was too late before the first look", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add(due("C1", 2, { lateUntil: now.add({ seconds: 30 }) }));
      await drain();
      await pass({ minutes: 5 });
      await tellReps();
      expect(await reasons()).toEqual(["skipped too-late place-lost", "skipped too-late place-lost"]);
      expect(letters).toEqual(Array(2).fill(expect.stringContaining("in #C1")));
    });

    test("a deleted channel, told by the platform, is cancelled and not looked at any more", async () => {
      lost.set("C1", "place-lost");
      await store().plans.add(due("C1"));
      await drain();
      await whole.inbox.left(inChannel("C1"));
      await pass({ hours: 3 });
      expect(asked).toHaveLength(1);
      expect(await reasons()).toEqual(["cancelled channel-gone place-lost"]);
      expect(await store().lost.of(branch.home)).toEqual([]);
    });

    test("a channel that gets another id takes everything along", async () => {
      lost.set("C1", "place-lost");
      const check = {
        id: "k",
        shortId: "k1",
        branchId: branch.id,
        campaignId,
        place: inChannel("C1"),
        openedAt: now,
      };
      await store().checks.save(check);
      const strike = strikeOf(branch, { place: inChannel("C1") });
      await store().strikes.insert(strike);
      await store().strikes.update({ ...strike, state: "confirmed", revision: strike.revision + 1 });
      await store().plans.add(due("C1", 2));
      await drain();
      await whole.inbox.moved(inChannel("C1"), inChannel("C9"));
      await drain();
      expect(posts.map((post) => post.split(":")[0])).toEqual(["C9", "C9"]);
      expect((await store().checks.byId("k"))?.place).toEqual(inChannel("C9"));
      // What it was as well: undoing a change must not bring the old channel back.
      expect((await store().strikes.versions(strike.id))[0]?.place).toEqual(inChannel("C9"));
    });
  });
}
