import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { runner } from "node-pg-migrate";
import type pg from "pg";
import { StartError } from "../core/chat/start-error.ts";

const folder = join(import.meta.dirname, "migrations");

const table = "muster_migration";

/** Any number that nothing else in the database uses. */
const lock = 50_872_023;

/**
 * Brings the tables up to date. Processes that start together take turns.
 * Throws StartError when the database was last used by a newer Muster.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  let broken = true;
  // A connection lost between two queries is told by the next one; nobody listening would end the process.
  client.on("error", ignore);
  try {
    await client.query("select pg_advisory_lock($1)", [lock]);
    await refuseNewer(client);
    await runner({
      dbClient: client,
      dir: folder,
      migrationsTable: table,
      direction: "up",
      singleTransaction: true,
      // Ours is held already, since before it was known whether this Muster may write here at all.
      noLock: true,
      log: () => {},
    });
    await client.query("select pg_advisory_unlock($1)", [lock]);
    broken = false;
  } finally {
    client.off("error", ignore);
    // A connection that goes takes its lock with it.
    client.release(broken);
  }
}

function ignore(): void {}

async function refuseNewer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
    table,
  ]);
  if (!rows[0]?.there) return;
  const files = new Set(await readdir(folder));
  const applied = await client.query<{ name: string }>(`select name from ${table}`);
  if (applied.rows.some(({ name }) => !files.has(`${name}.sql`))) {
    throw new StartError(
      "This database was last used by a newer Muster. Update Muster, or use another database (DATABASE_URL) or folder (DATA_DIR).",
    );
  }
}
