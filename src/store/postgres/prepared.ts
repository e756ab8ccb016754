import { cp, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Puts an empty database, as PGlite makes one, into this empty folder. Made by PGlite itself it takes
 * seconds and 700 MB; `npm ci` and the image's build do that once (.ci/prepare-database.mjs). False where they have not.
 */
export async function copyPrepared(to: string, from?: string): Promise<boolean> {
  const prepared = from ?? (await preparedAt());
  const made = await stat(join(prepared, "PG_VERSION")).catch(() => undefined);
  if (!made) return false;
  await cp(prepared, to, { recursive: true });
  return true;
}

/** Beside the packages, as it goes with them: another version's would not open. */
async function preparedAt(): Promise<string> {
  const program = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const pglite = dirname(dirname(program));
  const { version } = JSON.parse(await readFile(join(pglite, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return join(pglite, "../../.cache/muster", `pglite-${version}`);
}
