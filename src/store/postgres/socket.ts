import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import { embeddedAlone, sessionWith } from "./session.ts";

/** How to reach the embedded database with any Postgres client. All clients share one session. */
export interface SocketAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface Served {
  readonly pool: pg.Pool;
  readonly address: SocketAddress;
  close(): Promise<void>;
}

/** Longest path of a Unix socket: 107 bytes on Linux, 103 on macOS. */
const longestPath = 103;

const port = 5432;

/** Where Postgres clients look in the folder they are given as host. */
const socketName = `.s.PGSQL.${port}`;

/** In the folder, where the socket could not be in it: the folder that it is in. */
const elsewhere = "muster.socket";

/** Ours and the queue's together. */
const maxConnections = 20;

/** Puts a PGlite behind a socket, so that `pg` and the queue use it like a server. Closing it closes the database. */
export async function servePGlite(db: PGlite, folder: string): Promise<Served> {
  // The session is everybody's: what is set here holds for each client, and nobody may set anything later.
  await db.exec(`create schema if not exists bullmq; ${sessionWith("public, bullmq")}; ${embeddedAlone}`);
  keepBatchesWhole(db);
  const host = await socketFolder(folder);
  const path = join(host, socketName);
  await rm(path, { force: true });
  const server = new PGLiteSocketServer({ db, path, maxConnections });
  await server.start();
  await chmod(path, 0o600);
  if (host !== folder) await writeFile(join(folder, elsewhere), host, { mode: 0o600 });
  const address = addressAt(host);
  const pool = new pg.Pool({ ...address, max: 5 });
  pool.on("error", () => {});
  return {
    pool,
    address,
    async close() {
      await pool.end();
      await server.stop();
      await db.close();
      if (host === folder) return;
      await rm(join(folder, elsewhere), { force: true });
      await rm(host, { recursive: true, force: true });
    },
  };
}

/** Where the database of this folder is served, if it is: for a process beside the one that has it open. */
export async function addressIn(folder: string): Promise<SocketAddress> {
  const host = await readFile(join(folder, elsewhere), "utf8").catch(() => folder);
  return addressAt(host);
}

function addressAt(host: string): SocketAddress {
  return { host, port, user: "postgres", database: "postgres" };
}

/** The folder itself, if a socket in it has a short enough path. */
async function socketFolder(folder: string): Promise<string> {
  if (Buffer.byteLength(join(folder, socketName)) <= longestPath) return folder;
  return mkdtemp(join(tmpdir(), "muster-"));
}

/** Messages of a batch that ends with a Sync: Parse, Bind, Describe, Execute, Close, Flush. */
const partOfBatch = new Set([..."PBDECH"].map((letter) => letter.charCodeAt(0)));

/**
 * The socket server lets another client in between any two messages unless a transaction is open. Between the
 * Parse and the Bind of a long query (over 64 KB it arrives in pieces) that client would replace the unnamed
 * statement both use, so an unfinished batch counts as a transaction too.
 */
function keepBatchesWhole(db: PGlite): void {
  const isInTransaction = db.isInTransaction.bind(db);
  const execute = db.execProtocolRawStream.bind(db);
  let unfinished = false;
  db.execProtocolRawStream = async (message, options) => {
    await execute(message, options);
    unfinished = partOfBatch.has(message[0] ?? 0);
  };
  db.isInTransaction = () => unfinished || isInTransaction();
}
