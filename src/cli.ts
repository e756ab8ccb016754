import { access, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Temporal } from "temporal-polyfill";
import { commands } from "../commands/index.ts";
import type { OpenStore } from "./cli/deliveries.ts";
import type { Keeping } from "./cli/keeping.ts";
import { lookOverFolder, lookOverMemory, lookOverNode } from "./cli/machine.ts";
import type { OpenSealed } from "./cli/rotate-keys.ts";
import { runCli } from "./cli/run.ts";
import type { Looked, Running } from "./cli/status.ts";
import { type Config, readConfig } from "./config/config.ts";
import { shownProxy } from "./config/proxy.ts";
import { withSecretFiles } from "./config/secret-files.ts";
import { type Finding, well, wrong } from "./core/chat/finding.ts";
import { release } from "./core/chat/release.ts";
import { StartError } from "./core/chat/start-error.ts";
import { secretsNow, tell, tellUncaught } from "./last-words.ts";
import { createLog } from "./log.ts";
import { memoryHere } from "./memory.ts";
import { redacted } from "./redact.ts";

/** What `npm run muster -- …` runs: setting up, what did not go out, what follows from dates, keys. Starts nothing. */
async function main(): Promise<void> {
  tellUncaught();
  process.exitCode = await runCli(process.argv.slice(2), {
    commands,
    environment: process.env,
    openStore,
    openSealed,
    keeping,
    lookOver,
    look,
    version: release,
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

async function keeping(): Promise<Keeping> {
  const { createKeeping } = await import("./keeping.ts");
  const environment = withSecretFiles(process.env);
  // npm moves to the package's folder, and says where it was called.
  const from = process.env.INIT_CWD ?? "";
  return createKeeping({
    environment,
    from,
    now: Temporal.Now.instant,
    log: createLog("warn", { to: process.stderr }),
  });
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

/** Part by part, as each is done: with the environment of Muster itself, changing nothing. What others said goes through the redactor. */
async function* lookOver(): AsyncGenerator<Finding> {
  const secrets = secretsNow();
  for await (const finding of partByPart()) {
    const { says, cure } = finding;
    yield {
      ...finding,
      says: redacted(says, secrets),
      ...(cure !== undefined && { cure: redacted(cure, secrets) }),
    };
  }
}

async function* partByPart(): AsyncGenerator<Finding> {
  yield lookOverNode(process.versions.node, Temporal.Now.instant());
  const read = readable();
  if ("complaint" in read) {
    yield wrong(
      "environment",
      read.complaint,
      "Correct what is named; docs/hosting.md lists every variable.",
    );
    return;
  }
  const { storage, chats, web, proxy } = read.config;
  if (proxy) {
    const { goThrough } = await import("./outbound.ts");
    goThrough(proxy);
    yield well("proxy", shownProxy(proxy));
  }
  yield lookOverMemory(storage.kind, memoryHere());
  if (storage.kind === "embedded") {
    yield* await lookOverFolder(storage.dataDir);
    yield* await lookOverKept(storage);
  } else {
    const { lookOverServer } = await import("./store/look-over.ts");
    const server = await lookOverServer(storage.databaseUrl, Temporal.Now.instant);
    yield* server;
    if (server.every(({ state }) => state !== "wrong")) yield* await lookOverKept(storage);
    const { lookOverRedis } = await import("./queue/look-over.ts");
    yield* await lookOverRedis({
      url: storage.redisUrl,
      ...(storage.redisSentinels && { sentinels: storage.redisSentinels }),
    });
  }
  if (chats.slack?.kind === "socket") {
    const { lookOverSlack } = await import("./slack/look-over.ts");
    yield* await lookOverSlack(chats.slack);
  }
  if (chats.discord) {
    const { lookOverDiscord } = await import("./discord/look-over.ts");
    yield* await lookOverDiscord(chats.discord, commands);
  }
  const { lookOverAddress, lookOverNumbers } = await import("./web/look-over.ts");
  yield lookOverNumbers(web);
  if (web.publicUrl !== undefined) {
    yield* await lookOverAddress(web.publicUrl, { slack: chats.slack?.kind === "http" });
  }
}

function readable(): { readonly config: Config } | { readonly complaint: string } {
  try {
    return { config: readConfig(withSecretFiles(process.env)) };
  } catch (error) {
    if (error instanceof StartError) return { complaint: error.message };
    throw error;
  }
}

/** The tables, and whether the keys open what is in them. Of a folder in which nothing was started yet, nothing. */
async function lookOverKept(storage: Config["storage"]): Promise<readonly Finding[]> {
  if (storage.kind === "embedded" && !(await isThere(join(storage.dataDir, "db", "PG_VERSION")))) return [];
  const { lookOverTables } = await import("./store/look-over-tables.ts");
  const { openOrJoin } = await import("./store/postgres/open-or-join.ts");
  const { openKeys } = await import("./vault/open-keys.ts");
  try {
    const { pool, close } = await openOrJoin(
      storage.kind === "server"
        ? { databaseUrl: storage.databaseUrl, dataDir: "" }
        : { dataDir: storage.dataDir },
      "not looked at",
    );
    try {
      return await lookOverTables(pool, openKeys(storage).vault);
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof StartError) return [wrong("database", error.message, "See what is said there.")];
    throw error;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function look(): Promise<Looked> {
  const { storage, web } = readConfig(withSecretFiles(process.env));
  const { openOrJoin } = await import("./store/postgres/open-or-join.ts");
  const { createWatch } = await import("./store/watch.ts");
  const { createSql } = await import("./store/postgres/sql.ts");
  const { refuseOtherTables } = await import("./store/tables-found.ts");
  const { pool, close } = await openOrJoin(
    storage.kind === "server"
      ? { databaseUrl: storage.databaseUrl, dataDir: "" }
      : { dataDir: storage.dataDir },
  );
  try {
    const numbers = await createWatch(createSql(pool)).standing(Temporal.Now.instant());
    return { running: await askReady(web), numbers, tables: await refuseOtherTables(pool) };
  } finally {
    await close();
  }
}

async function askReady({ host, port }: Config["web"]): Promise<Running | undefined> {
  const reached = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  const url = `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(6_000) });
    const { parts } = (await response.json()) as Pick<Running, "parts">;
    return { url, ready: response.status === 200, parts };
  } catch {
    return undefined;
  }
}
