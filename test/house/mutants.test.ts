import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allMutants } from "../mutants/all.ts";
import { without } from "../mutants/copy.ts";
import { HOUSE } from "./fixture.ts";

function read(path: string): string {
  return readFileSync(join(HOUSE, path), "utf8");
}

/** That each rule is missed when it is gone, `npm run test:mutants` shows. */
describe("the rules that npm run test:mutants takes out", () => {
  it("are many, and none is there twice", () => {
    const names = allMutants.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(allMutants.map((mutant) => [mutant.name, mutant] as const))(
    "stand where they are looked for: %s",
    (_name, { file, changes }) => {
      const source = read(file);
      expect(without(file, source, changes)).not.toBe(source);
    },
  );

  it.each(allMutants.map(({ name, by }) => [name, by] as const))(
    "are shown by tests that are there: %s",
    (_name, by) => {
      expect(by.length).toBeGreaterThan(0);
      for (const [file, title] of by) expect(read(file), file).toContain(`"${title}"`);
    },
  );
});
