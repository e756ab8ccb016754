import { beforeEach, describe, expect, test } from "vitest";
import { createClaim } from "../../src/store/delivery/claim.ts";
import { createNext } from "../../src/store/delivery/next.ts";
import { createOutbox } from "../../src/store/delivery/outbox.ts";
import { createPlans } from "../../src/store/delivery/plans.ts";
import { createErasure } from "../../src/store/erasure.ts";
import { createSql, type Sql } from "../../src/store/postgres/sql.ts";
import { createWatch } from "../../src/store/watch.ts";
import { at, saveBranch } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

const now = at("2023-05-02T12:00:00Z");

const ids = ["6c7b4d34-4f1c-4a25-9d5e-0a3d5d0a1d11"];

/** Ten thousand posts that went, some hundreds that wait, of one branch in many channels. */
const fill = `
  insert into delivery (source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, at_time, zone, due_at,
    late_until, needs, revision, series, state, next_at, posted_at)
  select 'countdown', 'c' || n, $1, 'days-left', 'slack', 'T1', 'C' || n % 100, '2023-05-01', '09:00', 'Europe/London',
    at, at + interval '1 day', 'nothing', n, 'countdown:c' || n, case when n % 50 = 0 then 'planned' else 'posted' end, at,
    case when n % 50 = 0 then null else at end
  from generate_series(1, 10000) n, lateral (select $2::timestamptz - n * interval '1 minute' as at) moment`;

/** Posts that are planned and not due, as they come about: in no order. */
const ahead = `
  insert into delivery (source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, at_time, zone, due_at,
    late_until, needs, revision, series, next_at)
  select 'countdown', 'a' || n, $1, 'days-left', 'slack', 'T1', 'C' || n, '2023-06-01', '09:00', 'Europe/London', at,
    at + interval '1 day', 'nothing', n, 'countdown:a' || n, at
  from generate_series(1, 5000) n, lateral (select $2::timestamptz + (1 + n * 7919 % 5000) * interval '1 hour' as at) moment`;

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`a big table of posts on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let branchId: string;

    beforeEach(async () => {
      const { pool, database } = opened();
      branchId = (await saveBranch(database.store)).id;
      await pool.query(fill, [branchId, now.toString()]);
      await pool.query("analyze delivery");
    });

    /** How each table is read by whatever this asks, as the planner has it. */
    async function scansOf(ask: (sql: Sql) => Promise<unknown>): Promise<readonly string[]> {
      const real = createSql(opened().pool);
      const found: string[] = [];
      const sql: Sql = {
        async query(text, values) {
          const [row] = await real.query<{ "QUERY PLAN": readonly object[] }>(
            `explain (format json) ${text}`,
            values,
          );
          collect(row?.["QUERY PLAN"], found);
          return [];
        },
        together: (work) => work(sql),
      };
      await ask(sql);
      return found;
    }

    function collect(plan: unknown, found: string[]): void {
      if (typeof plan !== "object" || plan === null) return;
      if ("Relation Name" in plan && "Node Type" in plan) {
        found.push(`${plan["Node Type"]} on ${plan["Relation Name"]}`);
      }
      for (const part of Object.values(plan)) collect(part, found);
    }

    test.each([
      [
        "what waits for a channel that is gone",
        (sql: Sql) =>
          createPlans(sql).cancelTo({ chat: "slack", workspace: "T1", channel: "C1" }, "channel-gone"),
      ],
      [
        "what waits for a workspace that is gone",
        (sql: Sql) => createPlans(sql).cancelTo({ chat: "slack", workspace: "T2" }, "gone"),
      ],
      ["what may go next", (sql: Sql) => createNext(sql).nextIds({ now, limit: 25 })],
      ["what is so late that it is held", (sql: Sql) => createNext(sql).holdLate(now)],
      [
        "a claim, and what of a series has gone",
        (sql: Sql) => createClaim(sql, createNext(sql))({ now, limit: 25, ids, token: "t", leaseMs: 1 }),
      ],
      // Nothing comes back, so that it says there were no totals.
      [
        "what stands now",
        (sql: Sql) =>
          createWatch(sql)
            .standing(now)
            .catch(() => undefined),
      ],
      ["what went to one person", (sql: Sql) => createErasure(sql).eraseSent(now)],
      ["a day in numbers", (sql: Sql) => createWatch(sql).totals(now.subtract({ hours: 1 }), now)],
    ])("is not read from end to end for %s", async (_what, ask) => {
      const scans = await scansOf(ask);
      expect(scans).toContainEqual(expect.stringMatching(/ on delivery$/u));
      expect(scans).not.toContain("Seq Scan on delivery");
    });

    test("is not read from end to end to see that of all that is planned nothing is due", async () => {
      const { pool } = opened();
      await pool.query("delete from delivery where state = 'planned'");
      await pool.query(ahead, [branchId, now.toString()]);
      await pool.query("vacuum analyze");
      const scans = await scansOf((sql) => createOutbox(sql).anythingDue(now));
      expect(scans).toContainEqual(expect.stringMatching(/ on delivery$/u));
      expect(scans).not.toContain("Seq Scan on delivery");
    });
  });
}
