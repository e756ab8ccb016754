import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { draw } from "../../src/core/planning/draw.ts";
import { claimDue, postDue } from "../support/posting.ts";
import { buttonsOf, text, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string) => text(await rig().say("rep", typed));

const reballot = "/ballot create name: PCS reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon";

async function confirm(name: string): Promise<void> {
  const asked = await rig().say("rep", `/strike confirm ${name}`);
  const [button] = buttonsOf(asked);
  await rig().press("rep", button?.id ?? "");
}

/** The headlines of what is due at this local time, as they would be drawn then. */
async function headlinesAt(moment: string): Promise<readonly (string | undefined)[]> {
  rig().clock.set(moment);
  return (await claimDue(rig())).map((row) => draw(row, rig().clock.now())?.title);
}

test("a post that goes within five minutes of its time speaks for that time, and a later one for now", async () => {
  await say(reballot);
  await postDue(rig());
  expect(await headlinesAt("2023-05-09T09:00:20")).toContain("⏰ Ballot closes today, 12 noon: 3 hours left");
});

test.each([
  ["2023-05-09T09:04:59", "3 hours left"],
  ["2023-05-09T09:06", "2 hours 54 minutes left"],
])("at %s it says that there are %s", async (moment, left) => {
  await say(reballot);
  await postDue(rig());
  expect((await headlinesAt(moment)).join("\n")).toContain(`closes today, 12 noon: ${left}`);
});

test("the first line is a sign for the kind of post, unless the branch wants words alone", async () => {
  await say(reballot);
  await postDue(rig());
  rig().clock.set("2023-04-25T09:00");
  const [row] = await claimDue(rig());
  if (!row) throw new Error("nothing is due");
  const now = rig().clock.now();
  expect(draw(row, now)?.title).toBe("🗳️ 14 days to go: post your ballot by Thu 27 April");
  const without = text(await rig().say("officer", "/branch settings signs: no"));
  expect(without).toContain("Posts begin with words alone");
  const branch = await rig().store.branches.byId(row.branch.id);
  expect(branch?.signs).toBe(false);
  expect(draw({ ...row, branch: branch ?? row.branch }, now)?.title).toBe(
    "14 days to go: post your ballot by Thu 27 April",
  );
  expect(text(await rig().say("officer", "/branch settings signs: yes"))).toContain("a sign for their kind");
  expect((await rig().store.branches.byId(row.branch.id))?.signs).toBeUndefined();
});

test("a headline names its ballot where the channel is told of another one, and only there", async () => {
  await say(reballot);
  await postDue(rig());
  expect(await headlinesAt("2023-04-25T09:00")).toEqual([
    "🗳️ 14 days to go: post your ballot by Thu 27 April",
  ]);
  await say("/ballot create name: Levy vote opens: 18 April 2023 closes: Tue 16 May 2023 12 noon");
  const heads = await headlinesAt("2023-04-26T09:00");
  expect(heads).toContain("📮 PCS reballot · Post your ballot by tomorrow, Thu 27 April");
});

test("a check begins with its ballot’s name once the channel is told of another one", async () => {
  await say(reballot);
  await say("/check open");
  expect(await postDue(rig())).toContainEqual(
    expect.stringMatching(/Have you posted your ballot\? Do it by Thu 27 April\nPCS reballot: papers must/u),
  );
  const among = async () =>
    (await rig().store.checks.nextToRefresh(rig().clock.now(), 10)).map((check) => check.among);
  expect(await among()).toEqual([false]);
  await say("/ballot create name: Levy vote opens: 18 April 2023 closes: Tue 16 May 2023 12 noon");
  expect(await among()).toEqual([true]);
  await say("/check open Levy");
  expect((await headlinesAt("2023-04-20T14:31")).join()).toMatch(
    /🙋 Levy vote · Have you posted your ballot\? Do it by \w+ \d+ May/u,
  );
});

test("members are not sent to work where other action of theirs goes on", async () => {
  await say("/strike add name: Walkout days: 3 May 2023 for: HMRC, DWP");
  await say("/strike add name: Overtime ban kind: asos days: from 2 May 2023 for: HMRC");
  await confirm("Walkout");
  await confirm("Overtime");
  await postDue(rig());
  await say("/strike suspend Walkout");
  const [row] = await claimDue(rig());
  const card = row && draw(row, rig().clock.now());
  expect(card?.title).toBe("⏸️ HMRC and DWP: strike on Wed 3 May is suspended");
  expect(plainText(card ?? { lines: [] })).toContain("Still on: Overtime ban");
  expect(plainText(card ?? { lines: [] })).not.toMatch(/\bwork\b/u);
});
