import type { HandleStore } from "../core/branch/handle.ts";
import type { MemberKey, Sealed } from "../core/people/vault.ts";
import { changed, instant, known } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

interface HandleRow {
  readonly member: MemberKey;
  readonly number: number;
  readonly contact: Sealed;
  readonly ended_at: string | null;
}

export function createHandles(sql: Sql): HandleStore {
  return {
    async of(branchId, key) {
      const [row] = await sql.query<HandleRow>(
        "select * from rep_handle where branch_id = $1 and member = $2",
        [branchId, key],
      );
      if (!row) return undefined;
      return {
        number: row.number,
        contact: row.contact,
        ...known({ endedAt: row.ended_at === null ? undefined : instant(row.ended_at) }),
      };
    },
    keep: (branchId, key, contact) =>
      sql.together(async (inside) => {
        await inside.query("select from branch where id = $1 for no key update", [branchId]);
        const [row] = await inside.query<Pick<HandleRow, "number">>(
          `insert into rep_handle (branch_id, member, number, contact)
           select $1, $2, 1 + greatest(
             (select max(number) from rep_handle where branch_id = $1),
             (select max(handle) from act where branch_id = $1), 0), $3
           on conflict (branch_id, member) do update set contact = excluded.contact, ended_at = null
           returning number`,
          [branchId, key, contact],
        );
        if (!row) throw new Error("no number was given");
        return row.number;
      }),
    async reveal(branchId, number) {
      const [row] = await sql.query<HandleRow>(
        "select * from rep_handle where branch_id = $1 and number = $2",
        [branchId, number],
      );
      return row && { key: row.member, contact: row.contact };
    },
    async eraseEnded(now, before) {
      await sql.query(
        `update rep_handle set ended_at = $1 where ended_at is null and not exists (
           select from rep where rep.branch_id = rep_handle.branch_id and rep.member = rep_handle.member
             and rep.agreed_at is not null)`,
        [now.toString()],
      );
      return changed(sql, "delete from rep_handle where ended_at <= $1", [before.toString()]);
    },
  };
}
