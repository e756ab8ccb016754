import pg from "pg";
import { StartError } from "../../core/chat/start-error.ts";
import { migrate, refuseOtherTables } from "../migrate.ts";
import { sessionSettings } from "./session.ts";

export interface OpenedDatabase {
  readonly pool: pg.Pool;
  /** The migrations that have run as it was opened. */
  readonly migrated: readonly string[];
  /** Waits for queries in hand. */
  close(): Promise<void>;
}

/** Brought up to date by a Muster that starts; whoever only looks changes nothing, and is told when they are not. */
export type TablesAre = "brought up to date" | "as found" | "not looked at";

/** What is to be so of the tables before anything else is asked. Throws StartError where it cannot be. */
export const seeToTables: Readonly<Record<TablesAre, (pool: pg.Pool) => Promise<readonly string[]>>> = {
  "brought up to date": (pool) => migrate(pool),
  async "as found"(pool) {
    await refuseOtherTables(pool);
    return [];
  },
  "not looked at": async () => [],
};

/**
 * A Postgres server (DATABASE_URL).
 * Throws StartError when it cannot be reached, was last used by a newer Muster, or has older tables that are to stay.
 */
export async function openServer(
  url: string,
  tables: TablesAre = "brought up to date",
): Promise<OpenedDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: "muster",
    onConnect: (client) => client.query(sessionSettings),
  });
  // A connection lost while idle is replaced at the next query, which reports what is wrong.
  pool.on("error", () => {});
  try {
    await tryConnection(pool);
    const migrated = await seeToTables[tables](pool);
    return { pool, migrated, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function tryConnection(pool: pg.Pool): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (error) {
    throw new StartError(
      `Muster cannot use the database in DATABASE_URL (${reason(error)}). Check that the server runs, and the name, password and host in the address.`,
    );
  }
}

/** Postgres' words hold no password. Refused on several addresses at once, there is only a code. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
