import type { Sql } from "../postgres/sql.ts";

/** What is of a moment: whose turn it is, what is being answered, what the disk still has of the erased. */
const passing: readonly string[] = [
  "muster_migration",
  "job_turn",
  "setback",
  "platform_call",
  "waiting_call",
  "erased_from",
];

export interface Table {
  readonly name: string;
  /** Those with a value of their own: what the database works out by itself is not among them. */
  readonly columns: readonly string[];
}

/** Muster's tables in an order in which each row finds those it points to. The preview's pretend people are not among them. */
export async function tablesOf(sql: Sql): Promise<readonly Table[]> {
  const rows = await sql.query<{ name: string; columns: string[]; needs: string[] }>(
    `select relname as name, (
       select array_agg(attname::text order by attnum) from pg_attribute
       where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = ''
     ) as columns, array(
       select distinct f.relname::text from pg_constraint c join pg_class f on f.oid = c.confrelid
       where c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid
     ) as needs
     from pg_class t
     where relkind = 'r' and relname not like 'preview!_%' escape '!'
       and relnamespace = (select relnamespace from pg_class where oid = to_regclass('muster_migration'))
     order by relname`,
  );
  const waiting = rows.filter(({ name }) => !passing.includes(name));
  const ordered: Table[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => !waiting.some((other) => needs.includes(other.name)));
    const [table] = waiting.splice(next, 1);
    if (next < 0 || !table) throw new Error("tables point at each other in a ring");
    ordered.push({ name: table.name, columns: table.columns });
  }
  return ordered;
}

/** A name in a statement. The names are the database's own. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
