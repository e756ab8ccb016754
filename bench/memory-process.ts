import { openServer } from "../src/store/postgres/server.ts";
import { startPoster } from "./muster.ts";
import { named, plan } from "./scene.ts";

/** Posts so many, says how much is in use after a full collection, and again after each number it is told. */
const { POSTGRES = "", REDIS = "" } = process.env;

let recorded = 0;

const poster = await startPoster(
  { postgres: POSTGRES, redis: REDIS },
  () => {},
  (many) => {
    recorded += many;
  },
);

process.on("message", (many: number) => void post(many));

process.on("SIGTERM", () => void poster.close().then(() => process.exit(0)));

process.send?.(used());

async function post(many: number): Promise<void> {
  const { pool, close } = await openServer(POSTGRES);
  await pool.query("truncate branch cascade");
  const workspaces = named("T", 100).map((id) => ({ id, channels: named(`${id}C`, many / 100) }));
  const wanted = recorded + many;
  await plan(pool, { chat: "slack", workspaces, postsEach: 1, firstAt: Date.now(), overMs: 0 });
  await close();
  // What is posted and not recorded yet is work in hand.
  while (recorded < wanted) await new Promise((resolve) => setTimeout(resolve, 50));
  process.send?.(used());
}

function used(): { readonly heapMb: number } {
  globalThis.gc?.();
  return { heapMb: process.memoryUsage().heapUsed / 1e6 };
}
