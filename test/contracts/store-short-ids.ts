import { expect, test } from "vitest";
import type { Branch } from "../../src/core/branch/branch.ts";
import type { Store } from "../../src/core/ports/store.ts";
import type { TestDatabase } from "../support/databases.ts";
import { campaignOf, checkOf, countdownOf, reminderOf, saveBranch, strikeOf } from "./store-examples.ts";

const shortId = "k3m7p";

/** Saves one more thing with the short id above in a branch. */
const kinds: Readonly<Record<string, (store: Store, branch: Branch) => Promise<void>>> = {
  ballots: (store, branch) => store.campaigns.insert(campaignOf(branch, { shortId })),
  strikes: (store, branch) => store.strikes.insert(strikeOf(branch, { shortId })),
  countdowns: async (store, branch) => {
    const strike = strikeOf(branch);
    await store.strikes.insert(strike);
    const target = { kind: "strike", strikeId: strike.id } as const;
    await store.countdowns.save(countdownOf(branch, target, { shortId }));
  },
  reminders: (store, branch) => store.reminders.save(reminderOf(branch, { shortId })),
  checks: async (store, branch) => {
    const campaign = campaignOf(branch);
    await store.campaigns.insert(campaign);
    await store.checks.save(checkOf(campaign, { shortId }));
  },
};

/** What src/core/typed/short-id.ts says of two things with one short id. */
export function shortIdsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  test.each(Object.entries(kinds))("no two %s of a branch have one short id", async (_kind, save) => {
    const branch = await saveBranch(store());
    await save(store(), branch);
    await expect(save(store(), branch)).rejects.toThrow(/branch_id_short_id_key/);
  });

  test("things of several kinds, and of several branches, may have one short id", async () => {
    for (const workspace of ["T1", "T2"]) {
      const branch = await saveBranch(store(), workspace);
      for (const save of Object.values(kinds)) await save(store(), branch);
    }
  });
}
