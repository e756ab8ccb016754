import type { ErasureStore } from "../core/privacy/erasure.ts";
import { changed } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";
import { tidy } from "./tidy.ts";

/** While a table is locked everybody who wants it waits: so long for the lock, and so long for the work, ms. */
const lockMs = 50;
const workMs = 150;

/** Minutes after which a table that could not be had in that time is done all the same, however long it takes. */
const hurryAfter = 30;

/** What the write-ahead log of the embedded database is noted as. */
const log = "pg_wal";

/**
 * Writes anew, with its indexes and all that belongs to it, each table that erased_from names. Rows that went lie in a
 * table's file, and in its indexes, until something else is written over them: no vacuum changes that.
 */
export function createScrub(sql: Sql): Pick<ErasureStore, "scrub"> {
  return {
    async scrub() {
      const noted = await sql.query<{ table_name: string; hurry: boolean; overdue: boolean }>(
        `select table_name, since < clock_timestamp() - interval '${hurryAfter} minutes' as hurry,
           since < clock_timestamp() - interval '1 hour' as overdue
         from erased_from where table_name <> '${log}' order by since`,
      );
      const embedded = await isEmbedded(sql);
      const left: (typeof noted)[number][] = [];
      const failed: unknown[] = [];
      let rewritten = 0;
      for (const table of noted) {
        try {
          if (await rewrite(sql, table.table_name, { hurry: table.hurry, embedded })) rewritten += 1;
          else left.push(table);
        } catch (error) {
          // One that fails keeps no other from its turn.
          failed.push(error);
        }
      }
      if (embedded) {
        await dropLog(sql);
        await tidy(sql);
      }
      if (failed.length > 0) throw failed[0];
      return { rewritten, left: left.length, overdue: left.some(({ overdue }) => overdue) };
    },
  };
}

async function isEmbedded(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ embedded: boolean }>(
    "select current_setting('muster.embedded', true) = 'on' as embedded",
  );
  return row?.embedded ?? false;
}

/** False where it could not be done now: somebody used the table, or may still look at the rows that went. */
async function rewrite(
  sql: Sql,
  table: string,
  { hurry, embedded }: { readonly hurry: boolean; readonly embedded: boolean },
): Promise<boolean> {
  try {
    await sql.together(async (inside) => {
      await inside.query(`set local lock_timeout = ${lockMs}`);
      // First: nobody has an erasure in hand then, and who begins one notes the table again afterwards.
      await inside.query(`lock table ${table} in access exclusive mode`);
      if (!hurry) await inside.query(`set local statement_timeout = ${workMs}`);
      await inside.query("delete from erased_from where table_name = $1", [table]);
      await inside.query(`cluster ${table} using ${table}_pkey`);
      await refuseLeftovers(inside, table);
      if (embedded) {
        await inside.query("insert into erased_from (table_name) values ($1) on conflict do nothing", [log]);
      }
    });
    return true;
  } catch (error) {
    if (isForNow(error)) return false;
    throw error;
  }
}

/** Rows that a transaction from before may still see are written anew as well: the index then has more than are there. */
async function refuseLeftovers(sql: Sql, table: string): Promise<void> {
  const [row] = await sql.query<{ clean: boolean }>(
    `select (select count(*) from ${table}) = greatest(reltuples, 0) as clean from pg_class where oid = '${table}_pkey'::regclass`,
  );
  if (!row?.clean) throw new StillSeen();
}

class StillSeen extends Error {}

/** SQLSTATEs: the lock was not to be had, and the statement took too long. */
function isForNow(error: unknown): boolean {
  if (error instanceof StillSeen) return true;
  return error instanceof Error && "code" in error && (error.code === "55P03" || error.code === "57014");
}

/**
 * Everything that was ever written stands in the log as well. Embedded nobody else needs it: what follows goes into a new
 * file of it, and a checkpoint removes those before (see the settings of the session: none is used again).
 */
async function dropLog(sql: Sql): Promise<void> {
  const noted = await sql.query("select from erased_from where table_name = $1", [log]);
  if (noted.length === 0) return;
  await sql.query("select pg_switch_wal()");
  await sql.query("checkpoint");
  await changed(sql, "delete from erased_from where table_name = $1", [log]);
}
