import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { at } from "../support/examples.ts";
import { countsOf } from "../support/numbers.ts";
import { createJobRig } from "./rig.ts";

/** Each job run twice, and in two workers at once, has one effect. */
for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`jobs on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let rig: Awaited<ReturnType<typeof createJobRig>>;
    beforeEach(async () => {
      rig = await createJobRig(opened().database);
    });

    const ways: readonly (readonly [string, (name: string) => Promise<void>])[] = [
      [
        "run twice",
        async (name) => {
          await rig.run(name);
          await rig.run(name);
        },
      ],
      ["run in two workers at once", (name) => rig.runTwiceAtOnce(name)],
    ];

    describe.each(ways)("%s", (_way, run) => {
      test("deliver posts what is due once", async () => {
        await run("deliver");
        expect(rig.posts).toHaveLength(1);
        expect(rig.posts[0]).toContain(
          "🙋 Have you posted your ballot? Do it by Thu 27 April\nPCS reballot: papers must arrive",
        );
      });

      test("refresh-check edits the check once for a new number", async () => {
        await rig.run("deliver");
        await rig.run("refresh-check");
        rig.edits.splice(0);
        await rig.answer(22, "posted");
        await run("refresh-check");
        expect(rig.edits).toEqual([expect.stringContaining("At least 10 of you have told us it is posted.")]);
      });

      test("close-check closes the ballot once", async () => {
        rig.setClock("2023-05-09T12:00");
        await run("close-check");
        const campaign = await rig.store.campaigns.byId(rig.campaignId);
        expect(campaign).toMatchObject({ state: "closed", revision: 2 });
        expect((await rig.store.checks.byId(rig.checkId))?.closedAt).toBeDefined();
      });

      test("purge erases single answers 14 days after the close and keeps the totals", async () => {
        await rig.answer(22, "posted");
        rig.setClock("2023-05-09T12:00");
        await rig.run("close-check");
        rig.setClock("2023-05-23T11:59");
        await run("purge");
        expect((await countsOf(rig.store, rig.campaignId)).posted).toBe(22);
        rig.setClock("2023-05-23T12:00");
        await run("purge");
        expect((await countsOf(rig.store, rig.campaignId)).posted).toBe(0);
        await run("refresh-check");
        expect((await rig.store.campaigns.byId(rig.campaignId))?.published?.posted).toBe(10);
      });
    });

    test("the check's message asks something else when the phase changes, once", async () => {
      const campaign = await rig.store.campaigns.byId(rig.campaignId);
      if (!campaign) throw new Error("no ballot");
      const wait = { "not-received-by": { date: Temporal.PlainDate.from("2023-04-24") } };
      const milestones = {
        ...campaign.milestones,
        ...wait,
        opens: { date: Temporal.PlainDate.from("2023-04-21") },
      };
      await rig.store.campaigns.update({ ...campaign, milestones, revision: campaign.revision + 1 });
      await rig.run("deliver");
      expect(rig.posts[0]).toContain("Papers go out on Fri 21 April: is your address right?");
      for (const [local, title] of [
        ["2023-04-20T23:59", undefined],
        ["2023-04-21T00:00", "Has your ballot paper come? They went out Fri 21 April"],
        ["2023-04-23T23:59", undefined],
        ["2023-04-24T00:00", "Have you posted your ballot? Do it by Thu 27 April"],
      ] as const) {
        await rig.run("refresh-check");
        rig.edits.splice(0);
        rig.setClock(local);
        await rig.run("refresh-check");
        await rig.run("refresh-check");
        expect(rig.edits.map((words) => words.split("\n")[0])).toEqual(
          title === undefined ? [] : [`🙋 ${title}`],
        );
      }
    });

    test("an edit that a process died on is made by the next run", async () => {
      await rig.run("deliver");
      await rig.answer(24, "posted");
      const check = await rig.store.checks.byId(rig.checkId);
      const claim = { shown: check?.shown, now: at("2023-04-20T09:00"), until: at("2023-04-20T09:01") };
      expect(await rig.store.checks.claimEdit(rig.checkId, claim)).toBe(true);
      await rig.run("refresh-check");
      expect(rig.edits).toEqual([]);
      rig.setClock("2023-04-20T09:01");
      await rig.run("refresh-check");
      expect(rig.edits).toHaveLength(1);
    });

    test("after the close the check's message takes no more answers", async () => {
      await rig.run("deliver");
      rig.setClock("2023-05-09T12:00");
      await rig.run("close-check");
      await rig.run("refresh-check");
      expect(rig.edits.at(-1)).toContain("Thank you: the ballot closed on Tue 9 May, 12 noon");
      rig.edits.splice(0);
      await rig.run("refresh-check");
      expect(rig.edits).toEqual([]);
    });
  });
}
