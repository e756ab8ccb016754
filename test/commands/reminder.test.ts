import { describe, expect, it } from "vitest";
import { reminder } from "../../commands/reminder/reminder.ts";
import { buttonId } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { memberContact } from "../../src/core/people/sealed-in.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import { hasMention } from "../../src/core/typed/mention.ts";
import { channel, type Person, people, text, today, useRig, workspace } from "../support/rig.ts";

const rig = useRig([reminder]);

async function said(as: Person, typed: string): Promise<string> {
  return text(await rig().say(as, typed));
}

async function added(as: Person, rest: string): Promise<{ readonly id: string; readonly words: string }> {
  const words = await said(as, `/reminder add ${rest}`);
  const id = /Id: (\w{5})/u.exec(words)?.[1];
  if (!id) throw new Error(`no id in: ${words}`);
  return { id, words };
}

async function branchId(): Promise<string> {
  const branch = await rig().store.branches.of(workspace);
  if (!branch) throw new Error("no branch");
  return branch.id;
}

async function found(id: string): Promise<Reminder> {
  const reminder = await rig().store.reminders.byShortId(await branchId(), id);
  if (!reminder) throw new Error(`no reminder ${id}`);
  return reminder;
}

/** Local times of what is still to be posted of a reminder. */
async function planned(id: string): Promise<readonly string[]> {
  const all = await rig().store.posts.ofSource({ kind: "reminder", id });
  return all
    .filter(({ state }) => state === "planned")
    .map(({ on, at }) => `${on} ${at.toString().slice(0, 5)}`);
}

async function contactOf(person: Person): Promise<string | undefined> {
  const { store, vault } = rig();
  const member = await store.members.find(await branchId(), vault.memberKey(people[person]));
  return member?.contact && vault.open(member.contact, memberContact(member.branchId, member.key));
}

function field(reply: Reply): string | undefined {
  return reply.kind === "refused" ? reply.field : undefined;
}

const toMe = "text: Post my paper when: Thu 27 April 5pm who: me";

describe("the words of a member’s own reminder", () => {
  const own = "Post mine at the corner box";

  it("stand nowhere in the database, and are shown to that member as they were typed", async () => {
    const { id } = await added("member", `text: ${own} when: Thu 27 April 5pm who: me`);
    expect(await rig().dump()).not.toContain("corner box");
    expect(await said("member", "/reminder list")).toContain(`you alone: “${own}”`);
    expect(await said("member", `/reminder edit ${id} when: Fri 28 April 5pm`)).toContain(own);
    expect(await said("member", `/reminder edit ${id} text: ${own} today`)).toContain(`${own} today`);
    expect(await rig().dump()).not.toContain("corner box");
    expect(await said("member", `/reminder delete ${id}`)).toContain(`${own} today`);
  });

  it("that cannot be opened any more hide no other, and can still be deleted", async () => {
    const { id } = await added("member", `text: ${own} when: Thu 27 April 5pm who: me`);
    await added("member", "text: Ring the union when: Thu 27 April 6pm who: me");
    await rig().pool.query("update reminder set sealed_words = 'v1.damaged' where short_id = $1", [id]);
    const listed = await said("member", "/reminder list");
    expect(listed).toContain("Ring the union");
    expect(listed).toContain("can no longer be read");
    expect(await said("member", `/reminder delete ${id}`)).toContain("can no longer be read");
  });

  it("for a channel stand in the clear, as everybody there reads them", async () => {
    await added("rep", "text: Branch meeting when: 27 April 5pm");
    expect(await rig().dump()).toContain("Branch meeting");
  });
});

describe("adding a reminder", () => {
  it("repeats the date in words with its weekday, the channel and how many posts are planned", async () => {
    const { id, words } = await added("rep", "text: Branch meeting when: 27 April 5pm");
    expect(words).toContain("Reminder for #general: “Branch meeting”");
    expect(words).toContain("On Thursday 27 April 2023, 5pm. 1 post is planned.");
    expect(words).not.toContain("chat id");
    expect(await planned((await found(id)).id)).toEqual(["2023-04-27 17:00"]);
  });

  it("plans each post of a repeating one until its last day", async () => {
    const { id, words } = await added(
      "rep",
      "text: Phone bank when: Thu 20 April 6pm repeat: daily until: Sun 23 April",
    );
    expect(words).toContain(
      "Every day from Thursday 20 April 2023, 6pm until Sunday 23 April 2023. 4 posts are planned.",
    );
    expect(await planned((await found(id)).id)).toHaveLength(4);
  });

  it("begins a Monday-to-Friday one on the first weekday", async () => {
    const { words } = await added(
      "rep",
      "text: Leaflets when: Sat 22 April 8am repeat: weekdays until: 28 April",
    );
    expect(words).toContain(
      "Monday to Friday from Monday 24 April 2023, 8am until Friday 28 April 2023. 5 posts are planned.",
    );
  });

  it("runs twelve weeks when no last day is given", async () => {
    const { words } = await added("rep", "text: Stall when: Fri 21 April 12 noon repeat: weekly");
    expect(words).toContain(
      "Every week from Friday 21 April 2023, 12 noon until Friday 14 July 2023. 13 posts are planned.",
    );
  });

  it("keeps its hour when the clocks change", async () => {
    const { id } = await added(
      "rep",
      "text: Stall when: Sat 28 October 2023 9am repeat: daily until: 30 October 2023",
    );
    const all = await rig().store.posts.ofSource({ kind: "reminder", id: (await found(id)).id });
    expect(all.map(({ dueAt }) => dueAt.toString())).toEqual([
      "2023-10-28T08:00:00Z",
      "2023-10-29T09:00:00Z",
      "2023-10-30T09:00:00Z",
    ]);
  });

  it("goes at the hour that was chosen, even in the quiet hours, and says so", async () => {
    const { id, words } = await added("rep", "text: Night pickets when: Fri 21 April 11pm");
    expect(words).toContain("That is in the branch’s quiet hours; it goes then all the same");
    expect(await planned((await found(id)).id)).toEqual(["2023-04-21 23:00"]);
    const personal = await added("rep", "text: Night pickets when: Fri 21 April 11pm who: me");
    expect(personal.words).not.toContain("quiet hours");
  });

  it("opens a form of five fields when nothing is typed, and the form does the same", async () => {
    const reply = await rig().say("member", "/reminder add");
    expect(reply.kind === "form" && reply.form.title).toBe("Set a reminder");
    expect(reply.kind === "form" && reply.form.fields.map(({ name }) => name)).toEqual([
      "text",
      "when",
      "repeat",
      "until",
      "who",
    ]);
    const sent = { text: "Two\nlines", when: "tomorrow 5pm", repeat: "", until: "", who: "me" };
    expect(text(await rig().submit("member", "reminder/add", sent))).toContain(
      "On Friday 21 April 2023, 5pm.",
    );
  });

  it("twice by one double tap makes one reminder", async () => {
    const first = await rig().say("rep", `/reminder add ${toMe}`, { callId: "one" });
    const second = await rig().say("rep", `/reminder add ${toMe}`, { callId: "one" });
    expect(text(second)).toBe(text(first));
    expect(
      await rig().store.reminders.list(await branchId(), rig().vault.memberKey(people.rep)),
    ).toHaveLength(1);
  });
});

describe("a reminder to oneself", () => {
  it("keeps the chat id encrypted and says so the first time only", async () => {
    const first = await added("member", toMe);
    expect(first.words).toContain("Reminder for you alone: “Post my paper”");
    expect(first.words).toContain(
      "Muster now keeps your chat id, encrypted, until the last of your reminders is gone",
    );
    expect(await contactOf("member")).toBe(people.member.user);
    expect((await added("member", "text: Again when: 28 April 5pm who: me")).words).not.toContain("chat id");
  });

  it("leaves no chat id in clear anywhere in the database", async () => {
    await added("member", toMe);
    await added("rep", "text: Branch meeting when: 27 April 5pm");
    const dump = await rig().dump();
    expect(dump).toContain("Branch meeting");
    for (const { user } of Object.values(people)) expect(dump).not.toContain(user);
  });

  it("keeps consent and “don’t ask me again” as they were", async () => {
    const { store, vault } = rig();
    const key = vault.memberKey(people.member);
    const before = {
      branchId: await branchId(),
      key,
      mayAsk: false,
      consent: { version: 1, on: today(rig()) },
    };
    await store.members.save(before);
    const { id } = await added("member", toMe);
    expect(await store.members.find(before.branchId, key)).toMatchObject({
      mayAsk: false,
      consent: { version: 1 },
    });
    await said("member", `/reminder delete ${id}`);
    const after = await store.members.find(before.branchId, key);
    expect(after).toMatchObject({ mayAsk: false, consent: { version: 1 } });
    expect(after?.contact).toBeUndefined();
  });

  it("is all a member may set", async () => {
    const refusal = await rig().say("member", "/reminder add text: Meeting when: 27 April 5pm");
    expect(text(refusal)).toBe("Members can only remind themselves: add who: me\n[Remind me alone]");
    expect(field(refusal)).toBe("who");
    const form = { text: "Meeting", when: "27 April 5pm", repeat: "", until: "", who: "" };
    expect(text(await rig().submit("member", "reminder/add", form))).toBe(
      "Members can only remind themselves: add who: me\n[Remind me alone]",
    );
  });
});

describe("what a reminder may not be", () => {
  it.each([
    ["text: Meeting when: 27 April", "when", "At what hour on Thursday 27 April 2023?"],
    [
      "text: Meeting when: 19 April 2023 5pm",
      "when",
      "Wednesday 19 April 2023, 5pm has passed. Type a date and hour still to come.",
    ],
    ["text: Meeting when: Fri 27 April 5pm", "when", "27 April 2023 is a Thursday, not a Friday."],
    ["text: Meeting when: 27 April 5pm until: 1 May", "until", "“until” is for repeating reminders."],
    [
      "text: Meeting when: 27 April 5pm repeat: weekly until: 26 April",
      "until",
      "Type a last day from Thursday 27 April 2023 to Saturday 27 April 2024, or leave “until” out.",
    ],
    ["text: Meeting when: 27 April 5pm repeat: weekly until: 28 April 2024", "until", "at most a year later"],
    [
      "text: Meeting when: Sat 29 April 5pm repeat: weekdays until: Sun 30 April",
      "until",
      "Type a last day from Monday 1 May 2023",
    ],
    [
      "text: Meeting when: 27 April 5pm repeat: now and then",
      "repeat",
      "How often is “now and then”? Type, for example: weekly, every 2 weeks",
    ],
    ["text: Meeting when: 27 April 5pm who: you", "who", "Which of these is it? “This channel”, “Me alone”."],
    ["when: 27 April 5pm", "text", "“text” is missing."],
    [
      `text: ${"x".repeat(501)} when: 27 April 5pm`,
      "text",
      "“text” is 501 characters long; at most 500 fit.",
    ],
    ["text: Come @here when: 27 April 5pm", "text", "Muster does not mention people or whole channels (@…)"],
  ])("is refused in words: %s", async (typed, name, words) => {
    const refusal = await rig().say("rep", `/reminder add ${typed}`);
    expect(refusal.kind).toBe("refused");
    expect(text(refusal)).toContain(words);
    expect(field(refusal)).toBe(name);
  });

  it.each(["@channel", "come @here!", "(@everyone)", "all@everyone", "noon.@here", "<@U123>", "<@U123|jo>"])(
    "is a mention: %s",
    (words) => expect(hasMention(words)).toBe(true),
  );

  it.each(["<@!123>", "<@&123>", "<!here>", "<!channel>", "<!subteam^S1>", "ask @member-one", "@STEWARD"])(
    "is a mention: %s",
    (words) => expect(hasMention(words)).toBe(true),
  );

  it.each([
    "write to branch@union.example",
    "5pm @ the office",
    "post@here.example",
    "see <#C123>",
    "<3",
    "a < b! @",
  ])("is no mention: %s", (words) => expect(hasMention(words)).toBe(false));

  it("is a twenty-first of a member’s own, until one of them is over", async () => {
    for (let number = 1; number <= 20; number += 1)
      await added("member", `text: ${number} when: 21 April 5pm who: me`);
    expect(await said("member", `/reminder add ${toMe}`)).toBe(
      "You have 20 reminders already; at most 20 fit. Delete one first: /reminder list",
    );
    await added("other", toMe);
    rig().clock.set("2023-04-21T17:00");
    await added("member", toMe);
  });

  it("is a hundred-and-first in the branch’s channels", async () => {
    const { store, vault } = rig();
    const { id } = await added("rep", "text: Meeting when: 27 April 5pm");
    const one = await found(id);
    for (let number = 1; number < 100; number += 1) {
      await store.reminders.save({
        ...one,
        id: `r${number}`,
        shortId: `r${number}`,
        by: vault.memberKey(people.other),
      });
    }
    expect(await said("rep", "/reminder add text: Meeting when: 27 April 5pm")).toBe(
      "This branch’s channels have 100 reminders already; at most 100 fit. Delete one first: /reminder list",
    );
    await added("rep", toMe);
  });
});

describe("the list of reminders", () => {
  it("shows the channel’s and one’s own with the next date, the next first, and what is over no more", async () => {
    const weekly = await added("rep", "text: Stall when: Fri 21 April 12 noon repeat: weekly");
    const own = await added("rep", "text: Ring round\nthe depot when: 26 April 9am who: me");
    await added("rep", "text: Yesterday’s news when: Fri 21 April 9am");
    await added("member", toMe);
    rig().clock.set("2023-04-22T09:00");
    expect(await said("rep", "/reminder list")).toBe(
      [
        "Reminders",
        `you alone: “Ring round the depot”, on Wednesday 26 April 2023, 9am · ${own.id}`,
        `#general: “Stall”, every week, next on Friday 28 April 2023, 12 noon · ${weekly.id}`,
      ].join("\n"),
    );
  });

  it("says how to add one when there is none", async () => {
    expect(await said("member", "/reminder list")).toContain(
      "There are no reminders. Add one: /reminder add",
    );
  });

  it("shows a member the channel reminders of the channel they ask in, and reps all of them", async () => {
    const { id } = await added("rep", "text: For this channel when: 27 April 5pm");
    const elsewhere = { place: { ...channel, channel: "reps" } };
    expect(text(await rig().say("member", "/reminder list", elsewhere))).toContain("There are no reminders.");
    expect(text(await rig().say("officer", "/reminder list", elsewhere))).toContain(id);
    expect(await said("member", "/reminder list")).toContain(id);
  });

  it("cuts long texts and a long list", async () => {
    const { id } = await added("rep", `text: ${"long ".repeat(50)} when: 27 April 5pm`);
    const one = await found(id);
    for (let number = 1; number <= 40; number += 1) {
      await rig().store.reminders.save({ ...one, id: `r${number}`, shortId: `r${number}` });
    }
    const lines = (await said("rep", "/reminder list")).split("\n");
    expect(lines).toHaveLength(42);
    expect(lines[1]).toContain("long…”, on Thursday 27 April 2023, 5pm · ");
    expect(lines[41]).toBe("And 1 more.");
  });
});

describe("changing a reminder", () => {
  it("changes only what is given and plans anew", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon repeat: weekly until: 12 May");
    const words = await said("rep", `/reminder edit ${id} when: Sat 22 April 10am`);
    expect(words).toContain("Reminder for #general is changed: “Stall”");
    expect(words).toContain(
      "Every week from Saturday 22 April 2023, 10am until Saturday 6 May 2023. 3 posts are planned.",
    );
    const after = await found(id);
    expect(after).toMatchObject({ text: { plain: "Stall" }, repeat: "weekly", revision: 2 });
    expect(await planned(after.id)).toEqual(["2023-04-22 10:00", "2023-04-29 10:00", "2023-05-06 10:00"]);
    expect(await said("officer", `/reminder edit ${id.toUpperCase()} text: Big stall`)).toContain(
      "“Big stall”",
    );
    expect(await planned(after.id)).toHaveLength(3);
  });

  it("to “once” forgets its last day", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon repeat: weekly until: 12 May");
    expect(await said("rep", `/reminder edit ${id} repeat: once`)).toContain(
      "On Friday 21 April 2023, 12 noon. 1 post is planned.",
    );
    expect((await found(id)).until).toBeUndefined();
  });

  it("is refused in words like adding one", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon repeat: weekly until: 12 May");
    const edit = `/reminder edit ${id}`;
    expect(await said("rep", edit)).toContain("Nothing to change was given. Type /reminder edit [id: …]");
    expect(await said("rep", `${edit} text: @everyone`)).toContain("Muster does not mention people");
    expect(await said("rep", `${edit} when: Mon 15 May 9am`)).toContain(
      "Type a last day from Monday 15 May 2023",
    );
    expect(await said("rep", `${edit} repeat: once until: 1 May`)).toContain(
      "“until” is for repeating reminders.",
    );
    expect(await found(id)).toMatchObject({ text: { plain: "Stall" }, revision: 1 });
  });

  it("says when nothing of it is left, and then keeps no chat id for it", async () => {
    const { id } = await added("member", "text: Post it when: 21 April 9am repeat: daily who: me");
    rig().clock.set("2023-04-25T22:00");
    const { store, clock } = rig();
    await store.outbox.claim({ now: clock.now(), token: "t", limit: 10, leaseMs: 20_000 });
    expect(await said("member", `/reminder edit ${id} until: 24 April 2023`)).toContain(
      "Nothing of it is left to send.",
    );
    expect(await contactOf("member")).toBeUndefined();
    expect(await said("member", `/reminder edit ${id} until: 28 April 2023`)).toContain(
      "3 posts are planned.",
    );
    expect(await contactOf("member")).toBe(people.member.user);
  });

  it("of a channel is for reps, and says who can", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon");
    const refusal = "Only reps and officers of Harbour branch can do that.";
    expect(await said("member", `/reminder edit ${id} text: Nonsense`)).toContain(refusal);
    expect(await said("member", `/reminder delete ${id}`)).toContain(refusal);
    expect((await found(id)).text).toEqual({ plain: "Stall" });
  });

  it("of a channel is no longer open to its maker once they are no rep, but deleting it is", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon");
    await rig().store.reps.remove(await branchId(), rig().vault.memberKey(people.rep));
    expect(await said("rep", `/reminder edit ${id} text: Nonsense`)).toContain("Only reps and officers");
    expect(await said("rep", `/reminder delete ${id}`)).toContain("is deleted");
  });
});

describe("deleting a reminder", () => {
  it("cancels what is planned of it", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon repeat: weekly");
    const { id: uuid } = await found(id);
    expect(await said("rep", `/reminder delete ${id}`)).toBe(
      "The reminder is deleted: “Stall” goes out no more.",
    );
    expect(await planned(uuid)).toEqual([]);
    expect(await said("rep", `/reminder delete ${id}`)).toContain(
      `There is no reminder ${id} that you can change.`,
    );
  });

  it("says when a post of it is going out at this moment", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon");
    rig().clock.set("2023-04-21T12:00");
    const { store, clock } = rig();
    await store.outbox.claim({ now: clock.now(), token: "t", limit: 1, leaseMs: 20_000 });
    expect(await said("rep", `/reminder delete ${id}`)).toContain(
      "It was going out at this moment and may still come once.",
    );
  });

  it("erases the chat id with the last of one’s own", async () => {
    const first = await added("member", toMe);
    const second = await added("member", "text: Again when: 28 April 5pm who: me");
    await said("member", `/reminder delete ${first.id}`);
    expect(await contactOf("member")).toBe(people.member.user);
    await said("member", `/reminder delete ${second.id}`);
    expect(await contactOf("member")).toBeUndefined();
  });
});

describe("somebody else’s own reminder", () => {
  it("cannot be seen, changed or deleted by a member, a rep or an officer: it does not exist for them", async () => {
    const { id } = await added("member", toMe);
    for (const other of ["other", "rep", "officer"] as const) {
      const unknown = (typed: string) =>
        `There is no reminder ${typed} that you can change. /reminder list shows them.\n[/reminder list]`;
      expect(await said(other, "/reminder list")).not.toContain("Post my paper");
      expect(await said(other, `/reminder edit ${id} text: Mine now`)).toBe(unknown(id));
      expect(await said(other, `/reminder delete ${id}`)).toBe(unknown(id));
      expect(await said(other, "/reminder delete zzzzz")).toBe(unknown("zzzzz"));
      expect(await suggested(other, "delete")).toEqual([]);
    }
    expect(await planned((await found(id)).id)).toHaveLength(1);
  });

  it("is not stopped by another’s press, which says no more than for one that is gone", async () => {
    const { id } = await added("member", toMe);
    const { id: uuid } = await found(id);
    const theirs = await rig().press("other", buttonId("reminder/stop", uuid));
    expect(await planned(uuid)).toHaveLength(1);
    const never = await rig().press(
      "other",
      buttonId("reminder/stop", "6f0c0b9e-34ab-4d0c-9d3e-0d6a6b1d2f11"),
    );
    expect(text(theirs)).toBe(text(never));
  });
});

describe("the stop button", () => {
  it("stops one’s own reminder, and says so again when it is pressed again", async () => {
    const { id } = await added("member", "text: Post it when: 21 April 9am repeat: daily who: me");
    const { id: uuid } = await found(id);
    const first = await rig().press("member", buttonId("reminder/stop", uuid));
    expect(first.kind).toBe("update");
    expect(text(first)).toBe("Reminder\nStopped. You will not get this reminder.");
    expect(await planned(uuid)).toEqual([]);
    expect(await contactOf("member")).toBeUndefined();
    expect(text(await rig().press("member", buttonId("reminder/stop", uuid)))).toBe(text(first));
  });

  it("does nothing to a channel’s reminder", async () => {
    const { id } = await added("rep", "text: Stall when: Fri 21 April 12 noon");
    const { id: uuid } = await found(id);
    await rig().press("rep", buttonId("reminder/stop", uuid));
    expect(await planned(uuid)).toHaveLength(1);
  });
});

async function suggested(as: Person, subcommand: string, typed = ""): Promise<readonly string[]> {
  const partial = {
    caller: people[as],
    place: channel,
    command: "reminder",
    subcommand,
    option: "id",
    typed,
  };
  return (await rig().inbox.suggest(partial)).map(({ value, label }) => `${value} ${label}`);
}

describe("the ids offered while typing", () => {
  it("are those the caller may change, by their text or id", async () => {
    const stall = await added("rep", "text: Stall when: Fri 21 April 12 noon");
    const own = await added("member", toMe);
    expect(await suggested("rep", "edit")).toEqual([`${stall.id} Stall: Friday 21 April 2023, 12 noon`]);
    expect(await suggested("member", "edit")).toEqual([
      `${own.id} Post my paper: Thursday 27 April 2023, 5pm`,
    ]);
    expect(await suggested("member", "edit", "paper")).toHaveLength(1);
    expect(await suggested("member", "edit", "nothing")).toEqual([]);
  });
});
