// Reads vitest's JSON report and that of the faults suite, refuses what was not run, and ends with the one line that
// counts.
//   node .ci/summary.mjs <exit code of npm run check> report.json <exit code of npm test>
//     faults.json <exit code of npm run test:faults>

import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const [checked, reportPath, tested, faultsPath, faulted] = process.argv.slice(2);
const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).testResults : []);
const suites = { "npm test": read(reportPath), "npm run test:faults": read(faultsPath) };
const results = Object.values(suites).flat();

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
  ...Object.entries(suites)
    .filter(([, files]) => files.every(({ assertionResults }) => assertionResults.length === 0))
    .map(([suite]) => `${suite} ran no test.`),
  ...(checked === "0" ? [] : [`npm run check ended with code ${checked}.`]),
  ...(tested === "0" ? [] : [`npm test ended with code ${tested}.`]),
  ...(faulted === "0" ? [] : [`npm run test:faults ended with code ${faulted}.`]),
];
for (const complaint of complaints) console.log(complaint);
console.log(`${passed.length} passed, ${failed.length + broken.length} failed`);
process.exitCode = complaints.length > 0 || failed.length > 0 ? 1 : 0;
