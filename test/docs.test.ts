import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { latePolicy } from "../src/core/delivery/late.ts";
import { life } from "../src/core/delivery/life.ts";

const path = join(import.meta.dirname, "../docs/delivery.md");

/** The part of docs/delivery.md between two marks is this table, or is made to be. */
function keep(name: string, table: readonly string[]): void {
  const doc = readFileSync(path, "utf8");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest = ""] = doc.split(begin);
  const [, after] = rest.split(end);
  const wanted = `${before}${begin}\n\n${table.join("\n")}\n\n${end}${after}`;
  if (process.env.WRITE_README === "1") writeFileSync(path, wanted);
  else expect(doc, "`npm run readme` mends it").toBe(wanted);
}

test("the life of a row in docs/delivery.md is the one in the code", () => {
  const rows = Object.entries(life).map(([name, step]) => {
    const why = "why" in step ? step.why.join(", ") : "";
    return `| ${name} | ${step.by} | ${step.from.join(", ")} | ${step.to} | ${why} |`;
  });
  keep("life", ["| step | who | from | to | reasons |", "|---|---|---|---|---|", ...rows]);
});

test("the late policy in docs/delivery.md is the one in the code", () => {
  const rows = Object.entries(latePolicy).map(([kind, { until, latestOnly }]) => {
    const late = until === "target" ? "its own moment" : `${inWords(until.hours)} after it was due`;
    return `| ${kind} | ${late} | ${latestOnly ? "yes" : "no"} |`;
  });
  keep("late policy", ["| kind of post | may still go until | latest only |", "|---|---|---|", ...rows]);
});

function inWords(hours: number): string {
  return hours > 24 ? `${hours / 24} days` : `${hours} hours`;
}
