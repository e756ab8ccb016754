import type { MemberKey, Sealed } from "../core/people/vault.ts";
import type { Member, MemberStore } from "../core/privacy/member.ts";
import { changed, column, date, known, put, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

/** A row that says nothing any more but that somebody was here. */
export const keepsNothing = "consent_on is null and contact is null and may_ask";

export function createMembers(sql: Sql): MemberStore {
  const { one } = rowsOf(sql, "select * from member", memberFrom);
  return {
    find: (branchId, key) => one("where branch_id = $1 and member = $2", [branchId, key]),
    async save(member) {
      const row = {
        branch_id: member.branchId,
        member: member.key,
        consent_version: member.consent?.version ?? null,
        consent_on: column(member.consent?.on),
        may_ask: member.mayAsk,
        contact: member.contact ?? null,
      };
      await put(sql, "member", { key: ["branch_id", "member"], row });
    },
    async doNotAsk(branchId, key) {
      await sql.query(
        `insert into member (branch_id, member, may_ask) values ($1, $2, false)
         on conflict (branch_id, member) do update set may_ask = false`,
        [branchId, key],
      );
    },
    async keepContact(branchId, key, contact) {
      const kept = await changed(
        sql,
        `insert into member (branch_id, member, may_ask, contact) values ($1, $2, true, $3)
         on conflict (branch_id, member) do update set contact = excluded.contact where member.contact is null`,
        [branchId, key, contact],
      );
      return kept > 0;
    },
    async dropContact(branchId, key) {
      const which = "branch_id = $1 and member = $2";
      await sql.query(`update member set contact = null where ${which} and contact is not null`, [
        branchId,
        key,
      ]);
      await sql.query(`delete from member where ${which} and ${keepsNothing}`, [branchId, key]);
    },
  };
}

interface MemberRow {
  readonly branch_id: string;
  readonly member: MemberKey;
  readonly consent_version: number | null;
  readonly consent_on: string | null;
  readonly may_ask: boolean;
  readonly contact: Sealed | null;
}

function memberFrom(row: MemberRow): Member {
  const { consent_version: version, consent_on: on } = row;
  return {
    branchId: row.branch_id,
    key: row.member,
    mayAsk: row.may_ask,
    ...known({
      consent: version !== null && on !== null ? { version, on: date(on) } : undefined,
      contact: row.contact,
    }),
  };
}
