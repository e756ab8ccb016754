import { describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { consentVersion } from "../../src/core/acts/check/consent.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import {
  buttonsOf,
  channel,
  type Person,
  people,
  surely,
  text,
  today,
  useRig,
  workspace,
} from "../support/rig.ts";

const rig = useRig(commands);

const said = async (as: Person, typed: string) => text(await rig().say(as, typed));

const created = "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon";

async function branch() {
  const found = await rig().store.branches.of(workspace);
  if (!found) throw new Error("no branch");
  return found;
}

async function acts(): Promise<readonly string[]> {
  const all = await rig().store.log.list((await branch()).id, { skip: 0, limit: 100 });
  return all.map(({ act, by }) => `${act} by ${by}`).reverse();
}

async function press(as: Person, typed: string, label: string): Promise<string> {
  const button = buttonsOf(await rig().say(as, typed)).find((one) => one.label.startsWith(label));
  if (!button) throw new Error(`no button ${label}`);
  return text(await rig().press(as, button.id));
}

async function tell(as: Person, answer: string): Promise<void> {
  await press(as, `/posted answer: ${answer}`, "Yes");
}

/** A member agrees that a rep may speak to them, or to be reminded. */
async function optIn(as: Person, label: string): Promise<string> {
  const reply = await rig().say(as, "/posted answer: to-post");
  const first = buttonsOf(reply).find((one) => one.label.startsWith(label));
  if (!first) throw new Error(`no ${label} in ${text(reply)}`);
  const asked = await rig().press(as, first.id);
  return text(await rig().press(as, buttonsOf(asked)[0]?.id ?? ""));
}

describe("/branch log", () => {
  it("tells officers what was changed, when and by which role, and names nobody", async () => {
    await said("rep", created);
    await said("officer", "/ballot pause");
    await said("officer", `/branch reps add: <@${people.other.user}> role: officer`);
    await tell("member", "to-post");
    await said("member", "/reminder add text: Post it when: 22 April 5pm who: me");
    const log = await said("officer", "/branch log");
    expect(log).toMatch(
      /^Harbour branch: what was changed\nThursday 20 April 2023, 9am: somebody named officer \(officer\)/u,
    );
    const [campaign] = await rig().store.campaigns.list((await branch()).id);
    expect(log).toContain(`ballot ${campaign?.shortId} paused (officer)`);
    expect(log).toContain(`ballot ${campaign?.shortId} set up (rep)`);
    expect(log).toContain("never what a member told us");
    for (const one of ["member", "Post it", people.other.user]) {
      expect((await acts()).join("\n"), one).not.toContain(one);
    }
  });

  it("is for officers", async () => {
    expect(await said("rep", "/branch log")).toContain("Only officers");
    expect(await said("member", "/branch log")).toContain("Only officers");
  });

  it("says when there is nothing, and turns its pages", async () => {
    expect(await said("officer", "/branch log")).toContain("Nothing has been changed yet.");
    for (let one = 0; one < 20; one += 1) await said("officer", `/branch settings name: Branch ${one}`);
    expect((await said("officer", "/branch log")).split("\n")).toHaveLength(17);
    const last = await said("officer", "/branch log page: 9");
    expect(last.split("\n")).toHaveLength(7);
    expect(last).toContain("Page 2 of 2. Another: /branch log page: 1");
  });

  it("has a line for whatever changes, and none for what was refused or only looked at", async () => {
    await said("rep", created);
    await said("rep", created.replace("9 May", "9 Foo"));
    await said("rep", "/ballot dates");
    await said("rep", "/ballot entitled count: 1240");
    await said("rep", "/ballot dates closes: Wed 10 May 2023 12 noon");
    await said("rep", "/check open");
    await said("rep", "/check close");
    await said("rep", "/strike add name: Strike days: 28 April 2023 for: everybody state: notified");
    await said("rep", "/strike suspend");
    await said("rep", "/reminder add text: Meeting when: 21 April 5pm");
    await press("rep", "/ballot close", "");
    const seen = (await acts()).map((line) => line.replace(" by rep", ""));
    for (const act of ["ballot-made", "ballot-changed", "ballot-dates", "check-opened", "check-closed"]) {
      expect(
        seen.filter((one) => one === act),
        act,
      ).toHaveLength(1);
    }
    expect(seen).toContain("strike-made");
    expect(seen).toContain("strike-suspended");
    expect(seen).toContain("reminder-made");
    expect(seen.at(-1)).toBe("ballot-closed");
  });

  it("has the proof of what was erased on time: how many, by Muster itself", async () => {
    await said("rep", created);
    await tell("member", "posted");
    await tell("other", "to-post");
    await optIn("other", "May a rep");
    const log = { info() {}, warn() {}, error() {} };
    const services = { database: rig().parts.database, clock: rig().clock, log };
    rig().clock.set("2023-05-23T11:59");
    await purgeAll(services);
    expect((await acts()).at(-1)).not.toContain("erased");
    rig().clock.set("2023-05-23T12:00");
    await purgeAll(services);
    await purgeAll(services);
    expect((await acts()).filter((line) => line === "erased-on-time by muster")).toHaveLength(1);
    expect(await said("officer", "/branch log")).toContain(
      "erased on time, single answers and agreements: 3 (by itself)",
    );
    expect(await said("member", "/mydata show")).toContain("Nothing.");
  });

  it("has a line for an erasure, with the day alone", async () => {
    await said("rep", created);
    await tell("member", "posted");
    await press("member", "/mydata erase", "Erase");
    expect(await said("officer", "/branch log")).toContain(
      "Thursday 20 April 2023: somebody erased what was kept about them (member)",
    );
  });
});

describe("what one officer set up", () => {
  test("another can pause, close, suspend and call off, and held posts are theirs to decide", async () => {
    await said("officer", `/branch reps add: <@${people.other.user}> role: officer`);
    await press("other", "/branch reps", "I agree");
    await said("officer", created);
    await said("officer", "/strike add name: Strike days: 28 April 2023 for: everybody state: notified");
    expect(await said("other", "/ballot pause")).toContain("is paused");
    expect(await said("other", "/ballot resume")).not.toContain("Only");
    expect(await said("other", "/strike suspend")).toContain("suspended");
    expect(text(await surely(rig(), "other", "/strike cancel"))).toContain("called off");
    expect(await press("other", "/ballot close", "")).toContain("Reballot");
    expect((await acts()).filter((line) => line.startsWith("ballot-closed"))).toHaveLength(1);
  });
});

describe("/branch privacy", () => {
  it("notes an erasure by a member with its day alone, and only where something was kept", async () => {
    const noted = async () => {
      const { id } = await branch();
      const all = await rig().store.log.list(id, { skip: 0, limit: 100 });
      return all.filter(({ act }) => act === "erased-by-member").map(({ at }) => at.toString());
    };
    await rig().press("other", "mydata/erase");
    expect(await noted()).toEqual([]);
    await said("member", "/mydata stop");
    rig().clock.set("2023-04-20T17:42:13");
    await rig().press("member", "mydata/erase");
    await rig().press("member", "mydata/erase");
    expect(await noted()).toEqual(["2023-04-19T23:00:00Z"]);
    expect(await rig().dump()).not.toMatch(/"2023-04-20T16:42[^"]*","act":"erased/u);
  });

  it("asks officers until somebody answers, where settings are and where a check is opened", async () => {
    await said("rep", created);
    expect(await said("officer", "/branch settings")).toContain("[Yes, the employer does]");
    expect(await said("rep", "/check open")).toContain("Nobody has said yet whether the employer");
    expect(await press("officer", "/branch privacy", "No,")).toContain("does not own");
    expect((await branch()).employerOwned).toBe(false);
    expect(await said("officer", "/branch settings")).not.toContain("[Yes");
    expect(await said("rep", "/check open")).not.toContain("Nobody has said yet");
    const late = await rig().press("rep", "branch/employer/yes");
    expect(text(late)).toContain("Only officers");
  });

  it("ends, and refuses, what needs a member's chat id where the employer owns the workspace; countdowns go on", async () => {
    await said("rep", created);
    await tell("member", "to-post");
    await optIn("member", "May a rep");
    await optIn("member", "Remind me");
    await tell("other", "to-post");
    const asking = buttonsOf(await rig().say("other", "/posted answer: to-post"));
    const answer = await said("officer", "/branch privacy employer: yes");
    expect(answer).toContain("2 private reminders and agreements");
    const member = await rig().store.members.find((await branch()).id, rig().vault.memberKey(people.member));
    expect(member?.contact).toBeUndefined();
    const refusal = "Not in this workspace: Harbour branch’s officers say";
    expect(await said("member", "/reminder add text: Post it when: 22 April 5pm who: me")).toContain(refusal);
    expect(await said("rep", "/chase claim")).toContain(refusal);
    for (const label of ["May a rep", "Remind me"]) {
      const old = asking.find((one) => one.label.startsWith(label))?.id ?? "";
      expect(text(await rig().press("other", old)), label).toContain(refusal);
    }
    expect(await said("other", "/posted answer: to-post")).not.toMatch(/May a rep|Remind me/u);
    const [campaign] = await rig().store.campaigns.list((await branch()).id);
    const posts = await rig().store.posts.ofCampaign(campaign?.id ?? "");
    expect(posts.some(({ state }) => state === "planned")).toBe(true);
    expect(await said("rep", "/reminder add text: Meeting when: 21 April 5pm")).toContain("Meeting");
  });

  it("keeps answers for 1 to 30 days after the close, and never longer than members agreed to", async () => {
    await said("rep", created);
    const refused = await said("officer", "/branch privacy keep-answers: 31");
    expect(refused).toContain("from 1 to 30 days");
    expect(await said("officer", "/branch privacy keep-answers: 0")).toContain("from 1 to 30 days");
    await said("officer", "/branch privacy keep-answers: 30");
    expect(await said("member", "/posted answer: posted")).toContain("until Thursday 8 June 2023");
    await tell("member", "posted");
    await said("officer", "/branch privacy keep-answers: 7");
    expect(await said("member", "/mydata show")).toContain("Erased by Tuesday 16 May 2023.");
    expect(await said("officer", "/branch privacy keep-answers: 8")).toContain("Members have agreed");
    rig().clock.set("2023-05-16T12:00");
    await purgeAll({
      database: rig().parts.database,
      clock: rig().clock,
      log: { info() {}, warn() {}, error() {} },
    });
    expect(await said("officer", "/branch privacy keep-answers: 14")).toContain("14 days");
  });
});

describe("/mydata export", () => {
  async function exported(as: Person): Promise<Record<string, unknown>> {
    let reply = await rig().say(as, "/mydata export");
    let json = "";
    for (;;) {
      if (reply.kind === "form") throw new Error("a form");
      const [first] = reply.card.lines;
      json += `${(first ?? []).map((span) => ("text" in span ? span.text : "")).join("")}\n`;
      const next = buttonsOf(reply)[0];
      if (!next) return JSON.parse(json) as Record<string, unknown>;
      reply = await rig().press(as, next.id);
    }
  }

  it("gives a member everything, their own words and chat id with it", async () => {
    await said("rep", created);
    await tell("member", "to-post");
    await optIn("member", "May a rep");
    await said("member", "/reminder add text: Post it when: 22 April 5pm who: me");
    const user = people.member.user;
    expect(await exported("member")).toMatchObject({
      branch: "Harbour branch",
      code: rig().vault.memberKey(people.member),
      member: { mayBeAsked: true, textVersion: consentVersion, chatId: user },
      answers: [{ ballot: "Reballot", answer: "to-post", erasedBy: "2023-05-23" }],
      mayBeSpokenTo: [{ ballot: "Reballot", chatId: user }],
      reminders: [{ to: "you", text: "Post it", on: "2023-04-22" }],
      privatePosts: [{ kind: "reminder", state: "planned" }],
    });
  });

  it("gives a rep their role and how many are on their list, and a stranger nothing of anybody", async () => {
    await said("rep", created);
    await tell("member", "to-post");
    await optIn("member", "May a rep");
    await said("rep", "/chase claim");
    const own = await exported("rep");
    expect(own).toMatchObject({ role: { role: "rep", chatId: people.rep.user }, membersOnYourList: 1 });
    expect(JSON.stringify(own)).not.toContain(people.member.user);
    const nothing = await exported("other");
    expect(nothing).toMatchObject({ answers: [], reminders: [], mayBeSpokenTo: [], membersOnYourList: 0 });
    expect(JSON.stringify(nothing)).not.toContain("Reballot");
  });

  it("comes in parts that fit, however much there is", async () => {
    const long = "Ö“*_~`".repeat(60);
    for (let one = 0; one < 15; one += 1) {
      await said("member", `/reminder add text: ${one} ${long} when: 22 April 5pm who: me`);
    }
    const reply = await rig().say("member", "/mydata export");
    expect(text(reply)).toMatch(/, part 1 of \d/u);
    const all = await exported("member");
    expect((all.reminders as readonly object[]).length).toBe(15);
  });
});

describe("/mydata stop", () => {
  it("leaves nothing that could be sent to the person, nor anybody who may see them; a rep's role rests", async () => {
    await said("rep", created);
    await tell("rep", "to-post");
    await optIn("rep", "May a rep");
    await said("rep", "/reminder add text: Post it when: 22 April 5pm who: me");
    const { id } = await branch();
    const key = rig().vault.memberKey(people.rep);
    const stopped = await said("rep", "/mydata stop");
    expect(stopped).toContain("your role rests");
    const dump = await rig().pool.query<{ contact: string | null }>(
      `select contact from member where member = $1 union all select contact from rep where member = $1
       union all select contact from chase where member = $1`,
      [key],
    );
    expect(dump.rows.map(({ contact }) => contact)).toEqual([null, null]);
    const posts = await rig().store.posts.toMember(id, key);
    expect(posts.map(({ state }) => state)).toEqual(["cancelled"]);
    expect(await said("rep", "/ballot pause")).toContain("have not agreed yet");
    await press("rep", "/branch reps", "I agree");
    expect(await said("rep", "/ballot pause")).toContain("is paused");
  });
});

describe("once Muster is taken out of a workspace", () => {
  it("nobody is left, the totals are, and whoever comes back begins as anybody", async () => {
    await said("rep", created);
    await tell("member", "to-post");
    await optIn("member", "May a rep");
    const { id } = await branch();
    const [campaign] = await rig().store.campaigns.list(id);
    const told = { posted: 40, toPost: 20, trouble: 10 };
    await rig().store.tallies.tell(campaign?.id ?? "", told, today(rig()));
    await rig().inbox.left(workspace);
    await rig().inbox.left(workspace);
    const dump = await rig().dump();
    for (const one of Object.values(people)) {
      expect(dump).not.toContain(rig().vault.memberKey(one));
    }
    expect((await acts()).filter((line) => line === "erased-on-leaving by muster")).toHaveLength(1);
    await rig().inbox.joined(workspace);
    expect(await said("rep", "/ballot pause")).toContain("Only reps and officers");
    expect(await said("member", "/mydata show")).toContain("Nothing.");
    rig().clock.set("2023-05-09T12:01");
    await press("officer", "/ballot close", "");
    expect((await rig().store.campaigns.byId(campaign?.id ?? ""))?.published).toMatchObject(told);
  });

  it("and out of one channel alone, everybody is left", async () => {
    await said("rep", created);
    await tell("member", "posted");
    await rig().inbox.left(channel);
    expect(await rig().store.answers.keptIn((await branch()).id)).toBe(true);
  });
});
