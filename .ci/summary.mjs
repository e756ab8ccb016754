// Reads how each step of .ci/run ended, refuses what was not run, and ends with the one line that counts.
//   node .ci/summary.mjs "name=exit code=vitest's JSON report, if the step has one"…

import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).testResults : []);
const steps = process.argv.slice(2).map((step) => {
  const [name, code, report] = step.split("=");
  return { name, code, results: report ? read(report) : undefined };
});
const results = steps.flatMap((step) => step.results ?? []);

const tests = results.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ status, fullName }) => ({ status, name: `${relative("", name)}: ${fullName}` })),
);
const passed = tests.filter(({ status }) => status === "passed");
const failed = tests.filter(({ status }) => status === "failed");
const notRun = tests.filter(({ status }) => status !== "passed" && status !== "failed");
/** Files that failed without a failed test: they did not load, or a hook outside a test threw. */
const broken = results.filter(
  ({ status, assertionResults }) =>
    status === "failed" && !assertionResults.some((test) => test.status === "failed"),
);

const complaints = [
  ...notRun.map(({ status, name }) => `Not run (${status}): ${name}`),
  ...broken.map(({ name, message }) => `Broken: ${relative("", name)} ${message}`),
  ...steps
    .filter((step) => step.results?.every(({ assertionResults }) => assertionResults.length === 0))
    .map(({ name }) => `${name} ran no test.`),
  ...steps.filter(({ code }) => code !== "0").map(({ name, code }) => `${name} ended with code ${code}.`),
];
for (const complaint of complaints) console.log(complaint);
console.log(`${passed.length} passed, ${failed.length + broken.length} failed`);
process.exitCode = complaints.length > 0 || failed.length > 0 ? 1 : 0;
