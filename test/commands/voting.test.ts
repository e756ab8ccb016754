import { describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string, as: Person = "rep") => textOf(await rig().say(as, typed));

const dates =
  "opens: 20 March 2023 closes: Tue 9 May 2023 12 noon not-received-by: 28 March 2023 replacement-by: 28 April 2023 5pm";

const create = (method: string, more = "") =>
  say(`/ballot create name: PCS reballot ${dates} method: ${method} ${more}`);

/** What only a paper in the post has. */
const paperWords = /\bpost(?:ed|ing)?\b|\bpapers?\b|envelope|\bbox\b/iu;

async function checkId(): Promise<string> {
  const branch = await rig().store.branches.of(channel);
  const [newest] = await rig().store.checks.list(branch?.id ?? "");
  return newest?.id ?? "";
}

/** Every post in the channel, the day the ballot opens to the day after its close, and what each answer is told. */
async function everythingSaid(): Promise<string> {
  const said: string[] = [];
  for (const day of ["2023-04-20", "2023-04-26", "2023-04-28", "2023-05-02", "2023-05-08", "2023-05-09"]) {
    rig().clock.set(`${day}T09:00`);
    said.push(
      ...(await postDue(rig())),
      await say("/countdown show", "member"),
      await say("/ballot status", "member"),
    );
  }
  rig().clock.set("2023-05-09T12:00");
  said.push(...(await postDue(rig())), await say("/countdown show", "member"));
  return said.join("\n");
}

describe.each(["electronic", "workplace"])("a ballot by %s vote", (method) => {
  it("is counted down to, asked about and closed without a word of papers or posting", async () => {
    await create(method, "join-by: 26 April 2023");
    await say("/check open");
    const said = await everythingSaid();
    expect(said.match(paperWords)).toBeNull();
    expect(said).toContain("Have you voted? Voting closes on Tue 9 May\nPCS reballot: vote ");
    expect(said).toContain("Last day to join and get a vote: today, Wed 26 April");
    expect(said).toContain("thank you to everyone who voted");
  });

  it("has no last posting date: none is suggested, and the union's own is refused", async () => {
    expect(await create(method)).not.toContain("Post by");
    expect(await say("/ballot dates last-posting: 2 May 2023")).toContain(
      "Nothing is posted in this way of voting",
    );
  });

  it("tells each answer what to do in its own words", async () => {
    await create(method);
    await say("/check open");
    const id = await checkId();
    const labels = buttonsOf(await rig().press("member", `check/answer/${id}/to-post`));
    await rig().press("member", labels[0]?.id ?? "");
    const told: string[] = [];
    for (const answer of ["to-post", "posted", "not-arrived", "lost"]) {
      rig().clock.set(rig().clock.now().add({ minutes: 1 }));
      told.push(textOf(await rig().press("member", `check/answer/${id}/${answer}`)));
    }
    expect(told.join("\n").match(/\bposted it|papers?\b|envelope|collection/iu)).toBeNull();
    expect(told[0]).toContain("Tuesday 9 May 2023, 12 noon");
    expect(told[0]).toContain("[Remind me until I’ve voted]");
    expect(told[1]).toContain("You told us: Voted.");
    expect(told[2]).toContain("by Friday 28 April 2023, 5pm");
  });

  it("reminds up to the day of the close", async () => {
    await create(method);
    await say("/check open");
    const id = await checkId();
    const asked = await rig().press("member", `check/answer/${id}/to-post`);
    const kept = await rig().press("member", buttonsOf(asked)[0]?.id ?? "");
    const consent = await rig().press("member", buttonsOf(kept)[0]?.id ?? "");
    expect(textOf(consent)).toContain("in the last four days before Tuesday 9 May 2023;");
    expect(textOf(consent)).toContain("It ends by itself after that day or once I say that I have voted.");
    const on = await rig().press("member", buttonsOf(consent)[0]?.id ?? "");
    expect(textOf(on)).toContain("They stop once you say that you have voted");
    expect(await say("/reminder list", "member")).toContain("PCS reballot: have you voted?");
  });
});

describe("a hybrid ballot", () => {
  it("has papers by post and votes either way, and sends nobody to the box when it is too late for that", async () => {
    const created = await create("hybrid");
    expect(created).toContain("Post by: Thursday 27 April 2023 (suggested by Muster");
    expect(created).toContain("Voting: by post or online; papers come by post");
    rig().clock.set("2023-04-26T09:00");
    expect(await say("/countdown show")).toContain(
      "Vote online by Tuesday 9 May 2023, 12 noon, or have your paper there by then.",
    );
    rig().clock.set("2023-05-05T09:00");
    const late = await say("/countdown show");
    expect(late).toContain("Vote online: a paper must arrive by Tuesday 9 May 2023, 12 noon.");
    expect(late).not.toContain("post it today");
    // Nothing is collected on the bank holiday before the close.
    rig().clock.set("2023-05-08T09:00");
    expect(await say("/countdown show")).toContain(
      "A paper posted now can hardly arrive: vote online before",
    );
    rig().clock.set("2023-05-09T09:00");
    expect(await say("/countdown show")).toContain(
      "A paper posted now can hardly arrive: vote online before",
    );
    expect(await say("/countdown show")).toContain("You can still vote online.");
  });
});

test("a method that changes takes its posting date back from channels that were told it", async () => {
  await create("postal");
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  expect(await say("/ballot dates method: electronic")).toContain(
    "1 channel that had been told the old dates gets a correction now.",
  );
  const [correction] = await postDue(rig());
  expect(correction).toContain("Voting: online");
  expect(correction).not.toContain("Post by");
});

test("what a kind or a method cannot have is refused", async () => {
  expect(await create("online-consultative")).toContain("is for a consultative ballot alone");
  expect(await create("online-consultative", "kind: consultative")).toContain("Set up: PCS reballot");
  const election = "/ballot create name: NEC election kind: election closes: 9 May 2023 noon";
  expect(await say(`${election} threshold: 50%`)).toContain("An election has no threshold");
  expect(await say(`${election} mandate-expires: 8 November 2023`)).toContain("An election gives no mandate");
  expect(await say(`${election} threshold: half`)).toContain("is no threshold Muster knows");
});

test("a threshold is the law's, none or the union's own, and says whose it is", async () => {
  await create("postal");
  await say("/ballot entitled count: 1,000");
  expect(await say("/ballot dates threshold: 60%")).toContain(
    "Threshold: 60% of those entitled must vote (set by a rep, not the law’s).",
  );
  expect(await say("/ballot status")).toContain("60% of them is 600.");
  expect(await say("/check results")).toContain("60% of 1,000 entitled is 600");
  expect(await say("/ballot dates threshold: none")).toContain("Threshold: none (set by a rep");
  expect(await say("/check results")).not.toContain("more to go");
  expect(await say("/ballot dates threshold: important-service")).toContain(
    "50% of those entitled must vote, and 40% of them must vote Yes (important public services).",
  );
  expect(await say("/ballot dates threshold: law")).not.toContain("Threshold:");
  expect(await say("/ballot status")).toContain("Half of them is 500.");
});

test("an election shows its windows before papers go out, and tells nobody how the union lists an employer", async () => {
  rig().clock.set("2019-09-02T08:00");
  await say(
    "/ballot create name: GS election kind: election nominations-open: 2 Sept 2019 nominations-close: 14 Oct 2019 5pm acceptance: 21 Oct 2019 5pm opens: 7 Nov 2019 closes: 12 Dec 2019 noon",
  );
  expect(await say("/countdown show", "member")).toContain("Nominations close Monday 14 October 2019, 5pm.");
  rig().clock.set("2019-10-15T08:00");
  expect(await say("/ballot status", "member")).toContain(
    "Candidates accept by Monday 21 October 2019, 5pm.",
  );
  rig().clock.set("2019-11-15T08:00");
  const show = await say("/countdown show", "member");
  expect(show).not.toMatch(/Nominations|accept/u);
  const asked = await rig().say("member", "/posted not-balloted");
  const kept = await rig().press("member", buttonsOf(asked)[0]?.id ?? "");
  expect(textOf(kept)).toContain("ask your rep how the union lists you.");
});
