import { describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, tap as tapOn, text, useRig } from "../support/rig.ts";

/** A table of employers pasted into /ballot entitled and /ballot result. */

const rig = useRig(commands);

const say = (typed: string) => rig().say("rep", typed);

const tap = (reply: Reply, label: string) => tapOn(rig(), "rep", reply, label);

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const create = (more = "", name = "Pay ballot") =>
  say(`/ballot create name: ${name} opens: 20 March 2023 closes: Tue 9 May 2023 12 noon ${more}`);

const afterClose = () => rig().clock.set("2023-05-10T09:00");

async function kept(name = "Pay ballot") {
  const branch = await rig().store.branches.of(channel);
  const all = await rig().store.campaigns.list(branch?.id ?? "");
  return all.find((one) => one.name === name);
}

const change = ["Change the table", "Leave it"];

describe("/ballot entitled with a table", () => {
  it("shows what it made of each line before anything is kept, and keeps all at one tap", async () => {
    await create();
    const asked = await say(
      "/ballot entitled\nEmployer\tMembers balloted\nHMRC\t1,240\nDWP\tn/a\nOfgem\t62\nTotal\t1,302",
    );
    expect(text(asked)).toBe(`Is this right? Pay ballot
HMRC (new): 1,240 entitled
Ofgem (new): 62 entitled
In all, as the table says: 1,302 entitled
Not taken: “DWP n/a”. It has no number of those entitled.
Passed over, no employer in them: “Employer Members balloted”
Each employer is then counted by itself.
Nothing is recorded yet.
[Record all 2]
[Only the total, as one count]
[Change the table]
[Leave it]`);
    const before = await kept();
    expect(before?.constituencies).toBeUndefined();
    const done = await tap(asked, "Record all 2");
    expect(text(done)).toContain("1,302 members are entitled to vote, in 2 employers.");
    expect(labels(done)).toEqual(["Change", "Undo"]);
    const after = await kept();
    expect(after?.revision).toBe((before?.revision ?? 0) + 1);
    expect(after?.constituencies).toEqual([
      { name: "HMRC", entitled: 1240 },
      { name: "Ofgem", entitled: 62 },
    ]);
    await tap(done, "Undo");
    expect((await kept())?.constituencies).toBeUndefined();
  });

  it("keeps the total alone where that is meant", async () => {
    await create();
    await tap(
      await say("/ballot entitled\nHMRC\t1,240\nOfgem\t62\nTotal\t1,302"),
      "Only the total, as one count",
    );
    expect(await kept()).toMatchObject({ entitled: 1302 });
    expect((await kept())?.constituencies).toBeUndefined();
  });

  it("asks about names the ballot does not have, one by one or all at once", async () => {
    await create();
    await tap(await say("/ballot entitled Harbour Office 62, Quay Street 40"), "Record all 2");
    const asked = await say("/ballot entitled Harbor Office 70, Docks 30, Lighthouses 5");
    expect(text(asked)).toContain("“Harbor Office” is not among the employers of Pay ballot. Which is it?");
    expect(labels(asked)).toEqual([
      ...[
        "Harbour Office",
        "Add it: Harbor Office",
        "Add all 3 that are new",
        "Leave this line out",
        ...change,
      ],
    ]);
    const second = await tap(asked, "Harbour Office");
    expect(labels(second)).toEqual([
      ...["Add it: Docks", "Add all 2 that are new", "Leave this line out", ...change],
    ]);
    const last = await tap(await tap(second, "Leave this line out"), "Add it: Lighthouses");
    expect(text(last)).toContain("Harbour Office (“Harbor Office”): 70 entitled");
    expect(text(last)).toContain("Left out by you: “Docks 30”");
    await tap(last, "Record all 2");
    expect((await kept())?.constituencies).toEqual([
      { name: "Harbour Office", entitled: 70 },
      { name: "Lighthouses", entitled: 5 },
      { name: "Quay Street", entitled: 40 },
    ]);
  });

  it("asks about a total that its lines do not come to, and about an earlier count of the whole", async () => {
    await create();
    await say("/ballot entitled count: 100");
    const asked = await say("/ballot entitled\nHMRC | 62\nDWP | 40\nTotal | 103");
    expect(text(asked)).toContain("Entitled: the table’s total says 103, its lines come to 102.");
    expect(text(asked)).toContain("100 were entitled in all by an earlier count; the employers come to 102");
    await tap(asked, "Record all 2 all the same");
    expect(text(await say("/ballot entitled"))).toContain("Pay ballot: 102 members are entitled to vote");
  });

  it("asks which of two lines of one employer counts, and which of two numbers", async () => {
    await create();
    const twice = await say("/ballot entitled HMRC 62, DWP 40, hmrc 63");
    expect(labels(twice)).toEqual(["HMRC 62", "hmrc 63", ...change]);
    await tap(await tap(twice, "hmrc 63"), "Record all 2");
    expect((await kept())?.constituencies?.find(({ name }) => /hmrc/iu.test(name))?.entitled).toBe(63);
    const which = await say("/ballot entitled\nHMRC\t62\t60\nDWP\t40\t39");
    expect(labels(which)).toEqual(["HMRC: 62 entitled", "HMRC: 60 entitled", ...change]);
    expect(text(await tap(which, "HMRC: 60 entitled"))).toContain("DWP: 39 entitled");
  });

  it("is refused in an election, and for nobody’s sake mentions anybody", async () => {
    await say(
      "/ballot create name: NEC election kind: election opens: 20 March 2023 closes: 9 May 2023 noon",
    );
    expect(text(await say("/ballot entitled table: HMRC 120"))).toContain("is an election");
    await create();
    expect(text(await say("/ballot entitled ballot: Pay table: @here 120"))).toContain("mention");
  });

  it("opens a form with a field of several lines", async () => {
    await create();
    const form = await tap(await say("/ballot entitled"), "Paste a table of employers");
    if (form.kind !== "form") throw new Error("no form");
    expect(form.form.fields.map(({ name, long }) => [name, long])).toEqual([["table", true]]);
    const asked = await rig().submit("rep", form.form.id, { table: "HMRC\t62\nDWP\t40" });
    await tap(asked, "Record all 2");
    expect((await kept())?.constituencies).toHaveLength(2);
  });

  it("fits one message however many employers it has", async () => {
    await create();
    const rows = Array.from(
      { length: 120 },
      (_, nr) => `Employer ${String.fromCharCode(65 + (nr % 26))}${nr}x\t${nr + 1}`,
    );
    const asked = await say(`/ballot entitled\n${rows.join("\n")}`);
    expect(text(asked)).toContain("And 100 more employers.");
    expect(text(asked).length).toBeLessThan(4000);
    await tap(asked, "Record all 120");
    expect((await kept())?.constituencies).toHaveLength(120);
  });
});

describe("/ballot result with a table", () => {
  const head = "Employer\tEntitled\tCast\tYes\tNo\tSpoiled\tTurnout";

  it("keeps every employer’s result and offers to post it", async () => {
    await create();
    afterClose();
    await postDue(rig());
    const asked = await say(
      `/ballot result\n${head}\nHMRC\t120\t81\t70\t10\t1\t67.5%\nDWP\t80\t39\t30\t9\t0\t48.75%\nTotal\t200\t120\t100\t19\t1\t60%`,
    );
    expect(text(asked)).not.toContain("come out");
    const done = await tap(asked, "Record all 2");
    expect(text(done)).toContain("HMRC: turnout 67.50% (81 of 120), Yes 87.50%: mandate won.");
    expect(labels(done)).toEqual(["Post it in the ballot’s channels", "Change", "Undo"]);
    await tap(done, "Post it in the ballot’s channels");
    expect((await postDue(rig())).join("\n")).toContain("We won in 1 of 2 employers: HMRC");
  });

  it.each([
    ["HMRC\t120\t85\t70\t10\t1\t67.5%", "HMRC: 70 Yes, 10 No and 1 spoiled are 81, not 85 cast."],
    ["HMRC\t120\t81\t70\t10\t1\t77.5%", "HMRC: a turnout of 77.5% does not fit its numbers."],
    [
      "HMRC\t120\t81\t70\t10\t\t67.5%",
      "HMRC: 81 cast are 1 more than Yes and No together. They would be counted as spoiled.",
    ],
    [
      "HMRC\t\t81\t70\t10\t1\t",
      "1 employer is without how many were entitled to vote, which the union’s notice must give",
    ],
    [
      "HMRC\t120\t81\t70\t10\t1\t67.5%\nTotal\t120\t81\t71\t10\t1\t",
      "Yes: the table’s total says 71, its lines come to 70.",
    ],
  ])("asks about what does not come out: %s", async (row, doubt) => {
    await create();
    afterClose();
    const asked = await say(`/ballot result\n${head}\n${row}`);
    expect(text(asked)).toContain(doubt);
    expect((await kept())?.constituencies).toBeUndefined();
    await tap(asked, "Record it all the same");
    expect((await kept())?.constituencies?.[0]?.result).toMatchObject({
      cast: 81,
      yes: 70,
      no: 10,
      spoiled: 1,
    });
  });

  it("never keeps more votes than there were people", async () => {
    await create();
    afterClose();
    const asked = await say(`/ballot result\n${head}\nHMRC\t60\t81\t70\t10\t1\t\nDWP\t80\t39\t30\t9\t0\t`);
    expect(text(asked)).toContain("HMRC: 81 votes are more than the 60 who were entitled.");
    expect(labels(asked)).toEqual(["Leave this line out", ...change]);
    await tap(await tap(asked, "Leave this line out"), "Record it");
    expect((await kept())?.constituencies?.map(({ name }) => name)).toEqual(["DWP"]);
  });

  it("of a ballot with one count is its total, where that is meant", async () => {
    await create();
    afterClose();
    const asked = await say(
      `/ballot result\n${head}\nHMRC\t120\t81\t70\t10\t1\t\nTotal\t120\t81\t70\t10\t1\t`,
    );
    await tap(asked, "Only the total, as one count");
    expect((await kept())?.result).toEqual({ entitled: 120, cast: 81, yes: 70, no: 10, spoiled: 1 });
  });

  it("changed meanwhile is shown anew before it is kept", async () => {
    await create();
    afterClose();
    const asked = await say(`/ballot result\n${head}\nHMRC\t120\t81\t70\t10\t1\t67.5%`);
    await say("/ballot result link: https://www.pcs.org.uk/result");
    const again = await tap(asked, "Record it");
    expect(text(again)).toContain("Nothing is recorded yet.");
    expect((await kept())?.constituencies).toBeUndefined();
  });
});

test("a text with no employer in it says so, and gives the form back", async () => {
  await create();
  const asked = await say("/ballot entitled table: nobody knows");
  expect(text(asked)).toContain("No employer with its numbers could be read in that.");
  expect(labels(asked)).toEqual(change);
});
