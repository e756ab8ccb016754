import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { type Served, servePGlite } from "../../src/store/postgres/socket.ts";
import { askRun } from "./ask-run.ts";

const run = promisify(execFile);

/** An embedded database in memory, its tables there and empty. Its socket's folder goes with the run. */
export async function openPGlite(): Promise<Served> {
  const loadDataDir = new Tar(gunzipSync(readFileSync(await askRun("pglite"))));
  // By itself it takes and clears 128 MB first.
  const db = await PGlite.create({ loadDataDir, postgresqlconf: ["shared_buffers=8MB"] });
  return servePGlite(db, await mkdtemp(join(await askRun("folder"), "pglite-")));
}

/** Puts the same into this folder, as the first start there would have left it. */
export async function unpackPGlite(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run("tar", ["-xzf", await askRun("pglite"), "-C", folder]);
}

/** PGlite asks for a Blob, but a real one is read in small pieces. */
class Tar extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([]);
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }
}
