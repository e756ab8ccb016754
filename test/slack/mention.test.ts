import { expect, test } from "vitest";
import { readMention } from "../../src/slack/mention.ts";
import { textOf } from "../doubles/slack/limits.ts";
import { card, general, keepingInbox, onSocket, openBranch, team } from "./support.ts";

/** Muster in a branch's workspace, answering each command with the caller's name. */
async function answering() {
  const branch = await openBranch();
  const keeping = keepingInbox(({ call }) => ({
    kind: "private",
    card: card(`What to do now, ${call.caller.user}`),
  }));
  await onSocket(branch.slack, keeping.inbox);
  return { ...branch, ...keeping };
}

test("whoever writes Muster's name is told alone where things stand, and what they wrote is not read", async () => {
  const { slack, one, two, calls } = await answering();
  await one.mention(general, "I voted yes, what now?");
  await slack.world.until(() => one.sees(general)[0]);
  expect(one.sees(general).map(({ blocks }) => textOf(blocks))).toEqual(["What to do now, U0ONE"]);
  expect(two.sees(general)).toEqual([]);
  expect(calls).toMatchObject([{ kind: "command", call: { command: "muster", input: "" } }]);
  expect(JSON.stringify(calls)).not.toContain("voted");
});

test("an event that Slack sends again is the same call", async () => {
  const { slack, one, calls } = await answering();
  await one.mention(general, "", { twice: true });
  await slack.world.until(() => (calls.length > 1 ? calls : undefined));
  expect(new Set(calls.map(({ call }) => call.callId)).size).toBe(1);
});

test("somebody of another workspace is turned away, and nothing is asked of Muster", async () => {
  const { slack, one, channel, calls } = await answering();
  slack.addWorkspace("T0OTHER");
  const stranger = slack.addPerson("U0STRANGER", "T0OTHER", { at: team });
  channel.members.add(stranger.id);
  await stranger.mention(general);
  await slack.world.until(() => stranger.sees(general)[0]);
  expect(stranger.sees(general)[0]?.text).toContain("Only members of the workspace");
  // What somebody else asks after it is asked alone.
  await one.mention(general);
  await slack.world.until(() => one.sees(general)[0]);
  expect(calls).toMatchObject([{ call: { caller: { user: one.id } } }]);
});

test.each([
  ["an app", { bot_id: "B1", user: "U1", channel: general }],
  ["nobody", { channel: general }],
])("what %s writes is no call", (_who, event) => {
  expect(readMention(event, { team_id: team, event_id: "Ev1" })).toBeUndefined();
});

test("in a direct message there is no channel", () => {
  const read = readMention({ user: "U1", channel: "D1" }, { team_id: team, event_id: "Ev1" });
  expect(read?.call.place.channel).toBe("");
});
