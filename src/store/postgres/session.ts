/**
 * Asked of every connection before its first query, as roles and databases may have settings of their own:
 * - dates and instants are read from the text that Postgres writes
 * - tables are looked for where Muster makes them: `$user`, or else `public`
 * - a compiled query costs a second of the processor where it saves milliseconds
 *
 * Behind a pooler that lends a connection for one transaction the first line holds (pgbouncer keeps it for each client)
 * and the others may not: docs/hosting.md says what to give the role then.
 */
export const sessionSettings = sessionWith(`"$user", public`);

/** The same with another search path, as SQL. */
export function sessionWith(searchPath: string): string {
  return `set datestyle to 'ISO, YMD'; set timezone to 'UTC';
    set search_path to ${searchPath}; set jit to off`;
}

/**
 * As SQL: told apart by whoever asks, and files of the write-ahead log that are needed no more are removed. Used again,
 * as is usual, they would keep what stands in them; and the new ones are not first filled with 16 MB of nothing.
 */
export const embeddedAlone = "set muster.embedded to on; set wal_recycle to off; set wal_init_zero to off";
