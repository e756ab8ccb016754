import { access, chmod, constants, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { StartError } from "../../core/chat/start-error.ts";
import type { MigrationLog } from "../migrate.ts";
import { lockFolder } from "./folder-lock.ts";
import { openPGlite } from "./pglite.ts";
import { copyPrepared } from "./prepared.ts";
import { type OpenedDatabase, seeToTables, type TablesAre } from "./server.ts";
import { type SocketAddress, servePGlite } from "./socket.ts";

export interface EmbeddedDatabase extends OpenedDatabase {
  readonly address: SocketAddress;
}

interface HowToOpen {
  readonly tables?: TablesAre;
  readonly log?: MigrationLog;
  /** Bytes this process may use; as many as it likes unless told. */
  readonly memory?: number;
  /** Where the prepared database lies; where `npm ci` puts it unless told. */
  readonly prepared?: string;
}

/** What PGlite takes to make a database of its own, in bytes, with some room: 820 MB were measured. */
const makingNeeds = 900 * 1024 * 1024;

/**
 * The database in a folder (DATA_DIR), made there the first time (without a prepared one that takes seconds).
 * Throws StartError when the folder cannot be written, is used by another process, holds something else, was last used
 * by a newer Muster, or has older tables that are to stay.
 */
export async function openEmbedded(dataDir: string, how: HowToOpen = {}): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir);
  await makeWritable(folder);
  const unlock = await lockFolder(folder);
  try {
    const { pool, address, close } = await serve(folder, how);
    return {
      pool,
      address,
      async close() {
        await close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartError(
      `Muster cannot write in the folder ${folder} (${code}). Make it writable for this user, or choose another with DATA_DIR.`,
    );
  }
}

async function serve(folder: string, { tables = "brought up to date", log, ...how }: HowToOpen) {
  const path = join(folder, "db");
  if (!(await isOurs(path))) await make(path, how);
  await closeToOthers(path);
  const served = await servePGlite(await open(path), folder);
  try {
    await seeToTables[tables](served.pool, log);
    // Nothing else ever gathers statistics here: PGlite has no autovacuum.
    await served.pool.query("analyze");
    return served;
  } catch (error) {
    await served.close();
    throw error;
  }
}

/**
 * Whatever the umask and the folder around it: nobody but this user reaches what is in the database's own folder, older
 * ones too. Throws a StartError where that fails, as Postgres does.
 */
async function closeToOthers(path: string): Promise<void> {
  try {
    await chmod(path, 0o700);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartError(
      `Muster cannot close ${path} to this machine's other users (${code}). Make it belong to the user Muster runs as, or choose another folder with DATA_DIR.`,
    );
  }
}

/** False when nothing is there yet. */
async function isOurs(path: string): Promise<boolean> {
  const names = await readdir(path).catch((): string[] => []);
  if (names.length === 0) return false;
  if (names.includes("PG_VERSION")) return true;
  throw new StartError(
    `The folder ${path} holds something that is not a Muster database. Choose another with DATA_DIR.`,
  );
}

/** Made beside and moved into place, so that a first start that is interrupted leaves nothing half made. */
async function make(
  path: string,
  { memory = Number.POSITIVE_INFINITY, prepared }: Pick<HowToOpen, "memory" | "prepared">,
): Promise<void> {
  const making = `${path}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  if (!(await copyPrepared(making, prepared))) {
    if (memory < makingNeeds) throw new StartError(tooLittleToMake(memory));
    const db = await open(making);
    await db.close();
  }
  await rm(path, { recursive: true, force: true });
  await rename(making, path);
}

function tooLittleToMake(memory: number): string {
  const [have, need] = [memory, makingNeeds].map((bytes) => `${Math.floor(bytes / 1024 / 1024)} MB`);
  return (
    `Making the first, empty database takes ${need} of memory, and Muster may use ${have} here. \`npm ci\` makes one ` +
    "that is then only copied, and so does the image: run `node .ci/prepare-database.mjs` where there is more, or give " +
    "it more for the first start."
  );
}

async function open(path: string): Promise<PGlite> {
  try {
    return await openPGlite(path);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The database in ${path} does not open (${words}). It may be damaged, or made by another version of Muster: put a backup of the folder back, or choose another with DATA_DIR.`,
    );
  }
}
