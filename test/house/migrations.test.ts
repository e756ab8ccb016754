import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compareReleases, release } from "../../src/core/chat/release.ts";
import { type Files, HOUSE } from "./fixture.ts";

const FOLDER = join(HOUSE, "src/store/migrations");

/** The first migration that has to say whether the release before may run beside it. */
const FIRST_TO_SAY = 19;

/** Up to the one before FIRST_TO_NAME: what it says is of what ran before there were releases. */
const BESIDE = /^-- Beside the release before: (yes|no), because \S/u;

/** The first that came after a release, and names the oldest that may run beside it. */
const FIRST_TO_NAME = 44;

/** As the head of src/store/schema.sql asks for it. */
const NAMED = /^-- Oldest release beside it: (\d+\.\d+\.\d+), because \S/u;

/** Newest first, as the changelog has them. */
const RELEASES = [
  ...readFileSync(join(HOUSE, "CHANGELOG.md"), "utf8").matchAll(/^## (\d+\.\d+\.\d+)/gmu),
].map(([, number = ""]) => number);

const migrations: Files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]),
);

/** What is wrong with a folder of migrations, all of which would be run: one sentence each. */
function findings(files: Files): readonly string[] {
  const names = Object.keys(files).sort();
  return names.flatMap((name, place) => {
    const number = /^(\d{4})_[a-z_]+\.sql$/u.exec(name)?.[1];
    if (number === undefined) return [`${name} is no migration, and would be run as one.`];
    const twin = names[place + 1]?.startsWith(`${number}_`) ? [`${number} is there twice.`] : [];
    if (Number(number) >= FIRST_TO_NAME) return [...twin, ...naming(names, place, files)];
    if (Number(number) < FIRST_TO_SAY || BESIDE.test(files[name] ?? "")) return twin;
    return [
      ...twin,
      `${name} does not begin with “-- Beside the release before: yes|no, because …” (see src/store/schema.sql).`,
    ];
  });
}

function naming(names: readonly string[], place: number, files: Files): readonly string[] {
  const named = (at: number) => NAMED.exec(files[names[at] ?? ""] ?? "")?.[1];
  const [before, oldest] = [named(place - 1), named(place)];
  if (oldest === undefined)
    return [`${names[place]} does not begin with “-- Oldest release beside it: …, because …”.`];
  if (!RELEASES.includes(oldest))
    return [`${names[place]} names ${oldest}, which CHANGELOG.md does not know.`];
  if (before !== undefined && compareReleases(oldest, before) < 0)
    return [`${names[place]} names ${oldest}, older than what the one before it names.`];
  return [];
}

describe("the migrations", () => {
  it("are numbered, alone in their folder, and say whether the release before may run beside them", () => {
    expect(Object.keys(migrations).length).toBeGreaterThan(16);
    expect(findings(migrations)).toEqual([]);
  });

  it("leave 0012 out: databases have run those behind it", () => {
    expect(Object.keys(migrations).filter((name) => name.startsWith("0012"))).toEqual([]);
    expect(migrations["0013_employers.sql"]).toMatch(/^-- There is no 0012/u);
  });

  it.each([
    ["nothing", "-- Up Migration\n\nalter table a add column b text;\n"],
    ["no reason", "-- Beside the release before: yes\n-- Up Migration\n"],
    ["neither yes nor no", "-- Beside the release before: perhaps, because it is small.\n-- Up Migration\n"],
    ["it too late", "-- Up Migration\n-- Beside the release before: no, because it drops a column.\n"],
  ])("are refused when one says %s", (_what, sql) => {
    expect(findings({ "0019_planted.sql": sql })).toEqual([
      expect.stringMatching(/^0019_planted\.sql does not/u),
    ]);
    expect(findings({ "0018_before.sql": sql })).toEqual([]);
  });

  it("are taken when they say it", () => {
    const because = "because it only adds a column that has a default.";
    expect(
      findings({ "0019_planted.sql": `-- Beside the release before: yes, ${because}\n-- Up Migration\n` }),
    ).toEqual([]);
  });

  it("name the oldest release that may run beside them, from the first release on", () => {
    const [newest = "", oldest = ""] = [RELEASES[0], RELEASES.at(-1)];
    const says = (number: string) =>
      `-- Oldest release beside it: ${number}, because it only adds a table.\n`;
    expect(newest).toBe(release);
    expect(findings({ "0044_one.sql": says(oldest), "0045_two.sql": says(newest) })).toEqual([]);
    expect(findings({ "0044_one.sql": "-- Beside the release before: yes, because it is small.\n" })).toEqual(
      ["0044_one.sql does not begin with “-- Oldest release beside it: …, because …”."],
    );
    expect(findings({ "0044_one.sql": says("7.7.7") })).toEqual([
      "0044_one.sql names 7.7.7, which CHANGELOG.md does not know.",
    ]);
    expect(findings({ "0044_one.sql": says(newest), "0045_two.sql": says(oldest) })).toEqual([
      `0045_two.sql names ${oldest}, older than what the one before it names.`,
    ]);
  });

  it("leave a release with the number that package.json and its lock say", () => {
    const numberIn = (name: string) =>
      z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(HOUSE, name), "utf8"))).version;
    expect(numberIn("package.json")).toBe(release);
    expect(numberIn("package-lock.json")).toBe(release);
  });

  it("are refused beside one of the same number, or beside anything else", () => {
    const sql = "-- Up Migration\n";
    expect(findings({ "0003_one.sql": sql, "0003_two.sql": sql })).toEqual(["0003 is there twice."]);
    expect(findings({ "README.md": "" })).toEqual(["README.md is no migration, and would be run as one."]);
  });
});
