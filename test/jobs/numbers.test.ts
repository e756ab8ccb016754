import { beforeEach, describe, expect, test } from "vitest";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Draw } from "../../src/core/ballot/tally.ts";
import type { JobServices } from "../../src/core/command/job.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { createJobRig } from "./rig.ts";

/** What is told of the answers, by whichever job tells it. The least is drawn of what can be: see test/support/numbers.ts. */
for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`numbers on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let rig: Awaited<ReturnType<typeof createJobRig>>;
    beforeEach(async () => {
      rig = await createJobRig(opened().database);
      await rig.run("deliver");
    });

    const told = async () => (await rig.store.campaigns.byId(rig.campaignId))?.published;

    async function change(changes: Partial<Pick<Campaign, "entitled" | "constituencies">>): Promise<void> {
      const campaign = await rig.store.campaigns.byId(rig.campaignId);
      if (!campaign) throw new Error("no ballot");
      const { entitled: _, constituencies: __, ...bare } = campaign;
      await rig.store.campaigns.update({ ...bare, ...changes, revision: campaign.revision + 1 });
    }

    const closes = async () => {
      rig.setClock("2023-05-09T12:00");
      await rig.run("close-check");
    };

    test("are not told of fewer than fifteen answers, nor of ten of those that were given", async () => {
      await rig.answer(14, "posted");
      await rig.run("refresh-check");
      expect(await told()).toBeUndefined();
      await rig.answer(9, "posted", 14);
      await rig.run("refresh-check");
      expect(await told()).toMatchObject({ posted: 10 });
    });

    test("stand still until more have answered: another day and the close are no reason", async () => {
      await rig.answer(25, "posted");
      await rig.run("refresh-check");
      rig.edits.splice(0);
      await rig.answer(9, "posted", 25);
      await rig.run("refresh-check");
      rig.setClock("2023-04-21T09:00");
      await rig.run("refresh-check");
      expect(rig.edits).toEqual([]);
      await closes();
      expect(await told()).toMatchObject({ posted: 15 });
    });

    test("are told anew when enough have changed their answers, of each three times and no more", async () => {
      await rig.answer(40, "to-post");
      await rig.run("refresh-check");
      expect(await told()).toMatchObject({ posted: 0, toPost: 30 });
      await rig.answer(9, "posted");
      await rig.run("refresh-check");
      expect(await told()).toMatchObject({ posted: 0, toPost: 30 });
      await rig.answer(20, "posted");
      await rig.run("refresh-check");
      expect(await told()).toMatchObject({ posted: 15, toPost: 15 });
      await rig.answer(20, "lost");
      await rig.run("refresh-check");
      expect(await told()).toMatchObject({ posted: 0, toPost: 15, trouble: 15 });
      await rig.answer(20, "posted");
      await rig.run("refresh-check");
      expect(await told()).toMatchObject({ posted: 0, toPost: 15, trouble: 15 });
      await closes();
      expect(await told()).toMatchObject({ posted: 0, toPost: 15, trouble: 15 });
    });

    test("are not brought nearer by members who erase and answer anew", async () => {
      await rig.answer(25, "posted");
      await rig.run("refresh-check");
      const before = await told();
      for (let one = 0; one < 12; one += 1)
        await rig.store.erasure.erasePerson(rig.branchId, `member-${one}` as MemberKey);
      await rig.answer(12, "lost");
      await rig.run("refresh-check");
      expect(await told()).toEqual(before);
      await rig.answer(10, "lost", 25);
      await rig.run("refresh-check");
      expect(await told()).toEqual({ posted: 10, toPost: 0, trouble: 15 });
    });

    const employers = {
      constituencies: [
        { name: "Dock", entitled: 12 },
        { name: "Harbour", entitled: 11 },
      ],
    };

    describe.each([
      ["on refreshing a check", () => rig.run("refresh-check")],
      ["at the close", closes],
    ])("%s", (_when, tell) => {
      test.each([
        ["by the whole count", { entitled: 23 }],
        ["by the counts of its employers", employers],
        ["by those where the whole count is larger", { ...employers, entitled: 500 }],
      ])("leave ten of those entitled outside, %s", async (_by, changes) => {
        await change(changes);
        await rig.answer(40, "posted");
        await tell();
        expect(await told()).toMatchObject({ posted: 10 });
      });

      test.each([
        ["taken away", {}],
        ["made larger", { entitled: 500 }],
      ])("leave them outside when the count is %s afterwards", async (_how, changes) => {
        await change(employers);
        await rig.answer(30, "posted");
        await rig.run("refresh-check");
        await change(changes);
        await rig.answer(15, "posted", 30);
        await tell();
        expect(await told()).toMatchObject({ posted: 10 });
      });
    });

    test("that another process has told meanwhile are the ones that are shown, and moved once", async () => {
      await rig.answer(60, "posted");
      const { database } = opened();
      const most: Draw = (below) => below - 1;
      const first = rig.worker();
      // The other has looked already, and finds that this one was quicker.
      const other: JobServices = {
        ...rig.worker(),
        draw: most,
        database: {
          store: database.store,
          async transaction(work) {
            await rig.run("refresh-check", first);
            return database.transaction(work);
          },
        },
      };
      rig.edits.splice(0);
      await rig.run("refresh-check", other);
      expect(await told()).toMatchObject({ posted: 50 });
      expect(rig.edits).toEqual([expect.stringContaining("At least 50 of you")]);
      expect(await rig.store.tallies.alike(rig.campaignId)).toEqual([
        { answer: "posted", taken: "posted", moves: 1, members: 60 },
      ]);
    });

    test("told in many workers at once are told once, with answers coming in beside them", async () => {
      await rig.answer(20, "posted");
      await Promise.all([
        ...Array.from({ length: 4 }, () => rig.run("refresh-check")),
        rig.answer(30, "to-post", 20),
      ]);
      const alike = await rig.store.tallies.alike(rig.campaignId);
      expect(alike.filter(({ answer }) => answer === "posted")).toEqual([
        { answer: "posted", taken: "posted", moves: 1, members: 20 },
      ]);
      const edits = rig.edits.filter((edit) => edit.includes("At least"));
      expect(new Set(edits).size).toBe(edits.length);
    });

    test("stay when the answers go, and nothing else of them does", async () => {
      await rig.answer(37, "posted");
      await rig.run("refresh-check");
      await closes();
      rig.setClock("2023-05-23T12:00");
      await rig.run("purge");
      expect(await told()).toEqual({ posted: 25, toPost: 0, trouble: 0 });
      expect(await rig.store.tallies.alike(rig.campaignId)).toEqual([]);
    });
  });
}
