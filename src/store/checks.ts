import type { PostedMessage } from "../core/chat/chat.ts";
import type { Check, CheckStore, Edits } from "../core/check/check.ts";
import { askedAmong } from "./delivery/beside.ts";
import {
  type Columns,
  changed,
  column,
  instant,
  known,
  maybe,
  type PlaceRow,
  place,
  put,
  rowsOf,
} from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

/** Checks with the message they were posted as, which only the delivery knows. To be joined or selected from. */
export const checkRows = `
  (select ballot_check.*,
     (select posted.message from delivery posted
      where posted.source_kind = 'check' and posted.source_id = ballot_check.id and posted.state = 'posted'
      order by posted.posted_at desc limit 1) as message
   from ballot_check)`;

export function createChecks(sql: Sql): CheckStore {
  const { one, all } = rowsOf(sql, `select * from ${checkRows} checks`, checkFrom);
  const newestFirst = "order by opened_at desc, id";
  return {
    byId: (id) => one("where id = $1", [id]),
    byShortId: (branchId, shortId) => one("where branch_id = $1 and short_id = $2", [branchId, shortId]),
    list: (branchId) => all(`where branch_id = $1 ${newestFirst}`, [branchId]),
    ofCampaign: (campaignId) => all(`where campaign_id = $1 ${newestFirst}`, [campaignId]),
    async nextToRefresh(now, limit) {
      const rows = await sql.query<CheckRow & { readonly among: boolean }>(nextToRefresh, [
        now.toString(),
        limit,
      ]);
      return rows.map((row) => ({ ...checkFrom(row), among: row.among }));
    },
    save: (check) => put(sql, "ballot_check", { key: ["id"], row: toRow(check) }),
    async claimEdit(id, { shown, now, until }) {
      const claimed = await changed(
        sql,
        `update ballot_check set edit_after = $4::timestamptz
         where id = $1 and shown is not distinct from $2 and ${mayEdit("$3")}`,
        [id, shown ?? null, now.toString(), until.toString()],
      );
      return claimed > 0;
    },
    async noteEdit(id, { tries, after, ended, shown }) {
      await sql.query(
        `update ballot_check set edit_tries = $2, edit_after = $3, ended = $4, shown = coalesce($5, shown)
         where id = $1`,
        [id, tries, column(after), ended ?? null, shown ?? null],
      );
    },
  };
}

/** Nobody edits it, and no refusal is waited for; longer than an hour it was put off by a clock that has been set back. */
const mayEdit = (now: string) => `(
  edit_after is null or edit_after <= ${now}::timestamptz or edit_after > ${now}::timestamptz + interval '1 hour'
)`;

/** $1 now (business clock), $2 limit. */
const nextToRefresh = `
  with next as (
    select id from ballot_check
    where (closed_at is null or ended is null and ${mayEdit("$1")})
      and exists (select from delivery where source_kind = 'check' and source_id = ballot_check.id and state = 'posted')
    order by look, opened_at, id
    limit $2
    for no key update skip locked
  ), looked as (
    update ballot_check set look = 1 + (select max(look) from ballot_check)
    from next where ballot_check.id = next.id returning next.id
  )
  select checks.*, ${askedAmong("checks")} as among
  from ${checkRows} checks join looked on looked.id = checks.id
  order by checks.look, checks.opened_at, checks.id`;

export interface CheckRow extends PlaceRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly campaign_id: string;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly shown: string | null;
  readonly edit_tries: number;
  readonly edit_after: string | null;
  readonly ended: string | null;
  readonly message: PostedMessage | null;
}

export function checkFrom(row: CheckRow): Check {
  return {
    id: row.id,
    shortId: row.short_id,
    branchId: row.branch_id,
    campaignId: row.campaign_id,
    place: place(row),
    openedAt: instant(row.opened_at),
    ...known({
      closedAt: maybe(row.closed_at, instant),
      message: row.message,
      shown: row.shown,
      edits: row.edit_tries > 0 || row.edit_after !== null || row.ended !== null ? editsFrom(row) : null,
    }),
  };
}

function editsFrom({ edit_tries, edit_after, ended }: CheckRow): Edits {
  return { tries: edit_tries, ...known({ after: maybe(edit_after, instant), ended }) };
}

function toRow(check: Check): Columns {
  return {
    id: check.id,
    short_id: check.shortId,
    branch_id: check.branchId,
    campaign_id: check.campaignId,
    ...place(check.place),
    opened_at: check.openedAt.toString(),
    closed_at: column(check.closedAt),
  };
}
