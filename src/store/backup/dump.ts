import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { Sql } from "../postgres/sql.ts";
import { quoted, type Table, tablesOf } from "./tables.ts";

/** How many rows are in memory at once. */
const rowsAtOnce = 500;

/** The migrations that have run there, in their order. */
export async function migrationsOf(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ name: string }>("select name from muster_migration order by name");
  return rows.map(({ name }) => name);
}

/**
 * Everything Muster keeps, as it was at one moment, a line for each table and each row: `T` and the table as JSON, `R`
 * and a row of it as JSON, `E` and the number of rows at the end. Muster may go on working meanwhile; embedded it waits.
 */
export async function* dumpLines(sql: Sql): AsyncGenerator<string> {
  const lines = new PassThrough({ objectMode: true, highWaterMark: rowsAtOnce });
  const left = new AbortController();
  const write = async (line: string) => {
    if (!lines.write(line)) await once(lines, "drain", { signal: left.signal });
  };
  const told = dump(sql, write).then(
    () => void lines.end(),
    (error: unknown) => void lines.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    yield* lines as AsyncIterable<string>;
  } finally {
    left.abort();
    await told;
  }
}

async function dump(sql: Sql, write: Write): Promise<void> {
  await sql.together(async (inside) => {
    await inside.query("set transaction isolation level repeatable read, read only");
    let count = 0;
    for (const table of await tablesOf(inside)) {
      await write(`T${JSON.stringify(table)}`);
      count += await dumpRows(inside, table, write);
    }
    await write(`E${count}`);
  });
}

type Write = (line: string) => Promise<void>;

async function dumpRows(sql: Sql, { name, columns }: Table, write: Write) {
  const selected = columns.map(quoted).join(", ");
  await sql.query(
    `declare backup no scroll cursor for
     select row_to_json(row)::text as row from (select ${selected} from ${quoted(name)}) row`,
  );
  let count = 0;
  for (;;) {
    const rows = await sql.query<{ row: string }>(`fetch ${rowsAtOnce} from backup`);
    for (const { row } of rows) await write(`R${row}`);
    count += rows.length;
    if (rows.length < rowsAtOnce) break;
  }
  await sql.query("close backup");
  return count;
}
