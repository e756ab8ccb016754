import type { Answer } from "../core/ballot/answers.ts";
import {
  type ChaseListStore,
  chaseConsentVersion,
  type Listing,
  type Mark,
  mostOnList,
  type Noted,
  runOut,
  type Whom,
} from "../core/chase/chase.ts";
import type { Sealed } from "../core/people/vault.ts";
import { speakable } from "./answers.ts";
import { changed, date, instant, known } from "./postgres/row.ts";
import type { Sql, Value } from "./postgres/sql.ts";

/** $1 the campaign, $2 the rep, $3 the moment up to which claims and notes have run out. */
function listed({ campaignId, rep, now }: Listing): readonly Value[] {
  return [campaignId, rep, runOut(now).toString()];
}

/** A row on nobody's list. */
export const letGo = "rep = null, claimed_at = null, shown_at = null";

export const answered = "answer.campaign_id = chase.campaign_id and answer.member = chase.member";

/** Members of $1 whose agreement stands and whom it helps to speak to. */
const consenting = `chase.campaign_id = $1 and chase.consent_version = ${chaseConsentVersion} and ${speakable}`;

const free = `${consenting} and chase.member <> $2
  and (chase.rep is null or greatest(chase.claimed_at, chase.marked_at) <= $3::timestamptz)
  and (chase.marked_at is null or chase.marked_at <= $3::timestamptz)`;

const mine = `${consenting} and chase.rep = $2 and greatest(chase.claimed_at, chase.marked_at) > $3::timestamptz`;

/** Not noted since they were claimed. */
const toSpeakTo = `${mine} and (chase.marked_at is null or chase.marked_at < chase.claimed_at)`;

export function createChaseLists(sql: Sql): ChaseListStore {
  return {
    claim: (list) => sql.together((inside) => claim(inside, list)),
    waiting: (list) => count(sql, toSpeakTo, list),
    async next(list) {
      const [row] = await sql.query<ShownRow>(showFirst, [...listed(list), list.now.toString()]);
      if (!row) return undefined;
      const { id, contact, answer, answered_on } = row;
      return { id, contact, answer, answeredOn: date(answered_on), ...known({ noted: notedFrom(row) }) };
    },
    async mark(list, whom, mark) {
      const [which, value] = whomColumns(whom);
      const marked = await changed(
        sql,
        `update chase set mark = $5, shown_at = null,
           marked_at = case when chase.marked_at >= chase.claimed_at then chase.marked_at else $4 end
         from answer
         where ${answered} and ${mine} and ${which}`,
        [...listed(list), list.now.toString(), mark, value],
      );
      return marked > 0;
    },
    release: (list, which) =>
      changed(
        sql,
        `update chase set ${letGo} from answer
         where ${answered} and ${toSpeakTo} and chase.id = coalesce($4::text, chase.id)`,
        [...listed(list), which === "all" ? null : which],
      ),
    async countOfRep(branchId, rep) {
      const rows = await sql.query(
        `select chase.id from chase join campaign on campaign.id = chase.campaign_id
         where campaign.branch_id = $1 and chase.rep = $2`,
        [branchId, rep],
      );
      return rows.length;
    },
    async forgetRep(branchId, rep) {
      await sql.query(
        `update chase set ${letGo} from campaign
         where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.rep = $2`,
        [branchId, rep],
      );
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
  return changed(sql, claimFree, [...listed(list), list.now.toString(), room]);
}

/** Whoever was never noted first, then whose note is oldest. Rows that another claim holds are walked past. */
const claimFree = `
  with taken as (
    select chase.id from chase join answer on ${answered} where ${free}
    order by chase.marked_at nulls first, chase.turn
    limit $5 for update of chase skip locked
  )
  update chase set rep = $2, claimed_at = $4, shown_at = null from taken where chase.id = taken.id`;

/** Whoever is shown stays the first, so that a note that names nobody is about them. */
const showFirst = `
  with first as (
    select chase.id, answer.answer, answer.on_day from chase join answer on ${answered} where ${toSpeakTo}
    order by chase.shown_at nulls last, chase.marked_at nulls first, chase.turn
    limit 1 for update of chase
  )
  update chase set shown_at = coalesce(chase.shown_at, $4) from first where chase.id = first.id
  returning chase.id, chase.contact, chase.mark, chase.marked_at, first.answer, first.on_day as answered_on`;

/** A condition on $6, and its value. */
function whomColumns(whom: Whom): readonly [string, string | null] {
  if (whom === "shown") return ["chase.shown_at is not null and $6::text is null", null];
  return "id" in whom ? ["chase.id = $6", whom.id] : ["chase.member = $6", whom.member];
}

export interface NotedRow {
  readonly mark: Mark | null;
  readonly marked_at: string | null;
}

interface ShownRow extends NotedRow {
  readonly id: string;
  readonly contact: Sealed;
  readonly answer: Answer;
  readonly answered_on: string;
}

export function notedFrom({ mark, marked_at }: NotedRow): Noted | undefined {
  return mark !== null && marked_at !== null ? { mark, at: instant(marked_at) } : undefined;
}
