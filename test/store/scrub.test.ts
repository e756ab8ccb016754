import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { scrub } from "../../jobs/scrub.ts";
import { createDatabase } from "../../src/store/database.ts";
import { type OpenedDatabase, openServer } from "../../src/store/postgres/server.ts";
import { createLog, createServices } from "../contracts/queue-services.ts";
import { campaignOf, day, memberKey, saveBranch } from "../contracts/store-examples.ts";
import { hasPostgres, type OwnPostgres, ownPostgres } from "../servers/own-postgres.ts";

/** On a server of its own: what others do in other databases of a server may hold it up. */
describe.skipIf(!hasPostgres)("what was erased leaves the files of Postgres", () => {
  let server: OwnPostgres | undefined;
  let opened: OpenedDatabase;
  const database = () => createDatabase(opened.pool);

  beforeAll(async () => {
    server = await ownPostgres();
    opened = await openServer(server?.url ?? "");
  }, 60_000);
  afterAll(async () => {
    await opened?.close();
    await server?.remove();
  });

  beforeEach(async () => {
    await opened.pool.query("delete from branch");
    const { store } = database();
    const branch = await saveBranch(store);
    const campaign = campaignOf(branch);
    await store.campaigns.insert(campaign);
    const given = { campaignId: campaign.id, answer: "posted", on: day("2023-05-01") } as const;
    for (const name of ["bo", "cy"]) await store.answers.put({ ...given, key: memberKey(name) });
    await settled();
    await opened.pool.query("delete from answer where member = $1", [memberKey("bo")]);
  });

  const run = () => database().store.erasure.scrub();

  /** A table may be in use by the server itself. */
  const settled = () =>
    vi.waitFor(async () => expect(await run()).toMatchObject({ left: 0 }), { timeout: 30_000 });

  async function noted(): Promise<readonly string[]> {
    const { rows } = await opened.pool.query<{ table_name: string }>("select table_name from erased_from");
    return rows.map(({ table_name }) => table_name);
  }

  /** Ends whatever this connection is in the middle of. */
  async function meanwhile(statements: string, work: () => Promise<void>): Promise<void> {
    const client: pg.PoolClient = await opened.pool.connect();
    try {
      await client.query(statements);
      await work();
    } finally {
      await client.query("rollback");
      client.release();
    }
  }

  test("not while somebody has the table in hand: nobody waits, and the next run does it", async () => {
    await meanwhile("begin; update answer set answer = answer", async () => {
      expect(await run()).toEqual({ rewritten: 0, left: 1, overdue: false });
      expect(await noted()).toEqual(["answer"]);
    });
    await settled();
    expect(await noted()).toEqual([]);
    expect((await opened.pool.query("select from answer")).rowCount).toBe(1);
  });

  test("not while a transaction may still see the rows that went: they would be written anew as well", async () => {
    const { pool } = opened;
    await settled();
    await meanwhile("begin isolation level repeatable read; select from branch", async () => {
      await pool.query("delete from answer where member = $1", [memberKey("cy")]);
      expect(await run()).toEqual({ rewritten: 0, left: 1, overdue: false });
      expect(await noted()).toEqual(["answer"]);
    });
    await settled();
    expect(await noted()).toEqual([]);
  });

  test("once more when an erasure is in hand while it begins", async () => {
    const { pool } = opened;
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("delete from answer where member = $1", [memberKey("cy")]);
      await run();
      await client.query("commit");
    } finally {
      client.release();
    }
    expect(await noted()).toEqual(["answer"]);
    await settled();
    expect(await noted()).toEqual([]);
  });

  test("also behind a table that fails, which is told", async () => {
    await opened.pool.query(
      "insert into erased_from (table_name, since) values ('not_there', now() - interval '1 minute')",
    );
    try {
      await expect(run()).rejects.toThrow("not_there");
      await vi.waitFor(async () => {
        await run().catch(() => {});
        expect(await noted()).toEqual(["not_there"]);
      });
    } finally {
      await opened.pool.query("delete from erased_from where table_name = 'not_there'");
    }
  });

  test("by a warning only when it could not be done for an hour", async () => {
    const { log, lines } = createLog();
    const runJob = () => scrub.run({ ...createServices().services, database: database(), log });
    await meanwhile("begin; update answer set answer = answer", async () => {
      await runJob();
      expect(lines).toEqual([]);
      await opened.pool.query("update erased_from set since = since - interval '61 minutes'");
      await runJob();
      expect(lines).toEqual([expect.objectContaining({ level: "warn", fields: { tables: 1 } })]);
    });
  });
});
