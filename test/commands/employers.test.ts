import { describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { countsCard } from "../../src/core/ballot/count/counts.ts";
import { drawResult } from "../../src/core/ballot/count/result-card.ts";
import type { Published } from "../../src/core/ballot/published.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, text as textOf, today, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string, as: Person = "rep") => textOf(await rig().say(as, typed));

async function campaign() {
  const branch = await rig().store.branches.of(channel);
  const [found] = await rig().store.campaigns.list(branch?.id ?? "");
  if (!branch || !found) throw new Error("no ballot");
  return { branch, campaign: found };
}

const create = (more = "") =>
  say(`/ballot create name: PCS reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon ${more}`);

/** What members are taken to have told, as published. */
async function told(posted: number, toPost = 0, trouble = 0): Promise<void> {
  const published: Published = { posted, toPost, trouble };
  await rig().store.tallies.tell((await campaign()).campaign.id, published, today(rig()));
}

describe("/ballot entitled", () => {
  it("counts each employer by itself, in whole votes, and no votes of the whole", async () => {
    await create();
    await say("/ballot entitled employer: Harbour Office count: 63");
    const words = await say("/ballot entitled employer: Dock board count: 1,240");
    expect(words).toContain("Dock board: 1,240 entitled; 620 must vote.");
    const all = await say("/ballot entitled");
    expect(
      all,
    ).toBe(`PCS reballot: 1,303 members are entitled to vote, in 2 employers. Each is counted by itself.
Dock board: 1,240 entitled; 620 must vote.
Harbour Office: 63 entitled; 32 must vote.
Is each employer counted by itself? Add it: /ballot entitled ${(await campaign()).campaign.shortId} employer: Harbour Office count: 62
[Paste a table of employers]`);
    expect(await say("/ballot status", "member")).toContain("1,303 members can vote.");
    expect(await say("/ballot status", "member")).not.toContain("Half");
  });

  it("changes a count whatever the case of the name, shows one, and takes it away again", async () => {
    await create();
    await say("/ballot entitled employer: Harbour count: 63");
    await say("/ballot entitled employer: HARBOUR count: 62");
    expect((await campaign()).campaign.constituencies).toEqual([{ name: "Harbour", entitled: 62 }]);
    expect(await say("/ballot entitled employer: harbour")).toContain("Harbour: 62 entitled; 31 must vote.");
    await say("/ballot entitled employer: harbour remove: count");
    expect(await say("/ballot entitled")).toContain("Harbour: not known how many are entitled.");
    await say("/ballot entitled employer: harbour remove: employer");
    expect((await campaign()).campaign.constituencies).toBeUndefined();
    expect(await say("/ballot entitled employer: harbour remove: employer")).toContain(
      "has no employer “harbour”",
    );
    expect(await say("/ballot entitled remove: count")).toContain("nothing like that to take away");
  });

  it("lists more than fit as a number", async () => {
    await create();
    const { campaign: before } = await campaign();
    const constituencies = Array.from({ length: 60 }, (_, nr) => ({
      name: `Employer ${nr + 10}`,
      entitled: 10,
    }));
    await rig().store.campaigns.update({ ...before, constituencies, revision: before.revision + 1 });
    const all = await say("/ballot entitled");
    expect(all).toContain("in 60 employers");
    expect(all).toContain("And 35 more.");
    expect(all.length).toBeLessThan(4000);
  });

  it("is for reps", async () => {
    await create();
    for (const typed of ["/ballot entitled", "/ballot result"]) {
      expect(await say(typed, "member")).toContain("Only reps and officers");
    }
  });
});

describe("what members told us, for reps", () => {
  it("is set against those entitled and the threshold in numbers that are sure, and labelled", async () => {
    await create();
    await say("/ballot entitled count: 1,000");
    await told(245, 30, 10);
    const words = await say("/check results");
    expect(words).toContain("That is at least 24% of 1,000 entitled who told us.");
    expect(words).toContain("At least 285 of 1,000 entitled (28%) told us one of the three.");
    expect(words).toContain("Half of 1,000 entitled is 500: up to 255 more to go by what we were told.");
    expect(words).toContain("not turnout");
    expect(await say("/ballot status")).toContain("up to 255 more to go by what we were told.");
    const members = await say("/ballot status", "member");
    expect(members).toContain("Told us it is posted: at least 245.");
    expect(members).not.toMatch(/24%|285|255|30\b/u);
  });

  it("says no number at all where none may be told", async () => {
    await create();
    await say("/ballot entitled count: 62");
    await told(0, 0, 0);
    const words = await say("/check results");
    expect(words).not.toContain("%");
    expect(words).toContain("Half of 62 entitled is 31: up to 31 more");
  });

  it("is never worked out from how many have answered", async () => {
    await create();
    await say("/ballot entitled count: 1,000");
    await told(10);
    const before = await say("/check results");
    const { campaign: now } = await campaign();
    const more = now.published && { ...now.published, answered: 999 };
    if (more) await rig().store.tallies.tell(now.id, more, today(rig()));
    expect(await say("/check results")).toBe(before);
    expect(before).not.toContain("one of the three");
  });

  it("shows the branch's own target, as a percentage or a number", async () => {
    await create();
    await say("/ballot entitled count: 1,000 target: 60%");
    await told(245);
    expect(await say("/check results")).toContain(
      "own target, 600: up to 355 more to go by what we were told.",
    );
    expect(await say("/ballot entitled target: 240")).toContain("own target: 240 members.");
    expect(await say("/check results")).toContain("own target, 240: reached, by what we were told.");
    await say("/ballot entitled remove: target");
    expect(await say("/check results")).not.toContain("target");
    for (const wrong of ["most", "0", "101%", "-5"]) {
      expect(await say(`/ballot entitled target: ${wrong}`)).toContain("cannot be a target");
    }
  });

  it("needs no votes of a whole where each employer is counted by itself", async () => {
    await create();
    await say("/ballot entitled employer: Harbour count: 400");
    await told(100);
    const words = await say("/check results");
    expect(words).toContain("at least 25% of 400 entitled");
    expect(words).toContain("The threshold counts in each employer by itself");
    expect(words).not.toContain("more to go");
  });

  it("of Northern Ireland needs nothing by Great Britain's law, and says that the law is another", async () => {
    await create();
    await rig().say("officer", "/branch settings nation: northern-ireland");
    await say("/ballot entitled count: 1,000");
    const words = await say("/check results");
    expect(words).not.toContain("Half");
    expect(words).toContain("check with your full-time officer");
  });

  it("of an election has no bar of any kind", async () => {
    await say(
      "/ballot create name: NEC election kind: election opens: 20 March 2023 closes: 9 May 2023 noon",
    );
    await say("/ballot entitled count: 1,000");
    await told(245);
    expect(await say("/check results")).not.toMatch(/%|more to go|threshold|target|Half/u);
    expect(await say("/ballot entitled target: 60%")).toContain("is an election");
    expect(await say("/ballot entitled employer: Harbour count: 5")).toContain("is an election");
  });
});

describe("/ballot result", () => {
  const afterClose = () => rig().clock.set("2023-05-10T09:00");
  const typed = "entitled: 62 yes: 35 no: 2 spoiled: 1";

  test("waits for the close", async () => {
    await create();
    expect(await say(`/ballot result ${typed}`)).toContain(
      "PCS reballot closes on Tuesday 9 May 2023, 12 noon. Its result can be typed after that.",
    );
  });

  test("shows what the numbers come to before anything is posted", async () => {
    await create();
    afterClose();
    expect(await say("/ballot result")).toContain("No result has been typed yet.");
    expect(await say(`/ballot result ${typed}`)).toBe(`PCS reballot: the result
Turnout: 61.29% (38 of 62 members voted, 1 spoiled paper among them).
Yes: 35, No: 2. Yes is 94.59% of 37 valid votes.
50% had to vote, 31 members: met.
A majority voted Yes.
By these numbers the ballot is won: there is a mandate.
Once the union gives the last day of the mandate, set it: /ballot dates ${(await campaign()).campaign.shortId} mandate-expires: …
Check every number against the scrutineer’s own declaration.
[Post it in the ballot’s channels]`);
    expect((await postDue(rig())).filter((post) => post.includes("94.59"))).toEqual([]);
  });

  test("says plainly that one vote was missing, and never rounds that away", async () => {
    await create("mandate-expires: 8 November 2023");
    afterClose();
    const words = await say("/ballot result entitled: 32,033 yes: 16,000 no: 10 spoiled: 6");
    expect(words).toContain("Turnout: 49.99%");
    expect(words).toContain("50% had to vote, 16,017 members: missed by 1 vote.");
    expect(words).toContain("not won: there is no mandate");
    expect(words).toContain("remove: mandate-expires");
  });

  test("goes out in the ballot's channels when the button is pressed, and changes go out as a correction", async () => {
    await create();
    await rig().say("rep", "/countdown add ballot: PCS", { place: { ...channel, channel: "activists" } });
    afterClose();
    await postDue(rig());
    const [button] = buttonsOf(await rig().say("rep", `/ballot result ${typed}`));
    const sent = await rig().press("rep", button?.id ?? "");
    expect(textOf(sent)).toBe("The result of PCS reballot goes out now, in 2 channels.");
    expect((await postDue(rig())).toSorted()).toEqual(
      ["activists", "general"].map(
        (name) => `#${name}: We won: 95% Yes on a 61% turnout
The result of PCS reballot.
Turnout: 61.29% (38 of 62 members voted, 1 spoiled paper among them).
Yes: 35, No: 2. Yes is 94.59% of 37 valid votes.
50% had to vote, 31 members: met.
A majority voted Yes.
By these numbers the ballot is won: there is a mandate.
This alone calls nobody out: a strike is told here once the union has confirmed it.`,
      ),
    );
    rig().clock.set("2023-05-10T09:05");
    const changed = await rig().say("rep", "/ballot result entitled: 62 yes: 34 no: 3 spoiled: 1");
    expect(textOf(changed)).toContain("[Post the correction]");
    expect(textOf(await rig().press("rep", button?.id ?? ""))).toContain("The numbers have changed since.");
    await rig().press("rep", buttonsOf(changed)[0]?.id ?? "");
    const [correction, ...others] = await postDue(rig());
    expect(others).toHaveLength(1);
    expect(correction).toContain(
      "Correction · We won: 92% Yes on a 61% turnout\nThe result of PCS reballot.",
    );
    expect(correction).toContain("Yes: 34, No: 3.");
    rig().clock.set("2023-05-10T09:10");
    const removed = await rig().say("rep", "/ballot result remove: result");
    await rig().press("rep", buttonsOf(removed)[0]?.id ?? "");
    expect((await postDue(rig()))[0]).toContain(
      "The result given here before was wrong. No result is known here yet.",
    );
  });

  test("and a correction of dates do not take each other back", async () => {
    await create("result: 11 May 2023");
    await postDue(rig());
    afterClose();
    await postDue(rig());
    const [button] = buttonsOf(await rig().say("rep", `/ballot result ${typed}`));
    await rig().press("rep", button?.id ?? "");
    await say("/ballot dates result: 12 May 2023");
    const posts = (await postDue(rig())).join("\n");
    expect(posts).toContain("The result of PCS reballot.");
    expect(posts).toContain("Result: Friday 12 May 2023");
    expect(posts).not.toContain("closed early");
  });

  test("of each employer is won or lost by itself", async () => {
    await create();
    await say("/ballot entitled employer: Dock board count: 62");
    await say("/ballot entitled employer: Harbour count: 63");
    await say("/ballot entitled employer: Lighthouses count: 40");
    afterClose();
    expect(await say("/ballot result")).toContain("No result has been typed yet.");
    expect(await say(`/ballot result ${typed}`)).toContain("Say which: employer: …");
    expect(await say("/ballot result employer: dock board yes: 35 no: 2 spoiled: 1")).toContain(
      "PCS reballot: the result in Dock board",
    );
    const reply = await rig().say("rep", "/ballot result employer: Harbour yes: 30 no: 1");
    expect(textOf(reply)).toContain("missed by 1 vote");
    await rig().press("rep", buttonsOf(reply)[0]?.id ?? "");
    expect((await postDue(rig())).join("\n")).toContain(`We won in 1 of 2 employers: Dock board
The result of PCS reballot.
2 employers are counted here: 1 has a mandate.
Dock board: turnout 61.29% (38 of 62), Yes 94.59%: mandate won.
Harbour: turnout 49.21% (31 of 63), Yes 96.77%: no mandate; the turnout was 1 vote short.`);
  });

  test("of many employers with long names fits one message on every platform", async () => {
    await create();
    afterClose();
    const { branch, campaign: before } = await campaign();
    const lost = { entitled: 63_001, cast: 31_000, yes: 15_000, no: 15_990, spoiled: 10 };
    const name = (nr: number) => `${nr} ${"n".repeat(57)}`;
    const constituencies = Array.from({ length: 90 }, (_, nr) => ({
      name: name(nr + 10),
      entitled: 63_001,
      result: lost,
    }));
    const changed = { ...before, constituencies, threshold: { turnout: 50, support: 40 } };
    const post = drawResult(changed, branch, true);
    expect(plainText(post ?? { lines: [] })).toContain("And 74 more.");
    expect(plainText(post ?? { lines: [] }).length).toBeLessThan(4000);
    expect(plainText(countsCard(changed, branch)).length).toBeLessThan(4000);
  });

  test("with a threshold of support misses it in plain words", async () => {
    await create("threshold: 50% and 40%");
    afterClose();
    const words = await say("/ballot result entitled: 100 yes: 39 no: 21");
    expect(words).toContain("40% had to vote Yes, 40 members: missed by 1 vote.");
    expect(words).toContain("not won");
  });

  test("of a consultative ballot has no legal force", async () => {
    await create("kind: consultative");
    afterClose();
    const reply = await rig().say("rep", "/ballot result entitled: 100 yes: 60 no: 20");
    expect(textOf(reply)).toContain("it has no legal force");
    expect(textOf(reply)).not.toMatch(/mandate|had to vote/u);
  });

  test("of an election is its turnout and a link, and no votes", async () => {
    await create("kind: election");
    afterClose();
    expect(await say(`/ballot result ${typed}`)).toContain("Muster keeps no votes of an election.");
    const reply = await rig().say(
      "rep",
      "/ballot result entitled: 1,000 cast: 190 spoiled: 2 link: https://www.pcs.org.uk/result",
    );
    await rig().press("rep", buttonsOf(reply)[0]?.id ?? "");
    expect((await postDue(rig())).at(-1)).toBe(`#general: Result: 19% turnout
The result of PCS reballot.
Turnout: 19% (190 of 1,000 members voted, 2 spoiled papers among them).
Who was elected: www.pcs.org.uk/result`);
  });

  test.each([
    ["entitled: 62 yes: 35", "Give both Yes and No"],
    ["entitled: 62 yes: 35 no: 2 spoiled: 1 cast: 40", "are 38 votes, not 40"],
    ["entitled: 30 yes: 35 no: 2", "37 votes are more than the 30 who were entitled"],
    ["employer: Harbour yes: 35 no: 2", "PCS reballot has one count."],
    ["remove: result", "nothing like that to take away"],
    ["link: http://pcs", "is not a web page"],
  ])("“%s” is refused: %s", async (wrong, why) => {
    await create();
    afterClose();
    expect(await say(`/ballot result ${wrong}`)).toContain(why);
    expect((await campaign()).campaign.result).toBeUndefined();
  });

  test("takes votes cast with the spoiled papers and without", async () => {
    await create();
    afterClose();
    for (const cast of [37, 38]) {
      await say(`/ballot result ${typed} cast: ${cast}`);
      expect((await campaign()).campaign.result).toEqual({
        entitled: 62,
        cast: 38,
        yes: 35,
        no: 2,
        spoiled: 1,
      });
    }
    await say("/ballot result remove: result");
    expect((await campaign()).campaign.result).toBeUndefined();
  });
});
