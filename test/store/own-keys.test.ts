import { describe, expect, test } from "vitest";
import { reminderWords } from "../../src/core/people/sealed-in.ts";
import { useKeys } from "../../src/store/own-keys.ts";
import { createVault } from "../../src/vault/vault.ts";
import { memberKey, reminderOf, saveBranch } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`a start on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    const vault = createVault(Buffer.alloc(32, 5));

    test("seals the words of private reminders that a release before kept in the clear, however many", async () => {
      const { pool, database } = opened();
      const { reminders } = database.store;
      const branch = await saveBranch(database.store);
      const to = { member: memberKey("bo") };
      const own = Array.from({ length: 450 }, (_, n) =>
        reminderOf(branch, { shortId: `r${n}`, to, text: { plain: `Mine ${n}` } }),
      );
      const channels = reminderOf(branch, { text: { plain: "Leaflets" } });
      for (const one of [...own, channels]) await reminders.save(one);
      await pool.query("delete from erased_from");
      await Promise.all([useKeys(pool, vault), useKeys(pool, vault)]);
      await useKeys(pool, vault);

      const { rows } = await pool.query("select words from reminder where words is not null");
      expect(rows).toEqual([{ words: "Leaflets" }]);
      const opening = own.map(async ({ id }, n) => {
        const kept = (await reminders.byId(id))?.text;
        expect(kept && "sealed" in kept && vault.open(kept.sealed, reminderWords(id))).toBe(`Mine ${n}`);
      });
      await Promise.all(opening);
      // What the rows were before lies in the files until they are written anew.
      expect((await pool.query("select table_name from erased_from")).rows).toEqual([
        { table_name: "reminder" },
      ]);
    }, 60_000);
  });
}
