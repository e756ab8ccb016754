import { beforeEach, describe, expect, test } from "vitest";
import { createNext } from "../../src/store/delivery/next.ts";
import { createPlans } from "../../src/store/delivery/plans.ts";
import { createSql, type Sql } from "../../src/store/postgres/sql.ts";
import { createWatch } from "../../src/store/watch.ts";
import { at, saveBranch } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

const now = at("2023-05-02T12:00:00Z");

/** Ten thousand posts that went, some hundreds that wait, of one branch in many channels. */
const fill = `
  insert into delivery (source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, at_time, zone, due_at,
    late_until, needs, revision, state, next_at)
  select 'countdown', 'c' || n, $1, 'days-left', 'slack', 'T1', 'C' || n % 100, '2023-05-01', '09:00', 'Europe/London',
    at, at + interval '1 day', 'nothing', n, case when n % 50 = 0 then 'planned' else 'posted' end, at
  from generate_series(1, 10000) n, lateral (select $2::timestamptz - n * interval '1 minute' as at) moment`;

/** What is explained has no row, which what stands now misses. */
const asItWere = (ask: (sql: Sql) => Promise<unknown>) => (sql: Sql) => ask(sql).catch(() => undefined);

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
      ["what stands now", asItWere((sql) => createWatch(sql).standing(now))],
      ["what went in a day", (sql: Sql) => createWatch(sql).totals(now.subtract({ hours: 24 }), now)],
    ])("is not read from end to end for %s", async (_what, ask) => {
      const scans = await scansOf(ask);
      expect(scans).toContainEqual(expect.stringMatching(/ on delivery$/u));
      expect(scans).not.toContain("Seq Scan on delivery");
    });
  });
}
