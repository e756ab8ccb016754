import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { countdown } from "../../commands/countdown.ts";
import { posted } from "../../commands/posted/posted.ts";
import { closeCheck } from "../../jobs/close-check.ts";
import { codeIn, elsewhere, passOn } from "../support/follower.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, type Person, text, useRig } from "../support/rig.ts";

/** How a ballot can end, and go on after all; Thursday 20 April 2023, 9am. */
const rig = useRig([ballot, countdown, posted]);

const there = elsewhere(rig, { chat: "slack", workspace: "T1" });

const say = (typed: string, as: Person = "rep") => rig().say(as, typed);

const said = async (typed: string, as: Person = "rep") => text(await say(typed, as));

/** Types it and taps the first button. */
async function done(typed: string): Promise<string> {
  const asked = await say(typed);
  const [button] = buttonsOf(asked);
  if (!button) throw new Error(`no button in: ${text(asked)}`);
  return text(await rig().press("rep", button.id));
}

const posts = async () => (await postDue(rig())).join("\n\n");

async function planned(): Promise<string> {
  const branch = await rig().store.branches.of({ chat: "preview", workspace: "branch-workspace" });
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  const all = await rig().store.posts.ofCampaign(campaign?.id ?? "");
  return all
    .filter(({ state }) => state === "planned")
    .map(({ kind, on, at }) => `${kind} ${on} ${at}`)
    .join("\n");
}

/** Told at its post of 25 April. */
async function told(): Promise<void> {
  rig().clock.set("2023-04-25T09:00");
  await posts();
  rig().clock.set("2023-04-26T11:00");
}

beforeEach(async () => {
  await said(
    "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon result: Wed 10 May 2023 mandate-expires: Wed 8 November 2023",
  );
});

test("closed early, it was closed on that day, not on its own close", async () => {
  await told();
  await done("/ballot close");
  expect(await posts()).toContain("Reballot was closed early, on Wednesday 26 April 2023.");
  const shown = `${await said("/ballot status")}\n${await said("/countdown show")}`;
  expect(shown).toContain(
    "Closed early on Wednesday 26 April 2023; it would have closed on Tuesday 9 May 2023, 12 noon.",
  );
  expect(await said("/posted posted", "member")).toContain("Reballot closed on Wednesday 26 April 2023");
});

describe("withdrawn", () => {
  test("it tells its channels so once, and has no words of a result or a mandate", async () => {
    await told();
    const asked = await said("/ballot close ending: withdrawn");
    expect(asked).toContain("Withdraw Reballot now?");
    expect(await done("/ballot close ending: withdrawn")).toContain("Reballot is withdrawn.");
    expect(await posts()).toContain("Reballot was withdrawn on Wednesday 26 April 2023.");
    expect(await planned()).toBe("");
    const shown = [
      await said("/ballot status"),
      await said("/countdown show"),
      await said("/ballot dates"),
    ].join("\n");
    expect(shown).toContain("Withdrawn on Wednesday 26 April 2023");
    expect(shown).not.toMatch(/[Mm]andate:|Last day of the mandate|Result:/u);
    rig().clock.set("2023-05-11T09:00");
    expect(await posts()).toBe("");
    expect(await said("/ballot result ballot: Reballot entitled: 62 yes: 35 no: 2")).toContain(
      "it has no result",
    );
    expect(await said("/ballot dates mandate-expires: Wed 8 November 2023")).toContain("it has no result");
  });

  test("it can be after its close, until it has a result", async () => {
    await told();
    rig().clock.set("2023-05-09T12:30");
    await posts();
    await done("/ballot close ending: withdrawn");
    rig().clock.set("2023-05-10T09:00");
    expect(await posts()).not.toContain("result is due");
    expect(await said("/ballot close ending: withdrawn")).toContain("closed already");
  });

  test("it is so for branches that follow", async () => {
    await there.follow(codeIn(await said("/ballot share", "officer")));
    await told();
    await done("/ballot close ending: withdrawn");
    await passOn(rig());
    expect((await postDue(rig())).filter((post) => post.includes("Reballot was withdrawn on"))).toHaveLength(
      2,
    );
    expect(await there.said("/ballot status")).toContain("Withdrawn on");
  });
});

test("postponed, it waits for new dates and then goes on with them", async () => {
  await there.follow(codeIn(await said("/ballot share", "officer")));
  await told();
  await done("/ballot close ending: postponed");
  await passOn(rig());
  expect(await posts()).toContain(
    "Reballot is postponed, since Wednesday 26 April 2023. The dates given here do not hold",
  );
  expect(await said("/countdown show")).toContain("there are no new dates yet");
  const saved = await done("/ballot dates opens: Mon 1 May 2023 closes: Tue 9 May 2023 12 noon");
  expect(saved).toContain("Opens: Monday 1 May 2023");
  await passOn(rig());
  const corrections = await postDue(rig());
  expect(corrections.filter((post) => post.includes("These are the dates now"))).toHaveLength(2);
  expect(await planned()).toContain("closing-day 2023-05-09 09:00:00");
});

describe("extended after its close", () => {
  beforeEach(async () => {
    await told();
    rig().clock.set("2023-05-09T12:05");
    await posts();
    const { database, clock, draw, log } = rig().parts;
    await closeCheck.run({ database, clock, draw, log, chats: new Map(), drain: async () => {} });
  });

  test("it is open again once a rep is sure, and its channels get the new dates", async () => {
    const asked = await said(
      "/ballot dates closes: Fri 19 May 2023 12 noon result: Mon 22 May 2023 mandate-expires: Sat 18 November 2023",
    );
    expect(asked).toContain("Open it again, until Friday 19 May 2023, 12 noon?");
    expect(await said("/ballot status")).toContain("Closed");
    await done(
      "/ballot dates closes: Fri 19 May 2023 12 noon result: Mon 22 May 2023 mandate-expires: Sat 18 November 2023",
    );
    expect(await posts()).toContain("Closes (papers must have arrived): Friday 19 May 2023, 12 noon");
    expect(await said("/ballot status")).toContain("10 days to the close");
    expect(await planned()).toContain("closed 2023-05-19 12:00:00");
  });

  test("by some hours, its end is told again that day", async () => {
    await done("/ballot dates closes: Tue 9 May 2023 5pm");
    await posts();
    rig().clock.set("2023-05-09T17:00");
    expect(await posts()).toContain("Ballot closed on Tue 9 May, 5pm");
  });

  test("it is not once it has a result", async () => {
    await said("/ballot result entitled: 62 yes: 35 no: 2 spoiled: 1");
    expect(await said("/ballot dates closes: Fri 19 May 2023 12 noon")).toContain("has a result already");
  });
});

test("held again, it says which ballot it replaces", async () => {
  await done("/ballot close ending: withdrawn");
  const made = await said(
    "/ballot create name: Reballot 2 opens: Tue 25 April 2023 closes: Tue 23 May 2023 12 noon replaces: Reballot",
  );
  expect(made).toContain("This ballot replaces Reballot: a vote in that one does not count in this one.");
  rig().clock.set("2023-04-25T09:00");
  expect(await posts()).toContain("This ballot replaces Reballot");
});

describe("deleted", () => {
  test("it is gone, with its posts, where nobody was told of it", async () => {
    expect(await done("/ballot delete")).toContain("Reballot");
    expect(await said("/ballot status")).toContain("No ballot is set up here yet.");
    rig().clock.set("2023-04-25T09:00");
    expect(await posts()).not.toContain("Reballot");
  });

  test("it is not where a channel was told, or others follow", async () => {
    await there.follow(codeIn(await said("/ballot share", "officer")));
    expect(await said("/ballot delete")).toContain("Other branches follow Reballot");
    await told();
    expect(await said("/ballot delete")).toContain("Channels have been told of Reballot");
  });
});
