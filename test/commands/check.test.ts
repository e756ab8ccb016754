import { beforeEach, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { check } from "../../commands/check.ts";
import { posted } from "../../commands/posted/posted.ts";
import { consentVersion } from "../../src/core/acts/check/consent.ts";
import { waitingCall } from "../../src/core/people/sealed-in.ts";
import type { Sealed } from "../../src/core/people/vault.ts";
import { buttonsOf, people, tap, text, today, useRig } from "../support/rig.ts";

const rig = useRig([ballot, check, posted]);

beforeEach(async () => {
  await rig().say(
    "rep",
    "/ballot create name: PCS reballot opens: 20 March 2023 closes: 9 May 2023 12 noon not-received-by: 28 March 2023 replacement-by: 28 April 2023 5pm",
  );
});

async function openCheck(): Promise<string> {
  let opened = await rig().say("rep", "/check open");
  const goOn = buttonsOf(opened).find(({ label }) => label === "Yes, go on");
  if (goOn) opened = await rig().press("rep", goOn.id);
  expect(text(opened)).toContain("The check for PCS reballot goes out in #general now");
  const branch = await rig().store.branches.of(people.rep);
  const [newest] = await rig().store.checks.list(branch?.id ?? "");
  if (!newest) throw new Error("no check");
  return newest.id;
}

async function answered(): Promise<readonly string[]> {
  const branch = await rig().store.branches.of(people.member);
  const all = await rig().store.answers.ofMember(branch?.id ?? "", rig().vault.memberKey(people.member));
  return all.map(({ answer }) => answer);
}

/** Taps an answer and agrees. */
async function agreeTo(checkId: string, answer: string) {
  const asked = await rig().press("member", `check/answer/${checkId}/${answer}`);
  const [agree] = buttonsOf(asked);
  return rig().press("member", agree?.id ?? "");
}

test("the first tap asks for consent and keeps nothing", async () => {
  const id = await openCheck();
  const reply = await rig().press("member", `check/answer/${id}/posted`);
  expect(reply.kind).toBe("private");
  expect(text(reply)).toBe(
    "Before your first answer: may we keep it?\nMay Harbour branch’s Muster keep whether your paper came and is posted, under a code instead of your name, until Tuesday 23 May 2023? It shows that you are a union member.\nReps see totals only. Nobody asks how you vote.\n[Yes]\n[No]\n[More]",
  );
  expect(await answered()).toEqual([]);
});

test("agreeing keeps the answer that was tapped; the next tap is kept at once and the latest wins", async () => {
  const id = await openCheck();
  const agreed = await agreeTo(id, "to-post");
  expect(agreed.kind).toBe("update");
  expect(text(agreed)).toContain("You told us: Got it, not posted yet.");
  expect(text(agreed)).toContain(
    "Post it today, before the last collection (often 5pm or 5.30pm, earlier on Saturdays: look at the box).",
  );
  rig().clock.set("2023-04-20T09:01");
  expect(text(await rig().press("member", `check/answer/${id}/posted`))).toContain("You told us: Posted.");
  expect(await answered()).toEqual(["posted"]);
});

test("who agreed to an older text is asked anew, by tap and by command, and nothing more is kept until then", async () => {
  const id = await openCheck();
  await agreeTo(id, "to-post");
  const branch = await rig().store.branches.of(people.member);
  const key = rig().vault.memberKey(people.member);
  const member = await rig().store.members.find(branch?.id ?? "", key);
  if (!member?.consent) throw new Error("no consent");
  const older = { ...member.consent, version: consentVersion - 1 };
  await rig().store.members.save({ ...member, consent: older });

  const asked = expect.stringContaining("Before your first answer");
  expect(text(await rig().press("member", `check/answer/${id}/posted`))).toEqual(asked);
  expect(text(await rig().say("member", "/posted answer: posted"))).toEqual(asked);
  const [open] = await rig().store.campaigns.list(branch?.id ?? "");
  const oldButton = `check/agree/${open?.id}/posted/${consentVersion - 1}`;
  expect((await rig().press("member", oldButton)).kind).toBe("refused");
  expect(await answered()).toEqual(["to-post"]);
  await agreeTo(id, "posted");
  expect(await answered()).toEqual(["posted"]);
});

test("an answer may go backwards: a paper thought posted can turn out lost", async () => {
  const id = await openCheck();
  await agreeTo(id, "posted");
  rig().clock.set("2023-04-20T10:00");
  const reply = await rig().press("member", `check/answer/${id}/lost`);
  expect(text(reply)).toContain(
    "Ask the union for a replacement paper yourself, by Friday 28 April 2023, 5pm",
  );
  expect(await answered()).toEqual(["lost"]);
});

test("“More” shows all that is agreed to, keeps nothing, and its “Yes” keeps the answer that was tapped", async () => {
  const id = await openCheck();
  const asked = await rig().press("member", `check/answer/${id}/to-post`);
  const whole = await tap(rig(), "member", asked, "More");
  expect(whole.kind).toBe("update");
  expect(text(whole)).toContain("under a code instead of your name, until Tuesday 23 May 2023?");
  expect(text(whole)).toContain("Reps see only totals unless I say otherwise.");
  expect(text(whole)).toMatch(/\[Yes\]\n\[No\]$/u);
  expect(await answered()).toEqual([]);
  expect(text(await tap(rig(), "member", whole, "Yes"))).toContain("You told us: Got it, not posted yet.");
  expect(await answered()).toEqual(["to-post"]);
});

test("the last button opens the other answers to whoever taps it alone, and keeps nothing", async () => {
  const id = await openCheck();
  const more = await rig().press("member", `check/more/${id}`);
  expect(more.kind).toBe("private");
  expect(buttonsOf(more).map(({ label }) => label)).toEqual([
    "Not arrived",
    "Lost or spoiled",
    "Asked for another paper",
    "Not in this ballot",
    "Rather not say",
  ]);
  expect(await answered()).toEqual([]);
  await tap(rig(), "member", await tap(rig(), "member", more, "Lost or spoiled"), "Yes");
  expect(text(await rig().press("member", `check/more/${id}`))).toContain("You told us: Lost or spoiled.");
  rig().clock.set("2023-05-09T12:00");
  expect(text(await rig().press("member", `check/more/${id}`))).toContain("it takes no more answers");
});

test.each(["check/more/7b0c9f5e-0000-4000-8000-000000000000", "check/more/x"])(
  "of a check that is not there it shows nothing: %s",
  async (button) => {
    expect((await rig().press("member", button)).kind).toBe("refused");
  },
);

test("whoever has asked for another paper is told to wait for it, and neither to ask nor to post", async () => {
  const id = await openCheck();
  const lost = await agreeTo(id, "lost");
  const asked = await tap(rig(), "member", lost, "I’ve asked for another");
  expect(text(asked)).toContain("You told us: Asked for another paper.");
  expect(text(asked)).not.toMatch(/ask the union|post it|by Friday 28 April/iu);
  expect(buttonsOf(asked).map(({ label }) => label)).not.toContain("May a rep speak to me?");
  expect(await answered()).toEqual(["asked"]);
  expect(text(await tap(rig(), "member", asked, "It has come"))).toContain("Post it today");
  expect(await answered()).toEqual(["to-post"]);
});

test("a tap that comes twice, or late, is one answer", async () => {
  const id = await openCheck();
  const consent = await rig().press("member", `check/answer/${id}/posted`);
  await tap(rig(), "member", consent, "Yes");
  await tap(rig(), "member", consent, "Yes");
  await rig().press("member", `check/answer/${id}/posted`);
  expect(await answered()).toEqual(["posted"]);
});

test("declining keeps nothing and says how to change one's mind", async () => {
  const id = await openCheck();
  const [, decline] = buttonsOf(await rig().press("member", `check/answer/${id}/posted`));
  expect(text(await rig().press("member", decline?.id ?? ""))).toContain("Nothing is kept.");
  expect(await answered()).toEqual([]);
});

test("after the replacement date has passed the next step says so", async () => {
  const id = await openCheck();
  rig().clock.set("2023-05-02T09:00");
  expect(text(await agreeTo(id, "not-arrived"))).toContain(
    "The last day to ask for a new paper was Friday 28 April 2023, 5pm",
  );
});

test("answers are refused from the close on, by the clock at the tap, whether jobs have run or not", async () => {
  const id = await openCheck();
  rig().clock.set("2023-05-09T11:59:59");
  expect(text(await agreeTo(id, "to-post"))).toContain("You told us");
  rig().clock.set("2023-05-09T12:00");
  const late = await rig().press("member", `check/answer/${id}/posted`);
  expect(late.kind).toBe("refused");
  expect(text(late)).toContain(
    "PCS reballot closed on Tuesday 9 May 2023, 12 noon: it takes no more answers.",
  );
  expect(text(await rig().say("member", "/posted answer: posted"))).toContain("it takes no more answers");
  expect(await answered()).toEqual(["to-post"]);
});

test("agreeing after the close keeps nothing either", async () => {
  const id = await openCheck();
  const [agree] = buttonsOf(await rig().press("member", `check/answer/${id}/posted`));
  rig().clock.set("2023-05-09T12:00:01");
  expect((await rig().press("member", agree?.id ?? "")).kind).toBe("refused");
  expect(await answered()).toEqual([]);
});

test("/posted shows one's own answer and takes another", async () => {
  expect(text(await rig().say("member", "/posted"))).toContain(
    "You have not told us anything about this ballot",
  );
  const asked = await rig().say("member", "/posted posted");
  const [agree] = buttonsOf(asked);
  await rig().press("member", agree?.id ?? "");
  const own = await rig().say("member", "/posted");
  expect(text(own)).toContain("You told us: Posted.");
  const lost = buttonsOf(own).find(({ label }) => label === "Lost or spoiled");
  rig().clock.set("2023-04-20T09:05");
  expect(text(await rig().press("member", lost?.id ?? ""))).toContain("You told us: Lost or spoiled.");
});

test("no answer that tells a vote is understood, or kept for what is asked back", async () => {
  await rig().pool.query("delete from waiting_call");
  const asked = await rig().say("member", "/posted no to the offer");
  expect(text(asked)).toContain(
    "Which of these is it? “Posted, or voted”, “Not yet”, “Not come”, “Lost or spoiled”, “Asked for another”, “Not in this ballot”, “Rather not say”.",
  );
  expect(buttonsOf(asked).map(({ label }) => label)).toContain("Posted, or voted");
  const { rows } = await rig().pool.query<{ id: string; sealed: Sealed }>(
    "select id, sealed from waiting_call",
  );
  expect(rows).toHaveLength(1);
  for (const { id, sealed } of rows) expect(rig().vault.open(sealed, waitingCall(id))).not.toContain("offer");
});

test.each([
  ["yes", "Posted"],
  ["Posted!", "Posted"],
  ["Sent it", "Posted"],
  ["not yet", "Got it, not posted yet"],
  ["Lost it.", "Lost or spoiled"],
  ["asked", "Asked for another paper"],
  ["Asked for another", "Asked for another paper"],
  ["I’ve asked for another", "Asked for another paper"],
])("/posted %s is understood", async (typed, label) => {
  const asked = await rig().say("member", `/posted ${typed}`);
  const [agree] = buttonsOf(asked);
  expect(text(await rig().press("member", agree?.id ?? ""))).toContain(label);
});

test("reps see groups, never small numbers, and no total beside its parts", async () => {
  await rig().say("rep", "/ballot entitled count: 1000");
  const id = await openCheck();
  await agreeTo(id, "posted");
  const words = text(await rig().say("rep", "/check results"));
  expect(words).toContain("Posted: too few to say");
  expect(words).toContain("Still to post: too few to say");
  expect(words).toContain("Half of 1,000 entitled is 500: up to 500 more to go by what we were told.");
  expect(words).not.toMatch(/\b1\b(?!,)/u);
});

test("/check results says whether it is on track, beside the last ballot as many days before its close", async () => {
  await rig().say("rep", "/ballot entitled count: 1000");
  await rig().say("rep", "/ballot create name: Autumn ballot opens: 3 April 2023 closes: 28 April 2023 noon");
  const branch = await rig().store.branches.of(people.rep);
  const all = await rig().store.campaigns.list(branch?.id ?? "");
  const named = (name: string) => all.find((one) => one.name === name);
  const [autumn, reballot] = [named("Autumn ballot"), named("PCS reballot")];
  if (!autumn || !reballot) throw new Error("no ballots");
  const told = (posted: number) => ({ posted, toPost: 10, trouble: 10 });
  await rig().store.tallies.tell(autumn.id, told(60), autumn.milestones.opens?.date ?? today(rig()));
  await rig().store.tallies.tell(autumn.id, told(95), today(rig()).add({ days: 7 }));
  await rig().store.tallies.tell(reballot.id, told(140), today(rig()));
  expect(text(await rig().say("rep", "/check results pcs"))).toContain(
    "On track? At least 140 told us, with 19 days to go. It needs 500: up to 360 more, about 19 a day. That is what members told us, not turnout.",
  );
  rig().clock.set("2023-04-29T09:00");
  const [closed] = await rig().store.campaigns.openPastClose(rig().clock.now());
  if (!closed) throw new Error("nothing has closed");
  await rig().store.campaigns.update({ ...closed, state: "closed", revision: closed.revision + 1 });
  expect(text(await rig().say("rep", "/check results pcs"))).toContain(
    "with 10 days to go. It needs 500: up to 360 more, about 36 a day. At this point of Autumn ballot it was at least 60.",
  );
});

test("opening a second check in the channel closes the first; its buttons still belong to the same question", async () => {
  const first = await openCheck();
  rig().clock.set("2023-04-21T09:00");
  expect(text(await rig().say("rep", "/check open"))).toContain(
    "is open in this channel. Ask again below it?",
  );
  const second = await openCheck();
  expect((await rig().store.checks.byId(first))?.closedAt).toBeDefined();
  await agreeTo(second, "to-post");
  rig().clock.set("2023-04-21T09:01");
  expect(text(await rig().press("member", `check/answer/${first}/posted`))).toContain("You told us: Posted.");
});

test("before the opening day a check may be open, and no answer is taken in any way", async () => {
  await rig().say("rep", "/ballot create name: Later ballot opens: 1 May 2023 closes: 30 May 2023 noon");
  const opened = text(await rig().say("rep", "/check open later"));
  expect(opened).toContain("The check for Later ballot goes out in #general now");
  const branch = await rig().store.branches.of(people.rep);
  const [newest] = await rig().store.checks.list(branch?.id ?? "");
  const where = "Papers go out by post on Monday 1 May 2023, to the address the union has for you.";
  expect(text(await rig().say("member", "/posted ballot: later"))).toContain(where);
  for (const refused of [
    await rig().say("member", "/posted posted ballot: later"),
    await rig().press("member", `check/answer/${newest?.id}/posted`),
    await rig().press("member", `posted/answer/${newest?.campaignId}/posted`),
    await rig().press("member", `check/agree/${newest?.campaignId}/posted/${consentVersion}`),
  ]) {
    expect(refused.kind).toBe("refused");
    expect(text(refused)).toContain("Later ballot has not opened yet");
    expect(text(refused)).toContain(where);
  }
  expect(await answered()).toEqual([]);
});

test("a check after the close is refused", async () => {
  rig().clock.set("2023-05-09T12:00");
  expect(text(await rig().say("rep", "/check open pcs"))).toContain("PCS reballot closed on");
});

test("closing a check leaves /posted open", async () => {
  await openCheck();
  expect(text(await rig().say("rep", "/check close"))).toContain(
    "Members can still answer with /posted until Tuesday 9 May 2023, 12 noon",
  );
  expect(text(await rig().say("rep", "/check close"))).toContain("No check is open in this channel");
  expect(text(await rig().say("rep", "/check close zzzzz"))).toContain("There is no open check “zzzzz”");
});

test("don't ask me again is kept beside the answer", async () => {
  const id = await openCheck();
  const kept = await agreeTo(id, "not-saying");
  const stop = buttonsOf(kept).find(({ label }) => label === "Don’t ask me again");
  expect(text(await rig().press("member", stop?.id ?? ""))).toContain("Muster will not ask you again");
  const branch = await rig().store.branches.of(people.member);
  const member = await rig().store.members.find(branch?.id ?? "", rig().vault.memberKey(people.member));
  expect(member).toMatchObject({ mayAsk: false, consent: { version: 3 } });
  expect(await answered()).toEqual(["not-saying"]);
});

test("a tap on a message of a check there is not is refused with a way on", async () => {
  const reply = await rig().press("member", "check/answer/7b0c9f5e-0000-4000-8000-000000000000/posted");
  expect(text(reply)).toContain("That message is not in use any more. Use /posted instead.");
});

test("members cannot open, read or close checks", async () => {
  for (const typed of ["/check open", "/check results", "/check close"]) {
    expect(text(await rig().say("member", typed))).toContain("Only reps and officers of Harbour branch");
  }
});

test("nothing in the database names the member", async () => {
  const id = await openCheck();
  await agreeTo(id, "posted");
  expect(await rig().dump()).not.toContain(people.member.user);
});
