import pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { compareReleases, release } from "../../src/core/chat/release.ts";
import { StartError } from "../../src/core/chat/start-error.ts";
import { lookOverTables } from "../../src/store/look-over-tables.ts";
import { migrate, migrateIn } from "../../src/store/migrate.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { newestOf } from "../../src/store/releases.ts";
import { names, refuseOtherTables } from "../../src/store/tables-found.ts";
import { findPostgres } from "../servers/found-postgres.ts";
import { useScratch } from "../support/scratch.ts";

test("releases are ordered by their numbers, not by their letters", () => {
  expect(compareReleases("0.10.0", "0.9.0")).toBeGreaterThan(0);
  expect(compareReleases("0.1.0", "0.1.0")).toBe(0);
  expect(newestOf(["0.9.0", "0.10.0", "0.2.0"])).toBe("0.10.0");
});

const server = await findPostgres();

describe.skipIf(!server)("a database that several releases use", () => {
  const own = useScratch(server);

  beforeEach(async () => {
    await own.pool.query("drop schema public cascade; create schema public");
    await migrate(own.pool);
  });

  /** As the first release left it. */
  async function asOfTheFirst(): Promise<void> {
    await own.pool.query("drop schema public cascade; create schema public");
    const theirs = (await names()).filter((name) => name < "0044");
    await createSql(own.pool).together((sql) => migrateIn(sql, theirs));
    await own.pool.query("alter table muster_migration drop column oldest, drop column release");
  }

  /** What a later release did to the tables. */
  async function later(oldest: string | null, by = "9.0.0"): Promise<void> {
    await own.pool.query(
      "insert into muster_migration (name, run_on, oldest, release) values ('9000_later', now(), $1, $2)",
      [oldest, by],
    );
  }

  async function applied(): Promise<number> {
    const { rows } = await own.pool.query<{ many: number }>(
      "select count(*)::integer as many from muster_migration",
    );
    return rows[0]?.many ?? 0;
  }

  async function besides<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const other = new pg.Client({ connectionString: own.url, application_name: name });
    await other.connect();
    await other.query("select 1");
    try {
      return await work();
    } finally {
      await other.end();
    }
  }

  test("is brought up to date beside the release before, which is told of first", async () => {
    await asOfTheFirst();
    const before = await applied();
    const lines: object[] = [];
    await besides("muster", () =>
      migrate(own.pool, { log: { info: (fields, message) => void lines.push({ message, ...fields }) } }),
    );
    const ours = (await names()).slice(before);
    expect(await applied()).toBe(before + ours.length);
    expect(lines).toEqual([
      expect.objectContaining({
        message: expect.stringContaining("bringing the tables up to date"),
        from: "0043_two_peoples_changes",
        to: ours.at(-1),
        steps: ours.length,
        release,
        oldest: "0.1.0",
      }),
      expect.objectContaining({ first: ours[0], last: ours.at(-1) }),
    ]);
    await own.pool.query(
      "insert into muster_migration (name, run_on) values ('0001_as_the_first_writes', now())",
    );
  });

  test("is not brought up to date beside one that could not go on: it says which, and changes nothing", async () => {
    await asOfTheFirst();
    const before = await applied();
    const starting = besides("muster 0.0.9", () => migrate(own.pool));
    await expect(starting).rejects.toThrow(StartError);
    await expect(starting).rejects.toThrow("Muster 0.0.9 runs on this database");
    await expect(starting).rejects.toThrow("the oldest that may is 0.1.0. Nothing was changed.");
    expect(await applied()).toBe(before);
    await besides("muster doctor", () => migrate(own.pool));
    expect(await applied()).toBe((await names()).length);
  });

  test("may be used by an older one that the newer allows: it starts, changes nothing, and doctor says so", async () => {
    await later(release);
    expect(await migrate(own.pool)).toEqual([]);
    await (await openServer(own.url)).close();
    await (await openServer(own.url, "as found")).close();
    expect(await refuseOtherTables(own.pool)).toEqual({ oldest: release, newer: "9.0.0", connected: [] });
    expect(await lookOverTables(own.pool, undefined)).toContainEqual(
      expect.objectContaining({
        part: "tables",
        state: "warning",
        says: `of Muster 9.0.0, newer than this ${release}, which may go on; the oldest Muster that may run on them is ${release}`,
      }),
    );
  });

  test.each([
    ["names a newer one as the oldest", "9.0.0", "The oldest that may run on its tables is 9.0.0."],
    ["does not say", null, `It is at 9000_later; this is Muster ${release}.`],
  ])("refuses an older one where the newer %s", async (_what, oldest, words) => {
    await later(oldest);
    for (const start of [
      () => migrate(own.pool),
      () => openServer(own.url),
      () => openServer(own.url, "as found"),
    ]) {
      const starting = start();
      await expect(starting).rejects.toThrow(StartError);
      await expect(starting).rejects.toThrow("last used by a newer Muster");
      await expect(starting).rejects.toThrow(words);
    }
  });

  test("refuses one that is neither older nor newer", async () => {
    await asOfTheFirst();
    await own.pool.query("alter table muster_migration add oldest varchar(40), add release varchar(40)");
    await later("0.1.0");
    await expect(migrate(own.pool)).rejects.toThrow("last used by a newer Muster");
  });

  test("says which releases are connected, each by its connections' name", async () => {
    await besides("muster", async () => {
      const mine = await openServer(own.url);
      await mine.pool.query("select 1");
      const { connected } = await refuseOtherTables(own.pool);
      expect(connected).toEqual(["0.1.0", release]);
      expect(await lookOverTables(own.pool, undefined)).toContainEqual(
        expect.objectContaining({
          part: "releases",
          state: "warning",
          says: `beside this ${release} there runs 0.1.0`,
        }),
      );
      await mine.close();
    });
  });
});
