import { startMuster } from "../src/main.ts";
import { silent } from "./muster.ts";

/** One of the two processes of the platform's share: `--role worker`, with the real library on the double. */
const { POSTGRES = "", REDIS = "", DISCORD = "", TOKEN = "" } = process.env;

const running = await startMuster(
  {
    storage: { kind: "server", databaseUrl: POSTGRES, redisUrl: REDIS, key: Buffer.alloc(32, 1) },
    web: { host: "127.0.0.1", port: 0 },
    preview: false,
    chats: { discord: { token: TOKEN, apiUrl: DISCORD } },
    logLevel: "silent",
  },
  { log: silent, elapsedMs: () => performance.now(), role: "worker" },
);

process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));

process.send?.("ready");
