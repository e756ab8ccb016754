import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import type { Countdown } from "../../src/core/countdown/countdown.ts";
import type { Delivery } from "../../src/core/delivery/row.ts";
import { claimDue, postDue } from "../support/posting.ts";
import {
  buttonsOf,
  channel,
  helloLine,
  people,
  type Rig,
  surely,
  tap,
  text,
  useRig,
} from "../support/rig.ts";

const rig = useRig([ballot, countdown, strike]);

const reballot = "/ballot create name: PCS reballot 2023 opens: 20 March 2023 closes: Tue 9 May 2023 12 noon";

const won =
  "/ballot create name: PCS ballot 2022 closes: Mon 7 November 2022 12 noon mandate-expires: 6 May 2023";

const allOut = "/strike add name: PCS national strike days: 28 April 2023 for: members with a live mandate";

const reps = { place: { ...channel, channel: "reps" } };

async function countdowns({ store }: Rig): Promise<readonly Countdown[]> {
  const branch = await store.branches.of(channel);
  return store.countdowns.list(branch?.id ?? "");
}

/** The newest countdown of this kind in this channel. */
async function one(on: Rig, kind: string, place = channel): Promise<Countdown> {
  const found = (await countdowns(on)).find(
    (other) => other.target.kind === kind && other.place.channel === place.channel,
  );
  if (!found) throw new Error(`no countdown to a ${kind} in #${place.channel}`);
  return found;
}

async function campaign({ store }: Rig): Promise<Campaign> {
  const branch = await store.branches.of(channel);
  const [first] = await store.campaigns.list(branch?.id ?? "");
  if (!first) throw new Error("no ballot");
  return first;
}

function posts({ store }: Rig, { id }: Countdown): Promise<readonly Delivery[]> {
  return store.posts.ofSource({ kind: "countdown", id });
}

async function days(on: Rig, of: Countdown): Promise<readonly string[]> {
  return (await posts(on, of)).filter(({ state }) => state === "planned").map(({ on: day }) => `${day}`);
}

async function close(on: Rig): Promise<Reply> {
  return tap(on, "rep", await on.say("rep", "/ballot close"), "Close it now");
}

describe("/countdown show", () => {
  it("says what to do where nothing is set up", async () => {
    expect(text(await rig().say("member", "/countdown show"))).toBe(
      `Where things stand
No ballot, mandate or strike is counted down here now. A rep can set one up with /ballot create or /strike add.`,
    );
  });

  it("tells a member of every ballot, mandate and strike in the words of this moment", async () => {
    await rig().say("rep", won);
    await rig().say("rep", reballot);
    await rig().say("rep", allOut);
    expect(text(await rig().say("member", "/countdown show"))).toBe(
      `Where things stand
PCS reballot 2023
Post by Thu 27 April (suggested by Muster, second-class post; not set by the union).
19 days to go. Papers must arrive by Tuesday 9 May 2023, 12 noon.
You have not voted until it is posted.
PCS ballot 2022
Mandate: last day Saturday 6 May 2023 (16 days left).
From Sunday 7 May 2023 to Tuesday 9 May 2023 there is no live mandate: PCS reballot 2023 closes on Tuesday 9 May 2023. Only if it is won can a strike be called, from the day after.
PCS national strike: Friday 28 April 2023, for everyone whose employer has a live strike mandate (proposed).`,
    );
  });

  it("says plainly from 7 May 2023 that there is no live mandate, until the reballot's is", async () => {
    await rig().say("rep", won);
    await rig().say("rep", reballot);
    const none = "There is no live mandate today.";
    rig().clock.set("2023-05-06T23:00");
    expect(text(await rig().say("member", "/countdown show"))).not.toContain(none);
    rig().clock.set("2023-05-07T00:30");
    const gap = text(await rig().say("member", "/countdown show"));
    expect(gap).toContain("Mandate: ended with Saturday 6 May 2023. No strike can be held under it.");
    expect(gap).toContain(none);
    rig().clock.set("2023-05-10T13:00");
    await rig().say("rep", "/ballot dates PCS reballot mandate-expires: 8 November 2023");
    const live = text(await rig().say("member", "/countdown show"));
    expect(live).toContain("Mandate: last day Wednesday 8 November 2023 (182 days left).");
    expect(live).not.toContain(none);
  });

  it("promises no mandate from a ballot that is still open, and does not miss one it never knew of", async () => {
    await rig().say("rep", `${reballot} mandate-expires: 8 November 2023`);
    expect(text(await rig().say("member", "/countdown show"))).not.toMatch(/mandate/iu);
  });

  it("counts hours on the closing day and tells of the close for two weeks", async () => {
    await rig().say("rep", reballot);
    rig().clock.set("2023-05-09T09:30");
    expect(text(await rig().say("member", "/countdown show"))).toContain("2 hours 30 minutes left");
    rig().clock.set("2023-05-23T09:00");
    expect(text(await rig().say("member", "/countdown show"))).toBe(
      `Where things stand
PCS reballot 2023
Closed on Tuesday 9 May 2023, 12 noon. No paper that arrives now can count.`,
    );
    rig().clock.set("2023-05-24T09:00");
    expect(text(await rig().say("member", "/countdown show"))).toContain("No ballot, mandate or strike");
  });

  it("says when a rep has closed a ballot early", async () => {
    await rig().say("rep", reballot);
    await close(rig());
    expect(text(await rig().say("member", "/countdown show"))).toContain(
      "; it would have closed on Tuesday 9 May 2023, 12 noon.",
    );
  });

  it("still shows a strike called off, until its day is over", async () => {
    await rig().say("rep", allOut);
    await surely(rig(), "rep", "/strike cancel");
    const line =
      "PCS national strike: Friday 28 April 2023, for everyone whose employer has a live strike mandate (called off).";
    expect(text(await rig().say("member", "/countdown show"))).toContain(line);
    rig().clock.set("2023-04-29T00:01");
    expect(text(await rig().say("member", "/countdown show"))).not.toContain("PCS national strike");
  });
});

describe("/countdown add", () => {
  it("counts a whole ballot down in a second channel, with the usual days", async () => {
    await rig().say("rep", reballot);
    const reply = await rig().say("rep", "/countdown add PCS reballot", reps);
    const { shortId } = await one(rig(), "ballot", reps.place);
    expect(text(reply)).toBe(
      `Counting down in #reps: PCS reballot 2023; 42, 35, 28, 21, 14, 10, 7, 5, 3, 2, 1, 0 days before, at 9am · ${shortId}
Next post: Tuesday 25 April 2023, 9am in #reps, then 10 more.
${helloLine("reps")}`,
    );
    rig().clock.set("2023-04-25T09:00");
    const told = await postDue(rig());
    expect(told.map((post) => post.split(":")[0]).sort()).toEqual(["#general", "#reps"]);
  });

  it("counts one date of a ballot down alone", async () => {
    await rig().say("rep", `${reballot} replacement-by: 28 April 5pm`);
    const reply = await rig().say("rep", "/countdown add milestone: replacement-by", reps);
    expect(text(reply)).toContain(
      "PCS reballot 2023: Ask for a replacement by, Friday 28 April 2023, 5pm; 7, 3, 1, 0 days before, at 9am · ",
    );
    expect(text(reply)).toContain("Next post: Friday 21 April 2023, 9am in #reps, then 3 more.");
  });

  it("counts the mandate down, and tells of the gap after it", async () => {
    await rig().say("rep", won);
    const reply = await rig().say("rep", "/countdown add ballot: PCS milestone: mandate-expires", reps);
    expect(text(reply)).toContain("mandate of PCS ballot 2022; 14, 3, 1, 0 days before, at 9am · ");
    expect(await days(rig(), await one(rig(), "mandate", reps.place))).toEqual([
      "2023-04-22",
      "2023-05-03",
      "2023-05-05",
      "2023-05-06",
      "2023-05-07",
    ]);
  });

  it("counts a strike down in a second channel, and says that it goes only once confirmed", async () => {
    await rig().say("rep", allOut);
    const reply = await rig().say("rep", "/countdown add strike: PCS days: 2, 1 at: 17:00", reps);
    expect(text(reply).replace(`\n${helloLine("reps")}`, "")).toMatch(
      /^Counting down in #reps: strike PCS national strike; 2, 1 days before, at 5pm · \w{5}\nNext post: Wednesday 26 April 2023, 5pm in #reps, then 1 more\.\nReminders go only once it is confirmed: \/strike confirm \w{5}$/u,
    );
  });

  it("counts any date down under its title, on the usual days not yet gone by", async () => {
    const reply = await rig().say("rep", "/countdown add date: 25 April 5pm title: Branch AGM");
    expect(text(reply).replace(`\n${helloLine("general")}`, "")).toMatch(
      /: Branch AGM, Tuesday 25 April 2023, 5pm; 3, 1, 0 days before, at 9am · \w{5}\nNext post: Saturday 22 April 2023, 9am in #general, then 2 more\.$/u,
    );
    rig().clock.set("2023-04-24T09:00");
    expect(await postDue(rig())).toEqual([
      "#general: Branch AGM: tomorrow, Tue 25 April, 5pm\nTuesday 25 April 2023, 5pm.",
    ]);
  });

  it("says when nothing of it is still to come", async () => {
    rig().clock.set("2023-04-20T10:00");
    expect(text(await rig().say("rep", "/countdown add date: today 5pm title: Branch AGM"))).toContain(
      "Nothing of it is still to come: every post would lie in the past.",
    );
  });

  it.each([
    ["nothing to count to", "", "Say what to count down to, one of: ballot: …", "ballot"],
    [
      "two things at once",
      "ballot: PCS date: 9 June title: AGM",
      "Say what to count down to, one of:",
      "ballot",
    ],
    ["a title for a ballot", "ballot: PCS title: AGM", "Say what to count down to, one of:", "ballot"],
    ["a date without a title", "date: 9 June 5pm", "Give the date a title: title: Branch AGM", "title"],
    [
      "a day that has passed",
      "date: 19 April 2023 title: AGM",
      "Wednesday 19 April 2023 has passed. Count down to a day still to come.",
      "date",
    ],
    [
      "a milestone that has passed",
      "milestone: opens",
      "Monday 20 March 2023 has passed. Count down to a day still to come.",
      "milestone",
    ],
    [
      "a date the ballot does not have",
      "milestone: join-by",
      "PCS reballot 2023 has no date “Join by” yet. Set it first: /ballot dates ",
      "milestone",
    ],
    ["an unknown ballot", "k3m7p", "There is no ballot “k3m7p” here. Is it one of these, ", "ballot"],
    ["a strike where there is none", "strike: PCS", "No strike is set up here.", "strike"],
    [
      "days that are no numbers",
      "date: 9 June title: AGM days: often",
      "Type days before as numbers, at most 30 of them and none over 366: 14, 7, 3, 1, 0",
      "days",
    ],
    [
      "an hour in the quiet hours",
      "date: 9 June title: AGM at: 22:00",
      "10pm is in the quiet hours (9pm to 7:30am).",
      "at",
    ],
  ])("refuses %s", async (_, typed, words, field) => {
    await rig().say("rep", reballot);
    const before = (await countdowns(rig())).length;
    const reply = await rig().say("rep", `/countdown add ${typed}`);
    expect(reply).toMatchObject({ kind: "refused", field });
    expect(text(reply)).toContain(words);
    expect(await countdowns(rig())).toHaveLength(before);
  });

  it("refuses what has ended: a closed ballot, a strike that is over or called off", async () => {
    await rig().say("rep", won);
    expect(text(await rig().say("rep", "/countdown add PCS", reps))).toBe(
      "PCS ballot 2022 is closed already.",
    );
    await rig().say("rep", allOut);
    rig().clock.set("2023-04-29T09:00");
    expect(text(await rig().say("rep", "/countdown add strike: PCS", reps))).toBe(
      "PCS national strike is over: its last day was Friday 28 April 2023.",
    );
    rig().clock.set("2023-04-20T09:00");
    await surely(rig(), "rep", "/strike cancel");
    expect(text(await rig().say("rep", "/countdown add strike: PCS", reps))).toBe(
      "PCS national strike is called off for good. Set up a new one with /strike add.",
    );
  });

  it.each([
    ["ballot: PCS", "ballot"],
    ["strike: PCS", "strike"],
    ["date: 9 June 2023 17:00 title: Branch AGM", "date"],
  ])("refuses %s a second time in a channel, with the id it has there", async (typed, kind) => {
    await rig().say("rep", reballot);
    await rig().say("rep", allOut);
    await rig().say("rep", "/countdown add date: 9 June 5pm title: Branch AGM");
    const { shortId } = await one(rig(), kind);
    expect(text(await rig().say("rep", `/countdown add ${typed}`))).toBe(
      `That is counted down in this channel already. Change it with /countdown edit ${shortId}\n[Change it]\n[Leave it]`,
    );
    expect((await rig().say("rep", `/countdown add ${typed}`, reps)).kind).toBe("private");
  });
});

describe("/countdown list", () => {
  it("shows members every countdown with its channel, days and hour", async () => {
    expect(text(await rig().say("member", "/countdown list"))).toBe(
      "Countdowns\nNo countdown is set up. /ballot create and /strike add make one by themselves.",
    );
    await rig().say("rep", allOut);
    const { shortId } = await one(rig(), "strike");
    expect(text(await rig().say("member", "/countdown list"))).toBe(
      `Countdowns\n#general: strike PCS national strike; 7, 1, 0 days before, at 9am · ${shortId}`,
    );
  });

  it("lists them by what they count to, whatever ids they have", async () => {
    const titles = ["Rally", "Branch AGM", "Stall", "Day school", "Lobby"];
    for (const title of titles) await rig().say("rep", `/countdown add date: 9 June 5pm title: ${title}`);
    const listed = text(await rig().say("member", "/countdown list"));
    expect([...listed.matchAll(/^#general: ([^,]+),/gmu)].map(([, title]) => title)).toEqual(
      titles.toSorted(),
    );
  });

  it("says when the date a countdown counts to has been taken away", async () => {
    await rig().say("rep", `${reballot} join-by: 28 April`);
    await rig().say("rep", "/countdown add milestone: join-by");
    await rig().say("rep", `/ballot dates ${(await campaign(rig())).shortId} remove: join-by`);
    expect(text(await rig().say("member", "/countdown list"))).toContain(
      "PCS reballot 2023: Join by (no such date now)",
    );
  });
});

describe("/countdown edit", () => {
  it("changes days and hour, and moves its posts", async () => {
    await rig().say("rep", allOut);
    const before = await one(rig(), "strike");
    const reply = await rig().say("rep", `/countdown edit ${before.shortId} days: 1, 3 at: 5pm`);
    expect(text(reply)).toMatch(
      /^The countdown is changed\.\n#general: strike PCS national strike; 3, 1 days before, at 5pm · \w{5}\nNext post: Tuesday 25 April 2023, 5pm in #general, then 1 more\.\nReminders go only once/u,
    );
    expect(await days(rig(), before)).toEqual(["2023-04-25", "2023-04-27"]);
  });

  it("says what to type when nothing to change was given, or the id is unknown", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await one(rig(), "strike");
    expect(text(await rig().say("rep", `/countdown edit ${shortId}`))).toBe(
      "Nothing to change was given. Type /countdown edit [id: …] [days: …] [at: …]\n[Fill in a form]",
    );
    expect(text(await rig().say("rep", "/countdown edit zzzzz days: 1"))).toBe(
      `There is no countdown zzzzz. /countdown list shows them.\n[strike PCS national strike · ${shortId}]`,
    );
  });

  it("needs no id where the channel has only one; none is taken away without it", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await one(rig(), "strike");
    expect(text(await rig().say("rep", "/countdown edit days: 1"))).toContain(shortId);
    const asked = await rig().say("rep", "/countdown delete");
    expect(text(asked)).toBe(
      `Which countdown? /countdown list shows them all.\n[strike PCS national strike · ${shortId}]`,
    );
    await rig().press("rep", buttonsOf(asked)[0]?.id ?? "");
    expect(await countdowns(rig())).toEqual([]);
  });
});

describe("/countdown delete", () => {
  it("stops its posts and leaves the other channel's alone", async () => {
    await rig().say("rep", reballot);
    await rig().say("rep", "/countdown add PCS", reps);
    const gone = await one(rig(), "ballot", reps.place);
    expect(text(await rig().say("rep", `/countdown delete ${gone.shortId}`))).toContain(
      `The countdown is deleted: nothing more is posted in #reps for PCS reballot 2023.`,
    );
    expect(await countdowns(rig())).toHaveLength(1);
    expect(await days(rig(), gone)).toEqual([]);
    rig().clock.set("2023-04-25T09:00");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/^#general: /u)]);
    expect(text(await rig().say("rep", `/countdown delete ${gone.shortId}`))).toContain(
      `There is no countdown ${gone.shortId}. /countdown list shows them.`,
    );
  });

  it("says when a post was going out already", async () => {
    await rig().say("rep", reballot);
    const { shortId } = await one(rig(), "ballot");
    rig().clock.set("2023-04-25T09:00");
    await claimDue(rig());
    expect(text(await rig().say("rep", `/countdown delete ${shortId}`))).toContain(
      "1 post was already going out and cannot be stopped.",
    );
  });
});

describe("who may do what with countdowns", () => {
  it.each(["add", "edit", "delete"])("a member who types /countdown %s is told who can", async (name) => {
    expect(text(await rig().say("member", `/countdown ${name}`))).toBe(
      "Only reps and officers of Harbour branch can do that. Ask a rep, or ask an officer to name you: /branch reps.",
    );
  });

  it("does not change another branch's countdown", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await one(rig(), "strike");
    const caller = { ...people.officer, workspace: "another-branch" };
    const place = { ...channel, workspace: "another-branch" };
    const call = { callId: "c", caller, place, command: "countdown", input: `delete ${shortId}` };
    expect(text(await rig().inbox.command(call))).toBe(
      `There is no countdown ${shortId}. /countdown list shows them.`,
    );
    expect(await countdowns(rig())).toHaveLength(1);
  });

  it("help shows members what they may see, and reps an example of each option", async () => {
    expect(text(await rig().say("member", "/countdown help"))).toBe(
      `/countdown: How long is left, and which channels are told
/countdown show Where things stand: ballots, mandates and strikes
/countdown list Every countdown: its channel, what it counts to, and when it posts
3 more are for reps and officers.`,
    );
    expect(text(await rig().say("rep", "/countdown add help"))).toContain(
      "date: Any other date, with or without an hour. Example: 9 June 5pm",
    );
  });

  it("offers ballots, strikes, milestones and countdowns as they are typed", async () => {
    await rig().say("rep", reballot);
    await rig().say("rep", allOut);
    const { shortId } = await one(rig(), "strike");
    const partial = { caller: people.rep, place: channel, command: "countdown" };
    const offered = async (subcommand: string, option: string, typed: string) =>
      (await rig().inbox.suggest({ ...partial, subcommand, option, typed })).map(({ label }) => label);
    expect(await offered("add", "ballot", "re")).toEqual(["PCS reballot 2023, closes Tue 9 May 2023"]);
    expect(await offered("add", "strike", "")).toEqual(["PCS national strike: Friday 28 April 2023"]);
    expect(await offered("add", "milestone", "post")).toEqual(["Post by"]);
    expect(await offered("edit", "id", "strike")).toEqual([`strike PCS national strike · ${shortId}`]);
    expect(await offered("add", "days", "")).toEqual([]);
    await rig().say("rep", "/ballot dates last-posting: Tue 2 May 2023");
    const added = await rig().say("rep", "/countdown add milestone: Post by ballot: PCS reballot 2023");
    expect(text(added)).toContain("PCS reballot 2023: Post by, Tuesday 2 May 2023");
  });

  it.each(["Post by", "Last posting date", "last-posting"])("takes “%s” for that date", async (typed) => {
    await rig().say("rep", reballot);
    await rig().say("rep", "/ballot dates last-posting: Tue 2 May 2023");
    const added = await rig().say("rep", `/countdown add milestone: ${typed}`);
    expect(text(added)).toContain("PCS reballot 2023: Post by, Tuesday 2 May 2023");
  });
});
