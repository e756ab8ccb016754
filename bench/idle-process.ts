import { startMuster } from "../src/main.ts";
import { silent } from "./muster.ts";

/** One process that does everything on Redis and Postgres, with no platform to post to, a moment after its start. */
const { POSTGRES = "", REDIS = "", SETTLE_MS = "5000" } = process.env;
const running = await startMuster(
  {
    storage: { kind: "server", databaseUrl: POSTGRES, redisUrl: REDIS, key: Buffer.alloc(32, 1) },
    web: { host: "127.0.0.1", port: 0 },
    preview: false,
    chats: {},
    logLevel: "silent",
  },
  { log: silent, elapsedMs: () => performance.now(), role: "all" },
);
process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));
setTimeout(() => process.send?.({ rssMb: process.memoryUsage().rss / 1e6 }), Number(SETTLE_MS));
