import { z } from "zod";
import { StartError } from "../../core/chat/start-error.ts";
import type { Sql } from "../postgres/sql.ts";
import { quoted, type Table, tablesOf } from "./tables.ts";

const tableShape = z.object({ name: z.string(), columns: z.array(z.string()) });

/** So many characters of rows go in at once. */
const batchLength = 256 * 1024;

/**
 * Puts the lines of a dump into tables that are empty and as they were when it was made. To be called in a transaction.
 * Returns how many rows there were. Throws a StartError where the dump is not whole or not of these tables.
 */
export async function load(sql: Sql, lines: AsyncIterable<string>): Promise<number> {
  const known = new Map((await tablesOf(sql)).map((table) => [table.name, table]));
  let into: Table | undefined;
  let rows: string[] = [];
  let [count, length, ended] = [0, 0, false];
  const flush = async () => {
    if (into && rows.length > 0) await insert(sql, into, rows);
    [rows, length] = [[], 0];
  };
  for await (const line of lines) {
    const rest = line.slice(1);
    if (line.startsWith("R") && into) {
      rows.push(rest);
      count += 1;
      length += rest.length;
      if (length > batchLength) await flush();
    } else if (line.startsWith("T")) {
      await flush();
      into = tableIn(rest, known);
    } else if (line.startsWith("E")) {
      await flush();
      ended = Number(rest) === count;
    } else if (line !== "") throw new StartError(notWhole);
  }
  if (!ended) throw new StartError(notWhole);
  await moveSequences(sql, [...known.values()]);
  return count;
}

function tableIn(text: string, known: ReadonlyMap<string, Table>): Table {
  const table = tableShape.parse(JSON.parse(text));
  const here = known.get(table.name);
  if (!here || table.columns.some((column) => !here.columns.includes(column))) {
    throw new StartError(
      `This backup has a table ${table.name} that is not as this Muster made it. Nothing was changed.`,
    );
  }
  return table;
}

async function insert(sql: Sql, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  const into = columns.map(quoted).join(", ");
  await sql.query(
    `insert into ${quoted(name)} (${into}) overriding system value
     select ${into} from json_populate_recordset(null::${quoted(name)}, $1::json)`,
    [`[${rows.join(",")}]`],
  );
}

/** What is counted up goes on behind the highest number there is. */
async function moveSequences(sql: Sql, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    for (const column of columns) {
      await sql.query(
        `select setval(sequence, (select coalesce(max(${quoted(column)}::text::bigint), 0) + 1 from ${quoted(name)}), false)
         from pg_get_serial_sequence($1, $2) sequence where sequence is not null`,
        [quoted(name), column],
      );
    }
  }
}

const notWhole = "This backup is not whole: it ends too early, or has been changed. Nothing was changed.";
