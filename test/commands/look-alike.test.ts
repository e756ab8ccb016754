import { beforeEach, describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { text, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const said = async (typed: string) => text(await rig().say("officer", typed));

/** With a Cyrillic A, E and c: nobody sees the difference. */
const alike = { DVSA: "\u0410\u0410\u0410", reballot: "\u0420\u0421\u0421" };

/** "AAA" and "PCC": words whose every letter has a twin, so that no word mixes alphabets. */
const real = { employer: "AAA", ballot: "PCC" };

describe("a name that looks like a known one, and is not", () => {
  beforeEach(async () => {
    await said(`/ballot create name: ${real.ballot} opens: 20 March 2023 closes: Tue 9 May 2023 12 noon`);
    await said(`/ballot entitled employer: ${real.employer} count: 120`);
    await said("/strike add name: AAA out days: 9 May 2023 for: all");
    await said("/strike add name: Second days: 10 May 2023 for: all");
    await said("/branch channel for: KOB");
  });

  it.each([
    ["a ballot", `/ballot create name: ${alike.reballot} closes: Tue 16 May 2023 12 noon`],
    ["a strike", `/strike add name: ${alike.DVSA} out days: 16 May 2023 for: all`],
    ["a strike's new name", `/strike edit strike: Second name: ${alike.DVSA} out`],
    ["whom a strike calls", `/strike add name: Other days: 16 May 2023 for: ${alike.DVSA}, Ofgem`],
    ["whom an edited strike calls", `/strike edit strike: AAA for: ${alike.DVSA}`],
    ["an employer of a ballot", `/ballot entitled employer: ${alike.DVSA} count: 4`],
    ["whom a channel is for", `/branch channel for: ${alike.DVSA}`],
    ["an employer that only a channel names", "/ballot entitled employer: \u041a\u041e\u0412 count: 4"],
  ])("is refused: %s", async (_what, typed) => {
    const before = await kept();
    expect(await said(typed)).toContain("is known here, but is spelt with other characters");
    expect(await kept()).toBe(before);
  });

  /** Everything but the question, which waits sealed for the name to be changed. */
  async function kept(): Promise<string> {
    const rows = (await rig().dump()).split("\n");
    return rows.filter((row) => !/"(?:sealed|call_id)":/u.test(row)).join("\n");
  }

  it("itself, in any case, is taken", async () => {
    expect(await said("/ballot entitled employer: aaa count: 121")).toContain("121");
    expect(await said(`/strike add name: Other days: 16 May 2023 for: aaa`)).toContain("Other");
    expect(await said("/strike edit strike: AAA name: Aaa out")).not.toContain("other characters");
  });
});

test.each([
  "/ballot create name: R\u0435ballot closes: Tue 9 May 2023 12 noon",
  "/strike add name: On\u0435 days: 9 May 2023 for: all",
  "/strike add name: One days: 9 May 2023 for: DVS\u0410",
  "/branch settings name: H\u0430rbour",
  "/branch channel for: DVS\u0410",
  "/countdown add date: 9 May 2023 title: Th\u0435 day",
  "/reminder add text: Th\u0435 meeting when: 9 May 2023 5pm",
])("letters of two alphabets in a word are refused: %s", async (typed) => {
  expect(await said(typed)).toContain("has letters of two alphabets");
});

test("a reminder to oneself is one's own business", async () => {
  expect(await said("/reminder add text: Th\u0435 meeting when: 9 May 2023 5pm who: me")).not.toContain(
    "two alphabets",
  );
});

test("a name cannot hide characters without a width", async () => {
  await said("/ballot create name: Re\u200bballot closes: Tue 9 May 2023 12 noon");
  expect(await rig().dump()).toContain('"Reballot"');
});
