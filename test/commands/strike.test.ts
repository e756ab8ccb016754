import { describe, expect, it } from "vitest";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import type { Strike } from "../../src/core/strike/strike.ts";
import { claimDue, postClaimed, postDue } from "../support/posting.ts";
import { channel, helloLine, people, type Rig, surely, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown]);

const allOut = "/strike add name: PCS national strike days: 28 April 2023 for: members with a live mandate";

/** On 20 April, with no ballot set up. */
const warned = `Careful: no live mandate set up here covers Friday 28 April 2023. Check with your full-time officer.
Careful: for action from Friday 28 April 2023, notice must have reached the employer by Friday 14 April 2023, 14 days before. If you are not sure that it has, check with your full-time officer.`;

const ofgem = "/strike add name: Ofgem targeted strike days: 10-14 and 17 April for: members in Ofgem";

const passports =
  "/strike add name: Passport Office strike days: 3 April to 5 May 2023 for: members in HM Passport Office";

async function strikes({ store }: Rig): Promise<readonly Strike[]> {
  const branch = await store.branches.of(channel);
  return store.strikes.list(branch?.id ?? "");
}

/** The only strike there is. */
async function onlyStrike(on: Rig): Promise<Strike> {
  const [only, ...others] = await strikes(on);
  if (!only || others.length > 0) throw new Error("not exactly one strike");
  return only;
}

async function due(on: Rig, kind = "strike"): Promise<readonly string[]> {
  const lists = await Promise.all(
    (await on.store.countdowns.ofStrike((await onlyStrike(on)).id)).map(({ id }) =>
      on.store.posts.ofSource({ kind: "countdown", id }),
    ),
  );
  const planned = lists.flat().filter((one) => one.state === "planned" && one.kind === kind);
  return planned.map(({ on: day, at }) => `${day} ${at}`);
}

function button(reply: Reply): string {
  const id = reply.kind === "private" ? reply.card.buttons?.[0]?.id : undefined;
  if (!id) throw new Error("a reply without a button");
  return id;
}

async function confirmed(on: Rig, typed = "/strike confirm"): Promise<Reply> {
  return on.press("rep", button(await on.say("rep", typed)));
}

describe("/strike add", () => {
  it("repeats the day with its weekday, for whom, the state, and that it has to be confirmed", async () => {
    const reply = await rig().say("rep", allOut);
    const { shortId, form, state, days } = await onlyStrike(rig());
    expect(text(reply)).toBe(
      `Strike set up, not confirmed: Fri 28 April
PCS national strike: Friday 28 April 2023.
For everyone whose employer has a live strike mandate.
${warned}
Reminders go only once it is confirmed: /strike confirm ${shortId}
${helloLine("general")}
Check each date against the union’s notice. Id: ${shortId}`,
    );
    expect([form, state, days.join()]).toEqual(["day", "proposed", "2023-04-28"]);
  });

  it("plans reminders a week before, on the day before and on the day, at the branch's hour", async () => {
    await rig().say("rep", allOut);
    expect(await due(rig())).toEqual(["2023-04-21 09:00:00", "2023-04-27 09:00:00", "2023-04-28 09:00:00"]);
  });

  it("posts none of them while the strike is not confirmed", async () => {
    await rig().say("rep", `${allOut} state: notified`);
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([]);
    rig().clock.set("2023-04-28T09:00");
    expect(await postDue(rig())).toEqual([]);
  });

  it("reads Ofgem's list of days, today being none of them", async () => {
    rig().clock.set("2023-04-03T09:00");
    const reply = await rig().say("rep", `${ofgem} state: notified`);
    expect(text(reply)).toContain("Mon 10 April to Fri 14 April, Mon 17 April 2023.");
    expect(text(reply)).toMatch(
      /^Ofgem: strike not confirmed yet, notice given, 6 days from Mon 10 April\n/u,
    );
    expect((await onlyStrike(rig())).form).toBe("list");
  });

  it("takes the Passport Office's run of days on its first day, as today is still to come", async () => {
    rig().clock.set("2023-04-03T18:00");
    const reply = await rig().say("rep", passports);
    expect(text(reply)).toContain("Mon 3 April to Fri 5 May 2023.");
    const { form, days } = await onlyStrike(rig());
    expect([form, days.length]).toEqual(["range", 33]);
  });

  it("says when a conditional strike is decided, and asks in the channel on that day", async () => {
    const reply = await rig().say("rep", `${allOut} decision: Tue 25 April`);
    expect(text(reply)).toContain("To be decided on Tuesday 25 April 2023.");
    rig().clock.set("2023-04-25T09:00");
    expect(await postDue(rig())).toEqual([
      expect.stringContaining(
        "#general: To be decided today: strike on Fri 28 April\nPCS national strike: Friday 28 April 2023.",
      ),
    ]);
  });

  it("called with nothing opens a form of five fields, which sets up the same strike", async () => {
    const { inbox } = rig();
    const bare = { callId: "c1", caller: people.rep, place: channel, command: "strike" };
    const reply = await inbox.command({ ...bare, input: { subcommand: "add", options: {} } });
    expect(reply.kind === "form" && reply.form.fields.map(({ name }) => name)).toEqual([
      "name",
      "kind",
      "days",
      "for",
      "decision",
    ]);
    const values = {
      name: "PCS national strike",
      days: "Fri 28 April 2023",
      for: "all",
      kind: "",
      decision: "",
    };
    expect(text(await rig().submit("rep", "strike/add", values))).toContain("Friday 28 April 2023.");
  });

  it.each([
    [
      "days that have passed",
      passports,
      "Monday 3 April 2023 has passed. Type only the days still to come.",
      "days",
    ],
    [
      "a weekday that disagrees",
      allOut.replace("28 April", "Thu 28 April"),
      "28 April 2023 is a Friday, not a Thursday. Type “Fri 28 April 2023” or check the date.\n[Friday 28 April 2023]\n[Thursday 27 April 2023]",
      "days",
    ],
    [
      "a time among the days",
      allOut.replace("2023", "2023 9am"),
      "Only days are wanted here, without times. Type “28 April 2023” or “10-14 April 2023”.\n[Fill in a form]",
      "days",
    ],
    [
      "a strike for nobody",
      "/strike add name: PCS national strike days: 28 April",
      "“for” is missing. Type for example: for: Ofgem, DVSA\n[Fill in a form]",
      "for",
    ],
    [
      "a state only a confirmation gives",
      `${allOut} state: confirmed`,
      "Which of these is it? “Proposed”, “Notice given”.\n[Proposed]\n[Notice given]",
      "state",
    ],
    [
      "a decision in the past",
      `${allOut} decision: 19 April 2023`,
      "The day of the decision, Wednesday 19 April 2023, has passed. Type one still to come, or leave “decision” out.",
      "decision",
    ],
    [
      "a decision after the first day",
      `${allOut} decision: 29 April 2023`,
      "The decision (Saturday 29 April 2023) would come after the first strike day (Friday 28 April 2023). Check both dates.",
      "decision",
    ],
  ])("refuses %s", async (_, typed, words, field) => {
    const reply = await rig().say("rep", typed);
    expect(reply).toMatchObject({ kind: "refused", field });
    expect(text(reply)).toBe(words);
    expect(await strikes(rig())).toEqual([]);
  });

  it("takes a decision on the first strike day itself", async () => {
    await rig().say("rep", `${allOut} decision: 28 April 2023`);
    expect((await onlyStrike(rig())).decisionOn?.toString()).toBe("2023-04-28");
  });

  it("refuses the same strike a second time, so that a twin is never left unconfirmed", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await onlyStrike(rig());
    expect(text(await rig().say("officer", allOut))).toBe(
      `PCS national strike on these days is set up already. See it: /strike show ${shortId}\n[See PCS national strike]\n[Change it]\n[Leave it]`,
    );
  });

  it("answers a repeated call with the first reply", async () => {
    const first = await rig().say("rep", allOut, { callId: "once" });
    expect(await rig().say("rep", allOut, { callId: "once" })).toEqual(first);
    expect(await strikes(rig())).toHaveLength(1);
  });
});

describe("/strike confirm", () => {
  it("asks first, in words that repeat the day and for whom, and changes nothing yet", async () => {
    await rig().say("rep", allOut);
    expect(text(await rig().say("rep", "/strike confirm"))).toBe(
      `Confirm PCS national strike?
Friday 28 April 2023.
For everyone whose employer has a live strike mandate.
State: proposed.
${warned}
Every channel that follows it is told at once, and its reminders go. Confirm only what the union itself has confirmed.
[The union has confirmed it]`,
    );
    expect((await onlyStrike(rig())).state).toBe("proposed");
    expect(await postDue(rig())).toEqual([]);
  });

  it("tells every channel that follows the strike once the button is pressed", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await onlyStrike(rig());
    await rig().say("rep", `/countdown add strike: ${shortId}`, {
      place: { ...channel, channel: "pickets" },
    });
    const reply = await confirmed(rig());
    expect(reply.kind).toBe("update");
    expect(text(reply)).toBe(
      `Strike confirmed: Fri 28 April
PCS national strike: Friday 28 April 2023.
For everyone whose employer has a live strike mandate.
2 channels are told now.
Next post: Friday 21 April 2023, 9am in #general, then 5 more.
Id: ${shortId}
[Undo]`,
    );
    const posts = await postDue(rig());
    expect(posts.map((post) => post.split(":")[0]).sort()).toEqual(["#general", "#pickets"]);
    expect(posts[0]).toContain(
      "Strike on Fri 28 April is on for all with a live mandate\nPCS national strike: Friday 28 April 2023.\nFor everyone whose employer has a live strike mandate. Not sure if that is you? Ask your rep first.\nConfirmed by the union, checked Thu 20 April.",
    );
  });

  it("lets its reminders go from then on", async () => {
    await rig().say("rep", allOut);
    await confirmed(rig());
    await postDue(rig());
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([expect.stringContaining("trike tomorrow, ")]);
    rig().clock.set("2023-04-28T09:00");
    expect(await postDue(rig())).toEqual([expect.stringContaining("trike today, ")]);
  });

  it("says that nothing is posted when no channel follows the strike any more", async () => {
    await rig().say("rep", allOut);
    const { id, shortId } = await onlyStrike(rig());
    const [only] = await rig().store.countdowns.ofStrike(id);
    await rig().say("rep", `/countdown delete ${only?.shortId}`);
    expect(text(await confirmed(rig()))).toContain(
      `No channel follows it, so nothing is posted. Type /countdown add strike: ${shortId} in the channel that should be told.`,
    );
  });

  it("at the stage “notified” changes the state at once and posts nothing", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await onlyStrike(rig());
    expect(text(await rig().say("rep", "/strike confirm stage: notified"))).toBe(
      `Strike not confirmed yet, notice given: Fri 28 April
PCS national strike: Friday 28 April 2023.
For everyone whose employer has a live strike mandate.
Reminders go only once it is confirmed: /strike confirm ${shortId}
${warned}
Id: ${shortId}
[Undo]`,
    );
    expect(await postDue(rig())).toEqual([]);
    expect(text(await rig().say("rep", "/strike confirm stage: notified"))).toBe(
      "PCS national strike is in this state: notice given, not confirmed. Only a proposed strike can be marked as notified.",
    );
  });

  it("refuses a second press, and tells nobody twice", async () => {
    await rig().say("rep", allOut);
    const pressed = button(await rig().say("rep", "/strike confirm"));
    await rig().press("rep", pressed);
    await postDue(rig());
    const again = await rig().press("officer", pressed);
    expect(again.kind).toBe("refused");
    expect(text(again)).toBe("PCS national strike is confirmed already.");
    expect(await postDue(rig())).toEqual([]);
  });

  it("answers one press delivered twice with the same reply", async () => {
    await rig().say("rep", allOut);
    const pressed = button(await rig().say("rep", "/strike confirm"));
    const first = await rig().press("rep", pressed, { callId: "tap" });
    expect(await rig().press("rep", pressed, { callId: "tap" })).toEqual(first);
    expect((await onlyStrike(rig())).revision).toBe(2);
  });

  it("refuses a button from before the strike was suspended", async () => {
    await rig().say("rep", allOut);
    const old = button(await rig().say("rep", "/strike confirm"));
    await rig().say("officer", "/strike suspend");
    const { shortId } = await onlyStrike(rig());
    expect(text(await rig().press("rep", old))).toBe(
      `PCS national strike changed meanwhile. Its state is: suspended. If the union has confirmed it, type /strike confirm ${shortId} again.`,
    );
    expect((await onlyStrike(rig())).state).toBe("suspended");
  });

  it("refuses a strike that is over, also when its button is pressed too late", async () => {
    await rig().say("rep", allOut);
    const pressed = button(await rig().say("rep", "/strike confirm"));
    rig().clock.set("2023-04-29T00:01");
    const words = "PCS national strike is over: its last day was Friday 28 April 2023.";
    expect(text(await rig().say("rep", "/strike confirm"))).toBe(words);
    expect(text(await rig().press("rep", pressed))).toBe(words);
    expect(text(await rig().say("rep", "/strike suspend"))).toBe(words);
  });

  it("is still possible late on the last day", async () => {
    await rig().say("rep", allOut);
    rig().clock.set("2023-04-28T23:00");
    expect((await confirmed(rig())).kind).toBe("update");
  });

  it("asks which when there are several, and knows each by the beginning of its name", async () => {
    expect(text(await rig().say("rep", "/strike confirm"))).toBe(
      "No strike is set up here. A rep can add one with /strike add.",
    );
    await rig().say("rep", allOut);
    await rig().say("rep", "/strike add name: Ofgem strike days: 9 and 10 May for: members in Ofgem");
    const asked = text(await rig().say("rep", "/strike confirm"));
    expect(asked).toContain("Which strike? PCS national strike, Ofgem strike\n[");
    for (const { shortId } of await strikes(rig())) expect(asked).not.toContain(shortId);
    expect(text(await rig().say("rep", "/strike confirm ofgem"))).toContain("Confirm Ofgem strike?");
  });

  it("does not know another branch's button", async () => {
    await rig().say("rep", allOut);
    const pressed = button(await rig().say("rep", "/strike confirm"));
    const elsewhere = { ...channel, workspace: "another-branch" };
    const caller = { ...people.officer, workspace: "another-branch" };
    const reply = await rig().inbox.press({ callId: "p", caller, place: elsewhere, button: pressed });
    expect(text(reply)).toBe("That button is not in use any more. Type the command again for a fresh one.");
  });
});

describe("/strike suspend and /strike cancel", () => {
  it.each([
    ["suspend", "suspended"],
    ["cancel", "called off"],
  ])("%s: at once tells every channel that was told of the strike", async (typed, state) => {
    await rig().say("rep", allOut);
    await confirmed(rig());
    await postDue(rig());
    const reply = await surely(rig(), "rep", `/strike ${typed}`);
    expect(text(reply)).toContain(`Strike ${state}: Fri 28 April\n`);
    expect(text(reply)).toContain("1 channel that was told of it is told now.");
    expect(await postDue(rig())).toEqual([
      `#general: Strike ${state}: work on Fri 28 April
PCS national strike: do not strike on Friday 28 April 2023.
For everyone whose employer has a live strike mandate.`,
    ]);
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([]);
  });

  it("posts nothing where nobody had been told, and stops a confirmation that has not gone out yet", async () => {
    await rig().say("rep", allOut);
    await confirmed(rig());
    expect(text(await rig().say("rep", "/strike suspend"))).toContain(
      "No channel had been told of it, so nothing is posted.",
    );
    expect(await postDue(rig())).toEqual([]);
  });

  it("says so when posts are going out already, and follows them", async () => {
    await rig().say("rep", allOut);
    await confirmed(rig());
    const going = await claimDue(rig());
    const reply = await surely(rig(), "rep", "/strike cancel");
    expect(text(reply)).toContain("1 post was already going out and will be followed by this.");
    expect(text(reply)).toContain("1 channel that was told of it is told now.");
    expect(await postClaimed(rig(), going)).toEqual([expect.stringMatching(/.*trike .* is on/u)]);
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .*called off/u)]);
  });

  it("counts a reminder that is going out, too", async () => {
    await rig().say("rep", allOut);
    await confirmed(rig());
    await postDue(rig());
    rig().clock.set("2023-04-27T09:00");
    const going = await claimDue(rig());
    expect(text(await rig().say("rep", "/strike suspend"))).toContain("1 post was already going out");
    expect(await postClaimed(rig(), going)).toEqual([expect.stringContaining("trike tomorrow, ")]);
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .*suspended/u)]);
  });

  it("lets a suspended strike be confirmed again, with the reminders still to come", async () => {
    await rig().say("rep", allOut);
    await confirmed(rig());
    await postDue(rig());
    await rig().say("rep", "/strike suspend");
    await postDue(rig());
    expect(text(await confirmed(rig()))).toContain("1 channel is told now.");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .* is on/u)]);
    rig().clock.set("2023-04-27T09:00");
    expect(await postDue(rig())).toEqual([expect.stringContaining("trike tomorrow, ")]);
  });

  it("plans no reminder any more for a strike called off", async () => {
    await rig().say("rep", `${allOut} decision: 25 April`);
    await surely(rig(), "rep", "/strike cancel");
    expect(await due(rig())).toEqual([]);
    expect(await due(rig(), "strike-decision")).toEqual([]);
  });

  it("refuses what has been done already, in words", async () => {
    await rig().say("rep", allOut);
    await rig().say("rep", "/strike suspend");
    expect(text(await rig().say("officer", "/strike suspend"))).toBe(
      "PCS national strike is suspended already.",
    );
    await surely(rig(), "rep", "/strike cancel");
    expect(text(await surely(rig(), "officer", "/strike cancel"))).toBe(
      "PCS national strike is called off already.",
    );
  });

  it("keeps a strike called off for good", async () => {
    await rig().say("rep", allOut);
    const old = button(await rig().say("rep", "/strike confirm"));
    await surely(rig(), "rep", "/strike cancel");
    const words = "PCS national strike is called off for good. Set up a new one with /strike add.";
    expect(text(await rig().say("rep", "/strike confirm"))).toBe(words);
    expect(text(await rig().say("rep", "/strike confirm stage: notified"))).toBe(words);
    expect(text(await rig().say("rep", "/strike suspend"))).toBe(words);
    expect(text(await rig().press("rep", old))).toBe(words);
    expect((await rig().say("rep", allOut)).kind).toBe("private");
  });
});

describe("/strike list", () => {
  it("shows members every strike with its days, for whom, and its state in words", async () => {
    expect(text(await rig().say("member", "/strike list"))).toBe("Strikes\nNo strike is set up.");
    rig().clock.set("2023-04-03T09:00");
    await rig().say("rep", ofgem);
    await confirmed(rig());
    await rig().say("rep", allOut);
    const [first, second] = await strikes(rig());
    rig().clock.set("2023-04-18T09:00");
    expect(text(await rig().say("member", "/strike list"))).toBe(
      `Strikes
Ofgem targeted strike: Mon 10 April to Fri 14 April, Mon 17 April 2023, for members in Ofgem only (over) · ${first?.shortId}
PCS national strike: Friday 28 April 2023, for everyone whose employer has a live strike mandate (proposed) · ${second?.shortId}`,
    );
  });
});

describe("who may do what with strikes", () => {
  it.each(["add", "confirm", "edit", "suspend", "cancel", "picket", "picket-remove"])(
    "a member who types /strike %s is told who can",
    async (name) => {
      await rig().say("rep", allOut);
      const reply = await rig().say("member", `/strike ${name}`);
      expect(text(reply)).toBe(
        "Only reps and officers of Harbour branch can do that. Ask a rep, or ask an officer to name you: /branch reps.",
      );
    },
  );

  it("a member who gets hold of the button is told who can", async () => {
    await rig().say("rep", allOut);
    const pressed = button(await rig().say("rep", "/strike confirm"));
    expect(text(await rig().press("member", pressed))).toContain("Only reps and officers");
    expect((await onlyStrike(rig())).state).toBe("proposed");
  });

  it("help shows a member the list alone, and a rep everything", async () => {
    expect(text(await rig().say("member", "/strike help"))).toBe(
      `/strike: Strike days, and whether the union has confirmed them
/strike list Every strike: its days, for whom, and whether it is confirmed
/strike show One strike: how it stands, its pickets, when it was last confirmed, what was changed
What goes into one: /strike show help
7 more are for reps and officers.`,
    );
    const help = text(await rig().say("rep", "/strike help"));
    expect(help).toContain("/strike add name: … days: … for: … Set up a strike");
    expect(help).toContain("What goes into one: /strike add help");
    expect(text(await rig().say("rep", "/strike confirm help"))).toContain(
      "/strike confirm [strike: …] [stage: …]",
    );
  });

  it("offers reps the strikes by name or id", async () => {
    await rig().say("rep", allOut);
    const { shortId } = await onlyStrike(rig());
    const partial = {
      place: channel,
      command: "strike",
      subcommand: "confirm",
      option: "strike",
      typed: "NAT",
    };
    expect(await rig().inbox.suggest({ ...partial, caller: people.rep })).toEqual([
      { value: shortId, label: "PCS national strike: Friday 28 April 2023" },
    ]);
    expect(await rig().inbox.suggest({ ...partial, caller: people.member })).toEqual([]);
  });
});
