import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { afterAll, beforeAll } from "vitest";
import { queueContract } from "../contracts/queue-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "muster-queue-"));

let database: PGlite;

let server: PGLiteSocketServer;

beforeAll(async () => {
  database = await PGlite.create();
  // Every client of the socket shares this one session, so the search path is set here.
  await database.exec("create schema if not exists bullmq; set search_path to public, bullmq");
  // Connections that were ended leave a little later, so there must be room for the next test's as well.
  server = new PGLiteSocketServer({ db: database, path: join(folder, ".s.PGSQL.5432"), maxConnections: 20 });
  await server.start();
});

afterAll(async () => {
  await server.stop();
  await database.close();
  rmSync(folder, { recursive: true });
});

queueContract("the embedded database", () => ({
  kind: "embedded",
  connection: { host: folder, user: "postgres", database: "postgres" },
}));
