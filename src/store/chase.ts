import type { Answer } from "../core/ballot/answers.ts";
import {
  type Chase,
  type ChaseStore,
  chaseConsentVersion,
  type Listing,
  type Mark,
  mostOnList,
  type Noted,
  runOut,
  type Whom,
} from "../core/chase/chase.ts";
import type { MemberKey, Sealed } from "../core/people/vault.ts";
import { toPost } from "./answers.ts";
import { instant, known } from "./postgres/row.ts";
import type { Sql, Value } from "./postgres/sql.ts";

/** $1 the campaign, $2 the rep, $3 the moment up to which claims and notes have run out. */
function listed({ campaignId, rep, now }: Listing): readonly Value[] {
  return [campaignId, rep, runOut(now).toString()];
}

const answered = "answer.campaign_id = chase.campaign_id and answer.member = chase.member";

/** Members of $1 whose agreement stands and who have still to post. */
const consenting = `chase.campaign_id = $1 and chase.consent_version = ${chaseConsentVersion} and ${toPost}`;

const free = `${consenting} and chase.member <> $2
  and (chase.rep is null or greatest(chase.claimed_at, chase.marked_at) <= $3::timestamptz)
  and (chase.marked_at is null or chase.marked_at <= $3::timestamptz)`;

const mine = `${consenting} and chase.rep = $2 and greatest(chase.claimed_at, chase.marked_at) > $3::timestamptz`;

/** Not noted since they were claimed. */
const toSpeakTo = `${mine} and (chase.marked_at is null or chase.marked_at < chase.claimed_at)`;

export function createChase(sql: Sql): ChaseStore {
  return {
    async of(campaignId, key) {
      const [row] = await sql.query<ChaseRow>("select * from chase where campaign_id = $1 and member = $2", [
        campaignId,
        key,
      ]);
      return row && chaseFrom(row);
    },
    async ofMember(branchId, key) {
      const rows = await sql.query<ChaseRow>(
        `select chase.* from chase join campaign on campaign.id = chase.campaign_id
         where campaign.branch_id = $1 and chase.member = $2 order by chase.consent_at, chase.id`,
        [branchId, key],
      );
      return rows.map(chaseFrom);
    },
    async countOfRep(branchId, rep) {
      const rows = await sql.query(
        `select chase.id from chase join campaign on campaign.id = chase.campaign_id
         where campaign.branch_id = $1 and chase.rep = $2`,
        [branchId, rep],
      );
      return rows.length;
    },
    async agree({ id, campaignId, key, consent, contact }) {
      await sql.query(
        `insert into chase (id, campaign_id, member, consent_version, consent_at, contact)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (campaign_id, member) do update set id = excluded.id, contact = excluded.contact,
           consent_version = excluded.consent_version, consent_at = excluded.consent_at,
           rep = null, claimed_at = null, shown_at = null, mark = null, marked_at = null
         where chase.consent_version <> excluded.consent_version`,
        [id, campaignId, key, consent.version, consent.at.toString(), contact],
      );
    },
    async withdraw(campaignId, key) {
      const gone = await sql.query("delete from chase where campaign_id = $1 and member = $2 returning id", [
        campaignId,
        key,
      ]);
      return gone.length > 0;
    },
    async withdrawAll(branchId, key) {
      const gone = await sql.query(
        `delete from chase using campaign
         where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.member = $2
         returning chase.id`,
        [branchId, key],
      );
      return gone.length;
    },
    async endAnswered(campaignIds, keys) {
      await sql.query(
        `delete from chase using answer where ${answered}
         and chase.campaign_id = any($1::text[]) and chase.member = any($2::text[]) and not ${toPost}`,
        [campaignIds, keys],
      );
    },
    claim: (list) => sql.together((inside) => claim(inside, list)),
    claimable: (list) => count(sql, free, list),
    waiting: (list) => count(sql, toSpeakTo, list),
    async next(list) {
      const [row] = await sql.query<ShownRow>(showFirst, [...listed(list), list.now.toString()]);
      if (!row) return undefined;
      const { id, contact, answer, answered_at } = row;
      return { id, contact, answer, answeredAt: instant(answered_at), ...known({ noted: notedFrom(row) }) };
    },
    async mark(list, whom, mark) {
      const [which, value] = whomAsked(whom);
      const marked = await sql.query(
        `update chase set mark = $5, shown_at = null,
           marked_at = case when chase.marked_at >= chase.claimed_at then chase.marked_at else $4 end
         from answer
         where ${answered} and ${mine} and ${which} returning chase.id`,
        [...listed(list), list.now.toString(), mark, value],
      );
      return marked.length > 0;
    },
    async release(list, which) {
      const released = await sql.query(
        `update chase set rep = null, claimed_at = null, shown_at = null from answer
         where ${answered} and ${toSpeakTo} and chase.id = coalesce($4::text, chase.id) returning chase.id`,
        [...listed(list), which === "all" ? null : which],
      );
      return released.length;
    },
    async forgetRep(branchId, rep) {
      await sql.query(
        `update chase set rep = null, claimed_at = null, shown_at = null from campaign
         where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.rep = $2`,
        [branchId, rep],
      );
    },
    async forgetClaims(now) {
      const forgotten = await sql.query(
        `update chase set rep = null, claimed_at = null, shown_at = null
         where rep is not null and greatest(claimed_at, marked_at) <= $1 returning id`,
        [runOut(now).toString()],
      );
      return forgotten.length;
    },
  };
}

async function count(sql: Sql, condition: string, list: Listing): Promise<number> {
  const [row] = await sql.query<{ many: number }>(
    `select count(*)::integer as many from chase join answer on ${answered} where ${condition}`,
    listed(list),
  );
  return row?.many ?? 0;
}

async function claim(sql: Sql, list: Listing): Promise<number> {
  // A rep's own calls one after the other, so that two at once do not fill the list twice.
  await sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `${list.campaignId} ${list.rep}`,
  ]);
  const room = mostOnList - (await count(sql, toSpeakTo, list));
  if (room <= 0) return 0;
  const taken = await sql.query(claimFree, [...listed(list), list.now.toString(), room]);
  return taken.length;
}

/** Whoever was never noted first, then whose note is oldest. Rows that another claim holds are walked past. */
const claimFree = `
  with taken as (
    select chase.id from chase join answer on ${answered} where ${free}
    order by chase.marked_at nulls first, chase.consent_at, chase.id
    limit $5 for update of chase skip locked
  )
  update chase set rep = $2, claimed_at = $4, shown_at = null from taken where chase.id = taken.id
  returning chase.id`;

/** Whoever is shown stays the first, so that a note that names nobody is about them. */
const showFirst = `
  with first as (
    select chase.id, answer.answer, answer.at from chase join answer on ${answered} where ${toSpeakTo}
    order by chase.shown_at nulls last, chase.marked_at nulls first, chase.consent_at, chase.id
    limit 1 for update of chase
  )
  update chase set shown_at = coalesce(chase.shown_at, $4) from first where chase.id = first.id
  returning chase.id, chase.contact, chase.mark, chase.marked_at, first.answer, first.at as answered_at`;

/** A condition on $6, and its value. */
function whomAsked(whom: Whom): readonly [string, string | null] {
  if (whom === "shown") return ["chase.shown_at is not null and $6::text is null", null];
  return "id" in whom ? ["chase.id = $6", whom.id] : ["chase.member = $6", whom.member];
}

interface NotedRow {
  readonly mark: Mark | null;
  readonly marked_at: string | null;
}

interface ShownRow extends NotedRow {
  readonly id: string;
  readonly contact: Sealed;
  readonly answer: Answer;
  readonly answered_at: string;
}

interface ChaseRow extends NotedRow {
  readonly id: string;
  readonly campaign_id: string;
  readonly member: MemberKey;
  readonly consent_version: number;
  readonly consent_at: string;
  readonly contact: Sealed;
  readonly rep: MemberKey | null;
  readonly claimed_at: string | null;
}

function notedFrom({ mark, marked_at }: NotedRow): Noted | undefined {
  return mark !== null && marked_at !== null ? { mark, at: instant(marked_at) } : undefined;
}

function chaseFrom(row: ChaseRow): Chase {
  const { rep, claimed_at } = row;
  return {
    id: row.id,
    campaignId: row.campaign_id,
    key: row.member,
    consent: { version: row.consent_version, at: instant(row.consent_at) },
    contact: row.contact,
    ...known({
      claim: rep !== null && claimed_at !== null ? { rep, at: instant(claimed_at) } : undefined,
      noted: notedFrom(row),
    }),
  };
}
