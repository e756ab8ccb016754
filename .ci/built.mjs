// What npm run build and npm start need to know of the compiled program: what else belongs into it, and whether it is
// still what the sources say. npm runs both in the package's folder.

import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folders = ["src", "commands", "jobs"];

const files = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"];

/** In the compiled program's folder. */
const mark = "made-of";

/** Puts beside the compiled code what tsc leaves behind: migrations, the preview's page; and what it was made of. */
export function finish(built) {
  const isAsset = (path) => statSync(path).isDirectory() || !path.endsWith(".ts");
  cpSync("src", join(built, "src"), { recursive: true, filter: isAsset });
  writeFileSync(join(built, mark), sourcesNow());
}

/** Whether this was made of the sources as they are; where there are none, as in the image, nothing could be newer. */
export function isCurrent(built) {
  if (!existsSync("src")) return true;
  const made = join(built, mark);
  return existsSync(made) && readFileSync(made, "utf8") === sourcesNow();
}

/** Every source by name, size and time: to read them all would take longer than to compile one. */
function sourcesNow() {
  const hash = createHash("sha256");
  for (const path of [...files, ...folders.flatMap(filesIn)]) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found) hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .sort();
}
