import { expect, test } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { migrate } from "../../src/store/migrate.ts";
import { checkFingerprint } from "../../src/store/postgres/fingerprint.ts";
import type { TestDatabase } from "../support/databases.ts";
import { saveBranch } from "./store-examples.ts";

/** What happens at each start: tables brought up to date, the key checked. */
export function upkeepContract(opened: () => TestDatabase, { concurrent }: { concurrent: boolean }): void {
  const pool = () => opened().pool;

  test("starting again changes nothing", async () => {
    const branch = await saveBranch(opened().database.store);
    await migrate(pool());
    expect((await opened().database.store.branches.byId(branch.id))?.id).toBe(branch.id);
  });

  test("a database last used by a newer Muster is refused", async () => {
    await pool().query("insert into muster_migration (name, run_on) values ('9999_future', now())");
    try {
      await expect(migrate(pool())).rejects.toThrow(StartError);
      await expect(migrate(pool())).rejects.toThrow("Update Muster, or use another database");
    } finally {
      await pool().query("delete from muster_migration where name = '9999_future'");
    }
    await migrate(pool());
  });

  test("a database belongs to the first key it is used with", async () => {
    await checkFingerprint(pool(), "first");
    await checkFingerprint(pool(), "first");
    await expect(checkFingerprint(pool(), "second")).rejects.toThrow(StartError);
    await expect(checkFingerprint(pool(), "second")).rejects.toThrow("This is not the key");
  });

  // PGlite has one session: two starts cannot meet there.
  if (!concurrent) return;
  test("processes that start together on an empty database take turns", async () => {
    await pool().query("drop schema public cascade; create schema public");
    await Promise.all([migrate(pool()), migrate(pool()), migrate(pool())]);
    await saveBranch(opened().database.store);
  });
}
