// Takes rules out of Muster, one at a time, and says which nobody misses: each must fail a test that it names.
//   npm run test:mutants                     all of them, in a copy of the tree
//   npm run test:mutants -- --only tap,slack  those with one of the words in their name or file
//   npm run test:mutants -- --part 2/3       every third, from the second

import { parseArgs } from "node:util";
import { atEnd, cleanUpOnSignals } from "../faults/at-end.ts";
import { allMutants } from "./all.ts";
import { copyTree } from "./copy.ts";
import type { Mutant } from "./mutant.ts";
import { openTests, type Tests } from "./tests.ts";

const { values: asked } = parseArgs({
  options: { only: { type: "string", default: "" }, part: { type: "string", default: "1/1" } },
});

const [part = 1, parts = 1] = asked.part.split("/").map(Number);

const mutants = allMutants
  .filter(({ name, file }) => asked.only.split(",").some((word) => `${name} ${file}`.includes(word)))
  .filter((_, place) => place % parts === part - 1);

const copy = copyTree([
  ...["package.json", "package-lock.json", "tsconfig.json", "vitest.config.ts", "README.md", "docs"],
  ...["src", "commands", "jobs", "test", ".ci", "bench/package-lock.json", "compose.yaml", "docker"],
]);

const survivors: string[] = [];

/** Until it is closed. */
let running: Tests | undefined;

async function open(): Promise<Tests> {
  running = await openTests(copy.folder);
  return running;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function play({ name, file, changes, by }: Mutant, tests: Tests): Promise<void> {
  const began = Date.now();
  const { failed } = await tests.run(by);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (failed.length === 0) survivors.push(`${name} (${file}: ${changes[0]?.[0]})`);
  print(`${failed.length > 0 ? "killed  " : "SURVIVED"} ${name} (${seconds} s)`);
}

/** All the named tests with every rule in its place. False where one does not pass: then it shows nothing. */
async function allPass(tests: Tests): Promise<boolean> {
  const { failed, missing } = await tests.run(mutants.flatMap(({ by }) => by));
  for (const title of failed) print(`Fails with every rule in its place: ${title}`);
  for (const title of missing) print(`There is no such test: ${title}`);
  return failed.length + missing.length === 0;
}

async function playAll(): Promise<void> {
  for (const { file, changes } of mutants) copy.takeOut(file, changes)();
  const tests = await open();
  if (!(await allPass(tests))) process.exit(1);
  for (const mutant of mutants.filter(({ fresh }) => !fresh)) {
    const putBack = copy.takeOut(mutant.file, mutant.changes);
    tests.changed(mutant.file);
    await play(mutant, tests);
    putBack();
    tests.changed(mutant.file);
  }
  await tests.close();
  for (const mutant of mutants.filter(({ fresh }) => fresh)) {
    const putBack = copy.takeOut(mutant.file, mutant.changes);
    const once = await open();
    await play(mutant, once);
    await once.close();
    putBack();
  }
}

process.once("exit", copy.remove);
atEnd(async () => running?.close());
cleanUpOnSignals();

await playAll();
for (const survivor of survivors) print(`Nobody missed it: ${survivor}`);
print(`${mutants.length - survivors.length} killed, ${survivors.length} survived`);
process.exit(survivors.length === 0 ? 0 : 1);
