import type { RepGroup, RepGroupStore } from "../core/branch/branch.ts";
import { changed, put, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";
import { forgetUnnamed } from "./seconds.ts";

export function createRepGroups(sql: Sql): RepGroupStore {
  const { all } = rowsOf(sql, "select * from rep_group", groupFrom);
  return {
    list: (branchId) => all("where branch_id = $1 order by role, group_id", [branchId]),
    async save({ branchId, groupId, role }) {
      const row = { branch_id: branchId, group_id: groupId, role };
      await put(sql, "rep_group", { key: ["branch_id", "group_id"], row });
    },
    async remove(branchId, groupId) {
      await forgetUnnamed(sql, branchId);
      const which = "branch_id = $1 and group_id = $2";
      return (await changed(sql, `delete from rep_group where ${which}`, [branchId, groupId])) > 0;
    },
  };
}

interface RepGroupRow {
  readonly branch_id: string;
  readonly group_id: string;
  readonly role: RepGroup["role"];
}

function groupFrom(row: RepGroupRow): RepGroup {
  return { branchId: row.branch_id, groupId: row.group_id, role: row.role };
}
