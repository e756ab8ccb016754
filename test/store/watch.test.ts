import { describe, expect, test } from "vitest";
import type { PlannedDelivery } from "../../src/core/delivery/row.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { createWatch } from "../../src/store/watch.ts";
import { at, day, placeIn, planned, saveBranch } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

const due = at("2023-05-02T08:00:00Z");

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`what is watched on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    const watch = () => createWatch(createSql(opened().pool));

    async function plan(workspace: string, ...changes: readonly Partial<PlannedDelivery>[]) {
      const { store } = opened().database;
      const branch = await saveBranch(store, workspace);
      await store.plans.add(
        changes.map((change, place) => planned(branch, { to: placeIn(branch.home, `C${place}`), ...change })),
      );
      return branch;
    }

    /** Every row of the workspace becomes so. */
    async function make(workspace: string, change: string): Promise<void> {
      await opened().pool.query(`update delivery set ${change} where workspace = $1`, [workspace]);
    }

    test("the first of each workspace that is due and in nobody's hand", async () => {
      await plan("T1", { on: day("2023-05-01") }, {}, { on: day("2023-05-03") });
      await plan("T2", {});
      await plan("T3", { on: day("2023-05-03") });
      await plan("T4", {});
      await make("T4", "state = 'held'");
      await plan("T5", {});
      await make(
        "T5",
        "state = 'claimed', token = 't', lease_until = clock_timestamp() + interval '1 minute'",
      );
      await plan("T6", {});
      await make(
        "T6",
        "state = 'claimed', token = 't', lease_until = clock_timestamp() - interval '1 minute'",
      );
      const heads = await watch().heads(due);
      expect(heads.map(({ chat, workspace }) => `${chat} ${workspace}`)).toEqual(
        ["T1", "T2", "T6"].map((workspace) => `${heads[0]?.chat} ${workspace}`),
      );
      const [first] = heads;
      const row = await opened().database.store.posts.byId(first?.id ?? "");
      expect(row?.on.toString()).toBe("2023-05-01");
    });

    test("what stands now: planned and next, overdue and since when, held, failed and still in time", async () => {
      await plan("T1", { on: day("2023-05-01") }, {}, { on: day("2023-05-03") }, { on: day("2023-05-04") });
      await plan("T2", {});
      await make("T2", "state = 'held'");
      await plan("T3", {});
      await make("T3", "state = 'failed', reason = 'unknown'");
      await opened().pool.query(
        `insert into lost_place (chat, workspace, channel, reason, code, since, next_look_at)
         values ('slack', 'T9', 'C9', 'place-lost', 'is_archived', now(), now())`,
      );
      const standing = await watch().standing(due.add({ minutes: 2 }));
      expect(standing).toMatchObject({ branches: 3, planned: 2, overdue: 2, held: 1, failed: 1, lost: 1 });
      expect(standing.nextDue?.toString()).toBe("2023-05-03T08:00:00Z");
      expect(standing.overdueSince?.toString()).toBe("2023-05-01T08:00:00Z");
      expect(standing.lastPosted).toBeUndefined();
    });

    test("what its platform did not take, and not what waits for a person", async () => {
      await plan("T1", {});
      const later = "next_at = due_at + interval '5 minutes'";
      await make("T1", `last_error = 'not-in-channel', ${later}`);
      expect(await watch().refused(due.add({ minutes: 3 }))).toBe(false);
      await make("T1", `last_error = 'unavailable', ${later}`);
      expect(await watch().refused(due.add({ seconds: 30 }))).toBe(false);
      expect(await watch().refused(due.add({ minutes: 3 }))).toBe(true);
      await watch().reach();
    });

    test("a day in numbers", async () => {
      await plan("T1", {}, {}, {});
      await make("T1", "state = 'posted', posted_at = due_at + interval '1 minute'");
      await plan("T2", {});
      await make("T2", "state = 'posted', posted_at = due_at + interval '1 hour'");
      await plan("T3", {}, {});
      await make("T3", "state = 'failed', reason = 'refused'");
      const from = at("2023-05-02T00:00:00Z");
      const until = at("2023-05-03T00:00:00Z");
      expect(await watch().totals(from, until)).toEqual({ posts: 4, late: 1, failed: 2, answers: 0 });
      expect(await watch().totals(until, until.add({ hours: 24 }))).toEqual({
        posts: 0,
        late: 0,
        failed: 0,
        answers: 0,
      });
    });
  });
}
