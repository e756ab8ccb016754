import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callsIn } from "../../../src/core/strike/for-whom.ts";
import { employersIn, listed, namesMeet } from "../../../src/core/strike/names.ts";

describe("whom a rep means", () => {
  it.each([
    "all",
    "All-out",
    "all out",
    "everyone",
    "all members",
    "members with a live mandate",
    "everyone whose employer has a live strike mandate",
    "all members in employers with a live mandate.",
  ])("is everybody: %s", (typed) => {
    expect(employersIn(typed)).toEqual([]);
  });

  it.each([
    ["Ofgem", ["Ofgem"]],
    ["members in Ofgem only", ["Ofgem"]],
    ["Ofgem, DVSA", ["Ofgem", "DVSA"]],
    ["all members in Ofgem, DVSA and HMRC", ["Ofgem", "DVSA", "HMRC"]],
    ["Ofgem, DVSA, and HMRC", ["Ofgem", "DVSA", "HMRC"]],
    ["Ofgem staff", ["Ofgem"]],
    ["HM Revenue and Customs", ["HM Revenue and Customs"]],
    ["Environment, Food and Rural Affairs; DWP", ["Environment, Food and Rural Affairs", "DWP"]],
    ["members in Ofgem with a live mandate", ["Ofgem"]],
    ["Ofgem, ofgem", ["Ofgem"]],
  ])("is named: %s", (typed, names) => {
    expect(employersIn(typed)).toEqual(names);
  });

  it.each([",", ";", "–", "members in ,"])("is nobody known: %s", (typed) => {
    expect(employersIn(typed)).toBeUndefined();
  });

  it("reads back the very names it says", () => {
    const name = fc.constantFrom(
      "Ofgem",
      "DVSA",
      "HMRC",
      "DWP Sheffield",
      "Food and Rural, Affairs",
      "Land Registry",
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
        const said = listed(names);
        expect(names.every((one) => said.includes(one))).toBe(true);
        const typed = names.join(names.some((one) => one.includes(",")) || names.length === 1 ? "; " : ", ");
        const single = names.length === 1 && typed.includes(",");
        if (!single) expect(employersIn(typed)).toEqual(names);
      }),
    );
  });
});

describe("names that may mean members in common", () => {
  it.each([
    ["Ofgem", "OFGEM", true],
    ["DWP", "DWP Sheffield", true],
    ["HM Passport Office", "Passport Office", true],
    ["Ofgem and DVSA", "DVSA", true],
    ["Health & Safety", "health and safety", true],
    ["DWP", "DWPX", false],
    ["Ofgem", "DVSA", false],
    ["Land Registry", "Land", true],
  ])("%s, %s: %s", (one, other, meet) => {
    expect(namesMeet(one, other)).toBe(meet);
    expect(namesMeet(other, one)).toBe(meet);
  });
});

describe("a channel", () => {
  it("without a mark, or of an all-out strike, is always called", () => {
    expect(callsIn({ employers: ["Ofgem"] }, [])).toBe(true);
    expect(callsIn({ employers: [] }, ["DVSA"])).toBe(true);
  });

  it("with a mark is called by a strike of one of those alone", () => {
    expect(callsIn({ employers: ["Ofgem", "DVSA"] }, ["DVSA Leeds"])).toBe(true);
    expect(callsIn({ employers: ["Ofgem", "DVSA"] }, ["HMRC", "DWP"])).toBe(false);
  });
});
