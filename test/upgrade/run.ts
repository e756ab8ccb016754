// The release before and this one, as processes on one Postgres and one Redis, with posts and commands going:
//   npm run test:upgrade
// It takes five minutes, as both go by the real clock, and needs the repository's history. Ends with 1 for a post that
// did not go out exactly once, a command that was not answered, trouble in a log, or an older start that is not refused.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { release } from "../../src/core/chat/release.ts";
import { ownPostgres } from "../servers/own-postgres.ts";
import { startRedis } from "../servers/own-redis.ts";
import { answer, openBranch, say, seen } from "./branch.ts";
import { type Process, startRelease } from "./process.ts";
import { unpackReleaseBefore } from "./release-before.ts";

const here = join(import.meta.dirname, "../..");

const problems: string[] = [];

const closing: (() => unknown)[] = [];

function note(what: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
}

function expect(well: boolean, otherwise: string): void {
  if (well) return;
  problems.push(otherwise);
  note(`NOT WELL: ${otherwise}`);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function play(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "muster-upgrade-"));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const number = unpackReleaseBefore(join(folder, "before"));
  const postgres = await ownPostgres();
  if (!postgres) throw new Error("This needs a Postgres of its own: initdb was not found.");
  closing.push(() => postgres.remove());
  const redis = await startRedis(["--appendonly", "yes"]);
  closing.push(() => redis.remove());
  const branch = await openBranch();
  closing.push(() => branch.slack.close());

  const start = async (at: string) => {
    const one = await startRelease(at, {
      ...branch.environment,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
    });
    closing.push(() => one.stop());
    return one;
  };
  const older = await start(join(folder, "before"));
  note(`Muster ${number} runs.`);
  await branch.install(older.url);
  const closes = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const made = await say(
    branch,
    older,
    "ballot",
    `create name: Pay ballot closes: ${closes} 12:00 turnout-rule: no`,
  );
  if (!made.includes("Pay ballot")) throw new Error(`a ballot could not be set up: ${made}`);
  await say(branch, older, "check", "open");
  const planned = [...(await plan(older, "the older"))];
  const newer = await start(here);
  note(`Muster ${release} runs beside it.`);
  expect(
    newer.log().includes("bringing the tables up to date"),
    "the newer did not say what it was going to do",
  );
  planned.push(...(await plan(newer, "the newer")));
  await talk([older, newer], 170_000);
  for (const words of planned) expectOnce(words);

  await older.stop();
  note(`Muster ${number} is stopped.`);
  const later = await plan(newer, "the newer alone");
  await talk([newer], 130_000);
  for (const words of later) expectOnce(words);
  for (const one of [older, newer])
    expect(one.troubles().length === 0, one.troubles().slice(0, 3).join("\n"));

  const again = await startRelease(join(folder, "before"), older.environment).catch((error: Error) => error);
  expect(again instanceof Error && again.message.includes("newer Muster"), `${number} started once more`);

  /** Reminders for each of the next two minutes but the one that is nearly here. */
  async function plan(by: Process, who: string): Promise<readonly string[]> {
    const all: string[] = [];
    for (const ahead of [1, 2]) {
      const at = new Date(Date.now() + ahead * 60_000 + 5_000);
      const when = new Intl.DateTimeFormat("en-GB", {
        dateStyle: "long",
        timeStyle: "short",
        timeZone: "Europe/London",
      });
      for (const nth of ["first", "second", "third"]) {
        const words = `Planned by ${who}, the ${nth} in ${ahead}`;
        const made = await say(
          branch,
          by,
          "reminder",
          `add text: ${words} when: ${when.format(at).replace(" at", "")}`,
        );
        expect(made.includes(words), `a reminder was not set up: ${made}`);
        all.push(words);
      }
    }
    return all;
  }

  async function talk(to: readonly Process[], ms: number): Promise<void> {
    let posted = false;
    for (const until = Date.now() + ms; Date.now() < until; await pause(4_000)) {
      for (const one of to) {
        const stands = await say(branch, one, "ballot", "status");
        expect(stands.includes("Pay ballot"), `a command was not answered: ${stands}`);
        posted = !posted;
        const told = await answer(branch, one, posted ? "posted" : "not yet");
        expect(told.includes("You told us"), `an answer was not taken: ${told}`);
      }
    }
  }

  function expectOnce(words: string): void {
    const many = seen(branch).filter((text) => text.includes(words)).length;
    expect(many === 1, `“${words}” was posted ${many} times`);
  }
}

try {
  await play();
} catch (error) {
  problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  for (const close of closing.toReversed()) await close();
}
process.stdout.write(problems.length === 0 ? "All is well.\n" : `Not well:\n${problems.join("\n")}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
