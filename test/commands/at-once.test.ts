import { describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { chase } from "../../commands/chase/chase.ts";
import { check } from "../../commands/check.ts";
import { mydata } from "../../commands/mydata.ts";
import { posted } from "../../commands/posted/posted.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import type { Database, Store } from "../../src/core/ports/store.ts";
import { databaseKinds } from "../support/databases.ts";
import { buttonsOf, channel, people, text, useRig, workspace } from "../support/rig.ts";
import { endedOrWaiting } from "../support/waiting.ts";

/** One member's two acts at the same instant, each in a transaction of its own. */
for (const kind of databaseKinds.filter(({ concurrent }) => concurrent)) {
  describe.skipIf(!kind.available)(`at once, on ${kind.title}`, () => {
    const rig = useRig([ballot, chase, check, mydata, posted], kind);
    const key = () => rig().vault.memberKey(people.member);

    async function campaignAndBranch(): Promise<{ readonly campaignId: string; readonly branchId: string }> {
      const branchId = (await rig().store.branches.of(workspace))?.id ?? "";
      const [campaign] = await rig().store.campaigns.list(branchId);
      return { campaignId: campaign?.id ?? "", branchId };
    }

    async function tellToPost(): Promise<Reply> {
      await rig().say("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 12 noon");
      const consent = await rig().say("member", "/posted to-post");
      return rig().press("member", buttonsOf(consent)[0]?.id ?? "");
    }

    test.each([
      ["“Don’t ask me again”", () => rig().press("member", "check/stop-asking")],
      ["/mydata stop", () => rig().say("member", "/mydata stop")],
    ])("%s while the member is being erased brings no consent back", async (_, stop) => {
      await tellToPost();
      const { branchId } = await campaignAndBranch();
      let stopped: Promise<Reply> | undefined;
      await rig().parts.database.transaction(async ({ erasure }) => {
        await erasure.erasePerson(branchId, key());
        stopped = stop();
        await endedOrWaiting(rig().pool, stopped);
      });
      expect(text((await stopped) ?? { kind: "refused", card: { lines: [] } })).toContain(
        "Muster will not ask you again",
      );
      expect(await rig().store.members.find(branchId, key())).toEqual({
        branchId,
        key: key(),
        mayAsk: false,
      });
    });

    /** The member's press, and `meanwhile` when it has come as far as keeping what was agreed to. */
    async function pressWhile(button: string, meanwhile: () => Promise<unknown>): Promise<Reply> {
      const { database } = rig().parts;
      let other: Promise<unknown> = Promise.resolve();
      async function letOther(): Promise<void> {
        other = meanwhile();
        await endedOrWaiting(rig().pool, other);
      }
      const slow = ({ reminders, agreements, ...rest }: Store): Store => ({
        ...rest,
        reminders: {
          ...reminders,
          save: async (reminder) => letOther().then(() => reminders.save(reminder)),
        },
        agreements: {
          ...agreements,
          keep: async (agreed) => letOther().then(() => agreements.keep(agreed)),
        },
      });
      const slowed: Database = {
        store: database.store,
        transaction: (work) => database.transaction((inside) => work(slow(inside))),
      };
      const inbox = createInbox({ ...rig().parts, database: slowed });
      const reply = await inbox.press({ callId: "slow", caller: people.member, place: channel, button });
      await other;
      return reply;
    }

    const ways: readonly (readonly [string, (id: string) => Promise<Reply>])[] = [
      ["tapped", (id) => rig().press("member", `posted/answer/${id}/posted`)],
      ["typed", () => rig().say("member", "/posted posted")],
    ];

    test.each(ways)("“posted” %s while a rep is allowed to speak leaves no agreement", async (_, tell) => {
      await tellToPost();
      const { campaignId } = await campaignAndBranch();
      const reply = await pressWhile(`chase/agree/${campaignId}/1`, () => tell(campaignId));
      expect(text(reply)).toContain("A rep of Harbour branch may see what you told us");
      expect(await rig().store.agreements.of(campaignId, key())).toBeUndefined();
    });

    test("an erasure while a rep is allowed to speak waits, and erases that too", async () => {
      await tellToPost();
      const { campaignId, branchId } = await campaignAndBranch();
      const erase = () => rig().store.erasure.erasePerson(branchId, key());
      await pressWhile(`chase/agree/${campaignId}/1`, erase);
      expect(await rig().dump()).not.toContain(key());
    });

    test.each(ways)(
      "“posted” %s while the reminder until posted is agreed to leaves no reminder",
      async (_, tell) => {
        await tellToPost();
        const { campaignId, branchId } = await campaignAndBranch();
        const reply = await pressWhile(`posted/remind-agree/${campaignId}/2`, () => tell(campaignId));
        expect(text(reply)).toContain("The next message comes on");
        expect((await rig().store.answers.of(campaignId, key()))?.answer).toBe("posted");
        expect(await rig().store.reminderUpkeep.ofBranch(branchId)).toEqual([]);
        expect((await rig().store.members.find(branchId, key()))?.contact).toBeUndefined();
      },
    );
  });
}
