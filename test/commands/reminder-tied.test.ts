import { beforeEach, describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { useReminderPosts } from "../support/reminder-posts.ts";
import { buttonsOf, type Person, tap as tapOn, text, useRig } from "../support/rig.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig([ballot, branch, reminder, strike]);

const { goneAt, planned } = useReminderPosts(rig);

async function said(as: Person, typed: string): Promise<string> {
  return text(await rig().say(as, typed));
}

const tap = (as: Person, reply: Reply, label: string) => tapOn(rig(), as, reply, label);

const add = (when: string, rest = "") => said("rep", `/reminder add text: Post it when: ${when} ${rest}`);

const cancelled =
  "The date this reminder went by is gone, or has moved so near that nothing of it is left to send. It is cancelled: “Post it”";

/** A close that moves is asked about what hangs on it. */
const moved = async (typed: string, answer: string) => tap("rep", await rig().say("rep", typed), answer);

describe("a reminder before a date of a ballot", () => {
  beforeEach(async () => {
    await rig().say(
      "rep",
      "/ballot create name: Pay ballot opens: 20 March 2023 closes: Fri 12 May 2023 12 noon",
    );
    await rig().say("rep", "/ballot dates last-posting: Mon 8 May 2023 replacement-by: Wed 3 May 2023");
  });

  it.each([
    ["2 days before last posting date 9am", "2023-05-06 09:00"],
    ["two days before the last posting date at 9am", "2023-05-06 09:00"],
    ["9am the day before the last day to post", "2023-05-07 09:00"],
    ["1 day before last-posting 17:30", "2023-05-07 17:30"],
    ["on closing day 9am", "2023-05-12 09:00"],
    ["the day of the close 9am", "2023-05-12 09:00"],
    ["closing day, 9am", "2023-05-12 09:00"],
    ["the day before the ballot closes 5pm", "2023-05-11 17:00"],
    ["a week before the close 12 noon", "2023-05-05 12:00"],
    ["2 weeks before the ballot’s closing date 9am", "2023-04-28 09:00"],
    ["the day before replacement-by 5pm", "2023-05-02 17:00"],
    ["day before the replacement deadline 5pm", "2023-05-02 17:00"],
    ["3 days before the deadline 10am", "2023-05-09 10:00"],
  ])("%s", async (when, wanted) => {
    expect(await add(when)).toContain("It moves with it.");
    expect(await planned()).toEqual([wanted]);
  });

  it("says what it goes by, moves with it, and goes once", async () => {
    expect(await add("2 days before last posting date 9am")).toContain(
      "On Saturday 6 May 2023, 9am. 1 post is planned.\nThat is 2 days before the day of “Post by” of Pay ballot. It moves with it.",
    );
    await said("rep", "/ballot dates last-posting: Tue 9 May 2023");
    expect(await planned()).toEqual(["2023-05-07 09:00"]);
    await said("rep", "/reminder edit text: Post it today");
    expect(await planned()).toEqual(["2023-05-07 09:00"]);
    expect(await goneAt("2023-05-07T09:00")).toHaveLength(1);
    await said("rep", "/reminder add text: Other when: Mon 8 May 9am");
    expect(await planned()).toEqual(["2023-05-08 09:00"]);
  });

  it("goes by the suggested posting date where the union has none, and on when that moves", async () => {
    await said("rep", "/ballot dates remove: last-posting");
    await add("on the last posting date 9am");
    const [before] = await planned();
    await moved("/ballot dates closes: Fri 19 May 2023 12 noon", "Move them together");
    expect(await planned()).not.toEqual([before]);
    expect(await planned()).toHaveLength(1);
  });

  it("is cancelled in its own channel or to its own member, in words, when the date goes", async () => {
    await add("the day before replacement-by 5pm");
    await said("member", "/reminder add text: Post it when: the day before replacement-by 6pm who: me");
    await said("rep", "/ballot dates remove: replacement-by");
    const gone = await goneAt("2023-04-20T09:02");
    expect(gone.map((post) => post.split("\n").slice(0, 2).join("\n")).toSorted()).toEqual([
      `channel: Reminder cancelled: Post it\n${cancelled}`,
      `private: Reminder cancelled: Post it\n${cancelled}`,
    ]);
    expect(await planned()).toEqual([]);
    await said("rep", "/ballot dates replacement-by: Wed 3 May 2023");
    expect(await planned()).toEqual([]);
  });

  it("is cancelled in words when its date moves so near that its day has passed, after the quiet hours", async () => {
    await add("2 weeks before the close 9am");
    rig().clock.set("2023-04-20T23:30");
    await said("rep", "/ballot dates last-posting: Mon 24 April 2023 replacement-by: Fri 21 April 2023");
    await moved("/ballot dates closes: Fri 28 April 2023 12 noon", "Keep them as they are");
    expect(await planned()).toEqual(["2023-04-21 07:30"]);
    expect(await goneAt("2023-04-21T07:30")).toHaveLength(1);
  });

  it("goes on while the ballot is paused, and is cancelled when it is closed early", async () => {
    await add("2 weeks before the close 9am");
    await add("1 week before the close 9am");
    expect(await said("rep", "/ballot pause")).toContain("paused");
    expect(await goneAt("2023-04-28T09:00")).toHaveLength(1);
    await tap("rep", await rig().say("rep", "/ballot close"), "Close it now");
    expect((await goneAt("2023-04-28T09:02")).join()).toContain(cancelled);
    expect(await planned()).toEqual([]);
  });

  it("is asked about: the hour, the ballot, and a date that is none", async () => {
    const hours = await rig().say("rep", "/reminder add text: Post it when: 2 days before the close");
    expect(text(await tap("rep", hours, "9am"))).toContain("On Wednesday 10 May 2023, 9am");
    expect(await add("2 days before the gala 9am")).toContain(
      "Before which date is “2 days before the gala 9am”?",
    );
    expect(await add("the day before the result 9am")).toContain("has no date “Result” yet");
    expect(await add("5 weeks before the close 9am")).toContain("has passed");
    expect(await add("closing day 9am", "repeat: weekly")).toContain("goes once");
    await rig().say("rep", "/ballot create name: Pensions ballot closes: Tue 23 May 2023 12 noon");
    const which = await rig().say("rep", "/reminder add text: Ring round when: closing day 9am");
    expect(text(await tap("rep", which, "Pensions ballot, closes Tue 23 May 2023"))).toContain("23 May 2023");
  });

  it("put back on a day of the calendar stays there", async () => {
    await add("closing day 9am");
    await said("rep", "/reminder edit when: Thu 11 May 9am");
    await said("rep", "/ballot dates closes: Fri 19 May 2023 12 noon");
    expect(await planned()).toEqual(["2023-05-11 09:00"]);
  });
});

describe("a reminder before a strike", () => {
  beforeEach(async () => {
    await rig().say("rep", "/strike add name: Walkout days: Fri 28 April 2023 for: everybody");
  });

  it("moves with its first day, does not go while it is suspended, and is cancelled when it is called off", async () => {
    expect(await add("the day before the strike 6pm")).toContain(
      "That is the day before the first day of Walkout. It moves with it",
    );
    expect(await planned()).toEqual(["2023-04-27 18:00"]);
    await said("rep", "/strike edit days: Wed 3 May 2023");
    expect(await planned()).toEqual(["2023-05-02 18:00"]);
    await said("rep", "/reminder add text: Post it when: on the strike day 7am");
    await said("rep", "/strike suspend");
    expect(await goneAt("2023-05-02T18:00")).toEqual([]);
    const asked = await rig().say("rep", "/strike cancel");
    for (const { id } of buttonsOf(asked).slice(0, 1)) await rig().press("rep", id);
    expect((await goneAt("2023-05-02T18:02")).join()).toContain(cancelled);
    expect(await planned()).toEqual([]);
  });
});
