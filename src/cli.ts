import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { commands } from "../commands/index.ts";
import type { OpenStore } from "./cli/deliveries.ts";
import { runCli } from "./cli/run.ts";

/** What `npm run muster -- …` runs: setting up, what did not go out, what follows from dates. Starts nothing. */
process.exitCode = await runCli(process.argv.slice(2), {
  commands,
  environment: process.env,
  openStore,
  // npm moves to the package's folder, and says where it was called.
  readFile: (path) => readFile(resolve(process.env.INIT_CWD ?? "", path), "utf8"),
  say: (words) => process.stdout.write(`${words}\n`),
  complain: (words) => process.stderr.write(`${words}\n`),
});

/** The store's libraries are large: they are loaded only when the database is asked for. */
async function openStore(): Promise<OpenStore> {
  const { reachDatabase } = await import("./store/reach.ts");
  const { createDatabase } = await import("./store/database.ts");
  const { pool, running, close } = await reachDatabase({
    databaseUrl: process.env.DATABASE_URL?.trim() || undefined,
    dataDir: process.env.DATA_DIR?.trim() || "./data",
  });
  return { store: createDatabase(pool).store, running, close };
}
