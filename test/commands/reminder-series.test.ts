import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import { buttonId } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { useReminderPosts } from "../support/reminder-posts.ts";
import { type Person, tap as tapOn, text, useRig, workspace } from "../support/rig.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig([ballot, branch, reminder]);

const { goneAt, planned } = useReminderPosts(rig);

async function said(as: Person, typed: string): Promise<string> {
  return text(await rig().say(as, typed));
}

const tap = (as: Person, reply: Reply, label: string) => tapOn(rig(), as, reply, label);

const payBallot = "/ballot create name: Pay ballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon";

describe("how often, in words", () => {
  it.each([
    ["every 2 weeks", "Every 2 weeks from Friday 21 April 2023, 9am until Friday 14 July 2023. 7 posts"],
    ["every 10 days", "Every 10 days from Friday 21 April 2023, 9am until Monday 10 July 2023. 9 posts"],
    [
      "monthly",
      "Every month on the 21st from Friday 21 April 2023, 9am until Sunday 21 April 2024. 13 posts",
    ],
    [
      "last day of the month",
      "Every month on the 31st (in shorter months on their last day) from Sunday 30 April 2023, 9am until Sunday 31 March 2024. 12 posts",
    ],
    [
      "third Friday",
      "On the third Friday of every month from Friday 21 April 2023, 9am until Friday 19 April 2024. 13 posts",
    ],
  ])("%s", async (repeat, wanted) => {
    expect(await said("rep", `/reminder add text: Stall when: Fri 21 April 9am repeat: ${repeat}`)).toContain(
      wanted,
    );
  });

  it("leaves out the bank holidays of the branch’s nation, and of another once it has moved", async () => {
    const nightShift = "text: Stall when: Fri 28 April 9am repeat: weekdays except bank holidays";
    expect(await said("rep", `/reminder add ${nightShift} until: 5 May`)).toContain(
      "Monday to Friday except bank holidays from Friday 28 April 2023, 9am until Friday 5 May 2023. 5 posts",
    );
    expect(await planned()).not.toContain("2023-05-01 09:00");
    await said("rep", "/reminder edit until: 1 December 2023");
    expect(await planned()).toContain("2023-11-30 09:00");
    await said("officer", "/branch settings nation: scotland");
    expect(await planned()).not.toContain("2023-11-30 09:00");
  });

  it("says where the bank holidays it leaves out are not known", async () => {
    const add = "/reminder add text: Stall repeat: weekdays except bank holidays when:";
    expect(await said("rep", `${add} Mon 1 November 2027 9am until: Fri 31 December 2027`)).not.toContain(
      "Careful",
    );
    expect(await said("rep", `${add} Mon 1 November 2027 10am until: Mon 3 January 2028`)).toContain(
      "Careful: Muster’s list of bank holidays ends with Friday 31 December 2027.",
    );
  });

  it("that is not clear is asked back, and one tap goes on", async () => {
    const asked = await rig().say("rep", "/reminder add text: Stall when: Fri 21 April 9am repeat: biweekly");
    expect(text(await tap("rep", asked, "every 2 weeks"))).toContain("Every 2 weeks from Friday 21 April");
  });
});

describe("the last post of a series", () => {
  const last = "This is the last of these reminders.";

  it("says that it is, and no other does; one that goes once says nothing of it", async () => {
    await said("rep", "/reminder add text: Stall when: Fri 28 April 9am repeat: weekly until: 12 May");
    await said("rep", "/reminder add text: Branch meeting when: Sat 29 April 9am");
    const first = await goneAt("2023-04-28T09:00");
    const once = await goneAt("2023-04-29T09:00");
    const second = await goneAt("2023-05-05T09:00");
    for (const posts of [first, once, second]) {
      expect(posts).toHaveLength(1);
      expect(posts.join()).not.toContain(last);
    }
    expect(await goneAt("2023-05-12T09:00")).toEqual([
      `channel: Reminder: Stall\n${last}\nSet by a rep of Harbour branch.`,
    ]);
  });

  it("is another one where the end was moved before it went", async () => {
    await said(
      "rep",
      "/reminder add text: Stall when: Fri 28 April 9am repeat: weekdays except bank holidays",
    );
    await said("rep", "/reminder edit until: Mon 1 May");
    expect((await goneAt("2023-04-28T09:00")).join()).toContain(last);
  });
});

describe("a private reminder that has come", () => {
  const own = "text: Ring the union when: Fri 21 April 9am who: me";

  /** The id in a button of the post. */
  async function buttons(): Promise<(what: "done" | "hour" | "tomorrow") => string> {
    const home = await rig().store.branches.of(workspace);
    const [one] = await rig().store.reminderUpkeep.ofBranch(home?.id ?? "");
    const { id = "" } = one ?? {};
    return (what) =>
      what === "done" ? buttonId("reminder/done", id) : buttonId("reminder/snooze", id, what);
  }

  it("is put off by an hour, or until the same time tomorrow, and is done with one tap", async () => {
    await said("member", `/reminder add ${own}`);
    const [post = ""] = await goneAt("2023-04-21T09:00");
    expect(post.split("\n").slice(-3)).toEqual(["[Done]", "[In an hour]", "[Tomorrow, same time]"]);
    const button = await buttons();
    rig().clock.set("2023-04-21T09:12");
    expect(text(await rig().press("member", button("hour")))).toBe(
      "Reminder\nIt comes again on Friday 21 April 2023, 10:12am: “Ring the union”",
    );
    expect(await goneAt("2023-04-21T10:12")).toHaveLength(1);
    await rig().press("member", button("tomorrow"));
    await rig().press("member", button("tomorrow"));
    expect(await planned()).toEqual(["2023-04-22 10:12"]);
    expect(text(await rig().press("member", button("done")))).toBe(
      "Reminder\nDone. This reminder has ended.",
    );
    expect(await planned()).toEqual([]);
    expect(text(await rig().press("member", button("hour")))).toContain("is not kept any more");
  });

  it("of a series comes again beside it; Done ends the series and says so on the button", async () => {
    await said("member", `/reminder add ${own} repeat: daily until: 23 April`);
    const [post = ""] = await goneAt("2023-04-21T09:00");
    expect(post).toContain("[Done, no more of these]");
    const button = await buttons();
    for (const _ of [1, 2]) await rig().press("member", button("hour"));
    expect(await planned()).toEqual(["2023-04-21 10:00", "2023-04-22 09:00", "2023-04-23 09:00"]);
    await rig().press("member", button("done"));
    expect(await planned()).toEqual(["2023-04-21 10:00"]);
  });

  it("is nobody else’s to put off, and a channel’s has no such buttons", async () => {
    await said("member", `/reminder add ${own}`);
    const button = await buttons();
    expect(text(await rig().press("other", button("hour")))).toContain("is not kept any more");
    expect(await planned()).toEqual(["2023-04-21 09:00"]);
    await said("member", "/reminder delete ring");
    const { id = "" } =
      /Id: (?<id>\w{5})/u.exec(await said("rep", "/reminder add text: Stall when: 21 April 9am"))?.groups ??
      {};
    expect(await goneAt("2023-04-21T09:00")).toEqual([
      "channel: Reminder: Stall\nSet by a rep of Harbour branch.",
    ]);
    expect(await said("rep", `/reminder snooze ${id}`)).toContain(
      "Only reminders to yourself can be put off.",
    );
  });

  it("is put off by /reminder snooze too, until any moment", async () => {
    await said("member", `/reminder add ${own}`);
    await goneAt("2023-04-21T09:00");
    expect(await said("member", "/reminder snooze")).toContain("on Friday 21 April 2023, 10am");
    expect(await said("member", "/reminder snooze when: Mon 24 April 5pm")).toContain(
      "Monday 24 April 2023, 5pm",
    );
    expect(await said("member", "/reminder snooze ring when: in an hour")).toContain(
      "on Friday 21 April 2023, 10am",
    );
    expect(await planned()).toEqual(["2023-04-21 10:00"]);
  });

  it("put off in the hour that comes twice still comes", async () => {
    await said("member", "/reminder add text: Night shift when: Sun 29 October 2023 1:30am who: me");
    const button = await buttons();
    rig().clock.set("2023-10-29T01:30");
    await rig().press("member", button("hour"));
    expect(await planned()).toEqual(["2023-10-29 02:30"]);
  });
});

describe("a reminder until a ballot’s close", () => {
  const add = "/reminder add text: Phone bank when: Mon 1 May 6pm repeat: daily until: the close";

  it("ends before it, says so, and moves with it", async () => {
    await rig().say("rep", payBallot);
    const words = await said("rep", add);
    expect(words).toContain("Every day from Monday 1 May 2023, 6pm until Monday 8 May 2023. 8 posts");
    expect(words).toContain("It ends with the ballot Pay ballot and moves with its close.");
    await said("rep", "/ballot dates closes: Fri 12 May 2023 8pm");
    expect((await planned()).at(-1)).toBe("2023-05-12 18:00");
    expect(await said("rep", "/reminder edit text: Phone bank, room 4")).toContain(
      "until Friday 12 May 2023",
    );
    await said("rep", "/reminder edit until: 3 May");
    await said("rep", "/ballot dates closes: Tue 9 May 2023 12 noon");
    expect((await planned()).at(-1)).toBe("2023-05-03 18:00");
  });

  it("asks which ballot where there are two, and is refused after the close", async () => {
    await rig().say("rep", payBallot);
    await rig().say("rep", "/ballot create name: Pensions ballot closes: Tue 23 May 2023 12 noon");
    const asked = await rig().say("rep", add);
    expect(text(await tap("rep", asked, "Pensions ballot, closes Tue 23 May 2023"))).toContain(
      "until Monday 22 May 2023",
    );
    expect(await said("rep", `${add.replace("bank", "tree")} ballot: pay`)).toContain(
      "until Monday 8 May 2023",
    );
    rig().clock.set("2023-05-09T12:01");
    expect(
      await said("rep", "/reminder add text: X when: 10 May 6pm repeat: daily until: close ballot: pay"),
    ).toContain("Pay ballot is closed already.");
  });

  it("says in its channel that it has ended when the ballot is closed early, and nothing more after that", async () => {
    await rig().say("rep", payBallot);
    await said("rep", add);
    await goneAt("2023-05-01T18:00");
    await tap("rep", await rig().say("rep", "/ballot close"), "Close it now");
    expect(await goneAt("2023-05-01T18:02")).toEqual([
      "channel: Reminder cancelled: Phone bank\nThe date this reminder went by is gone, or has moved so near that nothing of it is left to send. It is cancelled: “Phone bank”\nSet by a rep of Harbour branch.",
    ]);
    expect(await planned()).toEqual([]);
  });
});
