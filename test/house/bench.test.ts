import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFew, sizeOptions, sizesFrom } from "../../bench/xl/sizes.ts";
import { HOUSE } from "./fixture.ts";

const page = readFileSync(join(HOUSE, "docs/benchmarks.md"), "utf8");

/** They run as soon as they are imported, so their names are read. */
const names = [...readFileSync(join(HOUSE, "bench/main.ts"), "utf8").matchAll(/\{ name: "([\w-]+)"/gu)].map(
  ([, name = ""]) => name,
);

describe("the benchmarks", () => {
  it("are all on their page, under a heading", () => {
    expect(names).toContain("xl");
    const headings = page.split("\n").filter((line) => line.startsWith("## "));
    for (const name of names) expect(headings.join("\n"), name).toContain(name);
  });

  it("of a national union have their figures explained there", () => {
    const figures = readFileSync(join(HOUSE, "bench/xl/xl.ts"), "utf8").matchAll(/"(xl-[a-z0-9-]+)"/gu);
    const ids = [...figures].map(([, id = ""]) => id);
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids) expect(page, id).toContain(id);
  });
});

describe("the sizes of a national union", () => {
  it("are those of the page unless others are typed", () => {
    expect(sizesFrom({})).toMatchObject({ workspaces: 1_000, people: 30_000, history: 1_000_000 });
    expect(sizesFrom({ workspaces: "10", answers: "300" })).toMatchObject({ workspaces: 10, answers: 300 });
    expect(Object.keys(sizeOptions)).toEqual(Object.keys(sizesFrom({})));
  });

  it("are whole numbers", () => {
    expect(() => sizesFrom({ people: "many" })).toThrow("--people needs a whole number after it.");
  });

  it("are held against as many channels in few workspaces, with no history", () => {
    const few = inFew(sizesFrom({}));
    expect(few).toEqual({ ...sizesFrom({}), workspaces: 10, history: 0 });
  });
});
