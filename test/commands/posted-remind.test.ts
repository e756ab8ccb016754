import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { check } from "../../commands/check.ts";
import { mydata } from "../../commands/mydata.ts";
import { posted } from "../../commands/posted/posted.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { memberContact } from "../../src/core/people/sealed-in.ts";
import { shownWords } from "../../src/core/reminder/own-words.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import { useReminderPosts } from "../support/reminder-posts.ts";
import { buttonsOf, type Person, people, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, branch, check, mydata, posted, reminder]);

const posts = useReminderPosts(rig);

beforeEach(async () => {
  await rig().say("rep", "/ballot create name: PCS reballot opens: 20 March 2023 closes: 9 May 2023 12 noon");
});

function press(as: Person, reply: Reply, label: string): Promise<Reply> {
  const found = buttonsOf(reply).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} in: ${text(reply)}`);
  return rig().press(as, found.id);
}

/** Tells an answer by /posted, agreeing where that is asked. */
async function tell(answer: string, as: Person = "member"): Promise<Reply> {
  const reply = await rig().say(as, `/posted ${answer}`);
  return buttonsOf(reply).some(({ label }) => label === "Yes") ? press(as, reply, "Yes") : reply;
}

async function optIn(as: Person = "member"): Promise<Reply> {
  const consent = await press(as, await tell("to-post", as), "Remind me until I’ve posted");
  return press(as, consent, "I agree: remind me");
}

async function branchId(): Promise<string> {
  return (await rig().store.branches.of(workspace))?.id ?? "";
}

async function mine(as: Person = "member"): Promise<readonly Reminder[]> {
  const key = rig().vault.memberKey(people[as]);
  return (await rig().store.reminders.list(await branchId(), key)).filter(({ to }) => "member" in to);
}

/** Local times of what would still go to one member. */
async function planned(as: Person = "member"): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const { id } of await mine(as))
    for (const row of await rig().store.posts.ofSource({ kind: "reminder", id }))
      if (row.state === "planned" && row.kind === "reminder")
        rows.push(`${row.on} ${row.at.toString().slice(0, 5)}`);
  return rows;
}

async function contact(as: Person = "member"): Promise<string | undefined> {
  const member = await rig().store.members.find(await branchId(), rig().vault.memberKey(people[as]));
  return member?.contact && rig().vault.open(member.contact, memberContact(member.branchId, member.key));
}

const nothingLeft = async (as: Person = "member") => {
  expect(await mine(as)).toEqual([]);
  expect(await contact(as)).toBeUndefined();
  expect(await rig().dump()).not.toContain("is your paper in the post?");
};

test("asking shows what is agreed to and keeps nothing; refusing keeps nothing", async () => {
  const consent = await press("member", await tell("to-post"), "Remind me until I’ve posted");
  expect(text(consent)).toBe(
    "PCS reballot\nI agree that Harbour branch’s Muster keeps my chat id, encrypted, and writes to me privately at 9am: while I have a paper to post every second day, and daily in the last four days before Thursday 27 April 2023; while I have none, twice at most, to ask about it. It ends by itself after that day or once I say that my paper is posted. Every message has a Stop button, and /mydata stop ends all of them.\n[I agree: remind me]\n[No, thank you]",
  );
  expect(await contact()).toBeUndefined();
  expect(text(await press("member", consent, "No, thank you"))).toContain("No reminders.");
  await nothingLeft();
});

test("goes every second day, and daily in the last four days before the last posting date", async () => {
  rig().clock.set("2023-04-11T14:00");
  expect(text(await optIn())).toContain("The next message comes on Wednesday 12 April 2023, 9am");
  expect(await planned()).toEqual(
    [12, 14, 16, 18, 20, 22, 23, 24, 25, 26, 27].map((day) => `2023-04-${day} 09:00`),
  );
  expect(await contact()).toBe(people.member.user);
  expect(text(await rig().say("member", "/mydata show"))).toContain(
    "until you have posted or voted; while you have what you need for it, next on Wednesday 12 April",
  );
});

test("asked twice it is one reminder", async () => {
  await optIn();
  await optIn();
  expect(await mine()).toHaveLength(1);
});

test.each(["posted", "not-balloted", "not-saying"])(
  "ends with the answer “%s”, by a tap or typed",
  async (answer) => {
    await optIn();
    const [own] = await mine();
    await rig().press("member", `posted/answer/${own?.campaignId}/${answer}`);
    await nothingLeft();
    await optIn();
    await tell(answer);
    await nothingLeft();
  },
);

test.each(["not-arrived", "lost", "to-post"])("goes on with the answer “%s”", async (answer) => {
  await optIn();
  const before = await planned();
  await tell(answer);
  expect(await planned()).toEqual(before);
});

test("whoever says posted ends their own alone, and what else they asked for stays", async () => {
  await optIn();
  await optIn("other");
  await rig().say("member", "/reminder add text: Bring the rota when: 24 April 5pm who: me");
  await tell("posted");
  expect((await mine()).map((one) => shownWords(one, rig().vault))).toEqual(["Bring the rota"]);
  expect(await contact()).toBe(people.member.user);
  expect(await planned("other")).not.toEqual([]);
});

test("“Stop” on a message, /reminder delete, /mydata stop and erase and “Don’t ask me again” end it", async () => {
  const ways: readonly (() => Promise<unknown>)[] = [
    async () => rig().press("member", `reminder/stop/${(await mine())[0]?.id}`),
    async () => rig().say("member", `/reminder delete ${(await mine())[0]?.shortId}`),
    async () => rig().say("member", "/mydata stop"),
    async () => press("member", await rig().say("member", "/mydata erase"), "Erase it all"),
    async () => press("member", await tell("to-post"), "Don’t ask me again"),
  ];
  for (const way of ways) {
    await optIn();
    expect(await planned()).not.toEqual([]);
    await way();
    await nothingLeft();
  }
  expect(text(await rig().say("member", "/mydata stop"))).toContain("Stopped: you had no reminders");
});

test("follows its ballot's dates and the branch's hour, and ends when the ballot is closed", async () => {
  await optIn();
  await rig().say("rep", "/ballot dates last-posting: 2 May 2023");
  expect((await planned()).at(-1)).toBe("2023-05-02 09:00");
  await rig().say("officer", "/branch settings post-at: 10am");
  expect((await planned()).every((row) => row.endsWith("10:00"))).toBe(true);
  const close = await rig().say("rep", "/ballot close");
  await press("rep", close, buttonsOf(close)[0]?.label ?? "");
  expect(await planned()).toEqual([]);
  expect(await posts.goneAt("2023-04-20T09:05", "This is the last message")).toHaveLength(1);
  rig().clock.set("2023-04-22T09:00");
  const { database, clock } = rig().parts;
  const log = { info() {}, warn() {}, error() {} };
  await purgeAll({ database, clock, log });
  await nothingLeft();
});

test("is offered only while something is to be posted and a day is left", async () => {
  const offered = (reply: Reply) => /\[Remind me (?:until I’ve posted|about my paper)\]/u.test(text(reply));
  for (const answer of ["to-post", "not-arrived", "lost"]) expect(offered(await tell(answer))).toBe(true);
  for (const answer of ["posted", "not-balloted", "not-saying"])
    expect(offered(await tell(answer))).toBe(false);
  rig().clock.set("2023-04-27T08:59");
  const [campaign] = await rig().store.campaigns.list(await branchId());
  expect(text(await rig().press("member", `posted/remind/${campaign?.id}`))).toContain(
    "you still have to post",
  );
  expect(text(await optIn())).toContain("The next message comes on Thursday 27 April 2023, 9am");
  rig().clock.set("2023-04-27T09:01");
  expect(offered(await tell("to-post", "other"))).toBe(false);
  expect(text(await rig().press("other", `posted/remind/${campaign?.id}`))).toContain("no day is left");
  expect(text(await rig().press("other", `posted/remind/${randomUUID()}`))).not.toContain("Yes");
});

test("cannot be changed into something else, and reps see nothing of it", async () => {
  await optIn();
  const [own] = await mine();
  expect(text(await rig().say("member", `/reminder edit ${own?.shortId} when: 6 May 5pm`))).toContain(
    "follows the dates of its ballot",
  );
  expect(text(await rig().say("rep", "/reminder list"))).not.toContain("in the post?");
  expect(text(await rig().say("rep", "/ballot preview"))).not.toContain("in the post?");
  expect(await rig().dump()).not.toContain(people.member.user);
});
