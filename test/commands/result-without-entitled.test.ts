import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, tap, text, useRig } from "../support/rig.ts";

/** A result whose notice does not give how many were entitled to vote: nothing is worked out from it. */

const rig = useRig(commands);

const say = (typed: string) => rig().say("rep", typed);

const create = (more = "") =>
  say(`/ballot create name: Pay ballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon ${more}`);

const afterClose = () => rig().clock.set("2023-05-10T09:00");

const inNorthernIreland = () => rig().say("officer", "/branch settings nation: northern-ireland");

async function kept() {
  const branch = await rig().store.branches.of(channel);
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  return campaign;
}

/** What is posted of it. */
async function posted(typed: string): Promise<string> {
  await postDue(rig());
  const reply = await say(typed);
  const done = buttonsOf(reply).some(({ label }) => label === "Go on without")
    ? await tap(rig(), "rep", reply, "Go on without")
    : reply;
  await tap(rig(), "rep", done, "Post it in the ballot’s channels");
  return (await postDue(rig())).join("\n");
}

/** Words that claim a turnout, a threshold or what follows from one. */
const claimed = /turnout|\bmet\b|missed|vote short|is <b>won|is won:|there is (?:a|no) mandate/iu;

describe("in Great Britain", () => {
  it("is asked about, with all that was typed kept, and nothing recorded until then", async () => {
    await create();
    afterClose();
    const asked = await say("/ballot result yes: 35 no: 2 spoiled: 1");
    expect(
      text(asked),
    ).toBe(`How many were entitled to vote? In Great Britain the union’s notice of the result must give it (s.231 TULRCA 1992): type it, or go on without.
[Type it]
[Go on without]
[Leave it]`);
    expect((await kept())?.result).toBeUndefined();
    const form = await tap(rig(), "rep", asked, "Type it");
    if (form.kind !== "form") throw new Error("no form");
    expect(form.form.fields.map(({ name, value }) => [name, value])).toEqual(
      expect.arrayContaining([
        ["entitled", undefined],
        ["yes", "35"],
        ["no", "2"],
        ["spoiled", "1"],
      ]),
    );
    const sent = await rig().submit("rep", form.form.id, {
      entitled: "62",
      yes: "35",
      no: "2",
      spoiled: "1",
    });
    expect(text(sent)).toContain("Turnout: 61.29%");
    expect((await kept())?.result).toEqual({ entitled: 62, cast: 38, yes: 35, no: 2, spoiled: 1 });
  });

  it("goes on without at a tap, and claims no turnout, no threshold and no mandate", async () => {
    await create();
    afterClose();
    const post = await posted("/ballot result yes: 35 no: 2 spoiled: 1");
    expect(post).toBe(`#general: Result: 95% Yes
The result of Pay ballot.
Votes cast: 38, 1 spoiled paper among them. How many were entitled to vote was not given.
Yes: 35, No: 2. Yes is 94.59% of 37 valid votes.
A majority voted Yes.
Whether the ballot is won cannot be said here. 50% of those entitled had to vote: how many that is depends on a number that was not given.
This alone calls nobody out: a strike is told here once the union has confirmed it.`);
    expect((await kept())?.result).toEqual({ cast: 38, yes: 35, no: 2, spoiled: 1 });
    expect(text(await say("/ballot dates"))).not.toMatch(/no mandate|suggested/iu);
  });

  it("is lost where No has as many, whatever was entitled", async () => {
    await create();
    afterClose();
    const post = await posted("/ballot result yes: 20 no: 20");
    expect(post).toContain("Not won: 50% Yes\n");
    expect(post).toContain("not won: there is no mandate");
  });

  it("of one employer asks for that employer, and of several says of how many nothing can be said", async () => {
    await create();
    for (const name of ["Docks", "Harbour", "Lighthouses"]) await say(`/ballot entitled employer: ${name}`);
    await say("/ballot entitled employer: Docks count: 62");
    afterClose();
    await say("/ballot result employer: Docks yes: 35 no: 2 spoiled: 1");
    const asked = await say("/ballot result employer: harbour yes: 30 no: 1");
    expect(text(asked)).toContain("How many were entitled to vote in harbour?");
    await tap(rig(), "rep", asked, "Go on without");
    const post = await posted("/ballot result");
    expect(post).toContain("#general: Result for 2 employers\n");
    expect(post).toContain(
      "2 employers are counted here: of 1 it cannot be said whether there is a mandate, as how many were entitled was not given; of the others 1 has a mandate.",
    );
    expect(post).toContain(
      "Harbour: 31 voted, Yes 96.77%: how many were entitled was not given, so it cannot be said whether there is a mandate.",
    );
    await say("/ballot dates mandate-expires: Wed 8 November 2023");
    const strike = text(await say("/strike add name: Out days: 6 June for: Harbour"));
    expect(strike).toContain(
      "Careful: whether the ballot of Harbour is won cannot be said here, as how many were entitled to vote was not given",
    );
    expect(strike).not.toContain("no live mandate");
    expect(strike).not.toContain("50% turnout rule");
    expect(text(await say("/strike add name: Off days: 7 June for: Docks"))).not.toContain("cannot be said");
  });

  it("with a rule that may be gone, or a share of Yes, says what it hangs on", async () => {
    await create("threshold: 50% and 40%");
    afterClose();
    const asked = await say("/ballot result yes: 35 no: 2");
    expect(text(await tap(rig(), "rep", asked, "Go on without"))).toContain(
      "50% of those entitled had to vote, and 40% of them vote Yes:",
    );
  });

  it("of a consultative ballot or an election is simply kept", async () => {
    await create("kind: consultative");
    afterClose();
    const consultative = await posted("/ballot result yes: 35 no: 2");
    expect(consultative).toContain("Result: 95% Yes\n");
    expect(consultative).not.toMatch(claimed);
  });

  it("of an election says how many voted", async () => {
    await say(
      "/ballot create name: NEC election kind: election opens: 20 March 2023 closes: 9 May 2023 noon",
    );
    afterClose();
    const post = await posted("/ballot result cast: 235");
    expect(post).toContain("Result: 235 members voted\n");
    expect(post).not.toMatch(claimed);
  });
});

describe("in Northern Ireland", () => {
  it("is not asked about, as more Yes than No of those voting is enough there", async () => {
    await create();
    await inNorthernIreland();
    afterClose();
    const post = await posted("/ballot result yes: 35 no: 2 spoiled: 1");
    expect(post).toContain("We won: 95% Yes\n");
    expect(post).toContain("Votes cast: 38, 1 spoiled paper among them.");
    expect(post).toContain("By these numbers the ballot is won");
    expect(post).not.toMatch(/turnout:|had to vote|on a .*turnout|missed|\bmet\b/iu);
  });

  it("is asked about where the union has set a threshold of its own", async () => {
    await create("threshold: 50%");
    await inNorthernIreland();
    afterClose();
    const asked = text(await say("/ballot result yes: 35 no: 2"));
    expect(asked).toContain("Whether the ballot is won depends on it");
    expect(asked).not.toContain("s.231");
  });

  it("of several employers is won in each that has more Yes than No", async () => {
    await create();
    await inNorthernIreland();
    for (const name of ["Docks", "Harbour"]) await say(`/ballot entitled employer: ${name}`);
    afterClose();
    await say("/ballot result employer: Docks yes: 35 no: 2");
    const post = await posted("/ballot result employer: Harbour yes: 3 no: 20");
    expect(post).toContain("We won in 1 of 2 employers: Docks\n");
    expect(post).toContain("Docks: 37 voted, Yes 94.59%: mandate won.");
  });
});
