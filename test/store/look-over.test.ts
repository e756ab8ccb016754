import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookOverServer } from "../../src/store/look-over.ts";
import { lookOverTables } from "../../src/store/look-over-tables.ts";
import { migrate } from "../../src/store/migrate.ts";
import { findPostgres, type ScratchDatabase, scratchDatabase } from "../servers/found-postgres.ts";
import { openPool } from "../servers/pool.ts";

const postgres = await findPostgres();

const now = () => Temporal.Now.instant();

describe.skipIf(!postgres)("a Postgres server, looked over", () => {
  let database: ScratchDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    if (!postgres) return;
    database = await scratchDatabase(postgres);
    pool = openPool({ connectionString: database.url, max: 2 });
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const states = (findings: Awaited<ReturnType<typeof lookOverServer>>) =>
    Object.fromEntries(findings.map(({ part, state }) => [part, state]));

  test("is well where Muster can work, but for a superuser", async () => {
    const found = states(await lookOverServer(database.url, now));
    expect(found).toMatchObject({ "Postgres: clock": "well", "Postgres: connection": "well" });
    expect(Object.values(found)).not.toContain("wrong");
  });

  test("a clock that is far off is told of, with how far", async () => {
    const late = () => Temporal.Now.instant().subtract({ minutes: 2 });
    const found = await lookOverServer(database.url, late);
    expect(found.find(({ part }) => part === "Postgres: clock")).toMatchObject({
      state: "wrong",
      says: expect.stringMatching(/1(19|20|2\d)\.\d s apart/u),
    });
  });

  test("one that takes no writes is told of", async () => {
    const url = new URL(database.url);
    url.searchParams.set("options", "-c default_transaction_read_only=on");
    expect(states(await lookOverServer(String(url), now))).toMatchObject({ "Postgres: writing": "wrong" });
  });

  test("an address that leads nowhere, or a wrong password's, gives its reason and a cure", async () => {
    const nowhere = await lookOverServer("postgres://muster:secret@127.0.0.1:1/muster", now);
    expect(nowhere).toMatchObject([
      { part: "Postgres", state: "wrong", cure: expect.stringContaining("DATABASE_URL") },
    ]);
    expect(JSON.stringify(nowhere)).not.toContain("secret");
  });

  test("tables: none yet, as they should be, of a newer Muster", async () => {
    const keys = { fingerprint: "0123456789abcdef", versions: () => ["v1"] };
    expect(await lookOverTables(pool, keys)).toMatchObject([
      { part: "tables", state: "well", says: expect.stringContaining("none yet") },
    ]);
    await migrate(pool);
    expect((await lookOverTables(pool, keys)).map(({ state }) => state)).toEqual(["well", "well", "well"]);
    await pool.query("insert into installation (fingerprint) values ('another key''s')");
    expect((await lookOverTables(pool, keys)).map(({ part, state }) => [part, state])).toContainEqual([
      "keys",
      "wrong",
    ]);
    await pool.query(
      `insert into lost_place (chat, workspace, channel, reason, code, since, next_look_at)
       values ('slack', 'T1', 'C1', 'place-lost', 'is_archived', now(), now())`,
    );
    expect(await lookOverTables(pool, undefined)).toContainEqual(
      expect.objectContaining({
        part: "channels",
        state: "warning",
        cure: expect.stringContaining("Unarchive"),
      }),
    );
    await pool.query("insert into muster_migration (name, run_on) values ('9999_of_a_newer_one', now())");
    expect(await lookOverTables(pool, keys)).toMatchObject([{ part: "tables", state: "warning" }]);
  });
});
