import type { Rep, RepStore } from "../core/branch/branch.ts";
import { toReps } from "../core/delivery/kinds.ts";
import type { MemberKey, Sealed } from "../core/people/vault.ts";
import { may } from "./delivery/steps.ts";
import { changed, column, instant, known, put, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createReps(sql: Sql): RepStore {
  const { one, all } = rowsOf(sql, "select * from rep", repFrom);
  return {
    list: (branchId) => all("where branch_id = $1 order by role, member", [branchId]),
    find: (branchId, key) => one("where branch_id = $1 and member = $2", [branchId, key]),
    async save(rep) {
      const row = {
        branch_id: rep.branchId,
        member: rep.key,
        role: rep.role,
        agreed_at: column(rep.agreed?.at),
        contact: column(rep.agreed?.contact),
      };
      await put(sql, "rep", { key: ["branch_id", "member"], row });
    },
    async remove(branchId, key) {
      await sql.query(
        `delete from delivery where branch_id = $1 and member = $2 and kind = any ($3::text[]) and ${may("stop")}`,
        [branchId, key, toReps],
      );
      await sql.query("delete from waiting_act where branch_id = $1 and asked_by = $2", [branchId, key]);
      await sql.query("delete from waiting_call where branch_id = $1 and member = $2", [branchId, key]);
      return (
        (await changed(sql, "delete from rep where branch_id = $1 and member = $2", [branchId, key])) > 0
      );
    },
  };
}

interface RepRow {
  readonly branch_id: string;
  readonly member: MemberKey;
  readonly role: Rep["role"];
  readonly agreed_at: string | null;
  readonly contact: Sealed | null;
}

function repFrom(row: RepRow): Rep {
  const { agreed_at: at, contact } = row;
  return {
    branchId: row.branch_id,
    key: row.member,
    role: row.role,
    ...known({ agreed: at !== null && contact !== null ? { at: instant(at), contact } : undefined }),
  };
}
