import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Rep } from "../../src/core/branch/branch.ts";
import { repContact } from "../../src/core/people/sealed-in.ts";
import { planReminder } from "../../src/core/planning/plan-reminder.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import { clock, day } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { at } from "../support/examples.ts";
import { createJobRig } from "./rig.ts";

/** The rig's check is due on 20 April at 9am and may go for a day. */
for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`telling reps on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let rig: Awaited<ReturnType<typeof createJobRig>>;
    beforeEach(async () => {
      rig = await createJobRig(opened().database);
      await name("asha", "officer", true);
      await name("bo", "rep", true);
      await name("cai", "rep", false);
    });

    const keyOf = (user: string) => rig.vault.memberKey({ ...rig.branch.home, user });

    async function name(user: string, role: Rep["role"], agreed: boolean): Promise<void> {
      const contact = rig.vault.seal(user, repContact(rig.branch.id, keyOf(user)));
      await rig.store.reps.save({
        branchId: rig.branch.id,
        key: keyOf(user),
        role,
        ...(agreed && { agreed: { at: at("2023-04-20T09:00"), contact } }),
      });
    }

    /** Muster was off until then; what was due meanwhile is judged. */
    async function offUntil(local: string): Promise<void> {
      rig.setClock(local);
      await rig.run("deliver");
    }

    test.each([
      [
        "run twice",
        async () => {
          await rig.run("alert-reps");
          await rig.run("alert-reps");
        },
      ],
      ["run in two workers at once", () => rig.runTwiceAtOnce("alert-reps")],
    ])("everybody who agreed to be written to is told once: %s", async (_way, run) => {
      await offUntil("2023-04-25T09:00");
      await run();
      expect(rig.letters.toSorted()).toEqual([
        expect.stringMatching(/^asha: Some posts did not go out as planned\n.* of Town branch\./u),
        expect.stringMatching(/^bo: /u),
      ]);
      expect(rig.letters.join()).toContain("/branch posts");
      expect(rig.letters.join()).not.toContain("PCS reballot");
      expect(await rig.store.trouble.unalerted()).toEqual([]);
    });

    test("at most one notice an hour; what came meanwhile is told of afterwards", async () => {
      await offUntil("2023-04-25T09:00");
      await rig.run("alert-reps");
      rig.letters.splice(0);
      await rig.store.plans.cancelTo({ ...rig.branch.home, channel: "ballot" }, "channel-gone");
      rig.setClock("2023-04-25T09:59");
      await rig.run("alert-reps");
      expect(rig.letters).toEqual([]);
      expect(await rig.store.trouble.unalerted()).toEqual([rig.branch.id]);
      rig.setClock("2023-04-25T10:01");
      await rig.run("alert-reps");
      expect(rig.letters).toHaveLength(2);
    });

    test("what is skipped as wished is told to nobody, and neither is that all went out", async () => {
      await rig.run("deliver");
      await rig.run("alert-reps");
      await opened().pool.query(
        "update delivery set state = 'skipped', reason = 'needs' where state = 'planned'",
      );
      await rig.run("alert-reps");
      expect(rig.letters).toEqual([]);
      expect(await rig.store.trouble.unalerted()).toEqual([]);
    });

    test("a member's own reminder that failed is told to no rep", async () => {
      await rig.run("deliver");
      const reminder: Reminder = {
        id: randomUUID(),
        shortId: "rrrrr",
        branchId: rig.branch.id,
        to: { member: keyOf("dee") },
        by: keyOf("dee"),
        text: { plain: "Mine alone" },
        on: day("2023-04-21"),
        at: clock("08:00"),
        repeat: "once",
        revision: 1,
      };
      await rig.store.reminders.save(reminder);
      await planReminder(rig.store, reminder, { branch: rig.branch, now: at("2023-04-20T09:00") });
      // Dee's contact is not kept: it is skipped.
      await offUntil("2023-04-21T08:00");
      const [row] = await rig.store.posts.ofSource({ kind: "reminder", id: reminder.id });
      expect(row).toMatchObject({ state: "skipped", reason: "no-contact" });
      await rig.run("alert-reps");
      expect(rig.letters).toEqual([]);
    });

    test("a rep who is no rep any more is not written to", async () => {
      await offUntil("2023-04-25T09:00");
      await rig.store.reps.remove(rig.branch.id, keyOf("asha"));
      await rig.store.erasure.erasePerson(rig.branch.id, keyOf("bo"));
      await rig.run("alert-reps");
      expect(rig.letters).toEqual([]);
    });

    test("a released post that fails after all is told of again", async () => {
      await opened().pool.query("update delivery set state = 'held', told = true where state = 'planned'");
      await rig.store.trouble.release(rig.branch.id);
      await offUntil("2023-04-25T09:00");
      await rig.run("alert-reps");
      expect(rig.letters).toHaveLength(2);
    });
  });
}
