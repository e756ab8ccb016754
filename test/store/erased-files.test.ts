import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { scrub } from "../../jobs/scrub.ts";
import { leaveWorkspace } from "../../src/core/acts/privacy/leave.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import { memberContact } from "../../src/core/people/sealed-in.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { createDatabase } from "../../src/store/database.ts";
import { createInstallations } from "../../src/store/installations.ts";
import { openEmbedded } from "../../src/store/postgres/embedded.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { sealedColumns } from "../../src/store/sealed.ts";
import { createVault } from "../../src/vault/vault.ts";
import { createLog, createServices } from "../contracts/queue-services.ts";
import { personColumns } from "../contracts/store-erasure.ts";
import { at, campaignOf, day, planned, reminderOf, saveBranch } from "../contracts/store-examples.ts";
import { hasPostgres, ownPostgres } from "../servers/own-postgres.ts";
import { unpackPGlite } from "../servers/pglite.ts";

interface OpenFiles {
  readonly pool: pg.Pool;
  readonly folder: string;
  /** Part of the folder that may hold what was erased. */
  readonly exempt?: string;
  close(): Promise<void>;
}

const kinds: readonly { readonly title: string; readonly here: boolean; open(): Promise<OpenFiles> }[] = [
  { title: "Postgres, but for its write-ahead log", here: hasPostgres, open: openOwnServer },
  { title: "the embedded database, its write-ahead log with them", here: true, open: openFolder },
];

async function openOwnServer(): Promise<OpenFiles> {
  const server = await ownPostgres();
  if (!server) throw new Error("no Postgres");
  const { pool, close } = await openServer(server.url);
  return {
    pool,
    folder: server.data,
    exempt: "pg_wal",
    async close() {
      await close();
      await server.remove();
    },
  };
}

async function openFolder(): Promise<OpenFiles> {
  const folder = await mkdtemp(join(tmpdir(), "muster-files-"));
  await unpackPGlite(join(folder, "db"));
  const { pool, close } = await openEmbedded(folder);
  return {
    pool,
    folder: join(folder, "db"),
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

const before = at("2023-05-01T10:00:00Z");

const longAfter = at("2023-07-01T10:00:00Z");

for (const kind of kinds) {
  describe.skipIf(!kind.here)(`the files of ${kind.title}`, () => {
    const vault = createVault(Buffer.alloc(32, 7));
    const { log, lines } = createLog();
    let files: OpenFiles;

    beforeAll(async () => {
      files = await kind.open();
    }, 60_000);
    afterAll(() => files?.close(), 30_000);

    const database = () => createDatabase(files.pool);
    /** By now each reply to a call has had its hour. Until nothing is left to do: a table that is in use at that moment is left to the next run. */
    const runScrub = () =>
      vi.waitFor(
        async () => {
          const clock = { now: () => before.add({ hours: 1 }) };
          await scrub.run({ ...createServices().services, clock, database: database(), log });
          expect((await files.pool.query("select * from erased_from")).rows).toEqual([]);
        },
        { timeout: 30_000, interval: 100 },
      );

    /** One branch with this person in every way there is, among others who stay. Returns what would tell of them. */
    async function settle(user: string, role: "member" | "rep") {
      const { store } = database();
      const home = { chat: "slack", workspace: `T${randomUUID().slice(0, 8)}` } as const;
      const branch = await saveBranch(store, home.workspace);
      const campaign = campaignOf(branch);
      await store.campaigns.insert(campaign);
      const key = vault.memberKey({ ...home, user });
      const words = `Words of ${user} alone`;
      const told: string[] = [key, user, words];
      const seal = (secret = user) => {
        // Nothing here opens it.
        const sealed = vault.seal(secret, memberContact(branch.id, key));
        told.push(sealed);
        return sealed;
      };
      const others = Array.from({ length: 120 }, (_, n) => vault.memberKey({ ...home, user: `other ${n}` }));
      const consent = { version: 2, on: day("2023-05-01") };
      for (const one of [key, ...others]) {
        await store.members.save({ branchId: branch.id, key: one, consent, mayAsk: true });
        await store.answers.put({ campaignId: campaign.id, key: one, answer: "to-post", on: consent.on });
      }
      await store.members.keepContact(branch.id, key, seal());
      await store.agreements.keep({
        id: randomUUID(),
        campaignId: campaign.id,
        key,
        consent,
        contact: seal(),
      });
      const own = { to: { member: key }, by: key, text: { sealed: seal(words) } };
      await store.reminders.save(reminderOf(branch, own));
      const reminder = reminderOf(branch, own);
      await store.reminders.save(reminder);
      await store.plans.add([
        planned(branch, { source: { kind: "reminder", id: reminder.id }, to: { member: key } }),
      ]);
      await store.calls.begin(`slack:${home.workspace}:call`, before);
      await store.calls.finish(`slack:${home.workspace}:call`, seal());
      if (role === "rep") {
        await store.reps.save({
          branchId: branch.id,
          key,
          role: "rep",
          agreed: { at: before, contact: seal() },
        });
        await store.handles.keep(branch.id, key, seal());
        const asked = { what: "result", about: campaign.id, revision: 1, by: key, at: before } as const;
        await store.seconds.ask({ id: randomUUID(), branchId: branch.id, ...asked });
        await store.chaseLists.claim({ campaignId: campaign.id, rep: key, now: before });
        await createInstallations(createSql(files.pool)).save({
          ...{
            ...home,
            enterprise: false,
            secret: vault.seal("token", memberContact(branch.id, key)),
            installedBy: key,
          },
        });
      }
      await files.pool.query("analyze");
      await files.pool.query("checkpoint");
      return { branch, key, told, others };
    }

    /** Which of these stand in any file, each with the files. */
    async function standing(texts: readonly string[]): Promise<readonly string[]> {
      await files.pool.query("checkpoint");
      const found = new Set<string>();
      for (const entry of await readdir(files.folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        const isExempt = files.exempt !== undefined && path.startsWith(join(files.folder, files.exempt));
        if (!entry.isFile() || isExempt) continue;
        const bytes = await readFile(path);
        for (const text of texts) if (bytes.includes(text)) found.add(text);
      }
      return [...found];
    }

    interface Settled {
      readonly branch: Branch;
      readonly key: MemberKey;
    }

    const purgeAt = (now: Temporal.Instant) =>
      purgeAll({ database: database(), clock: { now: () => now }, log });

    test.each([
      [
        "/mydata erase",
        "rep",
        ({ branch, key }: Settled) => database().store.erasure.erasePerson(branch.id, key),
      ],
      [
        "a purge",
        "member",
        async () => {
          await files.pool.query("update delivery set state = 'posted' where member is not null");
          await purgeAt(longAfter);
        },
      ],
      [
        "Muster’s leaving",
        "rep",
        ({ branch }: Settled) =>
          database().transaction((store) => leaveWorkspace(store, branch.home, longAfter)),
      ],
    ] as const)(
      "after %s hold nothing of whoever went once the job has run, and all of the others",
      async (...way) => {
        const [name, role, erase] = way;
        const settled = await settle(`U-${name.replaceAll(/\W/gu, "")}`, role);
        const [key, user, words, ...sealed] = settled.told;
        expect(await standing(settled.told)).toEqual(expect.arrayContaining([key, ...sealed]));
        await erase(settled);
        expect(await standing([key ?? ""])).toEqual([key]);
        await runScrub();
        expect(await standing([key ?? "", user ?? "", words ?? "", ...sealed])).toEqual([]);
        const stays = name === "/mydata erase" ? settled.others : [];
        expect(await standing(stays)).toHaveLength(stays.length);
        expect((await files.pool.query("select * from erased_from")).rows).toEqual([]);
        expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
      },
    );

    test("are not written anew when nothing went", async () => {
      await runScrub();
      const where = "select relname, relfilenode from pg_class where relkind = 'r' order by 1";
      const { rows } = await files.pool.query(where);
      await database().store.erasure.erasePerson("nobody's branch", settledNowhere);
      await runScrub();
      expect((await files.pool.query(where)).rows).toEqual(rows);
    });

    test("hold no statistics of what says who somebody is", async () => {
      const { rows } = await files.pool.query<{ at: string }>(
        "select tablename || '.' || attname as at from pg_stats where schemaname = 'public'",
      );
      const gathered = rows.map((row) => row.at);
      expect(gathered).toContain("answer.campaign_id");
      const personal = [...personColumns, ...sealedColumns.map(({ table, column }) => `${table}.${column}`)];
      expect(personal.filter((column) => gathered.includes(column))).toEqual([]);
    });
  });
}

const settledNowhere = createVault(Buffer.alloc(32, 7)).memberKey({
  chat: "slack",
  workspace: "T0",
  user: "U0",
});
