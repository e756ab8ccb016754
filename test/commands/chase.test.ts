import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { chase } from "../../commands/chase/chase.ts";
import { check } from "../../commands/check.ts";
import { mydata } from "../../commands/mydata.ts";
import { posted } from "../../commands/posted/posted.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import { marks } from "../../src/core/chase/chase.ts";
import type { Caller } from "../../src/core/chat/chat.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { chaseContact } from "../../src/core/people/sealed-in.ts";
import { buttonsOf, channel, type Person, people, text, today, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, branch, chase, check, mydata, posted]);

beforeEach(async () => {
  await rig().say("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 12 noon");
});

async function press(as: Person, reply: Reply, label: string): Promise<Reply> {
  const found = buttonsOf(reply).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} in: ${text(reply)}`);
  return rig().press(as, found.id);
}

/** Tells an answer by /posted, agreeing where that is asked. */
async function tell(answer: string, as: Person = "member"): Promise<Reply> {
  const reply = await rig().say(as, `/posted ${answer}`);
  return buttonsOf(reply).some(({ label }) => label === "Yes") ? press(as, reply, "Yes") : reply;
}

async function agree(as: Person = "member", answer = "to-post"): Promise<Reply> {
  const asked = await press(as, await tell(answer, as), "May a rep speak to me?");
  return press(as, asked, "I agree: a rep may speak to me");
}

async function ids(): Promise<{ readonly branchId: string; readonly campaignId: string }> {
  const branchId = (await rig().store.branches.of(workspace))?.id ?? "";
  const [campaign] = await rig().store.campaigns.list(branchId);
  return { branchId, campaignId: campaign?.id ?? "" };
}

async function kept(as: Person = "member") {
  return rig().store.agreements.of((await ids()).campaignId, rig().vault.memberKey(people[as]));
}

const said = async (as: Person, typed: string) => text(await rig().say(as, typed));

const claim = (as: Person = "rep") => said(as, "/chase claim");

const next = (as: Person = "rep") => rig().say(as, "/chase next");

const sees = async (as: Person, whom: Person) => text(await next(as)).includes(`@${people[whom].user}`);

/** Names another rep, who agrees. */
async function makeRep(who: Person): Promise<void> {
  await rig().say("officer", `/branch reps add: <@${people[who].user}>`);
  await rig().press(who, "branch/agree");
}

/** Members beyond those of the rig, with an answer and the agreement, straight into the store. */
async function crowd(many: number): Promise<void> {
  const { store, vault } = rig();
  const { campaignId } = await ids();
  for (let number = 0; number < many; number += 1) {
    const user = `u-crowd-${number}`;
    const key = vault.memberKey({ ...workspace, user });
    await store.answers.put({ campaignId, key, answer: "lost", on: today(rig()) });
    const consent = { version: 1, on: today(rig()) };
    const id = randomUUID();
    await store.agreements.keep({
      id,
      campaignId,
      key,
      consent,
      contact: vault.seal(user, chaseContact(id)),
    });
  }
}

describe("a member’s consent", () => {
  test("is asked apart, after an answer, in a text that says who sees what and until when", async () => {
    const consent = await press("member", await tell("to-post"), "May a rep speak to me?");
    expect(text(consent)).toBe(
      [
        "Reballot: may a rep speak to you?",
        "I agree that a rep of Harbour branch may see who I am and what I told Muster about my paper in this ballot, and speak to me about it. One rep at a time sees it, and may note whether we spoke. Muster keeps my chat id for this alone, encrypted; it shows I am a union member.",
        "It ends at once when I tap Stop or type /mydata stop, and by itself when I say that my paper is posted, or at the close. All of it is erased by Tuesday 23 May 2023. Nobody asks how I vote.",
        "[I agree: a rep may speak to me]",
        "[No, thank you]",
      ].join("\n"),
    );
    expect(await kept()).toBeUndefined();
    expect(text(await press("member", consent, "No, thank you"))).toContain("No rep sees you");
    expect(await kept()).toBeUndefined();
  });

  test("is kept with its version, its day and the encrypted chat id, apart from that of reminders", async () => {
    expect(text(await agree())).toBe(
      "Reballot\nA rep of Harbour branch may see what you told us and speak to you. It ends by itself once you say that your paper is posted: /posted.\n[Stop: no rep may see me]",
    );
    const own = await kept();
    expect(own?.consent).toEqual({ version: 1, on: today(rig()) });
    expect(rig().vault.open(own?.contact ?? ("" as never), chaseContact(own?.id ?? ""))).toBe(
      people.member.user,
    );
    const member = await rig().store.members.find((await ids()).branchId, own?.key ?? ("" as never));
    expect(member?.contact).toBeUndefined();
    expect(await rig().dump()).not.toContain(people.member.user);
  });

  test("stays while another paper is waited for, and no rep is shown them until it has come", async () => {
    await agree("member", "lost");
    expect(await claim()).toContain("1 member is on your list");
    expect(await sees("rep", "member")).toBe(true);
    await tell("asked");
    expect(await sees("rep", "member")).toBe(false);
    expect(await claim()).toContain("Nobody can be claimed now");
    expect(await kept()).toBeDefined();
    const { campaignId } = await ids();
    expect(text(await rig().press("member", `chase/ask/${campaignId}`))).toContain("you still have to post");
    await tell("to-post");
    expect(await sees("rep", "member")).toBe(true);
  });

  test("is offered only while something is to be posted, and a forged or stale button keeps nothing", async () => {
    const offered = (reply: Reply) => text(reply).includes("[May a rep speak to me?]");
    for (const answer of ["to-post", "not-arrived", "lost"]) expect(offered(await tell(answer))).toBe(true);
    for (const answer of ["posted", "not-balloted", "not-saying"]) {
      expect(offered(await tell(answer))).toBe(false);
      const { campaignId } = await ids();
      for (const button of [`chase/ask/${campaignId}`, `chase/agree/${campaignId}/1`])
        expect(text(await rig().press("member", button))).toContain("you still have to post");
    }
    const { campaignId } = await ids();
    await tell("to-post");
    for (const forged of [
      `chase/agree/${campaignId}/2`,
      `chase/agree/${randomUUID()}/1`,
      "chase/agree",
      `chase/ask/${randomUUID()}`,
    ])
      expect(text(await rig().press("member", forged))).toContain("not in use any more");
    expect(text(await rig().press("other", `chase/agree/${campaignId}/1`))).toContain(
      "you still have to post",
    );
    rig().clock.set("2023-05-09T12:00");
    expect(text(await rig().press("member", `chase/agree/${campaignId}/1`))).toContain("Reballot closed on");
    expect(await kept()).toBeUndefined();
  });

  test("given twice is one, and a claim stays", async () => {
    await agree();
    await claim();
    const before = await kept();
    expect(text(await press("member", await tell("lost"), "May a rep speak to me?"))).toContain(
      "[Stop: no rep may see me]",
    );
    await rig().press("member", `chase/agree/${(await ids()).campaignId}/1`);
    expect(await kept()).toEqual(before);
  });

  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    "its Stop button": async () => rig().press("member", `chase/withdraw/${(await ids()).campaignId}`),
    "the button on /mydata show": async () =>
      press("member", await rig().say("member", "/mydata show"), "Stop: no rep may see me. Reballot"),
    "/mydata stop": () => rig().say("member", "/mydata stop"),
    "/mydata erase": () => rig().press("member", "mydata/erase"),
    "“Don’t ask me again”": async () => press("member", await tell("to-post"), "Don’t ask me again"),
    "“posted”": () => tell("posted"),
    "“posted” tapped": async () => rig().press("member", `posted/answer/${(await ids()).campaignId}/posted`),
    "“not in this ballot”": () => tell("not-balloted"),
    "“rather not say”": () => tell("not-saying"),
  };

  test.each(Object.entries(ways))("ends at once by %s, in the middle of a rep’s list too", async (_, end) => {
    await agree();
    await claim();
    const shown = await next();
    expect(text(shown)).toContain(`@${people.member.user}`);
    await end();
    expect(await kept()).toBeUndefined();
    expect(text(await press("rep", shown, "Will post"))).toContain("not on your list any more");
    expect(text(await press("rep", shown, "Release"))).toContain("not on your list any more");
    expect(await said("rep", "/chase mark spoken")).toContain("Nobody is shown to you now");
    expect(await sees("rep", "member")).toBe(false);
    expect(await claim()).toContain("Nobody can be claimed now");
    expect(await kept()).toBeUndefined();
  });

  test("is shown by /mydata with its note, and offered there", async () => {
    await tell("not-arrived");
    const asked = await press(
      "member",
      await rig().say("member", "/mydata show"),
      "May a rep speak to me? Reballot",
    );
    await press("member", asked, "I agree: a rep may speak to me");
    const agreed =
      "Reballot: you agreed on Thursday 20 April 2023 that a rep may see your answer and speak to you (text version 1). Your chat id is kept for it, encrypted.";
    expect(await said("member", "/mydata show")).toContain(`${agreed}\n`);
    await claim();
    expect(await said("member", "/mydata show")).toContain(`${agreed} A rep has you on their list now.\n`);
    expect(await said("rep", "/mydata show")).toContain("You have 1 member on your /chase list");
    await press("rep", await next(), "No answer");
    expect(await said("member", "/mydata show")).toContain(
      "Reballot: a rep noted on Thursday 20 April 2023, 9am about speaking to you: No answer.",
    );
    expect(await said("member", "/mydata stop")).toContain("No rep may see you or speak to you");
  });
});

describe("/chase", () => {
  test("is for reps and officers, and their rights are looked up at every act", async () => {
    await agree();
    for (const typed of ["claim", "next", "mark spoken", "release"])
      expect(await said("other", `/chase ${typed}`)).toContain("Only reps and officers of Harbour branch");
    await claim();
    const shown = await next();
    for (const { id } of buttonsOf(shown))
      expect(text(await rig().press("other", id))).toContain("Only reps and officers of Harbour branch");
    await rig().say("officer", `/branch reps remove: <@${people.rep.user}>`);
    expect(await said("rep", "/chase next")).toContain("Only reps and officers");
    expect(text(await press("rep", shown, "Spoken to"))).toContain("Only reps and officers");
    expect((await kept())?.claim).toBeUndefined();
    expect(await rig().dump()).not.toContain(rig().vault.memberKey(people.rep));
  });

  test("shows the rep alone who it is, what they told us and what to tell them", async () => {
    await agree();
    const claimed = await rig().say("rep", "/chase claim");
    expect(claimed.kind).toBe("private");
    expect(text(claimed)).toBe(
      [
        "Reballot: members to speak to",
        "1 member is on your list now, and nobody else’s, until Friday 21 April 2023, 9am. They have agreed that a rep may speak to them.",
        "[Show me the next one]",
      ].join("\n"),
    );
    const shown = await press("rep", claimed, "Show me the next one");
    expect(text(shown)).toBe(
      [
        "Reballot: speak to this member",
        `@${people.member.user} has agreed that a rep of Harbour branch may speak to them.`,
        "They told us on Thursday 20 April 2023: Got it, not posted yet",
        "What to tell them:",
        "Post it today, before the last collection (often 5pm or 5.30pm, earlier on Saturdays: look at the box). The last posting date is Thursday 27 April 2023: suggested by Muster, not set by the union.",
        "Still to be spoken to on your list: 1.",
        "Only you see this. Speak to them alone, and never ask how they vote. Only they can say that it is posted: /posted.",
        "[Spoken to]",
        "[Will post]",
        "[No answer]",
        "[Release]",
      ].join("\n"),
    );
    if (shown.kind !== "update") throw new Error(shown.kind);
    expect(shown.card.lines.flat()).toContainEqual({
      kind: "person",
      person: { ...workspace, user: people.member.user },
    });
    expect(text(await next())).toBe(text(shown));
    await makeRep("other");
    expect(await claim("other")).toContain("Nobody can be claimed now");
    expect(text(await next("other"))).toContain("Nobody is left on your list");
    expect(await sees("officer", "member")).toBe(false);
    expect(await said("officer", "/check results")).not.toContain(people.member.user);
    expect(await rig().dump()).not.toContain(people.member.user);
  });

  test("tells the next step of the answer as it is now", async () => {
    await agree();
    await claim();
    await tell("lost");
    expect(text(await next())).toContain("Ask the union for a replacement paper yourself");
  });

  test("gives a rep who is a member themself to others, never to themself", async () => {
    await agree("rep");
    expect(await claim("rep")).toContain("Nobody can be claimed now");
    expect(await claim("officer")).toContain("1 member is on your list");
    expect(await sees("officer", "rep")).toBe(true);
  });

  test.each(marks)("“%s” is noted by a tap and by typing, and is no answer", async (mark) => {
    const label = { spoken: "Spoken to", "will-post": "Will post", "no-answer": "No answer" }[mark];
    await agree();
    rig().clock.set("2023-04-20T09:05");
    await agree("other", "lost");
    await claim();
    const second = await press("rep", await next(), label);
    expect(text(second)).toContain(`Noted: ${label}.`);
    expect(text(second).includes("only once they tell Muster themselves")).toBe(mark === "will-post");
    expect(text(second)).toContain(`@${people.other.user}`);
    expect((await kept())?.noted).toEqual({ mark, at: rig().clock.now() });
    expect(text(await rig().say("rep", `/chase mark ${mark}`))).toContain("Nobody is left on your list");
    expect((await kept("other"))?.noted?.mark).toBe(mark);
    expect(await said("rep", `/chase mark ${mark}`)).toContain("Nobody is shown to you now");
    const { campaignId } = await ids();
    const answer = await rig().store.answers.of(campaignId, rig().vault.memberKey(people.member));
    expect(answer?.answer).toBe("to-post");
  });

  test("a note can name the member, and can be corrected; somebody not on the list cannot be noted", async () => {
    await agree();
    await agree("other");
    await claim();
    await rig().say("rep", `/chase mark spoken who: <@${people.other.user}>`);
    expect((await kept("other"))?.noted?.mark).toBe("spoken");
    await rig().say("rep", `/chase mark as: no-answer who: <@${people.other.user}>`);
    expect((await kept("other"))?.noted?.mark).toBe("no-answer");
    expect((await kept())?.noted).toBeUndefined();
    for (const user of [people.officer.user, people.rep.user, "u-nobody"])
      expect(await said("rep", `/chase mark spoken who: <@${user}>`)).toContain("not on your list any more");
    expect(await said("rep", "/chase mark spoken who: somebody")).toContain("Name one person");
    expect(await said("rep", "/chase mark posted")).toContain(
      "Which of these is it? “Spoken to”, “Will post”, “No answer”.",
    );
    expect(await said("officer", `/chase mark spoken who: <@${people.member.user}>`)).toContain(
      "not on your list any more",
    );
  });

  test("gives at most 10, fills up again, and never tells how many more there are", async () => {
    await crowd(32);
    const full = "Your list is full: 10 members are still to be spoken to.";
    expect(await claim()).toContain("10 members are on your list now");
    expect(await claim()).toContain(full);
    expect(await claim()).not.toMatch(/22|20|more/u);
    await press("rep", await next(), "Spoken to");
    const filled = await claim();
    expect(filled).toContain("1 member is on your list now");
    expect(filled).toContain("Still to be spoken to on your list: 10.");
    expect(await claim()).toContain(full);
    expect(await claim("officer")).not.toMatch(/11|more/u);
    await makeRep("other");
    expect(await claim("other")).not.toContain("more");
  });

  test("“Release” gives one back, /chase release all who were not spoken to; others can claim them", async () => {
    await crowd(3);
    await claim();
    const again = await claim();
    expect(again).toContain("Nobody can be claimed now");
    expect(again).toContain("Still to be spoken to on your list: 3.");
    const released = await press("rep", await next(), "Release");
    expect(text(released)).toContain("1 member is off your list: another rep can claim them.");
    expect(text(released)).toContain("Still to be spoken to on your list: 2.");
    await press("rep", await next(), "Will post");
    expect(await said("rep", "/chase release")).toContain("1 member is off your list");
    expect(await said("rep", "/chase release")).toContain("Nobody on your list");
    expect(await claim("officer")).toContain("2 members are on your list now");
  });

  test("a claim runs out after a day, and whoever was spoken to is left in peace for one", async () => {
    await crowd(2);
    await claim();
    await press("rep", await next(), "No answer");
    const stale = await next();
    rig().clock.set("2023-04-21T08:59");
    expect(await claim("officer")).toContain("Nobody can be claimed now");
    await press("rep", stale, "Spoken to");
    rig().clock.set("2023-04-21T09:00");
    expect(text(await next())).toContain("Nobody is left on your list");
    expect(await claim("officer")).toContain("1 member is on your list now");
    expect(text(await next("officer"))).toContain("A rep noted on Thursday 20 April 2023, 9am: No answer.");
    expect(text(await press("rep", stale, "Spoken to"))).toContain("Noted");
    rig().clock.set("2023-04-22T08:59");
    expect(text(await press("rep", stale, "Spoken to"))).toContain("not on your list any more");
  });

  test("at the close nobody is claimed, shown or noted, whatever jobs have run", async () => {
    await crowd(2);
    rig().clock.set("2023-05-09T11:00");
    expect(await claim()).toContain("until Tuesday 9 May 2023, 12 noon");
    const shown = await next();
    rig().clock.set("2023-05-09T12:00");
    for (const typed of ["claim", "next", "mark spoken", "release"])
      expect(await said("rep", `/chase ${typed}`)).toContain("nobody is to be spoken to any more");
    for (const { id } of buttonsOf(shown))
      expect(text(await rig().press("rep", id))).toContain("nobody is to be spoken to any more");
    expect(text(await rig().press("rep", `chase/next/${(await ids()).campaignId}`))).toContain("closed on");
  });

  test("an early close ends it too", async () => {
    await agree();
    await claim();
    await press(
      "rep",
      await rig().say("rep", "/ballot close"),
      buttonsOf(await rig().say("rep", "/ballot close"))[0]?.label ?? "",
    );
    expect(await said("rep", "/chase next")).toContain("nobody is to be spoken to any more");
  });

  test("all of it is erased with the answers, 14 days after the close; codes of reps as claims run out", async () => {
    await crowd(2);
    await agree();
    await claim();
    const { database, clock } = rig().parts;
    const log = { info() {}, warn() {}, error() {} };
    const repKey = rig().vault.memberKey(people.rep);
    const claims = async () => rig().store.chaseLists.countOfRep((await ids()).branchId, repKey);
    rig().clock.set("2023-04-21T08:59");
    await purgeAll({ database, clock, log });
    expect(await claims()).toBe(3);
    rig().clock.set("2023-04-21T09:00");
    await purgeAll({ database, clock, log });
    expect(await claims()).toBe(0);
    rig().clock.set("2023-05-23T11:59");
    await purgeAll({ database, clock, log });
    expect((await kept())?.consent.version).toBe(1);
    rig().clock.set("2023-05-23T12:00");
    await purgeAll({ database, clock, log });
    expect(await kept()).toBeUndefined();
  });

  test("a rep who erases gives back their list", async () => {
    await agree();
    await claim();
    await rig().press("rep", "mydata/erase");
    expect((await kept())?.claim).toBeUndefined();
    expect(await claim("officer")).toContain("1 member is on your list now");
  });

  test("another workspace’s reps and forged buttons reach nothing", async () => {
    await agree();
    await claim();
    const shown = await next();
    const abroad = { chat: "preview", workspace: "elsewhere" } as const;
    const stranger: Caller = { ...people.officer, ...abroad };
    for (const { id } of buttonsOf(shown)) {
      const reply = await rig().inbox.press({
        callId: randomUUID(),
        caller: stranger,
        place: { ...abroad, channel: "general" },
        button: id,
      });
      expect(text(reply)).toContain("not in use any more");
    }
    const { campaignId } = await ids();
    const row = (await kept())?.id ?? "";
    // An officer of the branch, with the rep's own buttons.
    for (const { id } of buttonsOf(shown))
      expect(text(await rig().press("officer", id))).toContain("not on your list any more");
    for (const forged of [
      `chase/mark/${campaignId}/${row}/posted`,
      `chase/mark/${row}/${campaignId}/spoken`,
      `chase/mark/${campaignId}/${row}' or '1/spoken`,
      `chase/next/${randomUUID()}`,
      "chase/release",
    ])
      expect(text(await rig().press("rep", forged))).toContain("not in use any more");
    expect(text(await rig().press("rep", `chase/release/${campaignId}/${randomUUID()}`))).toContain(
      "not on your list any more",
    );
    expect((await kept())?.noted).toBeUndefined();
    expect((await kept())?.claim?.rep).toBe(rig().vault.memberKey(people.rep));
  });

  test("a claim repeated by the platform is one, and its reply is kept for nobody to read", async () => {
    await crowd(12);
    const where = { callId: randomUUID(), place: channel };
    const first = text(await rig().say("rep", "/chase claim", where));
    expect(text(await rig().say("rep", "/chase claim", where))).toBe(first);
    const { branchId } = await ids();
    expect(await rig().store.chaseLists.countOfRep(branchId, rig().vault.memberKey(people.rep))).toBe(10);
    await next();
    expect(await rig().dump()).not.toContain("u-crowd-");
  });
});
