import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migrate } from "../../src/store/migrate.ts";
import { servePGlite } from "../../src/store/postgres/socket.ts";

const root = join(import.meta.dirname, "../..");

const migrations = join(root, "src/store/migrations");

const version = join(root, "node_modules/@electric-sql/pglite/package.json");

/**
 * Where an empty embedded database with its tables lies, as an archive. Making one takes seconds: it is made once per
 * change of the migrations, in this folder, and kept.
 */
export async function preparePGlite(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of [import.meta.filename, version]) hash.update(readFileSync(file));
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(join(migrations, file)));
  const path = join(tmpdir(), `muster-test-${hash.digest("hex").slice(0, 16)}.tar.gz`);
  if (existsSync(path)) return path;
  const db = await PGlite.create();
  const { pool, close } = await servePGlite(db, folder);
  await migrate(pool);
  // Nothing is left to be done again from the log each time it is opened.
  await pool.query("checkpoint");
  const tar = new Uint8Array(await (await db.dumpDataDir("gzip")).arrayBuffer());
  await close();
  // Moved into place whole: another run may be reading.
  await writeFile(`${path}.${process.pid}`, tar);
  await rename(`${path}.${process.pid}`, path);
  return path;
}
