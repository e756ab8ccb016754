import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Keeping } from "../../src/cli/keeping.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { createKeeping } from "../../src/keeping.ts";
import { dumpLines } from "../../src/store/backup/dump.ts";
import { restore } from "../../src/store/backup/restore.ts";
import { createDatabase } from "../../src/store/database.ts";
import { migrate, migrateIn } from "../../src/store/migrate.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { findPostgres, type ScratchDatabase, scratchDatabase } from "../servers/found-postgres.ts";
import { openPool } from "../servers/pool.ts";
import { databaseKinds } from "../support/databases.ts";
import { silent } from "../support/logs.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { type Rig, surely, useRig } from "../support/rig.ts";

const source = await findPostgres();

describe.skipIf(!source)("a backup", () => {
  const rig = useRig(commands, databaseKinds[1]);
  const key = randomBytes(32).toString("base64");
  const opened: { close(): Promise<unknown> }[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "muster-backup-"));
  });
  afterEach(async () => {
    for (const one of opened.splice(0).toReversed()) await one.close();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const url = () => String(rig().pool.options.connectionString);

  const keeping = (environment: Readonly<Record<string, string>>): Keeping =>
    createKeeping({ environment, from: folder, now: () => rig().clock.now(), log: silent });

  async function empty(): Promise<ScratchDatabase> {
    if (!source) throw new Error("no Postgres");
    const made = await scratchDatabase(source);
    opened.push({ close: () => made.drop() });
    return made;
  }

  async function poolOf(address: string): Promise<pg.Pool> {
    const pool = openPool({ connectionString: address, max: 2 });
    opened.push({ close: () => pool.end() });
    return pool;
  }

  async function linesOf(pool: pg.Pool): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const line of dumpLines(createSql(pool))) lines.push(line);
    return lines;
  }

  /** A ballot halfway, with answers, a strike, reminders, and a post that waits. */
  async function midBallot({ say, clock }: Rig): Promise<void> {
    await surely(
      rig(),
      "rep",
      "/ballot create name: Pay ballot opens: 18 April 2023 closes: 9 May 2023 noon",
    );
    await say("rep", "/check open");
    await say("rep", "/reminder add text: Phone bank when: every Tuesday at 9am");
    await say("member", "/reminder add text: Post it when: in 3 days 5pm who: me");
    await say("rep", "/strike add name: Walkout days: 20 May 2023 for: DVSA");
    await say("member", "/posted posted");
    await posts(rig());
    clock.set("2023-04-21T09:00");
    await posts(rig());
  }

  async function posts({ parts, clock }: Rig, database = parts.database): Promise<number> {
    let count = 0;
    const chat = memoryChat({ posted: () => (count += 1) });
    const drain = createDrain({
      ...parts,
      database,
      clock,
      chats: new Map([["preview", chat]]),
      elapsedMs: () => 0,
    });
    await drain.run();
    return count;
  }

  test("mid-ballot, after everything is lost, is put back row for row, sends nothing twice and goes on", async () => {
    await midBallot(rig());
    const before = await linesOf(rig().pool);
    const file = join(folder, "mid.age");
    const made = await keeping({ DATABASE_URL: url(), MUSTER_KEY: key }).backUp("mid.age", {
      withKey: false,
    });
    expect(made).toEqual({
      path: file,
      rows: before.filter((line) => line.startsWith("R")).length,
      pruned: 0,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "latin1")).not.toContain("Pay ballot");

    rig().clock.set("2023-04-27T09:00");
    const sentSince = await posts(rig());
    expect(sentSince).toBeGreaterThan(0);
    const target = await empty();
    const put = await keeping({ DATABASE_URL: target.url, MUSTER_KEY: key }).restore(file);
    expect(put.taken).toEqual(Temporal.Instant.from("2023-04-21T08:00:00Z"));
    expect(put.held).toBeGreaterThan(0);
    const pool = await poolOf(target.url);
    // A private reminder whose time has passed is overdue to be erased, with what was kept of whose it was.
    const kept = (lines: readonly string[]) =>
      lines
        .filter(
          (line) => line.startsWith("R") && !/"sealed_words":"|"contact":"|"kind":"reminder"/u.test(line),
        )
        .map((line) => line.replace('"state":"held"', '"state":"planned"'))
        .toSorted();
    const after = await linesOf(pool);
    expect(kept(after)).toEqual(kept(before));
    expect(after.join("\n")).not.toContain('"sealed_words":"');

    const database = createDatabase(pool);
    expect(await posts(rig(), database)).toBe(0);
    rig().clock.set("2023-05-02T09:00");
    expect(await posts(rig(), database)).toBeGreaterThan(0);
    const { rows } = await pool.query("select nextval(pg_get_serial_sequence('delivery', 'number')) as next");
    expect(Number(rows[0]?.next)).toBeGreaterThan(1);
  });

  test("opens with no other key, and none that was changed or is cut off goes in", async () => {
    await midBallot(rig());
    await keeping({ DATABASE_URL: url(), MUSTER_KEY: key }).backUp("one.age", { withKey: false });
    const target = await empty();
    const other = keeping({ DATABASE_URL: target.url, MUSTER_KEY: randomBytes(32).toString("base64") });
    await expect(other.restore("one.age")).rejects.toThrow("does not open with the key");
    const right = keeping({ DATABASE_URL: target.url, MUSTER_KEY: key });
    const whole = await readFile(join(folder, "one.age"));
    for (const bytes of [
      whole.subarray(0, -20),
      Buffer.concat([whole, whole.subarray(-9)]),
      Buffer.from("no"),
    ]) {
      await writeFile(join(folder, "bad.age"), bytes);
      await expect(right.restore("bad.age")).rejects.toThrow(/Nothing was changed/u);
    }
    await expect(right.restore("nowhere.age")).rejects.toThrow("could not be read (ENOENT)");
    const pool = await poolOf(target.url);
    const { rows } = await pool.query("select to_regclass('muster_migration') as there");
    expect(rows).toEqual([{ there: null }]);
    await right.restore("one.age");
    await expect(right.restore("one.age")).rejects.toThrow("There is a Muster in this database already");
  });

  test("with its keys in it opens with the passphrase alone, and says what to set", async () => {
    await midBallot(rig());
    const MUSTER_BACKUP_PASSPHRASE = "five words that nobody guesses";
    const sealing = randomBytes(32).toString("base64");
    const here = { DATABASE_URL: url(), MUSTER_KEY: key, MUSTER_SEALING_KEYS: sealing };
    await expect(keeping(here).backUp("keys.age", { withKey: true })).rejects.toThrow(
      "MUSTER_BACKUP_PASSPHRASE",
    );
    await keeping({ ...here, MUSTER_BACKUP_PASSPHRASE }).backUp("keys.age", { withKey: true });
    const target = await empty();
    await expect(keeping({ DATABASE_URL: target.url }).restore("keys.age")).rejects.toThrow(
      "MUSTER_BACKUP_PASSPHRASE",
    );
    const put = await keeping({ DATABASE_URL: target.url, MUSTER_BACKUP_PASSPHRASE }).restore("keys.age");
    expect(put.keys).toEqual({ key, sealingKeys: sealing });
  }, 180_000);

  test("into a folder of backups takes away those of more than two weeks ago, and nothing else", async () => {
    const many = await mkdtemp(join(folder, "daily-"));
    for (const name of ["muster-20230401T040000Z.age", "muster-20230415T040000Z.age", "other.txt"])
      await writeFile(join(many, name), "");
    const made = await keeping({ DATABASE_URL: url(), MUSTER_KEY: key }).backUp(many, { withKey: false });
    expect(made.pruned).toBe(1);
    expect((await readdir(many)).toSorted()).toEqual([
      "muster-20230415T040000Z.age",
      "muster-20230420T080000Z.age",
      "other.txt",
    ]);
  });

  test("of an older Muster is brought up to date, and of a newer one refused", async () => {
    const [old, now] = [await poolOf((await empty()).url), await poolOf((await empty()).url)];
    const names = await migrate(await poolOf((await empty()).url));
    const first = names.slice(0, -4);
    await createSql(old).together((sql) => migrateIn(sql, first));
    await restore(now, { migrations: first, lines: dumpLines(createSql(old)) });
    const { rows } = await now.query<{ name: string }>("select name from muster_migration order by name");
    expect(rows.map(({ name }) => name)).toEqual(names);
    const none = await poolOf((await empty()).url);
    await expect(
      restore(none, { migrations: [...names, "0999_to_come"], lines: dumpLines(createSql(old)) }),
    ).rejects.toThrow("newer Muster");
  });

  test("moved to a folder and back it is the same, and neither starts where it was", async () => {
    await midBallot(rig());
    const before = await linesOf(rig().pool);
    const DATA_DIR = join(folder, "moved");
    const there = { DATABASE_URL: url(), MUSTER_KEY: key, DATA_DIR };
    const { rows } = await keeping(there).move("folder");
    expect(rows).toBe(before.filter((line) => line.startsWith("R")).length);
    await expect(openServer(url())).rejects.toThrow("was moved");
    expect((await readFile(join(DATA_DIR, "muster.key"), "utf8")).trim()).toBe(key);
    await rig().pool.query("delete from muster_migration where name = '9999_moved_away'");
    const back = await empty();
    await keeping({ DATABASE_URL: back.url, DATA_DIR }).move("postgres");
    expect(await linesOf(await poolOf(back.url))).toEqual(before);
    await expect(keeping({ DATABASE_URL: (await empty()).url, DATA_DIR }).move("postgres")).rejects.toThrow(
      "was moved",
    );
  }, 180_000);
});
