// The guarantee table of docs/delivery.md, shown under faults. By hand: npm run test:faults -- --rounds 10000
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createCrew } from "./crew.ts";
import { openGround } from "./ground.ts";
import { playRound, type Round } from "./round.ts";

const { values: asked } = parseArgs({
  options: {
    rounds: { type: "string", default: "40" },
    seed: { type: "string" },
    lanes: { type: "string", default: "2" },
    report: { type: "string" },
  },
});

const results: { readonly name: string; readonly problems: readonly string[]; readonly ms: number }[] = [];

function tell(name: string, problems: readonly string[], ms: number): void {
  results.push({ name, problems, ms });
  const mark = problems.length === 0 ? "ok    " : "FAILED";
  process.stdout.write(`${mark} ${name} (${(ms / 1000).toFixed(1)} s)\n`);
  for (const problem of problems.slice(0, 10)) process.stdout.write(`         ${problem}\n`);
}

async function timed(name: string, work: () => Promise<Round>): Promise<void> {
  const began = Date.now();
  const { title, problems } = await work().catch((error: unknown) => ({
    title: "broke off",
    problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }));
  tell(`${name}: ${title}`, problems, Date.now() - began);
}

const first = asked.seed === undefined ? Math.floor(Date.now() / 1000) % 1_000_000 : Number(asked.seed);
const seeds = Array.from(
  { length: asked.seed === undefined ? Number(asked.rounds) : 1 },
  (_, index) => first + index,
);
const script = join(import.meta.dirname, "worker.ts");

async function lane(): Promise<void> {
  const ground = await openGround();
  const crew = createCrew(script, 4);
  try {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const own = seed;
      await timed(`round, seed ${own}`, () => playRound({ ground, crew }, own));
    }
  } finally {
    crew.close();
    await ground.close();
  }
}

const lanes = Math.min(Number(asked.lanes), seeds.length);
await Promise.all(Array.from({ length: lanes }, lane));

const failed = results.filter(({ problems }) => problems.length > 0);
for (const { name } of failed) process.stdout.write(`Failed: ${name}\n`);
process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
if (asked.report !== undefined) {
  const assertionResults = results.map(({ name, problems }) => ({
    status: problems.length === 0 ? "passed" : "failed",
    fullName: name,
  }));
  const status = failed.length === 0 ? "passed" : "failed";
  const suite = { name: import.meta.filename, status, message: "", assertionResults };
  writeFileSync(asked.report, JSON.stringify({ testResults: [suite] }));
}
process.exitCode = failed.length === 0 ? 0 : 1;
