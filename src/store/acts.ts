import type { Act, ActStore } from "../core/branch/log.ts";
import { insert, instant, known } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createActs(sql: Sql): ActStore {
  return {
    add: ({ branchId, at, act, about, by, count }) =>
      insert(sql, "act", {
        branch_id: branchId,
        at: at.toString(),
        act,
        about: about ?? null,
        by_role: by,
        count: count ?? null,
      }),
    async count(branchId) {
      const [row] = await sql.query<{ many: number }>(
        "select count(*)::integer as many from act where branch_id = $1",
        [branchId],
      );
      return row?.many ?? 0;
    },
    async list(branchId, { skip, limit }) {
      const rows = await sql.query<ActRow>(
        "select * from act where branch_id = $1 order by id desc offset $2 limit $3",
        [branchId, skip, limit],
      );
      return rows.map(actFrom);
    },
  };
}

interface ActRow {
  readonly branch_id: string;
  readonly at: string;
  readonly act: Act["act"];
  readonly about: string | null;
  readonly by_role: Act["by"];
  readonly count: number | null;
}

function actFrom(row: ActRow): Act {
  return {
    branchId: row.branch_id,
    at: instant(row.at),
    act: row.act,
    by: row.by_role,
    ...known({ about: row.about, count: row.count }),
  };
}
