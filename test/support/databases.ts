import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../src/core/ports/store.ts";
import { createDatabase } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { servePGlite } from "../../src/store/postgres/socket.ts";
import { findPostgres, type ServerSource, scratchDatabase } from "./postgres-server.ts";

/** A database of a test file's own, its tables there and empty. */
export interface TestDatabase {
  readonly pool: pg.Pool;
  readonly database: Database;
  empty(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseKind {
  /** For the suite's name; says why when it is not available. */
  readonly title: string;
  readonly available: boolean;
  /** Whether several transactions can be open at the same time. */
  readonly concurrent: boolean;
  open(): Promise<TestDatabase>;
}

const server = await findPostgres();

/** What Muster runs on: `for (const kind of databaseKinds) describe.skipIf(!kind.available)(…)`. */
export const databaseKinds: readonly DatabaseKind[] = [
  { title: "PGlite", available: true, concurrent: false, open: openPGlite },
  {
    title: server ? "Postgres" : "Postgres (skipped: no Postgres on this machine)",
    available: server !== undefined,
    concurrent: true,
    open: () => openPostgres(server),
  },
];

/** One database for the suite it is called in, emptied before each test. */
export function useDatabase(kind: DatabaseKind): () => TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    opened = await kind.open();
  });
  beforeEach(() => opened?.empty());
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error("the test's database is not open yet");
    return opened;
  };
}

function testDatabase(pool: pg.Pool, close: () => Promise<void>): TestDatabase {
  return {
    pool,
    database: createDatabase(pool),
    async empty() {
      await pool.query(
        "truncate installation, chat_installation, job_turn, platform_call, branch restart identity cascade",
      );
    },
    close,
  };
}

async function openPostgres(source: ServerSource | undefined): Promise<TestDatabase> {
  if (!source) throw new Error("no Postgres on this machine");
  const scratch = await scratchDatabase(source);
  const { pool, close } = await openServer(scratch.url);
  return testDatabase(pool, async () => {
    await close();
    await scratch.drop();
  });
}

async function openPGlite(): Promise<TestDatabase> {
  const db = await PGlite.create({ loadDataDir: await prepared() });
  const folder = await mkdtemp(join(tmpdir(), "muster-test-"));
  const { pool, close } = await servePGlite(db, folder);
  return testDatabase(pool, async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
}

const migrations = join(import.meta.dirname, "../../src/store/migrations");

const pgliteVersion = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../node_modules/@electric-sql/pglite/package.json"), "utf8"),
).version;

/** An empty database with its tables, made once per change of the migrations: making one takes seconds. */
async function prepared(): Promise<Blob> {
  const hash = createHash("sha256").update(String(pgliteVersion));
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(join(migrations, file)));
  const path = join(tmpdir(), `muster-test-${hash.digest("hex").slice(0, 16)}.tar.gz`);
  const kept = await readFile(path).catch(() => undefined);
  return new Blob([kept ?? (await prepare(path))]);
}

async function prepare(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const db = await PGlite.create();
  const folder = await mkdtemp(join(tmpdir(), "muster-test-"));
  const { pool, close } = await servePGlite(db, folder);
  await migrate(pool);
  const tar = new Uint8Array(await (await db.dumpDataDir("gzip")).arrayBuffer());
  await close();
  await rm(folder, { recursive: true, force: true });
  // Moved into place whole: another test file may be reading.
  await writeFile(`${path}.${process.pid}`, tar);
  await rename(`${path}.${process.pid}`, path);
  return tar;
}
