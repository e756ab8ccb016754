import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { arrangeCampaign } from "../../../src/core/ballot/arrange.ts";
import { createClaiming } from "../../../src/core/delivery/last-claim.ts";
import { databaseKinds, useDatabase } from "../../support/databases.ts";
import { at, branch, campaign } from "../../support/examples.ts";

const [kind] = databaseKinds;
if (!kind) throw new Error("no database to test on");
const opened = useDatabase(kind);

test("a process that stops claims nothing more, and leaves what is due to others", async () => {
  const { database } = opened();
  await database.transaction(async (store) => {
    const saved = await store.branches.save({ ...branch, id: randomUUID() });
    const own = { ...campaign(), id: randomUUID(), branchId: saved.id };
    await arrangeCampaign(store, own, saved, at("2023-04-20T09:00"), randomUUID);
  });
  const due = { now: at("2023-04-25T09:00"), limit: 1, leaseMs: 20_000 };
  const [stopping, other] = [createClaiming(database), createClaiming(database)];
  stopping.end();
  expect(await stopping.database.store.deliveries.claim({ ...due, token: randomUUID() })).toEqual([]);
  expect(await other.database.store.deliveries.claim({ ...due, token: randomUUID() })).toHaveLength(1);
});
