import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { StartError } from "../core/chat/start-error.ts";
import { movedAway } from "./backup/moved-away.ts";
import { createSql, type Sql } from "./postgres/sql.ts";

const folder = join(import.meta.dirname, "migrations");

/** Any number that nothing else in the database uses. */
const lock = 50_872_023;

/** A migration may take its time, and so may who holds a table it changes; a minute is nobody's normal one. */
const usualPatienceMs = 60_000;

/**
 * Brings the tables up to date, all or nothing. Processes that start together take turns: who comes second finds nothing
 * left to do. Returns which migrations have run. Throws StartError when the database was last used by a newer Muster, has its tables in a schema where
 * Muster does not look, or when its turn, or a table, was not to be had within the patience.
 */
export async function migrate(pool: pg.Pool, patienceMs = usualPatienceMs): Promise<readonly string[]> {
  return createSql(pool).together(async (sql) => {
    // All within the transaction: a pooler may lend another session for the next one, where a lock would stay for ever.
    await sql.query(`set local lock_timeout = ${patienceMs}`);
    try {
      await sql.query("select pg_advisory_xact_lock($1)", [lock]);
      return await runMissing(sql);
    } catch (error) {
      throw tookTooLong(error) ? new StartError(heldUp(patienceMs)) : error;
    }
  });
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
  return runMissing(sql, only);
}

async function runMissing(sql: Sql, only?: readonly string[]): Promise<readonly string[]> {
  const compared = await compare(sql);
  const { newer, schema } = compared;
  if (newer.length > 0) throw new StartError(newer.includes(movedAway) ? liesElsewhere : usedByNewer);
  if (schema !== undefined) throw new StartError(elsewhere(schema));
  const missing = compared.missing.filter((name) => only?.includes(name) ?? true);
  await sql.query(
    "create table if not exists muster_migration (id serial primary key, name varchar(255) not null, run_on timestamp not null)",
  );
  for (const name of missing) {
    // Without values Postgres takes several statements at once.
    await sql.query(await readFile(join(folder, `${name}.sql`), "utf8"));
    await sql.query("insert into muster_migration (name, run_on) values ($1, now())", [name]);
  }
  return missing;
}

/** For whoever only looks: throws a StartError unless the tables are as this Muster has them. Changes nothing. */
export async function refuseOtherTables(pool: pg.Pool): Promise<void> {
  const { last, missing, newer, schema } = await compare(createSql(pool));
  if (newer.includes(movedAway)) throw new StartError(liesElsewhere);
  if (newer.length > 0) {
    throw new StartError(`${usedByNewer} (It is at ${newer.at(-1)}, this Muster at ${await latest()}.)`);
  }
  if (schema !== undefined) throw new StartError(elsewhere(schema));
  if (missing.length === 0) return;
  const found = last === undefined ? "has no tables of Muster’s yet" : `is at ${last}`;
  throw new StartError(
    `This database ${found}; this Muster needs ${await latest()}. Nothing was changed. Start this Muster once ` +
      "(npm start): that brings the tables up to date. Or run the command of the Muster that uses this database now.",
  );
}

interface Compared {
  /** The last migration that has run. */
  readonly last?: string | undefined;
  /** In their order. */
  readonly missing: readonly string[];
  /** Those that this Muster does not have. */
  readonly newer: readonly string[];
  /** Where another Muster's tables are, if none are where we look. */
  readonly schema?: string | undefined;
}

async function compare(sql: Sql): Promise<Compared> {
  const files = await names();
  const [found] = await sql.query<{ here: boolean; schema: string | null }>(
    `select to_regclass('muster_migration') is not null as here, (
       select nspname from pg_class join pg_namespace n on n.oid = relnamespace
       where relname = 'muster_migration' and relkind = 'r' limit 1
     ) as schema`,
  );
  if (!found?.here) return { missing: files, newer: [], schema: found?.schema ?? undefined };
  const rows = await sql.query<{ name: string }>("select name from muster_migration order by name");
  const applied = rows.map(({ name }) => name);
  return {
    last: applied.at(-1),
    missing: files.filter((name) => !applied.includes(name)),
    newer: applied.filter((name) => !files.includes(name)),
  };
}

async function names(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.map((name) => name.replace(/\.sql$/u, "")).sort();
}

async function latest(): Promise<string> {
  return (await names()).at(-1) ?? "";
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

function elsewhere(schema: string): string {
  return (
    `Muster’s tables in this database are in the schema ${schema}, where it does not look: it keeps them in the schema named ` +
    "like its user, or else in “public”. Move them there (alter table … set schema …), or let Muster’s user have that name."
  );
}

const usedByNewer =
  "This database was last used by a newer Muster. Update Muster, or use another database (DATABASE_URL) or folder (DATA_DIR).";

const liesElsewhere =
  "What was in this database was moved (muster move), and Muster lives there now: start it with that database or folder. " +
  "Started here too it would post everything twice.";
