import type { Member, MemberStore } from "../core/privacy/member.ts";
import type { MemberKey, Sealed } from "../core/privacy/vault.ts";
import { column, instant, known, put } from "./row.ts";
import type { Sql } from "./sql.ts";

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
    erase: (branchId, key) => sql.together((inside) => erase(inside, branchId, key)),
  };
}

async function erase(
  sql: Sql,
  branchId: string,
  key: MemberKey,
): Promise<{ answers: number; reminders: number }> {
  const person = [branchId, key];
  // Waits for the answers in hand, and holds up those to come (see `holdErasure`): none is kept after this.
  await sql.query("select from branch where id = $1 for no key update", [branchId]);
  // Locked in the order in which results are recorded, so that the two never wait for each other.
  await sql.query(
    "select id from delivery where branch_id = $1 and member = $2 order by id for update",
    person,
  );
  await sql.query("delete from delivery where branch_id = $1 and member = $2", person);
  const reminders = await sql.query(
    "delete from reminder where branch_id = $1 and member = $2 returning id",
    person,
  );
  // A channel's reminder stays, and only reps may change it from now on.
  await sql.query("update reminder set made_by = '' where branch_id = $1 and made_by = $2", person);
  const answers = await sql.query(
    `delete from answer using campaign
     where campaign.id = answer.campaign_id and campaign.branch_id = $1 and answer.member = $2
     returning answer.campaign_id`,
    person,
  );
  await sql.query(
    `delete from chase using campaign
     where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.member = $2`,
    person,
  );
  await sql.query(
    `update chase set rep = null, claimed_at = null, shown_at = null from campaign
     where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.rep = $2`,
    person,
  );
  // A key is of one workspace only.
  await sql.query("update chat_installation set installed_by = null where installed_by = $1", [key]);
  await sql.query("delete from rep where branch_id = $1 and member = $2", person);
  await sql.query("delete from member where branch_id = $1 and member = $2", person);
  return { answers: answers.length, reminders: reminders.length };
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
