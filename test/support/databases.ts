import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../src/core/ports/store.ts";
import { createDatabase } from "../../src/store/database.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { findPostgres, type ServerSource, scratchDatabase } from "../servers/found-postgres.ts";
import { openPGlite as openEmpty } from "../servers/pglite.ts";

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

/**
 * Where what does not depend on the database is tried: on Postgres, which is several times as fast, where there is one;
 * TEST_EMBEDDED=1 asks for the embedded one, as CI does on the newer Nodes.
 */
export const quickest: DatabaseKind | undefined = databaseKinds.findLast(
  ({ available, concurrent }) => available && !(concurrent && process.env.TEST_EMBEDDED),
);

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

/** Rows that were there leave dead ones behind; from so many bytes on, new files are cheaper than carrying them along. */
const muchWritten = 8_000_000;

function testDatabase(
  pool: pg.Pool,
  { all, roots, sequences }: Tables,
  close: () => Promise<void>,
): TestDatabase {
  // Locked first, as truncate would: nobody is left in the middle of something. New files for every table are what
  // makes truncate slow, so what is little is deleted. Both leave every table empty and every sequence at its start.
  const remove = [
    `lock table ${all.join(", ")}`,
    ...roots.map((table) => `delete from ${table}`),
    ...sequences.map((sequence) => `select setval('${sequence}', 1, false)`),
  ].join(";");
  const size = `select ${all.map((table) => `pg_relation_size('${table}')`).join(" + ")} as bytes`;
  return {
    pool,
    database: createDatabase(pool),
    async empty() {
      const { rows } = await pool.query<{ bytes: string }>(size);
      const much = Number(rows[0]?.bytes) > muchWritten;
      await pool.query(much ? `truncate ${all.join(", ")} restart identity` : remove);
    },
    close,
  };
}

interface Tables {
  readonly all: readonly string[];
  /** Those that belong to no other: deleting their rows deletes everything. */
  readonly roots: readonly string[];
  readonly sequences: readonly string[];
}

async function tablesOf(pool: pg.Pool): Promise<Tables> {
  const { rows } = await pool.query<{ name: string; root: boolean; sequence: string | null }>(
    `select t.oid::regclass::text as name, s.objid::regclass::text as sequence,
       not exists (select from pg_constraint where conrelid = t.oid and contype = 'f') as root
     from pg_class t
     left join pg_depend s on s.refobjid = t.oid and s.deptype in ('a', 'i')
       and s.objid in (select seqrelid from pg_sequence)
     where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname <> 'muster_migration'
     order by t.oid`,
  );
  return {
    all: rows.map(({ name }) => name),
    roots: rows.filter(({ root }) => root).map(({ name }) => name),
    sequences: rows.flatMap(({ sequence }) => sequence ?? []),
  };
}

async function openPostgres(source: ServerSource | undefined): Promise<TestDatabase> {
  if (!source) throw new Error("no Postgres on this machine");
  const scratch = await scratchDatabase(source);
  const { pool, close } = await openServer(scratch.url);
  return testDatabase(pool, await tablesOf(pool), async () => {
    await close();
    await scratch.drop();
  });
}

/** Free ones of this process: making one takes longer than most tests. */
const kept: TestDatabase[] = [];

async function openPGlite(): Promise<TestDatabase> {
  const free = kept.pop();
  if (free) return free;
  const { pool, close } = await openEmpty();
  const tables = await tablesOf(pool);
  const made = testDatabase(pool, tables, async () => {
    await made.empty();
    if (isDeepStrictEqual(await tablesOf(pool), tables)) kept.push(made);
    else await close();
  });
  return made;
}
