import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { check } from "../../commands/check.ts";
import { mydata } from "../../commands/mydata.ts";
import { posted } from "../../commands/posted/posted.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { useReminderPosts } from "../support/reminder-posts.ts";
import { buttonsOf, tap, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, check, mydata, posted, reminder]);

const posts = useReminderPosts(rig);

const dates = "opens: 20 March 2023 closes: 9 May 2023 12 noon not-received-by: 28 March 2023";

async function create(more = "replacement-by: 28 April 2023 5pm"): Promise<void> {
  await rig().say("rep", `/ballot create name: PCS reballot ${dates} ${more}`);
  await rig().say("rep", "/ballot dates replacement-link: https://www.pcs.org.uk/replacement");
}

async function tell(answer: string): Promise<Reply> {
  const reply = await rig().say("member", `/posted ${answer}`);
  return buttonsOf(reply).some(({ label }) => label === "Yes") ? tap(rig(), "member", reply, "Yes") : reply;
}

/** Says it, and wants to be written to. */
async function optIn(answer: string): Promise<string> {
  const label = answer === "to-post" ? "Remind me until I’ve posted" : "Remind me about my paper";
  const consent = await tap(rig(), "member", await tell(answer), label);
  return text(await tap(rig(), "member", consent, "I agree: remind me"));
}

/** What goes to the member alone, by day, from one day to another at 9am. */
async function letters(from: string, until: string): Promise<readonly (readonly [string, string])[]> {
  const all: (readonly [string, string])[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() <= until; day = day.add({ days: 1 }))
    for (const post of await posts.goneAt(`${day}T09:02`, "private"))
      all.push([day.toString(), post.replace(/^private: /u, "")]);
  return all;
}

const heads = (all: readonly (readonly [string, string])[]) =>
  all.map(([day, post]) => `${day} ${post.split("\n")[0]?.replace(/\? .*/u, "?")}`);

const has = "Have you posted your ballot?";
const asked = "Have you asked for another paper?";
const come = "Has your new paper come?";

describe("a member without a paper who wanted to be written to", () => {
  beforeEach(() => create());

  test("is told where and until when at once, then asked twice at most before that, the second time for the last", async () => {
    const told = text(await tell("not-arrived"));
    expect(told).toContain("by Friday 28 April 2023, 5pm, at www.pcs.org.uk/replacement");
    expect(await optIn("not-arrived")).toContain(
      "Muster asks you about your paper on Saturday 22 April 2023, 9am",
    );
    const all = await letters("2023-04-21", "2023-05-09");
    expect(heads(all)).toEqual([`2023-04-22 ${asked}`, `2023-04-27 ${asked}`]);
    expect(all[0]?.[1]).toContain("by Friday 28 April 2023, 5pm, at www.pcs.org.uk/replacement");
    expect(all[0]?.[1]).not.toContain("last time");
    expect(all[1]?.[1]).toContain("This is the last time Muster asks.");
    for (const [, post] of all)
      expect(post).toMatch(/\[I’ve asked for another\]\n\[It has come\]\n\[Stop\]$/u);
  });

  test.each(["not-arrived", "lost"])(
    "after “%s” and asking is asked only whether it has come, once",
    async (answer) => {
      await optIn(answer);
      await tell("asked");
      const all = await letters("2023-04-21", "2023-05-09");
      expect(heads(all)).toEqual([`2023-04-27 ${come}`]);
      expect(all[0]?.[1]).not.toMatch(/post it|ask the union|28 April/iu);
      expect(all[0]?.[1]).toContain("last time");
    },
  );

  test("is reminded to post once it has come, and never of a paper that has not", async () => {
    await optIn("lost");
    rig().clock.set("2023-04-23T12:00");
    await tell("to-post");
    const all = await letters("2023-04-24", "2023-05-09");
    expect(heads(all)).toEqual([24, 25, 26, 27].map((day) => `2023-04-${day} ${has}`));
    for (const [, post] of all) expect(post).not.toMatch(/not come|replacement|asked for another/iu);
    expect(all.at(-1)?.[1]).toContain("This is the last of these reminders.");
  });

  test.each(["posted", "not-balloted", "not-saying"])("hears nothing more after “%s”", async (answer) => {
    await optIn("lost");
    await tell(answer);
    expect(await letters("2023-04-21", "2023-05-09")).toEqual([]);
  });

  test("whoever loses it later is asked in the same days: no change of mind makes a third", async () => {
    await optIn("to-post");
    await tell("lost");
    await tell("to-post");
    await tell("not-arrived");
    const all = await letters("2023-04-21", "2023-05-09");
    expect(heads(all)).toEqual([`2023-04-22 ${asked}`, `2023-04-27 ${asked}`]);
  });

  test("by a button of the message itself: asked, then come", async () => {
    await optIn("not-arrived");
    const branchId = (await rig().store.branches.of(workspace))?.id ?? "";
    const [campaign] = await rig().store.campaigns.list(branchId);
    const press = (given: string) => rig().press("member", `posted/answer/${campaign?.id}/${given}`);
    expect(text(await press("asked"))).toContain("need not ask twice");
    expect(heads(await letters("2023-04-21", "2023-04-26"))).toEqual([]);
    expect(text(await press("to-post"))).toContain("You told us: Got it, not posted yet");
    expect(heads(await letters("2023-04-27", "2023-05-09"))).toEqual([`2023-04-27 ${has}`]);
  });

  test("moves with the union's date, and ends with it", async () => {
    await optIn("not-arrived");
    await rig().say("rep", "/ballot dates replacement-by: 26 April 2023 5pm");
    expect(heads(await letters("2023-04-21", "2023-05-09"))).toEqual([
      `2023-04-22 ${asked}`,
      `2023-04-25 ${asked}`,
    ]);
  });

  test("is offered nothing once the union's date is over", async () => {
    rig().clock.set("2023-04-28T17:00");
    expect(text(await tell("lost"))).not.toContain("Remind me");
  });

  test("what has the paper is told, not what has not: the reminder asks back with a button", async () => {
    await optIn("to-post");
    const [first] = await letters("2023-04-21", "2023-04-21");
    expect(first?.[1]).toMatch(/\[I’ve posted it\]\n\[Something else…\]\n\[Stop\]$/u);
  });

  test.each([
    ["withdrawn on Thu 20 April", "/ballot close ending: withdrawn"],
    ["postponed on Thu 20 April", "/ballot close ending: postponed"],
    ["closed early on Thu 20 April", "/ballot close"],
  ])("one message says that it is the last where the ballot ends before it: %s", async (why, typed) => {
    await optIn("not-arrived");
    const asked = await rig().say("rep", typed);
    const [go] = buttonsOf(asked);
    if (go) await rig().press("rep", go.id);
    const all = await letters("2023-04-20", "2023-05-09");
    expect(all).toHaveLength(1);
    expect(all[0]?.[1]).toMatch(new RegExp(`^No more reminders: ballot ${why}\n`, "u"));
    expect(all[0]?.[1]).toMatch(/This is the last message: Muster writes to you about .+ no more\./u);
  });
});

test("while the union says that papers may still come nobody is asked", async () => {
  await create();
  rig().clock.set("2023-03-21T10:00");
  await optIn("not-arrived");
  expect(heads(await letters("2023-03-22", "2023-05-01"))).toEqual([
    `2023-03-29 ${asked}`,
    `2023-04-27 ${asked}`,
  ]);
});

test("without a date for asking it goes by the last posting date", async () => {
  await create("");
  await optIn("lost");
  expect(heads(await letters("2023-04-21", "2023-05-09"))).toEqual([
    `2023-04-22 ${asked}`,
    `2023-04-26 ${asked}`,
  ]);
});
