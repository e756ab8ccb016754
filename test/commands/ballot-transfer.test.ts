import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import { milestoneKinds } from "../../src/core/ballot/campaign.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { buttonsOf, channel, type Person, tap, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string, as: Person = "rep") => textOf(await rig().say(as, typed));

const paste = (timetable: string) => rig().submit("rep", "ballot/import", { timetable });

const pressed = async (reply: Reply, as: Person = "rep") =>
  rig().press(as, buttonsOf(reply)[0]?.id ?? "no button");

const table = `PCS national reballot 2023
Ballot opens: Mon 20 March 2023
Replacement by: Fri 28 April 2023 5pm
Ballot closes: Tue 9 May 2023 12 noon
`;

async function campaigns() {
  const branch = await rig().store.branches.of(channel);
  return rig().store.campaigns.list(branch?.id ?? "");
}

async function exportedText(): Promise<string> {
  const reply = await rig().say("rep", "/ballot export");
  if (reply.kind !== "private") throw new Error("no private reply");
  const [line = []] = reply.card.lines;
  return line.map((span) => (span.kind === "text" ? span.text : "")).join("");
}

describe("/ballot import", () => {
  it("shows line by line what it understood, sets nothing up, and does so once the button is pressed", async () => {
    const reply = await paste(
      `${table}Members’ meeting: 4 May 6pm\nTell your rep\nStrike days: 25 May 2023\n`,
    );
    expect(textOf(reply)).toBe(`Is this right? PCS national reballot 2023
Statutory ballot (industrial action).
Opens: Monday 20 March 2023 (“Ballot opens: Mon 20 March 2023”)
Ask for a replacement by: Friday 28 April 2023, 5pm (“Replacement by: Fri 28 April 2023 5pm”)
Closes (papers must have arrived): Tuesday 9 May 2023, 12 noon (“Ballot closes: Tue 9 May 2023 12 noon”)
Not taken: “Members’ meeting: 4 May 6pm”. A ballot in Muster has no place for this date.
Not set up here: “Strike days: 25 May 2023”. For the strike type: /strike add days: 25 May 2023
Passed over, no date in them: “Tell your rep”
Post by: Thursday 27 April 2023 (suggested by Muster, not by the union)
Last day of the mandate: Wednesday 8 November 2023 (if the ballot is won; suggested by Muster, not by the union)
Careful: the posting date that Muster suggests, Thursday 27 April 2023, is before the last day to ask for a replacement, Friday 28 April 2023: a paper that comes then is posted later. Give the union’s own date: last-posting: …
Nothing is set up yet. If a date is wrong, change the list.
Check each date against the union’s notice.
[Set it up]
[Fill in a form]
[Change the list]
[Leave it]`);
    expect(await campaigns()).toEqual([]);
    const done = await pressed(reply);
    expect(done.kind).toBe("update");
    expect(textOf(done)).toMatch(
      /^Set up: PCS national reballot 2023, closes Tue 9 May\nOpens: Monday 20 March 2023\n/u,
    );
    expect(textOf(done)).toContain("Next post: Tuesday 25 April 2023, 9am in #general, then 11 more.");
    expect(await campaigns()).toHaveLength(1);
  });

  it("is confirmed once; a second press finds nothing, and neither does a press after an hour", async () => {
    const reply = await paste(table);
    await pressed(reply);
    expect((await pressed(reply)).kind).toBe("refused");
    expect(await campaigns()).toHaveLength(1);
    const late = await paste(table.replace("2023\n", "2023 again\n"));
    rig().clock.set("2023-04-20T10:31");
    await purgeAll(rig().parts);
    expect((await pressed(late)).kind).toBe("refused");
  });

  it("goes on in the form of /ballot create with every date that was understood", async () => {
    const asked = await paste(`${table}Result: 10 May 2023\n`);
    const form = await tap(rig(), "rep", asked, "Fill in a form");
    if (form.kind !== "form") throw new Error(`no form: ${textOf(form)}`);
    const values = Object.fromEntries(form.form.fields.map(({ name, value = "" }) => [name, value]));
    expect(values).toEqual({
      name: "PCS national reballot 2023",
      kind: "statutory",
      opens: "Mon 20 March 2023",
      closes: "Tue 9 May 2023 12 noon",
      "last-posting": "",
    });
    await rig().submit("rep", form.form.id, { ...values, "last-posting": "Tue 2 May 2023" });
    const [campaign] = await campaigns();
    expect(Object.entries(campaign?.milestones ?? {}).map(([name, { date }]) => `${name} ${date}`)).toEqual([
      "opens 2023-03-20",
      "replacement-by 2023-04-28",
      "last-posting 2023-05-02",
      "closes 2023-05-09",
      "result 2023-05-10",
    ]);
  });

  it("a yes to one list is none to another: what was changed meanwhile is shown anew", async () => {
    const asked = await paste(table);
    const form = await tap(rig(), "rep", asked, "Change the list");
    if (form.kind !== "form") throw new Error(`no form: ${textOf(form)}`);
    expect(form.form.fields.map(({ value }) => value)).toEqual([table]);
    const changed = await rig().submit("rep", form.form.id, { timetable: table.replace("9 May", "16 May") });
    expect(textOf(changed)).toContain("Tuesday 16 May 2023, 12 noon");
    expect(await campaigns()).toEqual([]);
    await tap(rig(), "rep", changed, "Set it up");
    expect(`${(await campaigns())[0]?.milestones.closes?.date}`).toBe("2023-05-16");
  });

  it("asks about each line with two readings, one after the other, and sets up what was answered", async () => {
    const list =
      "Pay ballot\nOpens: 20 March 2023\nLast date to return: 4 May 2023\nCloses: 9 May 2023, 12pm";
    const first = await paste(list);
    expect(textOf(first)).toBe(`“Last date to return: 4 May 2023”
Which is it?
Nothing is set up yet. One more line is asked about after this.
[Post by: Thursday 4 May 2023]
[Closes (papers must have arrived): Thursday 4 May 2023]
[Leave this line out]
[Fill in a form]
[Change the list]
[Leave it]`);
    const second = await tap(rig(), "rep", first, "Post by: Thursday 4 May 2023");
    expect(textOf(second)).toContain("“Closes: 9 May 2023, 12pm”");
    const shown = await tap(rig(), "rep", second, "Tuesday 9 May 2023, 12 noon");
    expect(await campaigns()).toEqual([]);
    await tap(rig(), "rep", shown, "Set it up");
    const { closes, "last-posting": posting } = (await campaigns())[0]?.milestones ?? {};
    expect([`${posting?.date}`, `${closes?.date} ${closes?.time}`]).toEqual([
      "2023-05-04",
      "2023-05-09 12:00:00",
    ]);
  });

  it("shows the line that was left out, and asks which date is the close where no line says so", async () => {
    const first = await paste(
      "Pay ballot\nOpens: 20 March 2023\nParty: 8 May 2023\nThe end of it all: 9 May 2023 noon",
    );
    expect(textOf(first)).toContain("No line says when it closes. Is it one of these?");
    const shown = await tap(
      rig(),
      "rep",
      first,
      "Tuesday 9 May 2023, 12 noon (“The end of it all: 9 May 2023 noon”)",
    );
    expect(textOf(shown)).toContain("Not taken: “Party: 8 May 2023”. Muster cannot tell which date this is.");
    const unclear = await paste("Other ballot\nOpens: Tue 20 March 2023\nCloses: 9 May 2023 noon");
    const without = await tap(rig(), "rep", unclear, "Leave this line out");
    expect(textOf(without)).toContain("Left out by you: ");
    expect(textOf(without)).not.toContain("Opens:  ");
  });

  it("is for reps, the button too", async () => {
    const reply = await paste(table);
    expect((await rig().say("member", `/ballot import ${table}`)).kind).toBe("refused");
    expect((await pressed(reply, "member")).kind).toBe("refused");
    expect(await campaigns()).toEqual([]);
  });

  it.each([
    ["tabs", "Name\tReballot\nOpens\t20/3/2023\nCloses\t9/5/2023 12 noon"],
    [
      "bars",
      "| Name | Reballot |\n|---|---|\n| Opens | 20 March 2023 |\n| Closes | Tue 9 May 2023 12 noon |",
    ],
    [
      "other words",
      "Reballot\r\n\r\nOpening day: 20 March 2023\r\nClosing date: 9 May 2023 12:00\r\nKind: statutory ballot",
    ],
    [
      "Muster's own words",
      "Name: Reballot\nopens: 20 March 2023\nCloses (papers must have arrived): Tuesday 9 May 2023, 12 noon",
    ],
  ])("reads a table with %s", async (_, typed) => {
    await pressed(await paste(typed));
    expect(await campaigns()).toMatchObject([{ name: "Reballot", kind: "statutory" }]);
    const { opens, closes } = (await campaigns())[0]?.milestones ?? {};
    expect([`${opens?.date}`, `${closes?.date} ${closes?.time}`]).toEqual([
      "2023-03-20",
      "2023-05-09 12:00:00",
    ]);
  });

  it("reads an election typed after the command", async () => {
    rig().clock.set("2019-09-01T09:00");
    const typed = `/ballot import timetable: GS election
Kind: election
Nominations open: Mon 2 September 2019
Nominations close: Mon 14 October 2019 5pm
Acceptance by: Mon 21 October 2019 5pm
Opens: Thu 7 November 2019
Closes: Thu 12 December 2019 noon`;
    await pressed(await rig().say("rep", typed));
    expect(await campaigns()).toMatchObject([{ name: "GS election", kind: "election" }]);
  });

  it.each([
    [
      "a weekday that is another",
      "X\nOpens: Tue 20 March 2023\nCloses: 9 May 2023 noon",
      /Monday 20 March 2023/u,
    ],
    [
      "a close without its hour",
      "X\n\nCloses: 9 May 2023",
      /At what hour\?[\s\S]*\[Tuesday 9 May 2023, 12 noon\]/u,
    ],
    [
      "a date twice",
      "X\nCloses: 9 May 2023 noon\nBallot closes: 10 May 2023 noon",
      /“Closes.*” stands there twice\. Which is right\?/u,
    ],
    [
      "dates the wrong way round",
      "X\nCloses: 9 May 2023 noon\nOpens: 10 May 2023",
      /“Closes .* cannot be before “Opens”[\s\S]*\[Leave out: Opens[\s\S]*\[Leave out: Closes/u,
    ],
    [
      "a kind there is not",
      "X\nKind: raffle\nCloses: 9 May 2023 noon",
      /“raffle”: which of these\?[\s\S]*\[Election\]/u,
    ],
    [
      "a way of voting there is not",
      "X\nVoting: by owl\nCloses: 9 May 2023 noon",
      /“by owl”: which of these\?/u,
    ],
    ["no name", "Closes: 9 May 2023 noon", /^What is it called\?[\s\S]*\[Fill in a form\]/u],
    ["no close", "X\nOpens: 20 March 2023", /^No line says when it closes\. Add one/u],
  ])("asks about %s, with buttons", async (_, typed, words) => {
    const reply = await paste(typed);
    expect(reply).not.toHaveProperty("field");
    expect(textOf(reply)).toMatch(words);
    expect(textOf(reply)).toContain("[Change the list]\n[Leave it]");
  });

  it.each([
    [
      "an employer twice in JSON",
      '{"campaigns":[{"id":"a","kind":"x","dates":{},"constituencies":[{"name":"A"},{"name":"a"}]}]}',
      /^campaign a: constituencies must be a list/u,
    ],
    [
      "a threshold and a link that are none",
      '{"campaigns":[{"id":"a","kind":"x","dates":{},"threshold":"most","replacement_link":"pcs"}]}',
      /replacement_link must be a whole web address[\s\S]*threshold must be “?"law"/u,
    ],
    ["JSON that is none", "{ campaigns", /^That is no JSON/u],
    [
      "a wrong field",
      '{"campaigns":[{"id":"a","kind":"x","dates":{"opens":"20 March"}}]}',
      /^campaign a: dates\.opens must be a day/u,
    ],
    [
      "no close in JSON",
      '{"campaigns":[{"id":"a","kind":"consultative_ballot","dates":{"closes":"2023-05-09"}}]}',
      /^The close and its hour are missing/u,
    ],
    ["a strike", '{"campaigns":[{"id":"a","kind":"strike","dates":{}}]}', /A strike: \/strike add$/u],
    ["many", '{"campaigns":[]}', /^That holds 0 campaigns/u],
  ])("refuses %s, at the field, and says where", async (_, typed, words) => {
    const reply = await paste(typed);
    expect(reply).toMatchObject({ kind: "refused", field: "timetable" });
    expect(textOf(reply)).toMatch(words);
  });

  it("one line that cannot be read costs that line only", async () => {
    const reply = await paste("X\nOpens: 32 March 2023\nJoin by: sometime\nCloses: 9 May 2023 noon");
    expect(textOf(reply)).toContain("Not taken: “Opens: 32 March 2023”. There is no 32 March");
    expect(textOf(reply)).toContain("Not taken: “Join by: sometime”.");
    await pressed(reply);
    expect(Object.keys((await campaigns())[0]?.milestones ?? {})).toEqual(["closes"]);
  });

  it("a date that such a ballot cannot have costs its line: a mandate of a consultative one", async () => {
    const reply = await paste(
      "Consultative ballot\nCloses: 9 May 2023 noon\nMandate expires: 8 November 2023",
    );
    expect(textOf(reply)).toContain("Consultative ballot.");
    expect(textOf(reply)).toMatch(/Not taken: “Mandate expires: 8 November 2023”\./u);
    await pressed(reply);
    expect(await campaigns()).toMatchObject([{ kind: "consultative" }]);
  });

  it("refuses what is over or set up already, as /ballot create does", async () => {
    expect(textOf(await paste("X\nCloses: 9 May 2022 noon"))).toContain("has passed");
    await pressed(await paste(table));
    expect(textOf(await paste(table))).toContain("There is already a ballot called");
  });
});

describe("/ballot export", () => {
  const full =
    "name: PCS reballot entitled by all “quotes” & <signs> opens: 20 March 2023 not-received-by: 28 March 2023 join-by: 12 April 2023 replacement-by: 28 April 2023 5pm last-posting: 2 May 2023 closes: 9 May 2023 12 noon result: 10 May 2023 5pm mandate-expires: 8 November 2023";

  it("goes in again as it was, elsewhere", async () => {
    await say(`/ballot create ${full}`);
    await say("/ballot entitled count: 1,240");
    const [before] = await campaigns();
    const text = await exportedText();
    const reply = await paste(text.replace('"PCS reballot', '"Copy of PCS reballot'));
    await pressed(reply);
    const after = (await campaigns()).find(({ name }) => name.startsWith("Copy"));
    expect(JSON.stringify(after?.milestones)).toBe(JSON.stringify(before?.milestones));
    expect(after).toMatchObject({ kind: "statutory", entitled: 1240 });
  });

  it("fits one message on every platform with every date it can have", async () => {
    await say(
      `/ballot create name: ${"n".repeat(80)} nominations-open: 1 March 2023 5pm nominations-close: 2 March 2023 5pm acceptance: 3 March 2023 5pm opens: 20 March 2023 5pm not-received-by: 28 March 2023 5pm join-by: 12 April 2023 5pm replacement-by: 28 April 2023 5pm last-posting: 2 May 2023 5pm closes: 9 May 2023 12 noon count: 10 May 2023 9am result: 10 May 2023 5pm mandate-expires: 8 November 2023`,
    );
    expect(Object.keys((await campaigns())[0]?.milestones ?? {})).toHaveLength(milestoneKinds.length);
    expect((await exportedText()).length).toBeLessThan(1500);
  });

  it("takes with it how members vote, the threshold, the page for replacements and each employer", async () => {
    await say(`/ballot create ${full} method: hybrid threshold: 50% and 40%`);
    await say("/ballot dates replacement-link: https://www.pcs.org.uk/replacement");
    await say("/ballot entitled employer: Harbour count: 62");
    await say("/ballot entitled employer: Dock board");
    const reply = await paste((await exportedText()).replace('"PCS reballot', '"Copy of PCS reballot'));
    expect(textOf(reply)).toContain("Voting: by post or online; papers come by post");
    expect(textOf(reply)).toContain("50% of those entitled must vote, and 40% of them must vote Yes");
    expect(textOf(reply)).toContain("2 employers are counted by themselves.");
    await pressed(reply);
    expect((await campaigns()).find(({ name }) => name.startsWith("Copy"))).toMatchObject({
      method: "hybrid",
      threshold: { turnout: 50, support: 40 },
      replacementLink: "https://www.pcs.org.uk/replacement",
      constituencies: [{ name: "Dock board" }, { name: "Harbour", entitled: 62 }],
    });
  });

  it("leaves out employers that do not fit in one message, and says so", async () => {
    await say(`/ballot create ${full}`);
    const [before] = await campaigns();
    const constituencies = Array.from({ length: 100 }, (_, nr) => ({
      name: `Employer number ${nr}`,
      entitled: nr,
    }));
    if (before)
      await rig().store.campaigns.update({ ...before, constituencies, revision: before.revision + 1 });
    expect((await exportedText()).length).toBeLessThan(1500);
    expect(await say("/ballot export")).toContain("Its 100 employers do not fit in one message");
  });

  it("comes back through a phone that bends quotes, and inside a block of code", async () => {
    await say("/ballot create name: Reballot closes: Tue 9 May 2023 12 noon");
    const text = (await exportedText()).replace('"Reballot"', '"Other"');
    expect(textOf(await paste(text.replaceAll(/"([^"]*)"/gu, "“$1”")))).toContain("Is this right? Other");
    expect(textOf(await paste(`\`\`\`json\n${text}\n\`\`\``))).toContain("Is this right? Other");
  });
});

test("every ballot and election of the known timetables that has its hour goes in by its own JSON", async () => {
  const path = join(import.meta.dirname, "../fixtures/campaigns.json");
  const file = JSON.parse(readFileSync(path, "utf8"));
  rig().clock.set("2019-01-01T09:00");
  const taken: string[] = [];
  for (const campaign of file.campaigns) {
    const asked = await paste(JSON.stringify({ ...file, campaigns: [campaign] }));
    const rule = buttonsOf(asked).some(({ label }) => label === "Not sure");
    const reply = rule ? await tap(rig(), "rep", asked, "Not sure") : asked;
    if (!textOf(reply).includes("[Set it up]")) continue;
    await tap(rig(), "rep", reply, "Set it up");
    taken.push(campaign.id);
  }
  expect(taken).toEqual([
    "pcs-2023-reballot",
    "pcs-2019-gs-election",
    "pcs-2023-consultative",
    "pcs-2022-hmrc-gec-rerun",
    "synthetic-2026-new-rules",
  ]);
});
