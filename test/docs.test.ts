import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { latePolicy } from "../src/core/delivery/late.ts";

const path = join(import.meta.dirname, "../docs/delivery.md");

test("the late policy in docs/delivery.md is the one in the code", () => {
  const rows = Object.entries(latePolicy).map(([kind, { until, latestOnly }]) => {
    const late = until === "target" ? "its own moment" : `${inWords(until.hours)} after it was due`;
    return `| ${kind} | ${late} | ${latestOnly ? "yes" : "no"} |`;
  });
  const table = ["| kind of post | may still go until | latest only |", "|---|---|---|", ...rows].join("\n");
  const doc = readFileSync(path, "utf8");
  const wanted = doc.replace(
    /<!-- late policy -->[\s\S]*<!-- \/late policy -->/u,
    `<!-- late policy -->\n\n${table}\n\n<!-- /late policy -->`,
  );
  if (process.env.WRITE_README === "1") writeFileSync(path, wanted);
  else expect(doc, "`npm run readme` mends it").toBe(wanted);
});

function inWords(hours: number): string {
  return hours > 24 ? `${hours / 24} days` : `${hours} hours`;
}
