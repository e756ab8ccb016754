import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { check } from "../../commands/check.ts";
import { countdown } from "../../commands/countdown.ts";
import { consentVersion } from "../../src/core/acts/check/consent.ts";
import { codeIn, elsewhere, passOn } from "../support/follower.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, type Person, tap, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, branch, check, countdown]);

const slack = elsewhere(rig, { chat: "slack", workspace: "T1" });

const discord = elsewhere(rig, { chat: "discord", workspace: "900" });

const said = async (as: Person, typed: string) => text(await rig().say(as, typed));

const share = async () => codeIn(await said("officer", "/ballot share"));

const stopSharing = async () =>
  tap(rig(), "officer", await rig().say("officer", "/ballot share stop: yes"), "End every code");

async function owner() {
  const home = await rig().store.branches.of(workspace);
  const [campaign] = await rig().store.campaigns.list(home?.id ?? "");
  if (!campaign) throw new Error("no ballot");
  return campaign;
}

beforeEach(async () => {
  await said("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
});

describe("sharing", () => {
  test("gives a code, of which only a hash is kept, and says how many follow", async () => {
    const told = await said("officer", "/ballot share");
    const code = codeIn(told);
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{5}$/u);
    expect(told).toContain("No channel follows yet.");
    const kept = (await rig().dump()).toLowerCase();
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll("-", ""));
    await slack.follow(code);
    await slack.follow(code, "picket");
    await discord.follow(code);
    const after = await said("officer", "/ballot share");
    expect(after).toContain("3 channels in 2 branches follow.");
    expect(after).toContain("1 earlier code works as well.");
    expect(after).not.toContain("T1");
  });

  test("is an officer's to do", async () => {
    expect(await said("rep", "/ballot share")).toContain("officer");
    expect(await rig().dump()).not.toContain("hash");
  });

  test("earlier codes work until all are ended; those who follow go on", async () => {
    const first = await share();
    const second = await share();
    await slack.follow(first);
    expect(text(await stopSharing())).toContain("All 2 codes for Reballot have ended.");
    for (const code of [first, second])
      expect(await discord.said(`/ballot follow code: ${code}`)).toContain("No ballot is shared");
    expect((await slack.campaign())?.name).toBe("Reballot");
    expect(await said("officer", "/ballot share stop: yes")).toContain("There was no code");
  });

  test("is not for a ballot that is over, nor for another branch's", async () => {
    const code = await share();
    await slack.follow(code);
    expect(await slack.said("/ballot share")).toContain("are set by Harbour branch");
    rig().clock.set("2023-05-09T12:00");
    expect(await said("officer", "/ballot share")).toContain("has closed");
    expect(await discord.said(`/ballot follow code: ${code}`)).toContain("nothing left to follow");
  });
});

describe("following", () => {
  test("shows every date in words first, and plans nothing before the second step", async () => {
    const code = await share();
    const reply = await slack.type(`/ballot follow code: ${code.toUpperCase().replaceAll("-", " ")}`);
    expect(text(reply)).toContain("Its dates are set by Harbour branch.");
    expect(text(reply)).toContain("Closes (papers must have arrived): Tuesday 9 May 2023, 12 noon");
    expect(text(reply)).toContain("Nothing is posted yet.");
    expect(await slack.campaign()).toBeUndefined();
    const [button] = buttonsOf(reply);
    const done = text(await slack.press(button?.id ?? ""));
    expect(done).toContain("counts down to it from now on");
    expect(done).toContain("Next post: Tuesday 25 April 2023, 9am in #ballot, then 10 more.");
    expect(await postDue(rig())).toEqual([]);
    rig().clock.set("2023-04-25T09:00");
    const posts = await postDue(rig());
    expect(posts.map((post) => post.split("\n")[0]).toSorted()).toEqual([
      "#ballot: 14 days to go: post your ballot by Thu 27 April",
      "#general: 14 days to go: post your ballot by Thu 27 April",
    ]);
  });

  test("goes by the branch's own hour, quiet hours and bank holidays", async () => {
    await discord.said("/branch settings nation: scotland post-at: 6pm quiet: 8pm to 8am");
    // Monday 1 May is a holiday everywhere, 2 January alone in Scotland.
    await said(
      "rep",
      "/ballot create name: Winter closes: Thu 4 January 2024 12 noon opens: 1 December 2023",
    );
    const told = codeIn(await said("officer", "/ballot share Winter"));
    const here = await discord.said(`/ballot follow code: ${told}`);
    const there = await said("rep", "/ballot dates Winter");
    const postBy = (words: string) => /^Post by: (.+)$/mu.exec(words)?.[1];
    expect(postBy(here)).toContain("suggested by Muster");
    expect(postBy(here)).not.toBe(postBy(there));
    expect(await discord.follow(told)).toContain("6pm in #ballot");
  });

  test("a second channel of a branch shares its row, and one channel follows several ballots", async () => {
    const code = await share();
    await slack.follow(code);
    await slack.follow(code, "equality");
    expect(await slack.said(`/ballot follow code: ${code}`)).toContain("already");
    await said("rep", "/ballot create name: Election kind: election closes: Fri 16 June 2023 12 noon");
    await slack.follow(codeIn(await said("officer", "/ballot share Election")));
    const branchId = (await slack.branch()).id;
    expect(await rig().store.campaigns.list(branchId)).toHaveLength(2);
    const listed = await slack.said("/ballot follow");
    expect(listed).toMatch(/^Election: in this channel · \w{5}$/mu);
    expect(listed).toMatch(/^Reballot: in this channel and 1 other · \w{5}$/mu);
    expect(await slack.said("/countdown list")).toContain("Reballot");
    expect(await slack.said("/ballot status Reballot")).toContain("Its dates are set by Harbour branch.");
  });

  test("is refused when the dates changed since they were shown", async () => {
    const [button] = buttonsOf(await slack.type(`/ballot follow code: ${await share()}`));
    await said("rep", "/ballot dates closes: Thu 11 May 2023 12 noon");
    expect(text(await slack.press(button?.id ?? ""))).toContain("have changed since you looked");
    expect(await slack.campaign()).toBeUndefined();
  });

  test("in the owner's own branch it says how to count down there", async () => {
    expect(await said("rep", `/ballot follow code: ${await share()}`)).toContain("/countdown add");
  });

  test("warns of a ballot of that name that the branch set up itself", async () => {
    await slack.said("/ballot create name: Reballot closes: Tue 9 May 2023 12 noon");
    expect(await slack.said(`/ballot follow code: ${await share()}`)).toContain("Both would post");
  });

  test("is a rep's to do", async () => {
    const code = await share();
    const reply = await slack.type(`/ballot follow code: ${code}`, "ballot", slack.member("u-1"));
    expect(text(reply)).toContain("rep");
    const pressed = await slack.press(`ballot/follow/${code}/1`, "ballot", slack.member("u-1"));
    expect(text(pressed)).not.toContain("counts down");
  });
});

describe("wrong codes", () => {
  const wrong = "/ballot follow code: aaaa-aaaa-aaaaa";

  test("are all answered alike, ended ones and slips too", async () => {
    const ended = await share();
    await stopSharing();
    const answers = [wrong, "/ballot follow code: hello", `/ballot follow code: ${ended}`].map((typed) =>
      slack.said(typed),
    );
    expect(new Set(await Promise.all(answers)).size).toBe(1);
  });

  test("ten in an hour stop a branch for the rest of it, and no other branch", async () => {
    const code = await share();
    for (let nth = 0; nth < 10; nth += 1) expect(await slack.said(wrong)).toContain("No ballot is shared");
    expect(await slack.said(`/ballot follow code: ${code}`)).toContain("Wait an hour");
    expect(text(await slack.press(`ballot/follow/${code}/1`))).toContain("Wait an hour");
    expect(await discord.said(`/ballot follow code: ${code}`)).toContain("Nothing is posted yet.");
    rig().clock.set("2023-04-20T10:00");
    expect(await slack.said(`/ballot follow code: ${code}`)).toContain("Nothing is posted yet.");
  });

  test("typed by several at once are all counted", async () => {
    await slack.said(wrong);
    const answers = await Promise.all(Array.from({ length: 15 }, () => slack.said(wrong)));
    expect(answers.filter((answer) => answer.includes("Wait an hour"))).toHaveLength(6);
  });
});

describe("a follower", () => {
  test.each([
    "/ballot dates closes: Thu 11 May 2023 12 noon",
    "/ballot dates replacement-link: https://www.pcs.org.uk/replacement",
    "/ballot pause",
    "/ballot resume",
    "/ballot close",
    "/ballot share",
  ])("cannot change what the owner sets: %s", async (typed) => {
    await slack.follow(await share());
    const before = await slack.campaign();
    const refusal = await slack.said(typed);
    expect(refusal).toContain("are set by Harbour branch, so they cannot be changed here");
    expect(refusal).toContain("/ballot unfollow");
    expect(JSON.stringify(await slack.campaign())).toBe(JSON.stringify(before));
  });

  test("sees its dates, says who is entitled and chooses its own days and hour", async () => {
    await slack.follow(await share());
    const dates = await slack.said("/ballot dates");
    expect(dates).toContain("Tuesday 9 May 2023, 12 noon");
    expect(dates).toContain("Its dates are set by Harbour branch.");
    expect(dates).not.toContain("Change one");
    expect(await slack.said("/ballot entitled count: 120")).toContain("120");
    const id = /: Reballot.* · (\w{5})$/mu.exec(await slack.said("/countdown list"))?.[1];
    expect(await slack.said(`/countdown edit ${id} days: 4 at: 5pm`)).toContain("4 days before, at 5pm");
    await said("rep", "/ballot dates closes: Thu 11 May 2023 12 noon");
    await passOn(rig());
    expect((await slack.campaign())?.entitled).toBe(120);
    expect(await slack.said("/ballot preview")).toContain("Sunday 7 May 2023, 5pm");
  });
});

describe("leaving", () => {
  test("one of several channels: its posts stop, its check closes, the others go on", async () => {
    const code = await share();
    await slack.follow(code);
    await slack.follow(code, "picket");
    await slack.type("/check open", "picket");
    expect(await slack.said("/ballot unfollow", "picket")).toContain(
      "#picket does not follow Reballot any more",
    );
    const branchId = (await slack.branch()).id;
    const channels = (await rig().store.countdowns.list(branchId)).map(({ place }) => place.channel);
    expect(new Set(channels)).toEqual(new Set(["ballot"]));
    expect((await rig().store.checks.list(branchId)).every(({ closedAt }) => closedAt)).toBe(true);
    rig().clock.set("2023-04-25T09:00");
    expect((await postDue(rig())).map((post) => post.split(":")[0]).toSorted()).toEqual([
      "#ballot",
      "#general",
    ]);
    expect(await slack.said("/ballot unfollow", "picket")).toContain("follows no ballot");
  });

  test("the last channel asks first; then everything kept about it is gone", async () => {
    await slack.follow(await share());
    await slack.type("/check open");
    await postDue(rig());
    const branchId = (await slack.branch()).id;
    const [open] = await rig().store.checks.list(branchId);
    const campaign = await slack.campaign();
    const member = slack.member("u-7");
    await slack.press(`check/agree/${campaign?.id}/posted/${consentVersion}`, "ballot", member);
    expect(await rig().dump()).toContain('"answer":"posted"');
    const reply = await slack.type("/ballot unfollow");
    expect(text(reply)).toContain("members’ answers");
    expect(await slack.campaign()).toBeDefined();
    const [button] = buttonsOf(reply);
    expect(text(await slack.press(button?.id ?? ""))).toContain("does not follow Reballot any more");
    expect(await slack.campaign()).toBeUndefined();
    expect(await rig().dump()).not.toContain('"answer":"posted"');
    expect(text(await slack.press(`check/answer/${open?.id}/posted`, "ballot", member))).toContain("/posted");
    expect(text(await slack.press(button?.id ?? ""))).toContain("That question has been answered");
    expect((await owner()).state).toBe("open");
  });

  test("a channel may follow again afterwards", async () => {
    const code = await share();
    await slack.follow(code);
    const [button] = buttonsOf(await slack.type("/ballot unfollow"));
    await slack.press(button?.id ?? "");
    expect(await slack.follow(code)).toContain("counts down to it from now on");
  });

  test("of several it asks which; none of the branch's own is among them", async () => {
    await said("rep", "/ballot create name: Election kind: election closes: Fri 16 June 2023 12 noon");
    for (const name of ["Reballot", "Election"])
      await slack.follow(codeIn(await said("officer", `/ballot share ${name}`)));
    expect(await slack.said("/ballot unfollow")).toMatch(/Which one\? .*Election.*Reballot/u);
    expect(await slack.said("/ballot unfollow Election")).toContain("Stop following Election?");
    expect(await said("rep", "/ballot unfollow")).toContain("follows no ballot");
  });

  test("another branch's button does nothing", async () => {
    await slack.follow(await share());
    const campaign = await slack.campaign();
    expect(text(await discord.press(`ballot/unfollow/${campaign?.id}`))).toContain("not in use");
    expect(await slack.campaign()).toBeDefined();
  });
});
