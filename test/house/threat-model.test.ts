import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { consentVersion } from "../../src/core/acts/check/consent.ts";
import {
  answersKeptDays,
  repliesKeptHours,
  sentRemindersKeptHours,
} from "../../src/core/privacy/retention.ts";
import { checkTexts } from "../../src/core/text/en/check.ts";
import { reminderTexts } from "../../src/core/text/en/reminder.ts";
import { allMutants } from "../mutants/all.ts";
import { HOUSE } from "./fixture.ts";

function read(path: string): string {
  return readFileSync(join(HOUSE, path), "utf8");
}

/** The rows of the table under a heading, each as its cells. */
function rowsUnder(doc: string, heading: string): readonly (readonly string[])[] {
  const [, part = ""] = doc.split(`\n## ${heading}\n`);
  const [section = ""] = part.split("\n## ");
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => line.slice(2, -2).split(" | "));
}

/** Each as its file and its title. */
function testsIn(shown: string): readonly (readonly [file: string, title: string])[] {
  let file = "";
  const tests: (readonly [string, string])[] = [];
  for (const [, path, title] of shown.matchAll(/`(test\/[^`]+\.ts)`|“((?:[^“”]|“[^”]*”)+)”/gu)) {
    if (path !== undefined) file = path;
    if (title !== undefined) tests.push([file, title]);
  }
  return tests;
}

describe("docs/threat-model.md", () => {
  const rows = rowsUnder(read("docs/threat-model.md"), "What stands against it");

  it("has a table", () => {
    expect(rows.length).toBeGreaterThan(25);
  });

  const cases = rows.map(([attack = "", , shown = ""]) => [attack, testsIn(shown)] as const);

  it.each(cases)("“%s” names tests that are there", (_attack, tests) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const [file, title] of tests) expect(read(file), title).toContain(`"${title}"`);
  });

  /** `npm run test:mutants` takes it out. */
  it.each(cases)("“%s” names a test that fails when what stops it is taken out", (_attack, tests) => {
    const known = tests.map((test) => test.join(": "));
    const missed = allMutants.filter(({ by }) => by.some((test) => known.includes(test.join(": "))));
    expect(missed.map(({ name }) => name)).not.toEqual([]);
  });
});

describe("docs/privacy.md", () => {
  const doc = read("docs/privacy.md");

  it.each([
    ["consent-short", checkTexts["consent-short"]],
    ["consent", checkTexts.consent],
    ["remind-consent", reminderTexts["remind-consent"]],
  ])("quotes the text “%s” as it is asked", (mark, asked) => {
    const [, quoted = ""] = doc.split(`<!-- ${mark} -->`);
    expect(quoted.trimStart().split("\n")[0]).toBe(`> ${asked}`);
  });

  it("says the retention that the code has", () => {
    const kept = answersKeptDays({});
    expect([kept, repliesKeptHours, sentRemindersKeptHours]).toEqual([14, 1, 24]);
    expect(doc).toContain(`${kept} days after the ballot's close`);
    expect(doc).toContain(`Before the first answer, version ${consentVersion};`);
  });
});
