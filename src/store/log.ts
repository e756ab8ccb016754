import type { LogLine, LogStore } from "../core/branch/log.ts";
import { insert, instant, known, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createLogStore(sql: Sql): LogStore {
  const { all } = rowsOf(sql, "select * from act", actFrom);
  return {
    add: ({ branchId, at, act, about, by, count, handle }) =>
      insert(sql, "act", {
        branch_id: branchId,
        at: at.toString(),
        act,
        about: about ?? null,
        by_role: by,
        count: count ?? null,
        handle: handle ?? null,
      }),
    async count(branchId) {
      const [row] = await sql.query<{ many: number }>(
        "select count(*)::integer as many from act where branch_id = $1",
        [branchId],
      );
      return row?.many ?? 0;
    },
    list: (branchId, { skip, limit }) =>
      all("where branch_id = $1 order by at desc, id desc offset $2 limit $3", [branchId, skip, limit]),
  };
}

interface ActRow {
  readonly branch_id: string;
  readonly at: string;
  readonly act: LogLine["act"];
  readonly about: string | null;
  readonly by_role: LogLine["by"];
  readonly count: number | null;
  readonly handle: number | null;
}

function actFrom(row: ActRow): LogLine {
  return {
    branchId: row.branch_id,
    at: instant(row.at),
    act: row.act,
    by: row.by_role,
    ...known({ about: row.about, count: row.count, handle: row.handle }),
  };
}
