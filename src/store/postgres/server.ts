import pg from "pg";
import { StartError } from "../../core/chat/start-error.ts";
import { migrate } from "../migrate.ts";

export interface OpenedDatabase {
  readonly pool: pg.Pool;
  /** Waits for queries in hand. */
  close(): Promise<void>;
}

/**
 * A Postgres server (DATABASE_URL), its tables brought up to date.
 * Throws StartError when it cannot be reached or was last used by a newer Muster.
 */
export async function openServer(url: string): Promise<OpenedDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: "muster" });
  // A connection lost while idle is replaced at the next query, which reports what is wrong.
  pool.on("error", () => {});
  try {
    await tryConnection(pool);
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, close: () => pool.end() };
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
