// The guarantee table of docs/delivery.md, shown under faults: real worker processes on a Redis and a Postgres of their
// own, the real adapters against the doubles, everything ten times as fast as in production (times.ts).
//   npm run test:faults                        40 rounds, both changes of the clocks, a restored backup, Redis failing
//                                              over, Discord closing for good, the mutants
//   npm run test:faults -- --rounds 10000      more rounds
//   npm run test:faults -- --seed 1234         one round again, as far as chance allows
//   npm run test:faults -- --only checks       of all this only what has the word in its name
// What goes wrong while the machine was too busy to run a process shows nothing: it is played again, and said.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { atEnd, cleanUpOnSignals, unlessStopping } from "./at-end.ts";
import { type Beat, startBeat, starvedMs } from "./beat.ts";
import { clockChanges, playClockChange } from "./clock-change.ts";
import { createCrew } from "./crew.ts";
import { discordCloses } from "./discord-closes.ts";
import { failovers, playFailover } from "./failover.ts";
import { type Ground, openGround } from "./ground.ts";
import { type Mutant, mutants } from "./mutants.ts";
import { playOpenChecks } from "./open-checks.ts";
import { playMutant } from "./play-mutant.ts";
import { playRestore } from "./restore.ts";
import { type Playing, playRound, type Round } from "./round.ts";

const { values: asked } = parseArgs({
  options: {
    rounds: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    lanes: { type: "string", default: "2" },
    report: { type: "string" },
  },
});

interface Task {
  readonly name: string;
  play(playing: Playing): Promise<Round>;
}

const first = asked.seed === undefined ? Math.floor(Date.now() / 1000) % 1_000_000 : Number(asked.seed);

const many = Number(asked.rounds ?? (asked.seed === undefined ? 40 : 1));

function round(seed: number): Task {
  return { name: `round, seed ${seed}`, play: (playing) => playRound(playing, seed) };
}

function mutant(one: Mutant): Task {
  return { name: `mutant: ${one.name}`, play: (playing) => playMutant(playing, one, first) };
}

const rounds = Array.from({ length: many }, (_, index) => round(first + index));

const scenes: readonly Task[] = [
  ...clockChanges.map((sunday) => ({
    name: `clocks, seed ${first}`,
    play: (playing: Playing) => playClockChange(playing, sunday, first),
  })),
  { name: `backup, seed ${first}`, play: (playing) => playRestore(playing, first) },
  ...Object.entries(failovers).map(([name, failover]) => ({
    name: `failover, seed ${first}`,
    play: (playing: Playing) => playFailover(playing, name, failover, first),
  })),
  ...Object.entries(discordCloses).map(([name, fault]) => ({
    name: `close, seed ${first}`,
    play: (playing: Playing) => playRound(playing, first, { [name]: fault }),
  })),
  { name: "checks", play: playOpenChecks },
  ...mutants.map(mutant),
];

const all = asked.seed === undefined ? [...scenes, ...rounds] : rounds;

const { only = "" } = asked;

const tasks = all.filter(({ name }) => name.includes(only));

const results: { readonly name: string; readonly problems: readonly string[] }[] = [];

let deaths = 0;

let freezes = 0;

/** A busy machine is given so many tries. */
const mostTries = 5;

/** Again while it goes wrong and the machine may be to blame. */
async function playFairly({ name, play: work }: Task, playing: Playing): Promise<Round> {
  for (let tries = 1; ; tries += 1) {
    const round = await work(playing)
      .catch(unlessStopping)
      .catch((error: unknown) => ({
        title: "broke off",
        problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
        suffered: { deaths: 0, freezes: 0 },
        stalledMs: playing.beat.longest(),
      }));
    const { title, problems, stalledMs } = round;
    if (problems.length === 0 || stalledMs < starvedMs || tries === mostTries) return round;
    print(
      `again  ${name}: ${title}: a process could not run for ${Math.round(stalledMs)} ms (${problems[0]})`,
    );
  }
}

async function play(task: Task, playing: Playing): Promise<void> {
  const began = Date.now();
  const { name } = task;
  const { title, problems, suffered } = await playFairly(task, playing);
  deaths += suffered.deaths;
  freezes += suffered.freezes;
  results.push({ name: `${name}: ${title}`, problems });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  print(`${problems.length === 0 ? "ok    " : "FAILED"} ${name}: ${title} (${seconds} s)`);
  for (const problem of problems.slice(0, 10)) print(`         ${problem}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tasks one after the other, on servers of its own. */
async function lane(beat: Beat): Promise<void> {
  const opening: Promise<Ground> = openGround();
  const closeGround = atEnd(async () => (await opening).close());
  const ground = await opening;
  const crew = createCrew(join(import.meta.dirname, "worker.ts"), 4);
  const closeCrew = atEnd(crew.close);
  try {
    for (let task = tasks.shift(); task; task = tasks.shift()) await play(task, { ground, crew, beat });
  } finally {
    await closeCrew();
    await closeGround();
  }
}

cleanUpOnSignals();

const lanes = Math.min(Number(asked.lanes), tasks.length);

await Promise.all(Array.from({ length: lanes }, () => lane(startBeat()).catch(unlessStopping)));

const failed = results.filter(({ problems }) => problems.length > 0);

for (const { name } of failed) print(`Failed: ${name}`);

print(`Workers killed: ${deaths}, frozen past their lease: ${freezes}`);

print(`${results.length - failed.length} passed, ${failed.length} failed`);

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
