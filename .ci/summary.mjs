// Reads vitest's JSON report, refuses what was not run, and ends with the one line that counts.
//   node .ci/summary.mjs report.json <exit code of npm run check> <exit code of npm test>

import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const [reportPath, checked, tested] = process.argv.slice(2);
const report = existsSync(reportPath) ? JSON.parse(readFileSync(reportPath, "utf8")) : { testResults: [] };

const tests = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ status, fullName }) => ({ status, name: `${relative("", name)}: ${fullName}` })),
);
const passed = tests.filter(({ status }) => status === "passed");
const failed = tests.filter(({ status }) => status === "failed");
const notRun = tests.filter(({ status }) => status !== "passed" && status !== "failed");
/** Files that failed without a failed test: they did not load, or a hook outside a test threw. */
const broken = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === "failed" && !assertionResults.some((test) => test.status === "failed"),
);

const complaints = [
  ...notRun.map(({ status, name }) => `Not run (${status}): ${name}`),
  ...broken.map(({ name, message }) => `Broken: ${relative("", name)} ${message}`),
  ...(tests.length === 0 ? ["No test was run."] : []),
  ...(checked === "0" ? [] : [`npm run check ended with code ${checked}.`]),
  ...(tested === "0" ? [] : [`npm test ended with code ${tested}.`]),
];
for (const complaint of complaints) console.log(complaint);
console.log(`${passed.length} passed, ${failed.length + broken.length} failed`);
process.exitCode = complaints.length > 0 || failed.length > 0 ? 1 : 0;
