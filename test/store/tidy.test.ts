import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedDatabase, openEmbedded } from "../../src/store/postgres/embedded.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { tidy } from "../../src/store/tidy.ts";
import { unpackPGlite } from "../servers/pglite.ts";

describe("the embedded database, which has no autovacuum", () => {
  let folder: string;
  let open: EmbeddedDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-tidy-"));
    await unpackPGlite(join(folder, "db"));
    open = await openEmbedded(folder);
    await open.pool.query("create table churned (id integer primary key, words text)");
    await open.pool.query("insert into churned select n, 'x' from generate_series(1, 100) n");
  }, 60_000);
  afterAll(async () => {
    await open?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const size = async () => {
    const { rows } = await open.pool.query("select pg_relation_size('churned')::integer as bytes");
    return Number(rows[0]?.bytes);
  };
  const churn = async (times: number) => {
    for (let done = 0; done < times; done += 1)
      await open.pool.query("update churned set words = repeat('x', 500)");
    // What a session counted is told after a while of its own, or when asked for.
    await open.pool.query("select pg_stat_force_next_flush()");
    await open.pool.query("select 1");
  };
  const logFiles = () =>
    readdirSync(join(folder, "db/pg_wal")).filter((name) => /^[0-9A-F]{24}$/u.test(name));

  test("is left alone by day", async () => {
    await churn(10);
    expect(await tidy(createSql(open.pool), 12)).toEqual([]);
  });

  test("is tidied by night: room is used again, and the log does not grow", async () => {
    expect(await tidy(createSql(open.pool), 3)).toContain("public.churned");
    const before = await size();
    await churn(1);
    expect(await size()).toBeLessThanOrEqual(before);
    expect(logFiles().length).toBeLessThanOrEqual(2);
  });

  test("is left alone when there is nothing to tidy", async () => {
    await churn(3);
    await tidy(createSql(open.pool), 3);
    expect(await tidy(createSql(open.pool), 3)).toEqual([]);
  });

  test("does not wait for the night with very many dead rows", async () => {
    await open.pool.query("insert into churned select n, 'x' from generate_series(1001, 26000) n");
    await open.pool.query("delete from churned where id > 1000");
    await churn(1);
    expect(await tidy(createSql(open.pool), 12)).toContain("public.churned");
  });
});
