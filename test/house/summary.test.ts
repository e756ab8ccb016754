import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { HOUSE } from "./fixture.ts";

type Status = "passed" | "failed" | "skipped" | "todo";

const file = (...statuses: Status[]) => ({
  name: join(HOUSE, "test/a.test.ts"),
  status: statuses.includes("failed") ? "failed" : "passed",
  message: "",
  assertionResults: statuses.map((status) => ({ status, fullName: `a ${status} test` })),
});

interface Ended {
  readonly checked?: number;
  readonly tested?: number;
  readonly faulted?: number;
  /** The faults suite's own report; one round that passed unless told. */
  readonly faults?: readonly object[];
}

function summary(
  testResults: readonly object[],
  { checked = 0, tested = 0, faulted = 0, faults = [file("passed")] }: Ended = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "muster-house-"));
  const reports = [testResults, faults].map((results, index) => {
    const report = join(folder, `${index}.json`);
    writeFileSync(report, JSON.stringify({ testResults: results }));
    return report;
  });
  const [tests = "", rounds = ""] = reports;
  const steps = [
    `npm run check=${checked}=`,
    `npm test=${tested}=${tests}`,
    `npm run test:faults=${faulted}=${rounds}`,
  ];
  const args = [".ci/summary.mjs", ...steps];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: HOUSE, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return { status, lines: stdout.trimEnd().split("\n") };
}

describe("the last line of .ci/run", () => {
  it("counts the tests when all passed", () => {
    expect(summary([file("passed", "passed"), file("passed")])).toEqual({
      status: 0,
      lines: ["4 passed, 0 failed"],
    });
  });

  it("fails when a test failed", () => {
    const outcome = summary([file("passed", "failed")], { tested: 1 });
    expect(outcome.status).toBe(1);
    expect(outcome.lines.at(-1)).toBe("2 passed, 1 failed");
  });

  it.each(["skipped", "todo"] as const)("fails when a test is %s, and names it", (status) => {
    expect(summary([file("passed", status)])).toEqual({
      status: 1,
      lines: [`Not run (${status}): test/a.test.ts: a ${status} test`, "2 passed, 0 failed"],
    });
  });

  it("counts a file that did not load as a failure", () => {
    const outcome = summary([file("passed"), { ...file(), status: "failed", message: "no such import" }], {
      tested: 1,
    });
    expect(outcome.status).toBe(1);
    expect(outcome.lines).toContain("Broken: test/a.test.ts no such import");
    expect(outcome.lines.at(-1)).toBe("2 passed, 1 failed");
  });

  it("fails when the checks failed, when the tests ended badly, and when there were none", () => {
    expect(summary([file("passed")], { checked: 1 }).status).toBe(1);
    expect(summary([file("passed")], { tested: 1 }).status).toBe(1);
    expect(summary([]).status).toBe(1);
  });

  it("fails when a round of faults failed, when the faults suite ended badly, and when it played none", () => {
    const outcome = summary([file("passed")], { faults: [file("passed", "failed")], faulted: 1 });
    expect([outcome.status, outcome.lines.at(-1)]).toEqual([1, "2 passed, 1 failed"]);
    expect(summary([file("passed")], { faulted: 124 }).lines).toContain(
      "npm run test:faults ended with code 124.",
    );
    expect(summary([file("passed")], { faults: [] }).lines).toContain("npm run test:faults ran no test.");
  });
});
