import type { Sql } from "./postgres/sql.ts";

/** Fewer dead rows than this, or than a fifth of those that live, are not worth the work: as with autovacuum. */
const worthIt = 50;

/** So many dead rows do not wait for the night. */
const urgent = 20_000;

/** At what hours UTC it is quiet: night in Britain, summer and winter. */
const quiet = { from: 2, before: 4 };

/**
 * What autovacuum does on a server, once a night: the room that changed and deleted rows took is used again or given
 * back, statistics are gathered, and the write-ahead log, which nothing else cuts short while Muster runs, begins anew.
 * For the embedded database alone: everybody waits meanwhile. Returns the tables.
 */
export async function tidy(sql: Sql, hour?: number): Promise<readonly string[]> {
  const tables = await sql.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
     where n_dead_tup > ${worthIt} + n_live_tup / 5
       and (n_dead_tup > ${urgent} or (
         coalesce($1::integer, extract(hour from clock_timestamp() at time zone 'UTC')) >= ${quiet.from}
         and coalesce($1::integer, extract(hour from clock_timestamp() at time zone 'UTC')) < ${quiet.before}))
     order by n_dead_tup desc`,
    [hour ?? null],
  );
  for (const { name } of tables) await sql.query(`vacuum (analyze) ${name}`);
  if (tables.length > 0) await sql.query("checkpoint");
  return tables.map(({ name }) => name);
}
