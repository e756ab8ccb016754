// Makes the empty database that a first start copies into its folder, beside the packages: node .ci/prepare-database.mjs
// It takes seconds and 700 MB. One that is there already stays.

import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const packages = "node_modules";
const pglite = await readFile(join(packages, "@electric-sql/pglite/package.json"), "utf8");
const folder = join(packages, ".cache/muster", `pglite-${JSON.parse(pglite).version}`);

if (!existsSync(folder)) {
  const making = `${folder}.${process.pid}`;
  const { PGlite } = await import("@electric-sql/pglite");
  await mkdir(making, { recursive: true });
  const database = await PGlite.create(making);
  await database.close();
  // Nobody's yet, and Muster may run as another user than the one who installed it. Its copy is closed to others.
  for (const path of [
    making,
    ...(await readdir(making, { recursive: true })).map((one) => join(making, one)),
  ]) {
    await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644);
  }
  // Moved into place whole: another one may be at it.
  await rename(making, folder).catch((error) => {
    if (!existsSync(folder)) throw error;
  });
  await rm(making, { recursive: true, force: true });
}
