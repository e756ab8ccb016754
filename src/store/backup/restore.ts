import type pg from "pg";
import type { Temporal } from "temporal-polyfill";
import { StartError } from "../../core/chat/start-error.ts";
import { migrateIn } from "../migrate.ts";
import { createSql, type Sql } from "../postgres/sql.ts";
import { load } from "./load.ts";

export interface Restored {
  readonly rows: number;
  /** Posts that may have gone out since: an officer says whether they go. */
  readonly held: number;
}

/**
 * Everything of a dump, in a database in which there is nothing of Muster's yet: all of it or nothing. What was due
 * meanwhile may have gone out since the dump was made, so it is held. Throws a StartError where there is a Muster
 * already, or the dump is of a newer one or not whole.
 */
export function restore(pool: pg.Pool, { migrations, lines, until }: Dumped): Promise<Restored> {
  return createSql(pool).together(async (sql) => {
    await refuseUsed(sql);
    await migrateIn(sql, migrations);
    const rows = await load(sql, lines);
    const held = until ? await holdDue(sql, until) : 0;
    await migrateIn(sql);
    return { rows, held };
  });
}

export interface Dumped {
  /** Those that had run where it was made. */
  readonly migrations: readonly string[];
  readonly lines: AsyncIterable<string>;
  /** Now, where somebody may have worked on with what was dumped; absent where nobody did. */
  readonly until?: Temporal.Instant;
}

async function holdDue(sql: Sql, now: Temporal.Instant): Promise<number> {
  const held = await sql.query(
    "update delivery set state = 'held' where state = 'planned' and due_at <= $1 returning id",
    [now.toString()],
  );
  return held.length;
}

async function refuseUsed(sql: Sql): Promise<void> {
  const [found] = await sql.query<{ used: boolean }>(
    "select to_regclass('muster_migration') is not null as used",
  );
  if (!found?.used) return;
  throw new StartError(
    "There is a Muster in this database already, and nothing was changed. Restore into an empty one: another folder " +
      "(DATA_DIR), the folder “db” in it moved away, or another database (DATABASE_URL).",
  );
}
