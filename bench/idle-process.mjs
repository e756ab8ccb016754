// One process that does everything on Redis and Postgres, compiled as the image has it, a moment after its start.
const { POSTGRES, REDIS, SETTLE_MS = "5000" } = process.env;

const { startMuster } = await import(new URL("../dist/src/main.js", import.meta.url).href);

const running = await startMuster(
  {
    storage: { kind: "server", databaseUrl: POSTGRES, redisUrl: REDIS, key: Buffer.alloc(32, 1) },
    web: { host: "127.0.0.1", port: 0 },
    preview: false,
    chats: {},
    logLevel: "silent",
  },
  { log: { info() {}, warn() {}, error() {} }, elapsedMs: () => performance.now(), role: "all" },
);

process.on("SIGTERM", () => running.stop().then(() => process.exit(0)));

setTimeout(() => process.send?.({ rssMb: process.memoryUsage().rss / 1e6 }), Number(SETTLE_MS));
