import type { AgreementStore, Chase } from "../core/chase/chase.ts";
import type { MemberKey, Sealed } from "../core/people/vault.ts";
import { unsettled } from "./answers.ts";
import { answered, letGo, type NotedRow, notedFrom } from "./chase-lists.ts";
import { changed, date, instant, known, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createAgreements(sql: Sql): AgreementStore {
  const { one, all } = rowsOf(sql, "select chase.* from chase", chaseFrom);
  return {
    of: (campaignId, key) => one("where campaign_id = $1 and member = $2", [campaignId, key]),
    ofMember: (branchId, key) =>
      all(
        `join campaign on campaign.id = chase.campaign_id
         where campaign.branch_id = $1 and chase.member = $2 order by chase.turn`,
        [branchId, key],
      ),
    async keep({ id, campaignId, key, consent, contact }) {
      await sql.query(
        `insert into chase (id, campaign_id, member, consent_version, consent_on, contact)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (campaign_id, member) do update set id = excluded.id, contact = excluded.contact,
           consent_version = excluded.consent_version, consent_on = excluded.consent_on,
           ${letGo}, mark = null, marked_at = null
         where chase.consent_version <> excluded.consent_version`,
        [id, campaignId, key, consent.version, consent.on.toString(), contact],
      );
    },
    async withdraw(campaignId, key) {
      const which = "campaign_id = $1 and member = $2";
      return (await changed(sql, `delete from chase where ${which}`, [campaignId, key])) > 0;
    },
    withdrawAll: (branchId, key) =>
      changed(
        sql,
        `delete from chase using campaign
         where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.member = $2`,
        [branchId, key],
      ),
    async endAnswered(campaignIds, keys) {
      await sql.query(
        `delete from chase using answer where ${answered}
         and chase.campaign_id = any($1::text[]) and chase.member = any($2::text[]) and not ${unsettled}`,
        [campaignIds, keys],
      );
    },
  };
}

interface ChaseRow extends NotedRow {
  readonly id: string;
  readonly campaign_id: string;
  readonly member: MemberKey;
  readonly consent_version: number;
  readonly consent_on: string;
  readonly contact: Sealed;
  readonly rep: MemberKey | null;
  readonly claimed_at: string | null;
}

function chaseFrom(row: ChaseRow): Chase {
  const { rep, claimed_at } = row;
  return {
    id: row.id,
    campaignId: row.campaign_id,
    key: row.member,
    consent: { version: row.consent_version, on: date(row.consent_on) },
    contact: row.contact,
    ...known({
      claim: rep !== null && claimed_at !== null ? { rep, at: instant(claimed_at) } : undefined,
      noted: notedFrom(row),
    }),
  };
}
