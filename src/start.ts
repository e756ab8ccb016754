import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Config, readConfig } from "./config/config.ts";
import { withSecretFiles } from "./config/secret-files.ts";
import { tell, tellUncaught } from "./last-words.ts";
import { refuseTooLittle } from "./memory.ts";
import { readRole, refuseUnfit } from "./roles.ts";

/** What `npm start` runs. It says what it is doing before it loads the rest, which takes seconds. */
async function start(): Promise<void> {
  tellUncaught();
  const role = readRole(process.argv.slice(2));
  const environment = withSecretFiles(process.env);
  const config = readConfig(environment);
  refuseUnfit(role, config);
  refuseTooLittle(config.storage.kind);
  process.stdout.write(`${firstWords(config.storage)}\n`);
  const { startMuster } = await import("./main.ts");
  const { createLog } = await import("./log.ts");
  const { secretsOf } = await import("./redact.ts");
  const { stopOnSignals } = await import("./signals.ts");
  const log = createLog(config.logLevel, { secrets: secretsOf(environment) });
  const running = await startMuster(config, { log, elapsedMs: () => performance.now(), role });
  const what = config.preview ? "Muster's preview workspace" : "Muster is running; its own address";
  process.stdout.write(`\n${what}: ${running.url}\nStop it with Ctrl-C.\n\n`);
  stopOnSignals(running.stop, tell, { log, role });
}

function firstWords(storage: Config["storage"]): string {
  if (storage.kind === "server") return "Muster is starting.";
  const { dataDir } = storage;
  return existsSync(join(dataDir, "db", "PG_VERSION"))
    ? `Muster is opening its database in ${dataDir}.`
    : `Muster is making its database in ${dataDir}; the first start takes a few seconds.`;
}

await start().catch(tell);
