import type { MemberKey, Sealed } from "../core/people/vault.ts";
import type { Member, MemberStore } from "../core/privacy/member.ts";
import { type DeliveryRow, deliveryFrom } from "./delivery/row.ts";
import { eraseClosed, eraseOptIns, erasePeople, erasePerson, erasePlanned } from "./erasure.ts";
import { column, instant, known, put } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createMembers(sql: Sql): MemberStore {
  return {
    async find(branchId, key) {
      const [row] = await sql.query<MemberRow>("select * from member where branch_id = $1 and member = $2", [
        branchId,
        key,
      ]);
      return row && memberFrom(row);
    },
    async save(member) {
      const row = {
        branch_id: member.branchId,
        member: member.key,
        consent_version: member.consent?.version ?? null,
        consent_at: column(member.consent?.at),
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
      const kept = await sql.query(
        `insert into member (branch_id, member, may_ask, contact) values ($1, $2, true, $3)
         on conflict (branch_id, member) do update set contact = excluded.contact where member.contact is null
         returning member`,
        [branchId, key, contact],
      );
      return kept.length > 0;
    },
    async dropContact(branchId, key) {
      await sql.query("update member set contact = null where branch_id = $1 and member = $2", [
        branchId,
        key,
      ]);
    },
    async installed(key) {
      const rows = await sql.query("select chat from chat_installation where installed_by = $1 limit 1", [
        key,
      ]);
      return rows.length > 0;
    },
    erase: (branchId, key) => sql.together((inside) => erasePerson(inside, branchId, key)),
    async privatePosts(branchId, key) {
      const rows = await sql.query<DeliveryRow>(
        "select * from delivery where branch_id = $1 and member = $2 order by due_at, number",
        [branchId, key],
      );
      return rows.map(deliveryFrom);
    },
    dropPosts: (branchId, key) => sql.together((inside) => erasePlanned(inside, branchId, key)),
    endOptIns: (branchId) => sql.together((inside) => eraseOptIns(inside, branchId)),
    eraseAll: (branchId) => sql.together((inside) => erasePeople(inside, branchId)),
    eraseClosedBefore: (branchId, before) =>
      sql.together((inside) => eraseClosed(inside, branchId, before.toString())),
  };
}

interface MemberRow {
  readonly branch_id: string;
  readonly member: MemberKey;
  readonly consent_version: number | null;
  readonly consent_at: string | null;
  readonly may_ask: boolean;
  readonly contact: Sealed | null;
}

function memberFrom(row: MemberRow): Member {
  const { consent_version: version, consent_at: at } = row;
  return {
    branchId: row.branch_id,
    key: row.member,
    mayAsk: row.may_ask,
    ...known({
      consent: version !== null && at !== null ? { version, at: instant(at) } : undefined,
      contact: row.contact,
    }),
  };
}
