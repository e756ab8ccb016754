import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openEmbedded } from "../../src/store/postgres/embedded.ts";
import { openOrJoin } from "../../src/store/postgres/open-or-join.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { findPostgres } from "../servers/found-postgres.ts";
import { unpackPGlite } from "../servers/pglite.ts";
import { useScratch } from "../support/scratch.ts";

const server = await findPostgres();

describe.skipIf(!server)("the tables of a database on a server", () => {
  const own = useScratch(server);

  beforeEach(async () => {
    await own.pool.query(
      "drop schema if exists muster cascade; drop schema public cascade; create schema public",
    );
  });

  async function applied(): Promise<readonly string[]> {
    const { rows } = await own.pool.query<{ name: string }>("select name from muster_migration order by id");
    return rows.map(({ name }) => name);
  }

  async function tables(): Promise<number> {
    const { rows } = await own.pool.query<{ many: number }>(
      "select count(*)::integer as many from information_schema.tables where table_schema = 'public'",
    );
    return rows[0]?.many ?? 0;
  }

  test("are made once by processes that start together, each migration in its order", async () => {
    const ran = await Promise.all([migrate(own.pool), migrate(own.pool), migrate(own.pool)]);
    const names = await applied();
    expect(ran.toSorted((one, other) => one.length - other.length)).toEqual([[], [], names]);
    expect(names.length).toBeGreaterThan(17);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test("are made behind a pooler that lends another session for each transaction, and no lock stays there", async () => {
    const pooler = await transactionPooler(own.url);
    try {
      await migrate(pooler.pool, { patienceMs: 1_000 });
      await migrate(pooler.pool, { patienceMs: 1_000 });
      const { rows } = await own.pool.query(
        "select * from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
      );
      expect(rows).toEqual([]);
    } finally {
      await pooler.close();
    }
  });

  test("are not waited for without end: a holder that hangs is told of, and nothing was changed", async () => {
    const hanging = await own.pool.connect();
    try {
      await hanging.query("begin; select pg_advisory_xact_lock(50872023)");
      const waiting = migrate(own.pool, { patienceMs: 100 });
      await expect(waiting).rejects.toThrow(StartError);
      await expect(waiting).rejects.toThrow("waited 0.1 seconds for its turn");
      expect(await tables()).toBe(0);
    } finally {
      await hanging.query("rollback");
      hanging.release();
    }
    await migrate(own.pool, { patienceMs: 100 });
    expect(await tables()).toBeGreaterThan(20);
  });

  test("that cannot be changed while somebody holds one of them are left whole", async () => {
    await migrate(own.pool);
    const before = await applied();
    const last = before.at(-1) ?? "";
    await own.pool.query("delete from muster_migration where name = $1", [last]);
    const hanging = await own.pool.connect();
    try {
      await hanging.query("begin; lock table muster_migration in access exclusive mode");
      await expect(migrate(own.pool, { patienceMs: 100 })).rejects.toThrow("holds one of the tables");
    } finally {
      await hanging.query("rollback");
      hanging.release();
    }
    expect(await applied()).toEqual(before.slice(0, -1));
  });

  test("are as they were after a look: it says which it found and what to do", async () => {
    const look = async () => {
      const { close } = await openServer(own.url, "as found");
      await close();
    };
    await expect(look()).rejects.toThrow("has no tables of Muster’s yet");
    expect(await tables()).toBe(0);
    await migrate(own.pool);
    await look();
    const [last = ""] = (await applied()).slice(-1);
    const [before = ""] = (await applied()).slice(-2);
    await own.pool.query("delete from muster_migration where name = $1", [last]);
    await expect(look()).rejects.toThrow(StartError);
    await expect(look()).rejects.toThrow(`is at ${before}; this Muster needs ${last}. Nothing was changed.`);
    expect(await applied()).not.toContain(last);
    await own.pool.query("insert into muster_migration (name, run_on) values ('9999_future', now())");
    await expect(look()).rejects.toThrow("last used by a newer Muster");
    await expect(look()).rejects.toThrow("at 9999_future");
  });

  test("in a schema where Muster does not look are not made a second time", async () => {
    await migrate(own.pool);
    await own.pool.query("alter schema public rename to muster; create schema public");
    await expect(openServer(own.url)).rejects.toThrow("are in the schema muster");
    expect(await tables()).toBe(0);
  });

  describe("and what each session has", () => {
    const hostile = [
      "datestyle to 'SQL, DMY'",
      "timezone to 'Asia/Kathmandu'",
      "search_path to muster",
      "jit to on",
    ];

    test("are ours, whatever the database says", async () => {
      const { rows } = await own.pool.query<{ name: string }>("select current_database() as name");
      const change = (what: string) => own.pool.query(`alter database ${rows[0]?.name} ${what}`);
      await own.pool.query("create schema muster");
      for (const setting of hostile) await change(`set ${setting}`);
      try {
        const opened = await openServer(own.url);
        try {
          const asked = Array.from({ length: 10 }, () =>
            opened.pool.query(
              `select '2023-05-09 11:00+00'::timestamptz::text as at, current_setting('jit') as jit,
                 to_regclass('answer') is not null as found, pg_sleep(0.02)`,
            ),
          );
          for (const { rows: seen } of await Promise.all(asked)) {
            expect(seen).toEqual([
              expect.objectContaining({ at: "2023-05-09 11:00:00+00", jit: "off", found: true }),
            ]);
          }
          expect(await tables()).toBeGreaterThan(20);
        } finally {
          await opened.close();
        }
      } finally {
        await change("reset all");
      }
    });
  });
});

describe("the tables of an embedded database", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "muster-look-"));
    await unpackPGlite(join(folder, "db"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("are as they were after a look, whether a Muster runs on them or not", async () => {
    const running = await openEmbedded(folder);
    await (await openOrJoin({ dataDir: folder })).close();
    const last =
      "delete from muster_migration where id = (select max(id) from muster_migration) returning name";
    const { rows } = await running.pool.query<{ name: string }>(last);
    const needs = `this Muster needs ${rows[0]?.name}. Nothing was changed.`;
    await expect(openOrJoin({ dataDir: folder })).rejects.toThrow(needs);
    await running.close();
    await expect(openOrJoin({ dataDir: folder })).rejects.toThrow(needs);
    await expect(openOrJoin({ dataDir: folder })).rejects.toThrow(StartError);
  }, 60_000);
});

/** What pgbouncer does in transaction mode: after each transaction the next one has another session. */
async function transactionPooler(url: string) {
  const sessions = Array.from({ length: 2 }, () => new pg.Client({ connectionString: url }));
  await Promise.all(sessions.map((session) => session.connect()));
  let turn = 0;
  let open = false;
  const client = {
    async query(...asked: [string | { text: string }, unknown[]?]) {
      if (!open) turn += 1;
      const text = typeof asked[0] === "string" ? asked[0] : asked[0].text;
      if (/^begin/iu.test(text)) open = true;
      if (/^(commit|rollback)/iu.test(text)) open = false;
      return sessions[turn % sessions.length]?.query(...(asked as [string]));
    },
    on: () => client,
    off: () => client,
    release: () => {},
  };
  const pool = { connect: async () => client, query: client.query } as unknown as pg.Pool;
  return { pool, close: () => Promise.all(sessions.map((session) => session.end())) };
}
