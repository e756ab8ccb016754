// What npm ci does at its end, so that the first start need not: compiles the program, and makes the empty database.
// Nothing fails here: what could not be done now is done by the first start.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { compileIfChanged } from "./compile.mjs";

try {
  if (existsSync("node_modules/typescript")) compileIfChanged();
} catch (error) {
  console.error(error.message);
}
// In a process of its own: with too little memory the system ends it.
const { status } = spawnSync(process.execPath, [".ci/prepare-database.mjs"], { stdio: "inherit" });
if (status !== 0) {
  console.error("The empty database could not be made now (that takes 700 MB); the first start tries again.");
}
