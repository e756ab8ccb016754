import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { compareReleases, release } from "../core/chat/release.ts";
import { StartError } from "../core/chat/start-error.ts";
import { movedAway } from "./backup/moved-away.ts";
import { createSql, type Sql } from "./postgres/sql.ts";
import { newestOf, releasesConnected } from "./releases.ts";

export const folder = join(import.meta.dirname, "migrations");

/** Throws a StartError for tables on which this Muster may not start. */
export function refuseUnlike({ last, missing, newer, schema, oldest }: Compared): void {
  if (schema !== undefined) throw new StartError(elsewhere(schema));
  if (newer.some(({ name }) => name === movedAway)) throw new StartError(liesElsewhere);
  const unsaid = newer.some((one) => one.oldest === null);
  if (newer.length === 0 || (!unsaid && missing.length === 0 && compareReleases(release, oldest) >= 0))
    return;
  const may = unsaid ? "" : ` The oldest that may run on its tables is ${oldest}.`;
  throw new StartError(`${usedByNewer} (It is at ${last}; this is Muster ${release}.${may})`);
}

/** How the tables are, for whoever only looks. */
export interface TablesFound {
  /** The oldest release that may run on them. */
  readonly oldest: string;
  /** The newer release that brought them to where they are; absent where they are this one's. */
  readonly newer?: string;
  /** The releases whose processes use them now, oldest first: of a folder none. */
  readonly connected: readonly string[];
}

/** Changes nothing. Throws a StartError unless this Muster may run on the tables as they are. */
export async function refuseOtherTables(pool: pg.Pool): Promise<TablesFound> {
  const sql = createSql(pool);
  const compared = await compare(sql);
  refuseUnlike(compared);
  const { last, missing, newer, oldest } = compared;
  if (missing.length === 0) {
    const brought = newestOf(newer.map((one) => one.release ?? release));
    const connected = await releasesConnected(sql);
    return { oldest, connected, ...(newer.length > 0 && { newer: brought }) };
  }
  const found = last === undefined ? "has no tables of Muster’s yet" : `is at ${last}`;
  throw new StartError(
    `This database ${found}; this Muster needs ${await latest()}. Nothing was changed. Start this Muster once ` +
      "(npm start): that brings the tables up to date. Or run the command of the Muster that uses this database now.",
  );
}

export interface Compared {
  /** The last migration that has run. */
  readonly last?: string | undefined;
  /** In their order. */
  readonly missing: readonly string[];
  /** Those that this Muster does not have. */
  readonly newer: readonly Applied[];
  /** The oldest release that may run on the tables, as far as it is said. */
  readonly oldest: string;
  /** Where another Muster's tables are, if none are where we look. */
  readonly schema?: string | undefined;
}

interface Applied {
  readonly name: string;
  /** Null of what the first release did. */
  readonly oldest: string | null;
  readonly release: string | null;
}

export async function compare(sql: Sql): Promise<Compared> {
  const files = await names();
  const [found] = await sql.query<{ here: boolean; schema: string | null }>(
    `select to_regclass('muster_migration') is not null as here, (
       select nspname from pg_class join pg_namespace n on n.oid = relnamespace
       where relname = 'muster_migration' and relkind = 'r' limit 1
     ) as schema`,
  );
  if (!found?.here)
    return { missing: files, newer: [], oldest: newestOf([]), schema: found?.schema ?? undefined };
  // As JSON, since tables of the first release have no such columns.
  const applied = await sql.query<Applied>(
    `select name, to_jsonb(m) ->> 'oldest' as oldest, to_jsonb(m) ->> 'release' as release
     from muster_migration m order by name`,
  );
  const known = new Set(applied.map(({ name }) => name));
  return {
    last: applied.at(-1)?.name,
    missing: files.filter((name) => !known.has(name)),
    newer: applied.filter(({ name }) => !files.includes(name)),
    oldest: newestOf(applied.flatMap(({ oldest }) => oldest ?? [])),
  };
}

export async function names(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.map((name) => name.replace(/\.sql$/u, "")).sort();
}

async function latest(): Promise<string> {
  return (await names()).at(-1) ?? "";
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
