import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { release } from "../core/chat/release.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Log } from "../core/command/job.ts";
import { createSql, type Sql } from "./postgres/sql.ts";
import { newestOf, oldestBeside, refuseBesideOlder } from "./releases.ts";
import { compare, folder, names, refuseUnlike } from "./tables-found.ts";

/** Any number that nothing else in the database uses. */
const lock = 50_872_023;

/** A migration may take its time, and so may who holds a table it changes; a minute is nobody's normal one. */
const usualPatienceMs = 60_000;

/** Hears what is about to be done to tables that are there, and what was done. */
export type MigrationLog = Pick<Log, "info">;

interface MigrateOptions {
  /** How long to wait for its turn and for each table, ms. */
  readonly patienceMs?: number;
  readonly log?: MigrationLog | undefined;
}

/**
 * Brings the tables up to date, all or nothing, and tells before it does. Processes that start together take turns: who
 * comes second finds nothing left to do. Tables of a newer release that this one may run on are left as they are. Returns
 * which migrations have run. Throws StartError when the newer one does not allow this one, an older one runs that could
 * not go on, the tables are in a schema where Muster does not look, or its turn, or a table, was not to be had within the
 * patience.
 */
export async function migrate(
  pool: pg.Pool,
  { patienceMs = usualPatienceMs, log }: MigrateOptions = {},
): Promise<readonly string[]> {
  const ran = await createSql(pool).together(async (sql) => {
    // All within the transaction: a pooler may lend another session for the next one, where a lock would stay for ever.
    await sql.query(`set local lock_timeout = ${patienceMs}`);
    try {
      await sql.query("select pg_advisory_xact_lock($1)", [lock]);
      return await runMissing(sql, { log });
    } catch (error) {
      throw tookTooLong(error) ? new StartError(heldUp(patienceMs)) : error;
    }
  });
  const [first, last] = [ran[0], ran.at(-1)];
  if (first && last) log?.info({ first, last }, "the tables were brought up to date");
  return ran;
}

/**
 * The same within an open transaction; with names only those, for tables as they were when a backup was made. Throws a
 * StartError for a name this Muster does not have.
 */
export async function migrateIn(sql: Sql, only?: readonly string[]): Promise<readonly string[]> {
  const known = await names();
  if (only?.some((name) => !known.includes(name))) {
    throw new StartError(
      "This backup was made by a newer Muster. Update Muster, and restore it with that one.",
    );
  }
  return runMissing(sql, { only });
}

interface Running {
  /** Absent: all that are missing. */
  readonly only?: readonly string[] | undefined;
  readonly log?: MigrationLog | undefined;
}

async function runMissing(sql: Sql, { only, log }: Running): Promise<readonly string[]> {
  const compared = await compare(sql);
  refuseUnlike(compared);
  const { last: from } = compared;
  const missing = compared.missing.filter((name) => only?.includes(name) ?? true);
  const to = missing.at(-1);
  if (to === undefined && from !== undefined) return [];
  const steps = await Promise.all(missing.map(read));
  if (from !== undefined && to !== undefined) {
    const oldest = newestOf([compared.oldest, ...steps.map((step) => step.oldest)]);
    await refuseBesideOlder(sql, oldest);
    log?.info(
      { from, to, steps: steps.length, release, oldest },
      "bringing the tables up to date; no Muster older than “oldest” may run on them afterwards",
    );
  }
  await sql.query(ourTable);
  for (const { name, text, oldest } of steps) {
    // Without values Postgres takes several statements at once.
    await sql.query(text);
    await sql.query(
      "insert into muster_migration (name, run_on, oldest, release) values ($1, now(), $2, $3)",
      [name, oldest, release],
    );
  }
  return missing;
}

/** The first release made it without its last two columns, and goes on writing into it without them. */
const ourTable = `
  create table if not exists muster_migration (id serial primary key, name varchar(255) not null, run_on timestamp not null);
  alter table muster_migration
    add column if not exists oldest varchar(40),
    add column if not exists release varchar(40)`;

async function read(
  name: string,
): Promise<{ readonly name: string; readonly text: string; readonly oldest: string }> {
  const text = await readFile(join(folder, `${name}.sql`), "utf8");
  return { name, text, oldest: oldestBeside(text) };
}

/** SQLSTATE lock_not_available. */
function tookTooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "55P03";
}

function heldUp(patienceMs: number): string {
  return (
    `Muster waited ${patienceMs / 1000} seconds for its turn to bring the tables up to date: another process is at it, or ` +
    "holds one of the tables. Nothing was changed. Look for what has been going on for long (pg_stat_activity), end it " +
    "(pg_terminate_backend), and start again."
  );
}
