import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { StartError } from "../../core/chat/start-error.ts";
import { openEmbedded } from "./embedded.ts";
import { type OpenedDatabase, openServer, seeToTables, type TablesAre } from "./server.ts";
import { addressIn } from "./socket.ts";

export interface JoinedDatabase extends OpenedDatabase {
  /** Whether a Muster runs on this database; of a database server nobody can say. */
  readonly running: "yes" | "no" | "unknown";
}

interface Where {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/**
 * The database of a Muster that may be running: on a server directly; in a folder through the process that has it open,
 * or else by opening it. Its tables are left as they are. Throws StartError when there is none, it cannot be reached, its
 * folder is in use out of sight (another container), or its tables are not this Muster's (unless nobody is to look at them): they stay as they are.
 */
export async function openOrJoin(
  { databaseUrl, dataDir }: Where,
  tables: "as found" | "not looked at" = "as found",
): Promise<JoinedDatabase> {
  if (databaseUrl !== undefined) return { ...(await openServer(databaseUrl, tables)), running: "unknown" };
  const folder = resolve(dataDir);
  await refuseNothing(folder);
  const running = await connect(folder, tables);
  return running
    ? { ...running, running: "yes" }
    : { ...(await openEmbedded(folder, { tables })), running: "no" };
}

async function refuseNothing(folder: string): Promise<void> {
  try {
    await access(join(folder, "db", "PG_VERSION"));
  } catch {
    throw new StartError(
      `There is no Muster database in ${folder}. Set DATA_DIR to the folder Muster keeps its data in, or DATABASE_URL to its Postgres server.`,
    );
  }
}

/** Undefined when nobody listens: a socket may be left behind by a killed process. */
async function connect(folder: string, tables: TablesAre): Promise<OpenedDatabase | undefined> {
  const pool = new pg.Pool({ ...(await addressIn(folder)), max: 1 });
  pool.on("error", () => {});
  try {
    await pool.query("select 1");
    await seeToTables[tables](pool);
    return { pool, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ECONNREFUSED") return undefined;
    throw error;
  }
}
