import pg from "pg";
import { StartError } from "../../core/chat/start-error.ts";
import { type MigrationLog, migrate } from "../migrate.ts";
import { connectionName } from "../releases.ts";
import { refuseOtherTables } from "../tables-found.ts";
import { sessionSettings } from "./session.ts";

export interface OpenedDatabase {
  readonly pool: pg.Pool;
  /** Waits for queries in hand. */
  close(): Promise<void>;
}

/** Brought up to date by a Muster that starts; whoever only looks changes nothing, and is told when they are not. */
export type TablesAre = "brought up to date" | "as found" | "not looked at";

/** What is to be so of the tables before anything else is asked. Throws StartError where it cannot be. */
export const seeToTables: Readonly<
  Record<TablesAre, (pool: pg.Pool, log?: MigrationLog) => Promise<unknown>>
> = {
  "brought up to date": (pool, log) => migrate(pool, { log }),
  "as found": (pool) => refuseOtherTables(pool),
  "not looked at": async () => {},
};

/**
 * A Postgres server (DATABASE_URL).
 * Throws StartError when it cannot be reached, this Muster may not run on its tables, or they are older and are to stay.
 */
export async function openServer(
  url: string,
  tables: TablesAre = "brought up to date",
  log?: MigrationLog,
): Promise<OpenedDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: connectionName,
    onConnect: (client) => client.query(sessionSettings),
  });
  // A connection lost while idle is replaced at the next query, which reports what is wrong.
  pool.on("error", () => {});
  try {
    await tryConnection(pool);
    await seeToTables[tables](pool, log);
    return { pool, close: () => pool.end() };
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
