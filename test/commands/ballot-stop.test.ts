import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string) => textOf(await rig().say("rep", typed));

const set = () => say("/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");

test("pausing says what stopped and when it would next have posted, and nothing is posted until it is resumed", async () => {
  await set();
  await postDue(rig());
  const id = /Id: (\w{5})/u.exec(await say("/ballot status"))?.[1];
  expect(await say("/ballot pause")).toBe(
    `Reballot is paused. 11 planned posts are stopped. What falls due meanwhile is not sent later.
It would next have posted on Tuesday 25 April 2023, 9am in #general.
Go on with /ballot resume ${id}. Answers are still taken, and a date that changes is still corrected.`,
  );
  rig().clock.set("2023-04-26T12:00");
  expect(await postDue(rig())).toEqual([]);
  expect(await say("/ballot resume")).toBe(
    `Reballot is no longer paused. What fell due meanwhile is not sent.
Next post: Thursday 27 April 2023, 9am in #general, then 8 more.`,
  );
  expect(await postDue(rig())).toEqual([]);
  rig().clock.set("2023-04-27T09:00");
  expect(await postDue(rig())).toHaveLength(1);
});

test("pausing twice, resuming what is not paused, and either once it is closed are answered privately", async () => {
  await set();
  expect(await say("/ballot resume")).toMatch(
    /^Reballot is not paused\. Stop its posts with \/ballot pause/u,
  );
  await say("/ballot pause");
  const again = await rig().say("rep", "/ballot pause");
  expect(again.kind).toBe("refused");
  expect(textOf(again)).toMatch(/^Reballot is paused already\. Go on with \/ballot resume \w{5}$/u);
  await say("/ballot resume");
  const [button] = buttonsOf(await rig().say("rep", "/ballot close"));
  await rig().press("rep", button?.id ?? "");
  expect(await say("/ballot pause")).toContain("Reballot is closed: its posts have stopped.");
  expect(await say("/ballot resume")).toBe("Reballot is closed already.");
  expect(textOf(await rig().say("member", "/ballot pause"))).toContain("Only reps and officers");
});

test("the status, the preview and the countdowns say that it is paused", async () => {
  await set();
  await say("/ballot pause");
  const paused = "Its posts here are paused by a rep; the ballot itself goes on.";
  expect(textOf(await rig().say("member", "/ballot status"))).toContain(paused);
  expect(textOf(await rig().say("member", "/countdown show"))).toContain(paused);
  expect(textOf(await rig().say("member", "/countdown list"))).toContain("at 9am (paused) · ");
  const preview = await say("/ballot preview");
  expect(preview).toContain("It is paused: nothing is posted until /ballot resume");
  expect(preview).toContain("Stopped, the ballot was paused Tuesday 25 April 2023, 9am in #general: ");
  expect(preview).not.toContain("Planned");
});

test("a mandate waits with its ballot; a paused ballot that closes meanwhile can still be resumed for it", async () => {
  await set();
  await say("/ballot dates mandate-expires: Wed 8 November 2023");
  await say("/ballot pause");
  rig().clock.set("2023-10-11T09:00");
  expect(await postDue(rig())).toEqual([]);
  expect(await say("/ballot resume")).toContain("Next post: Wednesday 25 October 2023, 9am in #general");
});

test("while it is paused answers are taken, and no check is opened", async () => {
  await set();
  await say("/check open");
  await postDue(rig());
  await say("/ballot pause");
  expect(await say("/check open")).toMatch(/^Reballot is paused, so nothing is posted about it\./u);
  const [agree] = buttonsOf(await rig().say("member", "/posted posted"));
  expect(textOf(await rig().press("member", agree?.id ?? ""))).toContain("You told us: Posted.");
});

test("a check whose question has not gone out yet stops with the ballot", async () => {
  await set();
  await postDue(rig());
  await say("/check open");
  expect(await say("/ballot pause")).toContain("12 planned posts are stopped.");
  expect(await postDue(rig())).toEqual([]);
});

test("a date moved while it is paused is corrected at once, and its posts wait at their new dates", async () => {
  await set();
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  await say("/ballot pause");
  const moved = await say("/ballot dates closes: Thu 25 May 2023 12 noon");
  expect(moved).toContain("1 channel that had been told the old dates gets a correction now.");
  expect(moved).toContain("It is paused: nothing is posted until /ballot resume");
  const [correction, ...others] = await postDue(rig());
  expect(correction).toContain("New dates: papers must arrive by Thu 25 May, 12 noon");
  expect(others).toEqual([]);
  const preview = await say("/ballot preview");
  expect(preview).toContain("Stopped, the ballot was paused Thursday 27 April 2023, 9am");
  expect(preview).not.toContain("Tuesday 9 May 2023, 12 noon in");
  expect(await say("/ballot resume")).toContain("Next post: Thursday 27 April 2023, 9am in #general");
  expect(await say("/ballot preview")).not.toContain("Stopped");
});

test("two moves before the first correction has gone make one correction", async () => {
  await set();
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  await say("/ballot dates closes: Thu 25 May 2023 12 noon");
  await say("/ballot dates closes: Fri 26 May 2023 12 noon");
  const posts = await postDue(rig());
  expect(posts).toHaveLength(1);
  expect(posts[0]).toContain("Friday 26 May 2023, 12 noon");
});

test("another nation's bank holidays move the suggested posting date, which is corrected", async () => {
  await say("/ballot create name: Summer ballot closes: Mon 14 August 2023 12 noon");
  rig().clock.set("2023-07-31T09:00");
  expect((await postDue(rig()))[0]).toContain("post your ballot by Fri 4 August");
  const saved = textOf(await rig().say("officer", "/branch settings nation: scotland"));
  expect(saved).toContain("1 channel that had been told the old dates gets a correction now.");
  expect(saved).toContain("Next post: Wednesday 2 August 2023, 9am in #general");
  const [correction, ...others] = await postDue(rig());
  expect(correction).toContain("Post by: Thursday 3 August 2023 (suggested by Muster");
  expect(others).toEqual([]);
  expect(textOf(await rig().say("officer", "/branch settings post-at: 10am"))).not.toContain("correction");
});
