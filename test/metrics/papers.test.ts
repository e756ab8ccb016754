import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { createStandingGauges } from "../../src/metrics/standing.ts";

const root = join(import.meta.dirname, "../..");

const paper = (name: string) => readFileSync(join(root, "docs", name), "utf8");

/** Prometheus's own, where it is there. */
const tool = "promtool";

const promtool = (args: readonly string[], input?: string) =>
  spawnSync(tool, args, { encoding: "utf8", ...(input !== undefined && { input }) });

const without =
  promtool(["--version"]).status === 0
    ? ""
    : " (skipped: no promtool on this machine; Debian's prometheus has it)";

/** Everything Muster may say of itself. */
async function scraped(): Promise<string> {
  const metrics = createMetrics("1.2.3");
  metrics.expect(["slack", "discord"]);
  const numbers = { branches: 1, ballotsOpen: 1, strikesAhead: 0, checksOpen: 0 };
  const look = createStandingGauges({
    registry: metrics.registry,
    watch: { standing: async () => ({ ...numbers, planned: 1, overdue: 0, held: 0, failed: 0, lost: 0 }) },
    turns: { agoMs: async () => new Map([["pulse", 1_000]]) },
    parts: () => new Map([["database", { ok: true }]]),
    clock: { now: () => Temporal.Instant.from("2023-04-20T08:00:00Z") },
    elapsedMs: () => 0,
  });
  return metrics.reader(look)();
}

async function said(): Promise<ReadonlySet<string>> {
  const types = [...(await scraped()).matchAll(/^# TYPE (muster_\w+) (\w+)$/gmu)];
  return new Set(
    types.flatMap(([, name = "", type]) =>
      type === "histogram" ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  );
}

const named = (text: string) => new Set(text.match(/\bmuster_[a-z_]+[a-z]\b(?!\.|\()/gu));

const Rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});

const Dashboard = z.object({
  panels: z.array(z.object({ id: z.number(), targets: z.array(z.object({ expr: z.string() })) })),
});

describe("the numbers that operations.md, the alerts and the dashboard speak of", () => {
  const { groups } = Rules.parse(parse(paper("alerts.yml")));
  const rules = groups.flatMap((group) => group.rules);
  const { panels } = Dashboard.parse(JSON.parse(paper("dashboard.json")));
  const asked = [...rules, ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr).join("\n");

  test("are there", async () => {
    const there = await said();
    expect([...named(asked)].filter((name) => !there.has(name))).toEqual([]);
    expect(named(asked).size).toBeGreaterThan(8);
  });

  test("are all explained, and no other", async () => {
    const explained = new Set(
      [...paper("operations.md").matchAll(/^\| `(muster_\w+)/gmu)].map(([, name]) => name),
    );
    const families = [...(await scraped()).matchAll(/^# TYPE (muster_\w+) /gmu)].map(([, name]) => name);
    expect([...explained].toSorted()).toEqual(families.toSorted());
  });

  test("are in panels of their own", () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  test("each alert is explained, with what to do", () => {
    const explained = [...paper("operations.md").matchAll(/^\| `([A-Z]\w+)` \| [^|]+ \| [^|]+ \|$/gmu)];
    expect(explained.map(([, name]) => name)).toEqual(rules.map(({ alert }) => alert));
  });
});

describe.skipIf(without !== "")(`promtool${without}`, () => {
  test("can read the numbers", async () => {
    const { status, stderr, stdout } = promtool(["check", "metrics"], ownOf(await scraped()));
    expect(stderr + stdout).toBe("");
    expect(status).toBe(0);
  });

  test("can read the rules, and finds that each alert is told when it should be", () => {
    const checked = promtool(["check", "rules", join(root, "docs/alerts.yml")]);
    expect(checked.stderr).toBe("");
    const played = promtool(["test", "rules", join(root, "test/fixtures/alerts-test.yml")]);
    expect(played.stderr + played.stdout).toContain("SUCCESS");
    expect(played.status).toBe(0);
  });
});

/** Without Node's own, which are named by their library and not as promtool would have it. */
function ownOf(text: string): string {
  return text
    .split("\n")
    .filter((line) => /^(# (HELP|TYPE) )?muster_/u.test(line))
    .map((line) => `${line}\n`)
    .join("");
}
