import v8 from "node:v8";
import { PGlite } from "@electric-sql/pglite";

/**
 * How V8 compiles Postgres: once, quickly, and never again for speed. Measured, the second compiler takes 50 to 450 MB and
 * seconds of the processor at each start, and what people ask of one branch's database is answered no faster for it. The
 * last two follow from the first only where flags are given before Node starts.
 */
const compileOnce = ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];

/** By itself Postgres takes 128 MB for these, and clears them all, so that they are not only promised but used. */
const sharedBuffers = "32MB";

/** The database in this folder; PGlite makes one where it is empty. */
export async function openPGlite(folder: string): Promise<PGlite> {
  for (const flag of compileOnce) v8.setFlagsFromString(flag);
  const startParams = [...PGlite.defaultStartParams, "-c", `shared_buffers=${sharedBuffers}`];
  return PGlite.create(folder, { startParams });
}
