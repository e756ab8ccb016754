import type { PostedMessage } from "../core/chat/chat.ts";
import type { Check, CheckStore } from "../core/check/check.ts";
import { type Columns, column, instant, known, maybe, type PlaceRow, place, put } from "./postgres/row.ts";
import type { Sql, Value } from "./postgres/sql.ts";

/** Checks with the message they were posted as, which only the delivery knows. To be joined or selected from. */
export const checkRows = `
  (select ballot_check.*,
     (select posted.message from delivery posted
      where posted.source_kind = 'check' and posted.source_id = ballot_check.id and posted.state = 'posted'
      order by posted.posted_at desc limit 1) as message
   from ballot_check)`;

export function createChecks(sql: Sql): CheckStore {
  async function where(condition: string, values: readonly Value[]): Promise<readonly Check[]> {
    const rows = await sql.query<CheckRow>(
      `select * from ${checkRows} checks where ${condition} order by opened_at desc, id`,
      values,
    );
    return rows.map(checkFrom);
  }
  return {
    byId: async (id) => (await where("id = $1", [id]))[0],
    byShortId: async (branchId, shortId) =>
      (await where("branch_id = $1 and short_id = $2", [branchId, shortId]))[0],
    list: (branchId) => where("branch_id = $1", [branchId]),
    ofCampaign: (campaignId) => where("campaign_id = $1", [campaignId]),
    async toRefresh(limit) {
      const rows = await sql.query<CheckRow>(
        `select * from ${checkRows} checks
         where message is not null and (closed_at is null or shown is null or shown not like 'closed%')
         order by closed_at nulls last, opened_at desc, id limit $1`,
        [limit],
      );
      return rows.map(checkFrom);
    },
    save: (check) => put(sql, "ballot_check", { key: ["id"], row: toRow(check) }),
    async claimShown(id, before, shown) {
      const claimed = await sql.query(
        "update ballot_check set shown = $3 where id = $1 and shown is not distinct from $2 returning id",
        [id, before ?? null, shown ?? null],
      );
      return claimed.length > 0;
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
