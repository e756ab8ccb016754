import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { check } from "../../commands/check.ts";
import { answers } from "../../src/core/ballot/answers.ts";
import type { Caller } from "../../src/core/chat/chat.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import { countsOf } from "../support/numbers.ts";
import { channel, people, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, check]);

test("2,000 members answer, 200 at a time: each is kept once, and told after it is", async () => {
  await rig().say(
    "rep",
    "/ballot create name: PCS reballot opens: 20 March 2023 closes: 9 May 2023 12 noon replacement-by: 28 April 2023 5pm",
  );
  await rig().say("rep", "/check open");
  const { store } = rig();
  const branch = await store.branches.of(people.rep);
  const [asked] = await store.checks.list(branch?.id ?? "");
  let hints = 0;
  const hint = () => {
    hints += 1;
  };
  const inbox = createInbox({ ...rig().parts, hint });

  const members = Array.from(
    { length: 2_000 },
    (_, number): Caller => ({
      ...workspace,
      user: `u-${number}`,
      managesWorkspace: false,
      groupsOf: () => Promise.reject(new Error("a crowd's groups are not worth asking for")),
    }),
  );
  const waiting = members.entries();
  let unkept = 0;
  const tapUntilAllHave = async () => {
    for (const [number, caller] of waiting) {
      const answer = answers[number % answers.length] ?? "posted";
      const agreeing = `check/agree/${asked?.campaignId}/${answer}/3`;
      await inbox.press({ callId: randomUUID(), caller, place: channel, button: agreeing });
      const callId = randomUUID();
      const again = { callId, caller, place: channel, button: `check/answer/${asked?.id}/posted` };
      const replies = await Promise.all([inbox.press(again), inbox.press(again)]);
      if (!replies.every((reply) => text(reply).includes("You told us: Posted."))) unkept += 1;
    }
  };
  await Promise.all(Array.from({ length: 200 }, tapUntilAllHave));

  expect(unkept).toBe(0);
  expect((await countsOf(store, asked?.campaignId ?? "")).posted).toBe(2_000);
  const calls = (await rig().dump()).split("\n").filter((row) => row.includes('"call_id"'));
  // That with which each member agreed, and the two with which the rep began.
  expect(calls).toHaveLength(2_002);
  expect(hints).toBeLessThan(400);
});
