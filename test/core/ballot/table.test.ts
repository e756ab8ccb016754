import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cellOf, fits } from "../../../src/core/ballot/count/table/cells.ts";
import { columnOf } from "../../../src/core/ballot/count/table/columns.ts";
import { readTable } from "../../../src/core/ballot/count/table/table.ts";
import { pastedTables, tableReading } from "../../support/pasted-tables.ts";

describe("tables as they are pasted", () => {
  it.each(pastedTables)("$title", ({ table, about, reading }) => {
    expect(tableReading(table, about)).toEqual(reading);
  });

  it("are many, and each employer’s", () => {
    expect(pastedTables.length).toBeGreaterThan(30);
  });
});

test.each([
  ["Number of individuals who were entitled to vote in the ballot", "entitled"],
  ["No. of ballot papers issued", "entitled"],
  ["Members balloted", "entitled"],
  ["Number of votes cast in the ballot", "cast"],
  ["Ballot papers returned (including spoiled)", "cast"],
  ["Total votes excluding spoiled", "valid"],
  ["Individuals answering “Yes”", "yes"],
  ["For", "yes"],
  ["Against", "no"],
  ["No votes", "no"],
  ["Spoiled or otherwise invalid voting papers returned", "spoiled"],
  ["% Yes", "yes-share"],
  ["Percentage voting No", "no-share"],
  ["Turnout (%)", "turnout-share"],
  ["Turnout", "turnout"],
  ["50% threshold met?", "other"],
  ["Bargaining group", "name"],
  ["Comment", undefined],
])("a column headed “%s” is %s", (heading, column) => {
  expect(columnOf(heading)).toBe(column);
});

const separators = ["\t", " | ", "; ", "   ", " – ", ", "] as const;

test("the same numbers come of every sign that parts them, whatever the thousands", () => {
  const employer = fc.constantFrom("HMRC", "Passport Office", "DVLA", "Land Registry", "Home Office");
  const rows = fc.uniqueArray(
    fc.record({
      name: employer,
      entitled: fc.integer({ min: 1, max: 200_000 }),
      yes: fc.nat(90_000),
      no: fc.nat(90_000),
    }),
    { selector: ({ name }) => name, minLength: 1 },
  );
  fc.assert(
    fc.property(rows, fc.constantFrom(...separators), fc.boolean(), (all, sign, thousands) => {
      const written = (count: number) => (thousands ? count.toLocaleString("en") : String(count));
      const lines = all.map(({ name, ...counts }) =>
        [name, ...Object.values(counts).map(written)].join(sign),
      );
      const typed = [["Employer", "Entitled", "Yes", "No"].join(sign), ...lines].join("\n");
      const read = readTable(typed, "result").rows.flatMap((row) =>
        row.kind === "employer" ? [{ name: row.name, ...row.counts }] : [],
      );
      expect(read, typed).toEqual(all);
    }),
  );
});

test("no text is too strange to be read", () => {
  const piece = fc.constantFrom(
    "HMRC",
    "120",
    "1,240",
    "|",
    "\t",
    "\n",
    ";",
    "%",
    "Yes",
    "No",
    "Total",
    " – ",
    "(",
    ":",
  );
  const strange = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.array(piece, { maxLength: 40 }).map((all) => all.join(" ")),
  );
  fc.assert(
    fc.property(strange, fc.constantFrom("entitled" as const, "result" as const), (typed, about) => {
      for (const row of readTable(typed, about).rows) {
        if (row.kind !== "employer") continue;
        expect(Object.values(row.counts).every((count) => Number.isSafeInteger(count) && count >= 0)).toBe(
          true,
        );
        expect(row.name.length).toBeLessThanOrEqual(60);
      }
    }),
  );
});

test("a percentage fits numbers that round to it or are cut off to it, and no others", () => {
  const share = cellOf("61.29%").share;
  if (!share) throw new Error("no percentage");
  expect(fits(share, 38, 62)).toBe(true);
  expect(fits(share, 37, 62)).toBe(false);
  const cut = cellOf("56.4%").share;
  expect(cut && fits(cut, 700, 1240)).toBe(true);
});
