import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { check, HOUSE, type Outcome, packageJson } from "./fixture.ts";

/** A fault is planted in each file; the check must say the name of the fault. */
type Fault = readonly [name: string, path: string, source: string];

function plant(script: string, faults: readonly Fault[]): Promise<Outcome> {
  return check(script, Object.fromEntries(faults.map(([, path, source]) => [path, source])));
}

describe("npm run check:style", () => {
  const conditions = Array.from({ length: 16 }, (_, n) => `  if (n === ${n}) return ${n};\n`).join("");
  const faults: readonly Fault[] = [
    ["format", "src/untidy.ts", "export const untidy = {a:1};\n"],
    [
      "organizeImports",
      "src/order.ts",
      'import { b } from "./b.ts";\nimport { a } from "./a.ts";\n\na(b);\n',
    ],
    ["noExcessiveCognitiveComplexity", "src/maze.ts", `export function maze(n: number) {\n${conditions}}\n`],
    ["noBarrelFile", "src/index.ts", 'export { a } from "./a.ts";\n'],
    ["noReExportAll", "src/all.ts", 'export * from "./a.ts";\n'],
    ["useImportType", "src/type.ts", 'import { Card } from "./card.ts";\n\nexport type Cards = Card[];\n'],
    ["noNonNullAssertion", "src/sure.ts", "export const sure = (x: string | null) => x!;\n"],
    ["useNodejsImportProtocol", "src/protocol.ts", 'import fs from "fs";\n\nfs.readdirSync(".");\n'],
    ["noExplicitAny", "src/any.ts", "export const anything: any = 1;\n"],
    ["noConsole", "src/loud.ts", "console.log(1);\n"],
    ["noRestrictedGlobals", "src/core/impure.ts", "export const name = process.env.NAME;\n"],
    ["noUnusedImports", "src/import.ts", 'import { a } from "./a.ts";\n'],
    ["noUnusedVariables", "src/unused.ts", "const unused = 1;\n"],
  ];
  let outcome: Outcome;

  beforeAll(async () => {
    outcome = await plant("check:style", faults);
  });

  it("accepts a tidy file", async () => {
    const tidy = { "src/main.ts": "export const tidy = true;\n" };
    expect(await check("check:style", tidy)).toMatchObject({ failed: false });
  });

  it("fails when something is planted", () => {
    expect(outcome.failed).toBe(true);
  });

  it.each(faults)("finds %s in %s", (name, path) => {
    expect(outcome.output).toMatch(new RegExp(`^${path}(:\\d+:\\d+)? .*${name}\\b`, "m"));
  });
});

describe("npm run check:types", () => {
  const faults: readonly Fault[] = [
    ["TS2322", "src/strict.ts", "export const word: string = null;\n"],
    ["TS7006", "src/implicit.ts", "export const twice = (n) => n * 2;\n"],
    ["TS2532", "src/index.ts", "export const first = (words: string[]) => words[0].length;\n"],
    ["TS2375", "src/optional.ts", "export const card: { note?: string } = { note: undefined };\n"],
    ["TS1294", "src/enum.ts", "export enum Vote {\n  Yes,\n}\n"],
    ["TS1484", "src/verbatim.ts", 'import { PathLike } from "node:fs";\n\nexport type Path = PathLike;\n'],
    ["TS6133", "src/unused.ts", "const unused = 1;\nexport {};\n"],
    ["TS7030", "src/returns.ts", "export function f(yes: boolean) {\n  if (yes) return 1;\n}\n"],
    ["TS2835", "src/extension.ts", 'import "./enum";\n'],
    ["TS2322", "commands/ballot.ts", "export const word: string = 1;\n"],
    ["TS2322", "jobs/drain.ts", "export const word: string = 1;\n"],
    ["TS2322", "test/ballot.test.ts", "export const word: string = 1;\n"],
  ];
  let outcome: Outcome;

  beforeAll(async () => {
    outcome = await plant("check:types", faults);
  });

  it("accepts a sound file", async () => {
    const sound = { "src/main.ts": 'import { z } from "zod";\n\nexport const word = z.string();\n' };
    expect(await check("check:types", sound)).toEqual({ failed: false, output: "" });
  });

  it("fails when something is planted", () => {
    expect(outcome.failed).toBe(true);
  });

  it.each(faults)("finds %s in %s", (code, path) => {
    expect(outcome.output).toMatch(new RegExp(`^${path}\\(.*${code}\\b`, "m"));
  });
});

describe("npm run check:unused", () => {
  const used = {
    "src/main.ts":
      'import { z } from "zod";\nimport { commands } from "../commands/index.ts";\nimport { jobs } from "../jobs/index.ts";\nz.parse([commands, jobs]);\n',
    "commands/index.ts": 'import { ballot } from "./ballot.ts";\nexport const commands = [ballot];\n',
    "commands/ballot.ts": "export interface Ballot {}\nexport const ballot: Ballot = {};\n",
    "jobs/index.ts": "export const jobs = [];\n",
    "test/main.test.ts": 'import "vitest";\nimport "../src/main.ts";\n',
    "vitest.config.ts": readFileSync(join(HOUSE, "vitest.config.ts"), "utf8"),
  };
  const unused = {
    "package.json": packageJson("check:unused", ["zod", "pino"]),
    "src/core/forgotten.ts": "export const forgotten = 1;\n",
    "test/doubles/forgotten.ts": "export const forgotten = 1;\n",
    "commands/ballot.ts": "export const ballot = 1;\nexport const spare = 2;\n",
    "jobs/index.ts": 'import "fastify";\nexport const jobs = [];\n',
  };
  let outcome: Outcome;

  beforeAll(async () => {
    outcome = await check("check:unused", { ...used, ...unused });
  });

  it("accepts a project without leftovers", async () => {
    expect(await check("check:unused", used)).toMatchObject({ failed: false });
  });

  it("fails when something is planted", () => {
    expect(outcome.failed).toBe(true);
  });

  it.each([
    ["Unused files", "src/core/forgotten.ts"],
    ["Unused files", "test/doubles/forgotten.ts"],
    ["Unused exports", "spare .*commands/ballot.ts"],
    ["Unused dependencies", "pino"],
    ["Unlisted dependencies", "fastify"],
  ])("reports under %s: %s", (heading, leftover) => {
    expect(outcome.output).toMatch(new RegExp(`^${heading} \\(\\d+\\)\\n([^A-Z].*\\n)*?${leftover}`, "m"));
  });
});
