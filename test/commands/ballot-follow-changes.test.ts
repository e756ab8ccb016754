import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { check } from "../../commands/check.ts";
import { countdown } from "../../commands/countdown.ts";
import { closeCheck } from "../../jobs/close-check.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import type { Answer } from "../../src/core/ballot/answers.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { codeIn, type Elsewhere, elsewhere, passOn } from "../support/follower.ts";
import { countsOf } from "../support/numbers.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, type Person, text, today, useRig, workspace } from "../support/rig.ts";

/** What becomes of an owner's change, and of members' answers, in branches that follow. */
const rig = useRig([ballot, branch, check, countdown]);

const slack = elsewhere(rig, { chat: "slack", workspace: "T1" });

const discord = elsewhere(rig, { chat: "discord", workspace: "900" });

const said = async (as: Person, typed: string) => text(await rig().say(as, typed));

/** What goes now to channels of other branches. */
async function postedElsewhere(): Promise<readonly string[]> {
  return (await postDue(rig())).filter((post) => !post.startsWith("#general")).toSorted();
}

async function plannedIn(there: Elsewhere): Promise<readonly string[]> {
  const campaign = await there.campaign();
  const posts = await rig().store.posts.ofCampaign(campaign?.id ?? "");
  return posts.filter(({ state }) => state === "planned").map(({ kind, on, at }) => `${kind} ${on} ${at}`);
}

/** Told at its first post, on 25 April. */
async function followedAndTold(): Promise<void> {
  const code = codeIn(await said("officer", "/ballot share"));
  await slack.follow(code);
  await slack.follow(code, "picket");
  await discord.follow(code);
  rig().clock.set("2023-04-25T09:00");
  expect(await postedElsewhere()).toHaveLength(3);
  rig().clock.set("2023-04-25T11:00");
}

beforeEach(async () => {
  await said("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
});

describe("a close that moves", () => {
  const move = "/ballot dates closes: Thu 25 May 2023 12 noon";

  test("moves every follower's posts, and each channel told gets one correction", async () => {
    await followedAndTold();
    await said("rep", move);
    await passOn(rig());
    for (const there of [slack, discord]) {
      const planned = await plannedIn(there);
      expect(planned).toContain("closing-day 2023-05-25 09:00:00");
      expect(planned.join("\n")).not.toContain("2023-05-09");
    }
    const posts = await postedElsewhere();
    expect(posts.map((post) => post.split("\n")[0])).toEqual([
      "#ballot: New dates: papers must arrive by Thu 25 May, 12 noon",
      "#ballot: New dates: papers must arrive by Thu 25 May, 12 noon",
      "#picket: New dates: papers must arrive by Thu 25 May, 12 noon",
    ]);
    for (const post of posts) expect(post).toContain("Thursday 25 May 2023, 12 noon");
    await passOn(rig());
    expect(await postedElsewhere()).toEqual([]);
  });

  test("is shown everywhere at once, and nothing is posted before the posts are moved", async () => {
    await followedAndTold();
    rig().clock.set("2023-04-26T09:00");
    await said("rep", move);
    expect(await slack.said("/ballot status")).toContain("Thursday 25 May 2023, 12 noon");
    expect(await postedElsewhere()).toEqual([]);
    await passOn(rig());
    expect((await postedElsewhere()).map((post) => post.split("\n")[0])).toEqual([
      "#ballot: New dates: papers must arrive by Thu 25 May, 12 noon",
      "#ballot: New dates: papers must arrive by Thu 25 May, 12 noon",
      "#picket: New dates: papers must arrive by Thu 25 May, 12 noon",
    ]);
  });

  test("twice before anybody was told again makes one correction, with the last dates", async () => {
    await followedAndTold();
    await said("rep", move);
    await said("rep", "/ballot dates closes: Fri 26 May 2023 12 noon");
    await passOn(rig());
    await said("rep", "/ballot dates closes: Tue 30 May 2023 12 noon");
    await passOn(rig());
    const posts = await postedElsewhere();
    expect(posts).toHaveLength(3);
    for (const post of posts) expect(post).toContain("Tuesday 30 May 2023, 12 noon");
  });

  test("and comes back before anybody was told corrects nothing", async () => {
    await followedAndTold();
    await said("rep", move);
    await said("rep", "/ballot dates closes: Tue 9 May 2023 12 noon");
    await passOn(rig());
    expect(await postedElsewhere()).toEqual([]);
    expect(await plannedIn(slack)).toContain("closing-day 2023-05-09 09:00:00");
  });

  test("corrects nothing where nothing was told yet", async () => {
    await slack.follow(codeIn(await said("officer", "/ballot share")));
    await said("rep", move);
    await passOn(rig());
    expect(await postedElsewhere()).toEqual([]);
    expect(await plannedIn(slack)).toContain("closing-day 2023-05-25 09:00:00");
  });

  test("corrects a channel that left but was told", async () => {
    await followedAndTold();
    await slack.said("/ballot unfollow", "picket");
    await said("rep", move);
    await passOn(rig());
    expect((await postedElsewhere()).filter((post) => post.startsWith("#picket"))).toHaveLength(1);
    rig().clock.set("2023-05-25T09:00");
    expect((await postedElsewhere()).filter((post) => post.startsWith("#picket"))).toEqual([]);
  });

  test("leaves who is entitled and what members told us in their branch", async () => {
    await followedAndTold();
    await slack.said("/ballot entitled count: 120");
    await said("rep", "/ballot entitled count: 5000");
    await said("rep", move);
    await passOn(rig());
    expect((await slack.campaign())?.entitled).toBe(120);
  });
});

test("a count of the owner's own changes nothing elsewhere", async () => {
  await followedAndTold();
  const before = await slack.campaign();
  await said("rep", "/ballot entitled count: 5000");
  expect(await rig().store.moved.list()).toEqual([]);
  expect((await slack.campaign())?.revision).toBe(before?.revision);
});

test("a replacement link reaches followers without a correction", async () => {
  await followedAndTold();
  await said("rep", "/ballot dates replacement-link: https://www.pcs.org.uk/replacement");
  await passOn(rig());
  expect(await slack.said("/ballot dates")).toContain("www.pcs.org.uk/replacement");
  expect(await postedElsewhere()).toEqual([]);
});

test("a pause stops followers' posts and checks, and resuming starts them again", async () => {
  await followedAndTold();
  await discord.type("/check open");
  await said("rep", "/ballot pause");
  await passOn(rig());
  expect(await plannedIn(slack)).toEqual([]);
  expect(await plannedIn(discord)).toEqual([]);
  expect(await slack.said("/ballot status")).toContain("paused");
  rig().clock.set("2023-04-26T09:00");
  expect(await postedElsewhere()).toEqual([]);
  await said("rep", "/ballot resume");
  await passOn(rig());
  expect((await plannedIn(slack))[0]).toContain("2023-04-27");
  rig().clock.set("2023-04-27T09:00");
  expect(await postedElsewhere()).toHaveLength(3);
});

test("one who joins while it is paused posts only once it goes on", async () => {
  const code = codeIn(await said("officer", "/ballot share"));
  await said("rep", "/ballot pause");
  expect(await slack.follow(code)).toContain("It is paused at the moment");
  expect(await plannedIn(slack)).toEqual([]);
  await said("rep", "/ballot resume");
  await passOn(rig());
  expect((await plannedIn(slack)).length).toBeGreaterThan(5);
});

test("closing early stops followers' posts and checks, and each channel told hears of it once", async () => {
  await followedAndTold();
  await discord.type("/check open");
  await postDue(rig());
  const [button] = buttonsOf(await rig().say("rep", "/ballot close"));
  await rig().press("rep", button?.id ?? "");
  expect(await slack.said("/ballot status")).toContain("Closed early");
  await passOn(rig());
  const posts = await postedElsewhere();
  expect(posts).toHaveLength(3);
  for (const post of posts) expect(post).toContain("was closed early, on ");
  expect(await plannedIn(slack)).toEqual([]);
  const [closed] = await rig().store.checks.list((await discord.branch()).id);
  expect(closed?.closedAt).toBeDefined();
  rig().clock.set("2023-05-09T12:00");
  expect(await postedElsewhere()).toEqual([]);
});

async function closeOnTime(): Promise<void> {
  const { database, clock, draw, log } = rig().parts;
  await closeCheck.run({ database, clock, draw, log, chats: new Map(), drain: async () => {} });
}

test("a close by the clock is everybody's: it is told once, and corrects nothing", async () => {
  await followedAndTold();
  await discord.type("/check open");
  rig().clock.set("2023-05-09T12:00");
  await closeOnTime();
  const posts = await postedElsewhere();
  expect(posts).toHaveLength(3);
  for (const post of posts) expect(post).toContain("Ballot closed on ");
  expect((await slack.campaign())?.state).toBe("closed");
  expect((await rig().store.checks.list((await discord.branch()).id))[0]?.closedAt).toBeDefined();
  await closeOnTime();
  await passOn(rig());
  expect(await postedElsewhere()).toEqual([]);
});

test("a mandate is counted down in every channel that follows", async () => {
  await followedAndTold();
  rig().clock.set("2023-05-09T12:00");
  await postDue(rig());
  await closeOnTime();
  expect(await postedElsewhere()).toEqual([]);
  await said("rep", "/ballot dates mandate-expires: Wed 8 November 2023");
  await passOn(rig());
  expect((await plannedIn(slack)).filter((post) => post === "mandate 2023-11-07 09:00:00")).toHaveLength(2);
  expect(await plannedIn(discord)).toContain("no-mandate 2023-11-09 09:00:00");
  // Who joins now follows the mandate alone.
  const third = elsewhere(rig, { chat: "slack", workspace: "T3" });
  expect(await third.follow(codeIn(await said("officer", "/ballot share")))).toContain("counts down");
  expect((await plannedIn(third)).every((post) => post.includes("mandate"))).toBe(true);
});

describe("an owner that goes", () => {
  test("is told once in each channel; followers' posts stop, and codes end", async () => {
    const code = codeIn(await said("officer", "/ballot share"));
    await followedAndTold();
    await rig().inbox.left(workspace);
    rig().clock.set("2023-04-26T09:00");
    expect(await postedElsewhere()).toEqual([]);
    await passOn(rig());
    const posts = await postedElsewhere();
    expect(posts).toHaveLength(3);
    for (const post of posts) expect(post).toContain("Check every date with the union.");
    await rig().inbox.left(workspace);
    await passOn(rig());
    rig().clock.set("2023-05-09T12:00");
    expect(await postedElsewhere()).toEqual([]);
    expect(await slack.said("/ballot status")).toContain("does not use Muster any more");
    expect(await slack.said("/ballot resume")).toContain("a branch that does not use Muster any more");
    const third = elsewhere(rig, { chat: "slack", workspace: "T3" });
    expect(await third.said(`/ballot follow code: ${code}`)).toContain("No ballot is shared");
  });

  test("and comes back: followers go on with its dates", async () => {
    await followedAndTold();
    await rig().inbox.left(workspace);
    await passOn(rig());
    await postedElsewhere();
    await rig().inbox.joined(workspace);
    await rig().inbox.joined(workspace);
    await passOn(rig());
    expect(await postedElsewhere()).toEqual([]);
    expect((await slack.campaign())?.owner?.gone).toBe(false);
    rig().clock.set("2023-04-26T09:00");
    expect(await postedElsewhere()).toHaveLength(3);
  });

  test("after everything is over is not worth telling", async () => {
    await followedAndTold();
    rig().clock.set("2023-05-09T12:00");
    await closeOnTime();
    await postDue(rig());
    rig().clock.set("2023-05-10T09:00");
    await rig().inbox.left(workspace);
    await passOn(rig());
    expect(await postedElsewhere()).toEqual([]);
  });

  test("one archived channel of its does nothing", async () => {
    await followedAndTold();
    await rig().inbox.left({ ...workspace, channel: "general" });
    expect(await rig().store.moved.list()).toEqual([]);
  });

  test("and is deleted with everything: the same, and a follower can leave", async () => {
    await followedAndTold();
    await rig().store.branches.remove(workspace);
    await passOn(rig());
    expect(await postedElsewhere()).toHaveLength(3);
    expect(await plannedIn(slack)).toEqual([]);
    await slack.said("/ballot unfollow", "picket");
    const [button] = buttonsOf(await slack.type("/ballot unfollow"));
    await slack.press(button?.id ?? "");
    expect(await slack.campaign()).toBeUndefined();
  });
});

describe("answers", () => {
  const third = elsewhere(rig, { chat: "slack", workspace: "T3" });
  const all = [slack, discord, third];

  async function answer(there: Elsewhere, count: number, given: Answer = "posted"): Promise<void> {
    const campaign = await there.campaign();
    if (!campaign) throw new Error("nothing followed");
    for (let one = 0; one < count; one += 1) {
      const key = rig().vault.memberKey({ ...there.home, user: `u-${one}` });
      await rig().store.answers.put({ campaignId: campaign.id, key, answer: given, on: today(rig()) });
    }
    const published = { posted: count - (count % 5), toPost: 0, trouble: 0 };
    await rig().store.tallies.tell(campaign.id, published, today(rig()));
  }

  beforeEach(async () => {
    const code = codeIn(await said("officer", "/ballot share"));
    for (const there of all) await there.follow(code);
  });

  test("belong to the branch they are given in, after consent that says where totals go", async () => {
    await slack.type("/check open");
    await postDue(rig());
    const [open] = await rig().store.checks.list((await slack.branch()).id);
    const member = slack.member("u-7");
    const asked = await slack.press(`check/answer/${open?.id}/posted`, "ballot", member);
    expect(text(asked)).toContain("only its rounded total is added to those of other branches");
    const [agree] = buttonsOf(asked);
    // Nobody of another branch can answer there.
    expect(text(await discord.press(agree?.id ?? "", "ballot", discord.member("u-8")))).not.toContain("Kept");
    await slack.press(agree?.id ?? "", "ballot", member);
    const campaign = await slack.campaign();
    expect((await countsOf(rig().store, campaign?.id ?? "")).posted).toBe(1);
    for (const there of [discord, third]) {
      const other = await there.campaign();
      expect((await countsOf(rig().store, other?.id ?? "")).posted).toBe(0);
    }
  });

  test("of three branches are summed for the owner's reps as they were published, of two not at all", async () => {
    await answer(slack, 23);
    await answer(discord, 41);
    expect(await said("rep", "/check results")).not.toContain("Branches that follow");
    await answer(third, 12);
    expect(await said("rep", "/check results")).toContain(
      "Branches that follow: at least 70 posted across 3 branches that told.",
    );
    expect(await slack.said("/check results")).toContain("Posted: at least 20");
    expect(await slack.said("/check results")).not.toContain("Branches that follow");
  });

  test("too few in a branch do not count as a branch that told", async () => {
    await answer(slack, 20);
    await answer(discord, 20);
    const few = await third.campaign();
    await rig().store.tallies.tell(
      few?.id ?? "",
      {
        posted: 0,
        toPost: 0,
        trouble: 0,
      },
      today(rig()),
    );
    expect(await said("rep", "/check results")).not.toContain("Branches that follow");
  });

  test("are erased on time, and by the member, as any are", async () => {
    await answer(slack, 12);
    await answer(discord, 12);
    const branchId = (await slack.branch()).id;
    const key: MemberKey = rig().vault.memberKey({ ...slack.home, user: "u-3" });
    expect(await rig().store.erasure.erasePerson(branchId, key)).toMatchObject({ answers: 1 });
    const { database, clock, log } = rig().parts;
    rig().clock.set("2023-05-23T12:01");
    await purgeAll({ database, clock, log });
    expect(await rig().dump()).not.toContain('"answer":"posted"');
    expect((await slack.campaign())?.published?.posted).toBe(10);
  });
});
