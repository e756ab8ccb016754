import type { DraftStore } from "../core/timetables/draft.ts";
import { changed, insert } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createDrafts(sql: Sql): DraftStore {
  return {
    keep: ({ id, branchId, timetable, keptAt }) =>
      insert(sql, "draft", { id, branch_id: branchId, timetable, kept_at: keptAt.toString() }),
    async take(id, branchId) {
      const [row] = await sql.query<{ timetable: string }>(
        "delete from draft where id = $1 and branch_id = $2 returning timetable",
        [id, branchId],
      );
      return row?.timetable;
    },
    forgetBefore: (instant) => changed(sql, "delete from draft where kept_at < $1", [instant.toString()]),
  };
}
