import { expect, test } from "vitest";
import { logged } from "../../src/core/acts/log/logged.ts";
import type { TestDatabase } from "../support/databases.ts";
import { at, campaignOf, saveBranch } from "./store-examples.ts";

/** The log of acts: lines are added, in the transaction of the change, and never changed or taken away. */
export function actsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;
  const now = at("2023-04-20T08:00:00Z");

  test("a line comes back as it was added, newest first, page by page, and to its own branch alone", async () => {
    const { id: branchId } = await saveBranch(store());
    const { id: other } = await saveBranch(store(), "T2");
    for (const about of ["one", "two", "three"]) {
      await store().log.add({ branchId, at: now, act: "ballot-made", about, by: "rep" });
    }
    await store().log.add({ branchId: other, at: now, act: "erased-on-time", by: "muster", count: 4 });
    const [first, ...more] = await store().log.list(branchId, { skip: 1, limit: 1 });
    expect({ ...first, at: first?.at.toString() }).toEqual({
      branchId,
      at: now.toString(),
      act: "ballot-made",
      about: "two",
      by: "rep",
    });
    expect(more).toEqual([]);
    expect([await store().log.count(branchId), await store().log.count(other)]).toEqual([3, 1]);
  });

  test("the database refuses to change or take away a line, but goes with a branch as a whole", async () => {
    const { id: branchId, home } = await saveBranch(store());
    await store().log.add({ branchId, at: now, act: "ballot-made", by: "rep" });
    const ask = (text: string) => opened().pool.query(text);
    await expect(ask("update act set by_role = 'officer'")).rejects.toThrow("only ever added");
    await expect(ask("delete from act")).rejects.toThrow("only ever added");
    expect(await store().log.count(branchId)).toBe(1);
    await store().branches.remove(home);
    expect(await store().log.count(branchId)).toBe(0);
  });

  test("a change that is not kept leaves no line, and neither does one that changed nothing", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    const failing = opened().database.transaction(async (inside) => {
      await logged(inside, { by: "rep", at: now }).campaigns.insert(campaign);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store().log.count(branch.id)).toBe(0);
    await opened().database.transaction(async (inside) => {
      const kept = logged(inside, { by: "rep", at: now });
      await kept.campaigns.insert(campaign);
      expect(await kept.campaigns.update({ ...campaign, paused: true, revision: 7 })).toBe(false);
      await kept.campaigns.update({ ...campaign, paused: true, revision: 2 });
      await kept.campaigns.update({ ...campaign, state: "closed", revision: 3 });
    });
    const lines = await store().log.list(branch.id, { skip: 0, limit: 9 });
    expect(lines.map(({ act }) => act)).toEqual(["ballot-closed", "ballot-paused", "ballot-made"]);
  });
}
