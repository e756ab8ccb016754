import type { PostedMessage } from "../core/chat/chat.ts";
import type { Check, CheckStore } from "../core/check/check.ts";
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
    toRefresh: (limit) =>
      all(
        `where message is not null and (closed_at is null or shown is null or shown not like 'closed%')
         order by closed_at nulls last, opened_at desc, id limit $1`,
        [limit],
      ),
    save: (check) => put(sql, "ballot_check", { key: ["id"], row: toRow(check) }),
    async claimShown(id, before, shown) {
      const claimed = await changed(
        sql,
        "update ballot_check set shown = $3 where id = $1 and shown is not distinct from $2",
        [id, before ?? null, shown ?? null],
      );
      return claimed > 0;
    },
  };
}

export interface CheckRow extends PlaceRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly campaign_id: string;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly shown: string | null;
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
    ...known({ closedAt: maybe(row.closed_at, instant), message: row.message, shown: row.shown }),
  };
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
    shown: check.shown ?? null,
  };
}
