import type pg from "pg";
import { createDatabase } from "../src/store/database.ts";
import { openServer } from "../src/store/postgres/server.ts";
import { prepare, type Scene, tap, tapRate } from "./answers.ts";
import { type Figure, judge } from "./figure.ts";
import { withPostgres } from "./servers.ts";

const CALLERS = 20;

const ROUNDS = 10;

const TABLES = ["answer", "member", "platform_call"];

/**
 * How long a tap waits, at most, while the tables it needs are written anew after an erasure: 12,000 answers with their
 * members and calls, and 20 people who tap again as soon as they are answered.
 */
export async function scrubWait(report: (line: string) => void): Promise<readonly Figure[]> {
  const rounds = await withPostgres(async (url) => {
    const { pool, close } = await openServer(url);
    try {
      const scene = await prepare(pool);
      await tapRate(scene);
      const longest: number[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const { wait, runs } = await tapBesideScrub(pool, scene);
        report(`round ${round}: the longest tap ${wait.toFixed(1)} ms, ${runs} runs of the job`);
        longest.push(wait);
      }
      return longest;
    } finally {
      await close();
    }
  });
  const bar = { of: "value", at: "most", is: 250 } as const;
  return [judge({ id: "scrub-wait", unit: "ms", bar }, [{ value: Math.max(...rounds) }])];
}

/** Runs the job until every table is done, as its next runs would. */
async function tapBesideScrub(
  pool: pg.Pool,
  { inbox, callers, buttons }: Scene,
): Promise<{ readonly wait: number; readonly runs: number }> {
  const { erasure } = createDatabase(pool).store;
  await pool.query("insert into erased_from (table_name) select unnest($1::text[]) on conflict do nothing", [
    TABLES,
  ]);
  let over = false;
  let wait = 0;
  const tapping = callers.slice(0, CALLERS).map(async (caller, place) => {
    for (let turn = place; !over; turn += 1) {
      wait = Math.max(wait, await tap(inbox, caller, buttons[turn % buttons.length] ?? ""));
    }
  });
  let runs = 0;
  let left = TABLES.length;
  while (left > 0 && runs < 50) {
    ({ left } = await erasure.scrub());
    runs += 1;
  }
  over = true;
  await Promise.all(tapping);
  if (left > 0) throw new Error("the tables could not be written anew beside taps");
  return { wait, runs };
}
