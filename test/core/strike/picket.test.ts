import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/core/chat/card.ts";
import { UserError } from "../../../src/core/chat/user-error.ts";
import { picketLines, typedPicket } from "../../../src/core/strike/picket.ts";
import { branch } from "../../support/examples.ts";

const gate = { place: "Main gate, 12-14 Quay Street, SE1 4PG", from: "5am", contact: "branch organiser" };

describe("a picket", () => {
  it.each([
    ["5am", "from 5am."],
    ["10pm the day before", "from 10pm on the day before."],
    ["on the evening before, 22:30", "from 10:30pm on the day before."],
    ["17:00", "from 5pm."],
  ])("begins at %s", (from, words) => {
    const lines = picketLines({ pickets: [typedPicket({ ...gate, from })] }, branch);
    expect(plainText({ lines })).toContain(`Picket: ${gate.place}, ${words} Ask for the branch organiser.`);
  });

  it("has a note of the union’s, and the Code’s advice where that is the law", () => {
    const pickets = [typedPicket({ ...gate, note: "Night shifts that begin on 27 April are called out." })];
    const lines = plainText({ lines: picketLines({ pickets }, branch) });
    expect(lines).toContain("organiser. Night shifts that begin on 27 April are called out.");
    expect(lines).toContain("As a rule, no more than six people stand at one entrance");
    const there = { ...branch, nation: "northern-ireland" } as const;
    expect(plainText({ lines: picketLines({ pickets }, there) })).not.toContain("six");
    expect(picketLines({ pickets: [] }, branch)).toEqual([]);
  });

  it.each([
    ["contact", "07700 900123"],
    ["contact", "+44 (0)7700-900 123"],
    ["contact", "rep 0207.946.0000"],
    ["contact", "somebody@example.org"],
    ["contact", "@somebody"],
    ["contact", "<@U123ABC>"],
    ["note", "call 02079460000"],
    ["note", "see https://example.org/x"],
    ["place", "@here at the gate"],
  ])("names nobody: %s %s", (field, typed) => {
    const asked = () => typedPicket({ ...gate, [field]: typed });
    expect(asked).toThrow(UserError);
    expect(asked).toThrow(expect.objectContaining({ field }));
  });

  it.each(["at dawn", "25:00", "the day before"])("refuses %s as no time", (from) => {
    expect(() => typedPicket({ ...gate, from })).toThrow(expect.objectContaining({ field: "from" }));
  });
});
