import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { commands } from "../commands/index.ts";
import type { OpenStore } from "./cli/deliveries.ts";
import type { OpenSealed } from "./cli/rotate-keys.ts";
import { runCli } from "./cli/run.ts";
import { readConfig } from "./config/config.ts";
import { withSecretFiles } from "./config/secret-files.ts";
import { secretsNow, tell, tellUncaught } from "./last-words.ts";
import { redacted } from "./redact.ts";

/** What `npm run muster -- …` runs: setting up, what did not go out, what follows from dates, keys. Starts nothing. */
async function main(): Promise<void> {
  tellUncaught();
  process.exitCode = await runCli(process.argv.slice(2), {
    commands,
    environment: process.env,
    openStore,
    openSealed,
    // npm moves to the package's folder, and says where it was called.
    readFile: (path) => readFile(resolve(process.env.INIT_CWD ?? "", path), "utf8"),
    // A new key is shown here and nowhere else.
    say: (words) => process.stdout.write(`${words}\n`),
    complain: (words) => process.stderr.write(`${redacted(words, secretsNow())}\n`),
  });
}

await main().catch(tell);

/** The store's libraries are large: they are loaded only when the database is asked for. */
async function openStore(): Promise<OpenStore> {
  const { openOrJoin: reachDatabase } = await import("./store/postgres/open-or-join.ts");
  const { createDatabase } = await import("./store/database.ts");
  const environment = withSecretFiles(process.env);
  const { pool, running, close } = await reachDatabase({
    databaseUrl: environment.DATABASE_URL?.trim() || undefined,
    dataDir: environment.DATA_DIR?.trim() || "./data",
  });
  return { store: createDatabase(pool).store, running, close };
}

/** With the same environment, or folder, as Muster itself. */
async function openSealed(): Promise<OpenSealed> {
  const { storage } = readConfig(withSecretFiles(process.env));
  const { openOrJoin: reachDatabase } = await import("./store/postgres/open-or-join.ts");
  const { checkFingerprint } = await import("./store/postgres/fingerprint.ts");
  const { checkSealed, notUnder, resealAll } = await import("./store/sealed.ts");
  const { createSql } = await import("./store/postgres/sql.ts");
  const { openKeys } = await import("./vault/open-keys.ts");
  const { pool, running, close } = await reachDatabase(
    storage.kind === "server"
      ? { databaseUrl: storage.databaseUrl, dataDir: "" }
      : { dataDir: storage.dataDir },
  );
  try {
    const { vault, ...keys } = openKeys(storage);
    await checkFingerprint(pool, vault.fingerprint);
    const sql = createSql(pool);
    await checkSealed(sql, vault.versions());
    return {
      ...keys,
      running,
      versions: vault.versions,
      reseal: () => resealAll(sql, { stale: notUnder(vault.currentHead()), reseal: vault.reseal }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
