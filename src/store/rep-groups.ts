import type { RepGroup, RepGroupStore } from "../core/branch/branch.ts";
import { put } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createRepGroups(sql: Sql): RepGroupStore {
  return {
    async list(branchId) {
      const rows = await sql.query<RepGroupRow>(
        "select * from rep_group where branch_id = $1 order by role, group_id",
        [branchId],
      );
      return rows.map((row) => ({ branchId: row.branch_id, groupId: row.group_id, role: row.role }));
    },
    async save({ branchId, groupId, role }) {
      const row = { branch_id: branchId, group_id: groupId, role };
      await put(sql, "rep_group", { key: ["branch_id", "group_id"], row });
    },
    async remove(branchId, groupId) {
      const gone = await sql.query(
        "delete from rep_group where branch_id = $1 and group_id = $2 returning group_id",
        [branchId, groupId],
      );
      return gone.length > 0;
    },
  };
}

interface RepGroupRow {
  readonly branch_id: string;
  readonly group_id: string;
  readonly role: RepGroup["role"];
}
