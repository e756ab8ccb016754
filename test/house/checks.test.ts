import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check, type Files, HOUSE, packageJson } from "./fixture.ts";

/** A fault for each thing we ask for: what the check calls it, the file it is planted in, what that file says. */
type Fault = readonly [name: string, path: string, source: string];

const timeout = 60_000;

const sources = (faults: readonly Fault[]): Files =>
  Object.fromEntries(faults.map(([, path, source]) => [path, source]));

test("npm run check:style finds what biome.json asks for beyond Biome's own choice, where it asks for it", {
  timeout,
}, async () => {
  const conditions = Array.from({ length: 16 }, (_, n) => `  if (n === ${n}) return ${n};\n`).join("");
  const loud = "console.log(1);\n";
  const faults: readonly Fault[] = [
    ["format", "src/untidy.ts", "export const untidy = {a:1};\n"],
    ["noExcessiveCognitiveComplexity", "src/maze.ts", `export function maze(n: number) {\n${conditions}}\n`],
    ["noBarrelFile", "src/index.ts", 'export { a } from "./a.ts";\n'],
    ["noReExportAll", "src/all.ts", 'export * from "./a.ts";\n'],
    ["noConsole", "src/loud.ts", loud],
    ["noRestrictedGlobals", "src/core/impure.ts", "export const name = process.env.NAME;\n"],
    // Biome only warns of these by itself.
    ["useImportType", "src/type.ts", 'import { Card } from "./card.ts";\n\nexport type Cards = Card[];\n'],
    ["noNonNullAssertion", "src/sure.ts", "export const sure = (x: string | null) => x!;\n"],
    ["useNodejsImportProtocol", "src/protocol.ts", 'import fs from "fs";\n\nfs.readdirSync(".");\n'],
    ["noExplicitAny", "src/any.ts", "export const anything: any = 1;\n"],
    ["noUnusedImports", "src/import.ts", 'import { a } from "./a.ts";\n'],
    ["noUnusedVariables", "src/unused.ts", "const unused = 1;\n"],
  ];
  const allowed = { "bench/loud.ts": loud, "src/shell.ts": "export const name = process.env.NAME;\n" };
  const { failed, output } = await check("check:style", { ...sources(faults), ...allowed });
  expect(failed).toBe(true);
  for (const [name, path] of faults)
    expect(output).toMatch(new RegExp(`^${path}(:\\d+:\\d+)? .*${name}\\b`, "m"));
  for (const path of Object.keys(allowed)) expect(output).not.toContain(path);
});

test("npm run check:types has the flags we rely on, in every folder", { timeout }, async () => {
  const word = "export const word: string = 1;\n";
  const faults: readonly Fault[] = [
    ["TS2322", "src/strict.ts", "export const word: string = null;\n"],
    ["TS2532", "src/index.ts", "export const first = (words: string[]) => words[0].length;\n"],
    ["TS2375", "src/optional.ts", "export const card: { note?: string } = { note: undefined };\n"],
    ["TS1294", "src/enum.ts", "export enum Vote {\n  Yes,\n}\n"],
    ["TS1484", "src/verbatim.ts", 'import { PathLike } from "node:fs";\n\nexport type Path = PathLike;\n'],
    ["TS6133", "src/unused.ts", "const unused = 1;\nexport {};\n"],
    ["TS7030", "src/returns.ts", "export function f(yes: boolean) {\n  if (yes) return 1;\n}\n"],
    ["TS2322", "commands/ballot.ts", word],
    ["TS2322", "jobs/drain.ts", word],
    ["TS2322", "test/ballot.test.ts", word],
    ["TS2322", "bench/main.ts", word],
  ];
  const { failed, output } = await check("check:types", sources(faults));
  expect(failed).toBe(true);
  for (const [code, path] of faults) expect(output).toMatch(new RegExp(`^${path}\\(.*${code}\\b`, "m"));
});

test("npm run check:unused knows every way in, and finds what none of them leads to", {
  timeout,
}, async () => {
  const { failed, output } = await check("check:unused", {
    "package.json": packageJson("check:unused", ["zod", "pino"]),
    "src/main.ts":
      'import { z } from "zod";\nimport { commands } from "../commands/index.ts";\nimport { jobs } from "../jobs/index.ts";\nz.parse([commands, jobs]);\n',
    "commands/index.ts": 'import { ballot } from "./ballot.ts";\nexport const commands = [ballot];\n',
    "commands/ballot.ts":
      "interface Ballot {}\nexport const ballot: Ballot = {};\nexport const spare: Ballot = {};\n",
    "jobs/index.ts": 'import "fastify";\nexport const jobs = [];\n',
    "src/core/forgotten.ts": "export const forgotten = 1;\n",
    "test/main.test.ts": 'import "vitest";\nimport "../src/main.ts";\n',
    "test/doubles/forgotten.ts": "export const forgotten = 1;\n",
    "test/servers/whole-run.ts": "export default function setUp() {}\n",
    "vitest.config.ts": readFileSync(join(HOUSE, "vitest.config.ts"), "utf8"),
  });
  expect(failed).toBe(true);
  const [told = ""] = output.split("Configuration hints");
  const lines = told.split("\n").filter((line) => line !== "");
  expect(lines.map((line) => line.replace(/ {2,}.*| \(\d+\)$/u, ""))).toEqual([
    ...["Unused files", "src/core/forgotten.ts", "test/doubles/forgotten.ts"],
    ...["Unused dependencies", "pino", "Unlisted dependencies", "fastify", "Unused exports", "spare"],
  ]);
});

test("npm run check runs them all, shows what each said whole, and fails when one does", {
  timeout,
}, async () => {
  const say = (word: string) => `echo ${word} && sleep 0.1 && echo ${word}`;
  const scripts = {
    check: "node .ci/check.mjs",
    "check:a": say("tidy"),
    "check:b": `${say("sound")} && exit 3`,
  };
  const { failed, output } = await check("check", { "package.json": JSON.stringify({ scripts }) });
  expect(failed).toBe(true);
  expect(output).toMatch(/^passed npm run check:a \(.*\)\ntidy\ntidy$/mu);
  expect(output).toMatch(/^FAILED npm run check:b \(.*\)\nsound\nsound$/mu);
});
