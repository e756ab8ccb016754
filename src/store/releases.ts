import { compareReleases, release } from "../core/chat/release.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Sql } from "./postgres/sql.ts";

/** Every migration that names none came with it. */
const firstRelease = "0.1.0";

const named = /^-- Oldest release beside it: (\d+\.\d+\.\d+), because /u;

/** The oldest release that may run on the tables as a migration leaves them: its first line says so (src/store/schema.sql). */
export function oldestBeside(migration: string): string {
  return named.exec(migration)?.[1] ?? firstRelease;
}

/** Of several, the one that asks for most. */
export function newestOf(releases: readonly string[]): string {
  return releases.toSorted(compareReleases).at(-1) ?? firstRelease;
}

/** A connection says by its name which release opened it. */
export const connectionName = `muster ${release}`;

/** Of the first release's there is no number. */
const connectionOf = /^muster(?: (\d+\.\d+\.\d+))?$/u;

/**
 * Which releases use this database now, oldest first, by their connections. Every process asks something each ten
 * seconds: what has been idle for longer than this is one that a pooler has kept open.
 */
export async function releasesConnected(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'muster%'
       and (state <> 'idle' or state_change > clock_timestamp() - interval '30 seconds')`,
  );
  const found = rows.flatMap(({ name }) => {
    const [whole, number = firstRelease] = connectionOf.exec(name) ?? [];
    return whole === undefined ? [] : [number];
  });
  return [...new Set(found)].sort(compareReleases);
}

/** Throws a StartError where a release that runs on this database may not go on beside what is to be done to its tables. */
export async function refuseBesideOlder(sql: Sql, oldest: string): Promise<void> {
  const tooOld = (await releasesConnected(sql)).filter((one) => compareReleases(one, oldest) < 0);
  if (tooOld.length === 0) return;
  throw new StartError(
    `Muster ${tooOld.join(" and ")} runs on this database, and may not go on once Muster ${release} has brought its tables ` +
      `up to date: the oldest that may is ${oldest}. Nothing was changed. Back up, stop every process of the older one, ` +
      "wait half a minute, and start this one again.",
  );
}
