import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Place } from "../../src/core/chat/place.ts";
import { claimDue, postClaimed, postDue } from "../support/posting.ts";
import { buttonsOf, channel, people, surely, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown, branch, ballot]);

const say = async (typed: string, place: Place = channel) => text(await rig().say("rep", typed, { place }));

const room = (name: string): Place => ({ ...channel, channel: name });

const add = "/strike add name: Walkout days: 28 April 2023 for:";

const ofgemOnly = "Only for members in Ofgem.";

async function press(typed: string): Promise<string> {
  const [button] = buttonsOf(await rig().say("rep", typed));
  if (!button) throw new Error(`no button for ${typed}`);
  return text(await rig().press("rep", button.id));
}

const confirm = () => press("/strike confirm");

async function onlyStrike() {
  const here = await rig().store.branches.of(channel);
  const [only] = await rig().store.strikes.list(here?.id ?? "");
  if (!only) throw new Error("no strike");
  return only;
}

describe("what kind of action it is, and for whom", () => {
  it("stands in every post: those named, and nobody else", async () => {
    expect(await say(`${add} members in Ofgem and DVSA`)).toContain("Only for members in Ofgem and DVSA.");
    await confirm();
    const [posted] = await postDue(rig());
    expect(posted).toContain("Only for members in Ofgem and DVSA.");
    await rig().say("rep", "/strike suspend");
    expect((await postDue(rig()))[0]).toContain("Only for members in Ofgem and DVSA.");
  });

  it("refuses what names nobody", async () => {
    expect(await say(`${add} ,`)).toContain("Say whom it calls out: all, or employers or sites");
  });

  it("action short of a strike is never called a strike", async () => {
    await say("/strike add name: Overtime ban kind: asos days: 28 April 2023 for: DVSA");
    await confirm();
    expect((await postDue(rig()))[0]).toMatch(
      /^#general: DVSA: action short of a strike on Fri 28 April is on\nOvertime ban: /u,
    );
    rig().clock.set("2023-04-27T09:00");
    const [tomorrow] = await postDue(rig());
    expect(tomorrow).toMatch(
      /^#general: DVSA: action short of a strike tomorrow, Fri 28 April\nOvertime ban: /u,
    );
    expect(tomorrow).toContain("Only for members in DVSA.");
    await surely(rig(), "rep", "/strike cancel");
    expect((await postDue(rig()))[0]).toContain("Overtime ban: do not go on with it (Friday 28 April 2023).");
  });

  it("may be open, and goes on until it is stopped", async () => {
    const added = await say("/strike add name: Overtime ban kind: asos days: from 24 April 2023 for: DVSA");
    expect(added).toContain("from Monday 24 April 2023 until further notice.");
    expect(added).toContain("Careful: from Monday 24 April 2023 on no live mandate for DVSA is set up here");
    await confirm();
    await postDue(rig());
    rig().clock.set("2023-06-30T09:00");
    expect(await say("/strike list")).toContain("until further notice, for members in DVSA only (confirmed)");
    await rig().say("rep", "/strike suspend");
    expect(await postDue(rig())).toHaveLength(1);
  });
});

describe("a channel of some employers", () => {
  it("gets no post of a strike that calls others, and the rep is told so", async () => {
    await say("/branch channel for: DVSA", room("dvsa"));
    await say(`${add} Ofgem`);
    const { shortId } = await onlyStrike();
    expect(await say(`/countdown add strike: ${shortId}`, room("dvsa"))).toContain(
      "This channel is for members in DVSA, whom Walkout does not call",
    );
    await say(`/countdown add strike: ${shortId}`, room("all"));
    await confirm();
    expect((await postDue(rig())).map((post) => post.split(":")[0]).sort()).toEqual(["#all", "#general"]);
  });

  it("stops and starts the posts there when it is marked or the strike changes", async () => {
    await say(`${add} Ofgem`, room("hub"));
    expect(await say("/branch channel for: DVSA", room("hub"))).toBe(
      "#hub is for members in DVSA: posts about strikes and other action that call only others do not go here.\nPosts about Walkout stop here: it does not call them.",
    );
    expect(await confirm()).toContain("#hub is marked as for members whom this does not call");
    expect(await postDue(rig())).toEqual([]);
    expect(await say("/strike edit for: Ofgem, DVSA")).toContain("confirmed as well");
    await confirm();
    expect(await postDue(rig())).toEqual([expect.stringMatching(/#hub: .*trike .* is on/u)]);
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([expect.stringContaining("trike tomorrow, ")]);
    expect(await say("/branch channel for: everyone", room("hub"))).toContain("#hub is for everybody");
    expect(await say("/branch channel", room("hub"))).toContain("#hub is for everybody");
  });

  it("that was told is still told that the strike is suspended", async () => {
    await say(`${add} Ofgem`, room("hub"));
    await confirm();
    await postDue(rig());
    await say("/branch channel for: DVSA", room("hub"));
    await rig().say("rep", "/strike suspend");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/#hub: .*trike .*suspended/u)]);
  });

  it("whose members are not called any more is still corrected when the strike is confirmed at once", async () => {
    await say("/branch channel for: DVSA", room("dvsa"));
    await say(`${add} DVSA`, room("dvsa"));
    const { shortId } = await onlyStrike();
    await say(`/countdown add strike: ${shortId}`);
    await confirm();
    await postDue(rig());
    await say("/strike edit for: Ofgem");
    await confirm();
    expect([...(await postDue(rig()))].sort()).toEqual([
      expect.stringContaining("#dvsa: Correction · "),
      expect.stringMatching(/#general: .*trike .* is on/u),
    ]);
  });

  it("is marked by reps alone", async () => {
    expect(text(await rig().say("member", "/branch channel for: DVSA"))).toContain("Only reps and officers");
  });
});

describe("mandates by employer", () => {
  const result = "/ballot result 2022 employer: DVSA entitled: 100 yes: 40 no: 9";

  it("warns at add, confirm and in the list for those whose ballot was not won", async () => {
    await say(
      "/ballot create name: PCS 2022 opens: 26 Sept 2022 closes: 7 Nov 2022 12 noon mandate-expires: 6 May 2023",
    );
    await say("/ballot entitled 2022 employer: DVSA count: 100");
    await say("/ballot entitled 2022 employer: Ofgem count: 100");
    await say(result);
    await say("/ballot result 2022 employer: Ofgem entitled: 100 yes: 40 no: 9 spoiled: 1");
    const gap =
      "Careful: no live mandate for DVSA on Friday 28 April 2023: check with your full-time officer.";
    expect(await say(`${add} Ofgem, DVSA state: notified`)).toContain(gap);
    expect(await say("/strike confirm")).toContain(gap);
    expect(await say("/strike list")).toContain(gap);
    expect(await say("/strike edit for: Ofgem")).not.toContain("no live mandate");
    expect(await say("/strike edit for: all")).toContain(
      "No live mandate is set up for DVSA on Friday 28 April 2023: members there are not called out.",
    );
  });

  it("the mandate’s countdown names the gap until the next ballot’s close", async () => {
    await say(
      "/ballot create name: PCS 2022 opens: 26 Sept 2022 closes: 7 Nov 2022 12 noon mandate-expires: 6 May 2023",
    );
    await say("/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
    const gap = "Reballot closes on Tue 9 May: if it is won, one can be called from the day after.";
    rig().clock.set("2023-05-03T09:00");
    expect((await postDue(rig())).join("\n")).toContain(gap);
    rig().clock.set("2023-05-07T09:00");
    const told = (await postDue(rig())).join("\n");
    expect(told).toContain("No strike mandate since Sun 7 May");
    expect(told).toContain("Reballot closes on Tue 9 May. Only if it is won can a strike be called");
    expect(told).not.toContain(gap);
  });
});

describe("/strike edit", () => {
  it("corrects once what was told, and asks for a new confirmation", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    await postDue(rig());
    const reply = await say("/strike edit days: 4 May 2023");
    expect(reply).toContain("Thursday 4 May 2023.");
    expect(reply).toContain("State: proposed.");
    expect(reply).toContain("1 channel that was told of it gets a correction now.");
    expect(reply).toContain("It was confirmed as it was before, so it has to be confirmed again.");
    expect(await postDue(rig())).toEqual([
      `#general: Correction · Not confirmed: strike on Thu 4 May (Ofgem)
What was said here about this has changed. This is how it stands now:
Walkout: Thursday 4 May 2023.
${ofgemOnly} Not sure if that is you? Ask your rep first.
This is not confirmed. Until it is confirmed here, nobody is called out.`,
    ]);
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([]);
    await confirm();
    await postDue(rig());
    rig().clock.set("2023-05-03T09:00");
    expect(await postDue(rig())).toEqual([
      expect.stringContaining("Ofgem: strike tomorrow, Thu 4 May\nWalkout: Thursday 4 May"),
    ]);
  });

  it("of two edits before the correction has gone makes one correction, with the last words", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    await postDue(rig());
    await say("/strike edit days: 4 May 2023");
    await say("/strike edit days: 5 May 2023");
    const posts = await postDue(rig());
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain("Friday 5 May 2023.");
  });

  it("follows a post that was just going out", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    const going = await claimDue(rig());
    expect(await say("/strike edit days: 4 May 2023")).toContain("1 post was already going out");
    await postClaimed(rig(), going);
    expect(await postDue(rig())).toEqual([expect.stringContaining("Correction · ")]);
  });

  it("of a name alone leaves it confirmed, and loses no confirmation that still waits", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    expect(await say("/strike edit name: Great walkout")).toContain("State: confirmed.");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .* is on/u)]);
    await say("/strike edit name: Walkout");
    expect(await postDue(rig())).toEqual([expect.stringContaining("Correction · ")]);
  });

  it("keeps days of a running strike that have passed", async () => {
    rig().clock.set("2023-04-03T08:00");
    await say("/strike add name: Long strike days: 3 April to 5 May 2023 for: HM Passport Office");
    rig().clock.set("2023-04-20T09:00");
    expect(await say("/strike edit days: 3 April to 6 May 2023")).toContain("Mon 3 April to Sat 6 May 2023.");
    expect(await say("/strike edit days: 2 April to 6 May 2023")).toContain("Sunday 2 April 2023 has passed");
  });

  it.each([
    ["/strike edit", "Nothing to change was given. Type /strike edit"],
    ["/strike edit days: 28 April 2023", "Walkout is like that already. Nothing was changed."],
    ["/strike edit decision: 29 April 2023", "would come after the first strike day"],
    ["/strike edit days: 19 April 2023", "Wednesday 19 April 2023 has passed"],
  ])("refuses %s", async (typed, words) => {
    await say(`${add} Ofgem`);
    expect(await say(typed)).toContain(words);
    expect((await onlyStrike()).revision).toBe(1);
  });

  it("refuses a strike called off", async () => {
    await say(`${add} Ofgem`);
    await surely(rig(), "rep", "/strike cancel");
    expect(await say("/strike edit days: 4 May 2023")).toContain("is called off for good");
  });
});

describe("versions", () => {
  it("say what was changed and when, and by what role it was last confirmed, but never by whom", async () => {
    await say(`${add} Ofgem decision: 25 April`);
    await confirm();
    rig().clock.set("2023-04-21T10:30");
    await rig().say("officer", "/strike suspend");
    rig().clock.set("2023-04-22T08:00");
    await say("/strike edit days: 4 May 2023 for: all decision: none");
    const shown = text(await rig().say("member", "/strike show"));
    expect(shown).toContain("Checked here Thursday 20 April 2023, 9am, by a rep.");
    expect(shown).toContain(
      `Saturday 22 April 2023, 8am: Days: Friday 28 April 2023 → Thursday 4 May 2023. For: members in Ofgem only → everyone whose employer has a live strike mandate. Decision: Tuesday 25 April 2023 → none.
Friday 21 April 2023, 10:30am: State: confirmed → suspended.
Thursday 20 April 2023, 9am: State: proposed → confirmed.`,
    );
    const dumped = await rig().dump();
    for (const { user } of Object.values(people)) expect(dumped).not.toContain(user);
  });

  it("a confirmation is made new without telling anybody twice", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    await postDue(rig());
    rig().clock.set("2023-04-27T08:00");
    expect(await say("/strike list")).toContain(
      "was last confirmed here on Thursday 20 April 2023, 7 days ago",
    );
    expect(text(await rig().say("member", "/strike list"))).not.toContain("7 days ago");
    const [again] = buttonsOf(await rig().say("rep", "/strike list"));
    const [still] = buttonsOf(await rig().press("rep", again?.id ?? ""));
    expect(text(await rig().press("officer", still?.id ?? ""))).toContain("Nobody is told twice.");
    expect(await say("/strike list")).toContain("Checked here Thursday 27 April 2023, by an officer.");
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([expect.stringContaining("checked Thu 27 April.")]);
    expect(await say("/strike show")).toContain("Thursday 27 April 2023, 8am: confirmed again.");
  });

  it("a suspended strike is confirmed again from the list, and channels are told once", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    await postDue(rig());
    await rig().say("rep", "/strike suspend");
    await postDue(rig());
    expect(buttonsOf(await rig().say("member", "/strike list"))).toEqual([]);
    const [again] = buttonsOf(await rig().say("rep", "/strike list"));
    const [button] = buttonsOf(await rig().press("rep", again?.id ?? ""));
    expect(await postDue(rig())).toEqual([]);
    await rig().press("rep", button?.id ?? "");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .* is on/u)]);
    expect((await onlyStrike()).revision).toBe(4);
  });
});

/** What is due to single people now: their kinds of post. */
async function privateDue(): Promise<readonly string[]> {
  const claimed = await claimDue(rig());
  return claimed.flatMap(({ delivery, contact }) =>
    "member" in delivery.to && contact ? [delivery.kind] : [],
  );
}

describe("what reps are told privately", () => {
  it("an old confirmation, on the eve at the latest, but not one made new", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    rig().clock.set("2023-04-26T09:00");
    expect(await privateDue()).toEqual([]);
    rig().clock.set("2023-04-27T09:00");
    expect(await privateDue()).toEqual(["strike-notice"]);
  });

  it("also those who became reps since, at the branch’s hour as it is now", async () => {
    await say(`${add} Ofgem decision: 25 April`);
    await rig().say("officer", `/branch reps add: <@${people.other.user}> role: rep`);
    const [agree] = buttonsOf(await rig().say("other", "/branch reps"));
    await rig().press("other", agree?.id ?? "");
    await rig().say("officer", "/branch settings post-at: 10am");
    rig().clock.set("2023-04-26T09:59");
    expect(await privateDue()).toEqual([]);
    rig().clock.set("2023-04-26T10:00");
    expect(await privateDue()).toEqual(["strike-notice", "strike-notice"]);
  });

  it("nothing once they are not reps any more: nothing is kept for it", async () => {
    await say(`${add} Ofgem decision: 25 April`);
    expect(await rig().dump()).toContain("strike-notice");
    await rig().say("officer", `/branch reps remove: <@${people.rep.user}>`);
    expect(await rig().dump()).not.toContain("strike-notice");
  });

  it("nor when it is held, for an officer to send late", async () => {
    await say(`${add} Ofgem decision: 25 April`);
    await rig().pool.query("update delivery set state = 'held' where kind = 'strike-notice'");
    await rig().say("officer", `/branch reps remove: <@${people.rep.user}>`);
    expect(await rig().dump()).not.toContain("strike-notice");
  });

  it("nothing when it was confirmed again in time", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    rig().clock.set("2023-04-26T09:00");
    await confirm();
    rig().clock.set("2023-04-27T09:00");
    expect(await privateDue()).toEqual([]);
  });

  it.each(["suspend", "cancel"])("nothing once it is stopped (/strike %s)", async (stop) => {
    await say(`${add} Ofgem`);
    await confirm();
    expect(await rig().dump()).toContain("strike-notice");
    await surely(rig(), "rep", `/strike ${stop}`);
    rig().clock.set("2023-04-27T09:00");
    expect(await privateDue()).toEqual([]);
    expect(await rig().dump()).not.toContain("strike-notice");
  });

  it("that a decision was due and nobody has said what it is", async () => {
    await say(`${add} Ofgem decision: 25 April`);
    rig().clock.set("2023-04-26T09:00");
    expect(await privateDue()).toEqual(["strike-notice"]);
    expect(await say("/strike list")).toContain("A decision about Walkout was due on Tuesday 25 April 2023");
  });
});

describe("a conditional strike", () => {
  it("is never said to be tomorrow while it is not confirmed", async () => {
    expect(await say(`${add} Ofgem decision: 25 April`)).toContain(
      "Until it is confirmed its posts say “not confirmed”",
    );
    rig().clock.set("2023-04-21T09:00");
    expect(await postDue(rig())).toEqual([
      `#general: Not confirmed: strike on Fri 28 April (Ofgem)
Walkout: Friday 28 April 2023.
${ofgemOnly} Not sure if that is you? Ask your rep first.
This is not confirmed: it is to be decided on Tue 25 April. Until it is confirmed here, nobody is called out.`,
    ]);
    rig().clock.set("2023-04-25T09:00");
    expect(await postDue(rig())).toEqual([
      expect.stringContaining("To be decided today: strike on Fri 28 April (Ofgem)"),
    ]);
    for (const day of ["2023-04-27T09:00", "2023-04-28T09:00"]) {
      rig().clock.set(day);
      const [post = "", ...others] = await postDue(rig());
      expect(others).toEqual([]);
      expect(post).toContain("#general: Not confirmed: strike on Fri 28 April (Ofgem)");
      expect(post).toContain("a decision was due on Tue 25 April, and none has been told here yet.");
    }
  });

  it("says one thing on the day of the decision, whichever it is", async () => {
    await say(`${add} Ofgem decision: 27 April`);
    await confirm();
    await postDue(rig());
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([expect.stringContaining("trike tomorrow, ")]);
  });

  it("is not spoken of while it is suspended", async () => {
    await say(`${add} Ofgem decision: 25 April`);
    await rig().say("rep", "/strike suspend");
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([]);
  });
});

describe("pickets", () => {
  const gate = "/strike picket place: Main gate from: 5am";

  it("stand in the list and in the posts of a confirmed strike", async () => {
    await say(`${add} Ofgem`);
    expect(await say(gate)).toContain("Its posts name the pickets once it is confirmed.");
    await say(
      "/strike picket place: Quay Street from: 10pm the day before contact: night rep note: Bring a torch.",
    );
    expect(await say("/strike list")).toContain(
      "Pickets: Main gate 5am, Quay Street 10pm on the day before.",
    );
    await confirm();
    const [posted] = await postDue(rig());
    expect(posted).toContain(
      `1. Picket: Main gate, from 5am. Ask for the branch organiser.
2. Picket: Quay Street, from 10pm on the day before. Ask for the night rep. Bring a torch.
Pickets are peaceful. Stand at or near your own place of work. As a rule, no more than six people stand at one entrance.`,
    );
    rig().clock.set("2023-04-27T09:00");
    expect((await postDue(rig()))[0]).toContain("Picket: Main gate, from 5am.");
  });

  it("that change after posts were sent give one correction for all changes of five minutes", async () => {
    await say(`${add} Ofgem`);
    await say(gate);
    await confirm();
    await postDue(rig());
    expect(await say("/strike picket place: Quay Street from: 7am")).toContain("is told at 9:05am");
    rig().clock.set("2023-04-20T09:02");
    expect(await say("/strike picket-remove main")).toContain(
      "The picket at Main gate is taken away from Walkout.",
    );
    expect(await postDue(rig())).toEqual([]);
    rig().clock.set("2023-04-20T09:07");
    const [post = "", ...others] = await postDue(rig());
    expect(others).toEqual([]);
    expect(post).toContain("Correction · ");
    expect(post).toContain("Picket: Quay Street, from 7am.");
    expect(post).not.toContain("Main gate");
    expect((await onlyStrike()).state).toBe("confirmed");
  });

  it("are not spoken of any more when the strike is suspended meanwhile", async () => {
    await say(`${add} Ofgem`);
    await confirm();
    await postDue(rig());
    await say(gate);
    await rig().say("rep", "/strike suspend");
    rig().clock.set("2023-04-20T09:10");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .*suspended/u)]);
  });

  it.each([
    [`${gate} contact: 07700 900123`, "no telephone number"],
    [`${gate} contact: @somebody`, "no telephone number"],
    ["/strike picket-remove gate", "Walkout has no picket."],
    ["/strike picket place: Main gate from: dawn", "dawn"],
  ])("refuses %s", async (typed, words) => {
    await say(`${add} Ofgem`);
    expect(await say(typed)).toContain(words);
    expect((await onlyStrike()).pickets).toEqual([]);
  });

  it("asks which is meant where several are", async () => {
    await say(`${add} Ofgem`);
    await say(gate);
    await say("/strike picket place: Back gate from: 7am");
    expect(await say("/strike picket-remove gate")).toBe(
      "Which picket? Main gate, Back gate\n[1. Main gate]\n[2. Back gate]",
    );
    await say("/strike picket-remove 2");
    expect((await onlyStrike()).pickets.map(({ place }) => place)).toEqual(["Main gate"]);
  });
});
