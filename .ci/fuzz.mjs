// npm run test:fuzz -- --cases N --seed N: the hostile-input tests with more cases, and a seed of this run's own.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { cases: { type: "string" }, seed: { type: "string" } } });
const FUZZ_CASES = values.cases ?? "1000000";
const FUZZ_SEED = values.seed ?? String(Date.now() % 2 ** 31);
if (![FUZZ_CASES, FUZZ_SEED].every((given) => /^\d{1,12}$/.test(given))) {
  console.error("npm run test:fuzz -- --cases 1000000 --seed 1: both are whole numbers.");
  process.exit(1);
}
// An hour for a test: the tests' own limits are for the usual number of cases.
const { status } = spawnSync("npx", ["vitest", "run", "test/fuzz", "--testTimeout", "3600000"], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_CASES, FUZZ_SEED },
});
process.exit(status ?? 1);
