// Compiles the program into dist, types unchecked, where the sources are other than it was made of.

import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { finish, isCurrent } from "./built.mjs";

const built = "dist";

const compiler = "node_modules/typescript/bin/tsc";

/** `say` is called where it takes a while. Throws with words for the person at the terminal. */
export function compileIfChanged(say = () => {}) {
  if (isCurrent(built)) return;
  if (!existsSync(compiler)) {
    throw new Error(
      "Muster has to be compiled first, and the compiler is not installed: run `npm ci` (without --omit=dev) and start again.",
    );
  }
  say();
  const making = `${built}.${process.pid}`;
  const args = [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", making];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Error(`Muster could not be compiled: ${stdout || "the compiler was ended."}`);
  }
  finish(making);
  // Moved into place whole: another one may be at it, or running.
  const old = `${making}.old`;
  if (existsSync(built)) renameSync(built, old);
  renameSync(making, built);
  rmSync(old, { recursive: true, force: true });
}
