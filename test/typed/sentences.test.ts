import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { ballotSaid } from "../../src/core/acts/ballot/sentence.ts";
import { reminderSaid } from "../../src/core/acts/reminder/sentence.ts";
import { strikeSaid } from "../../src/core/acts/strike/sentence.ts";
import { branch } from "../support/examples.ts";
import { buttonsOf, channel, people, tap, text, useRig } from "../support/rig.ts";
import { ballots, reminders, strikes, unclear } from "./sentences.ts";

const here = { branch, now: Temporal.Instant.from("2023-04-20T09:00:00+01:00"), place: channel };

describe("a sentence is read as options", () => {
  test.each(reminders)("/reminder %s", (typed, options) =>
    expect(reminderSaid(typed, here)).toEqual({ options }),
  );
  test.each(ballots)("/ballot create %s", (typed, options) =>
    expect(ballotSaid(typed, here)).toEqual({ options }),
  );
  test.each(strikes)("/strike add %s", (typed, options) =>
    expect(strikeSaid(typed, here)).toEqual({ options }),
  );
});

test.each(unclear)("/%s %s is asked about", (command, typed, field, choices) => {
  const { ask } = (command === "reminder" ? reminderSaid : ballotSaid)(typed, here);
  expect(ask?.field).toBe(field);
  expect(ask?.choices.map(({ label }) => label)).toEqual(choices);
});

const form = "Fill in a form";

test.each([
  ["HMRC on 3 May and DWP on 4 May", ["HMRC: Wednesday 3 May 2023", "DWP: Thursday 4 May 2023", form]],
  ["HMRC 3 May, DWP 4 May", ["HMRC: Wednesday 3 May 2023", "DWP: Thursday 4 May 2023", form]],
  ["HMRC: 3 May; DWP: 4 May", ["HMRC: Wednesday 3 May 2023", "DWP: Thursday 4 May 2023", form]],
  ["3 May for HMRC and 4 May for DWP", ["HMRC: Wednesday 3 May 2023", "DWP: Thursday 4 May 2023", form]],
  [
    "HMRC and DWP on 3 May and Ofgem on Thursday 4 May",
    ["HMRC and DWP: Wednesday 3 May 2023", "Ofgem: Thursday 4 May 2023", form],
  ],
  [
    "HMRC on Wed 3 May and Fri 5 May, DWP on 4 May",
    ["HMRC: Wed 3 May, Fri 5 May 2023", "DWP: Thursday 4 May 2023", form],
  ],
  ["HMRC staff out on 3 May whereas DWP on 4 May", [form]],
])("/strike add %s is never one strike: it is asked about", (typed, choices) => {
  const { options, ask } = strikeSaid(typed, here);
  expect(options).toEqual({});
  expect(ask?.choices.map(({ label }) => label)).toEqual(choices);
});

describe("typed in a channel", () => {
  const rig = useRig(commands);

  const say = async (typed: string, as: "rep" | "member" = "rep") => text(await rig().say(as, typed));

  /** As Discord sends it: an option of its subcommand. */
  const split = async (command: string, subcommand: string, sentence: string) =>
    text(
      await rig().inbox.command({
        ...{ callId: `${command} ${sentence}`, caller: people.rep, place: channel, command },
        input: { subcommand, options: { sentence } },
      }),
    );

  test("what was understood is said back in words", async () => {
    expect(await say("/reminder every Tuesday at 9am: phone bank")).toMatch(
      /“phone bank”\s+Every Tuesday from Tuesday 25 April 2023, 9am/u,
    );
    const ballot = await say("/ballot create Pay ballot 2023 opens 5 May closes 9 June noon");
    for (const said of ["Pay ballot 2023", "Friday 5 May 2023", "Friday 9 June 2023, 12 noon"])
      expect(ballot).toContain(said);
    const strike = await say("/strike add HMRC and DWP on Fri 28 April and Tue 2 May");
    for (const said of [
      "HMRC and DWP strike",
      "Fri 28 April, Tue 2 May 2023",
      "Only for members in HMRC and DWP",
    ])
      expect(strike).toContain(said);
    expect(await say("/reminder me to post my paper tomorrow 8am", "member")).toContain("you alone");
  });

  test("and the same where a platform has one option for it", async () => {
    expect(await split("reminder", "add", "every Tuesday at 9am: phone bank")).toContain("Every Tuesday");
    expect(await split("ballot", "create", "Pay ballot closes 9 June noon")).toContain("Friday 9 June 2023");
    expect(await split("strike", "add", "HMRC and DWP on Fri 28 April")).toContain("Friday 28 April 2023");
  });

  test("an option given by its name goes before the sentence", async () => {
    expect(await say("/reminder add phone bank tomorrow 9am who: me")).toContain("you alone");
  });

  test("what is missing is asked for, with the rest in the form", async () => {
    const asked = await rig().say("rep", "/reminder me to post my paper");
    const form = await tap(rig(), "rep", asked, "Fill in a form");
    if (form.kind !== "form") throw new Error(text(form));
    const filled = Object.fromEntries(form.form.fields.map(({ name, value }) => [name, value]));
    expect(filled).toMatchObject({ text: "post my paper", who: "me" });
    await rig().say("rep", "/strike add name: Out days: 5 May for: Ofgem");
    const whom = await rig().say("rep", "/strike add 28 April");
    expect(buttonsOf(whom).map(({ label }) => label)).toEqual(["Ofgem", "Fill in a form"]);
    expect(text(await tap(rig(), "rep", whom, "Ofgem"))).toContain("Only for members in Ofgem");
  });

  test("an hour that is unclear is asked for, and one tap goes on with the sentence", async () => {
    const asked = await rig().say("rep", "/reminder us to ring round tomorrow morning");
    expect(text(await tap(rig(), "rep", asked, "Friday 21 April 2023, 9am"))).toContain("“ring round”");
    const ballot = await rig().say("rep", "/ballot create GS election closes 9 June noon");
    expect(text(await tap(rig(), "rep", ballot, "Election"))).toContain("GS election");
  });

  test("a member who names nobody is asked whether it is for them alone", async () => {
    const asked = await rig().say("member", "/reminder post my paper tomorrow 8am");
    expect(text(await tap(rig(), "member", asked, "Remind me alone"))).toContain("you alone");
  });

  test("an opening without its year is asked about, that which has passed too", async () => {
    const asked = await rig().say("rep", "/ballot create Pay ballot opens 17 April closes 9 May noon");
    expect(buttonsOf(asked).map(({ label }) => label)).toEqual([
      "Monday 17 April 2023",
      "Wednesday 17 April 2024",
    ]);
    expect(text(await tap(rig(), "rep", asked, "Monday 17 April 2023"))).toContain("Set up: Pay ballot");
  });

  test("employers with days of their own are set up one by one", async () => {
    const asked = await rig().say("rep", "/strike add HMRC on 3 May and DWP on 4 May");
    const done = text(await tap(rig(), "rep", asked, "HMRC: Wednesday 3 May 2023"));
    for (const said of ["HMRC strike", "Wednesday 3 May 2023", "Only for members in HMRC"])
      expect(done).toContain(said);
    expect(done).not.toMatch(/DWP|4 May/u);
  });

  test("a slip of a subcommand is still asked about as one", async () => {
    expect(await say("/reminder lsit all")).toContain("Did you mean /reminder list?");
  });
});
