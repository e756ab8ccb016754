import type { PostStore } from "../../core/ports/posts.ts";
import { type PlaceRow, place, rowsOf } from "../postgres/row.ts";
import type { Sql } from "../postgres/sql.ts";
import { deliveryFrom } from "./row.ts";

export function createPosts(sql: Sql): PostStore {
  const { one, all } = rowsOf(sql, "select * from delivery", deliveryFrom);
  const inOrder = "order by due_at, number";
  return {
    byId: (id) => one("where id = $1::uuid", [id]),
    ofSource: ({ kind, id }) => all(`where source_kind = $1 and source_id = $2 ${inOrder}`, [kind, id]),
    ofCampaign: (campaignId) => all(`where campaign_id = $1 and member is null ${inOrder}`, [campaignId]),
    toMember: (branchId, key) => all(`where branch_id = $1 and member = $2 ${inOrder}`, [branchId, key]),
    async told(about) {
      const [column, id] =
        "campaignId" in about ? ["campaign_id", about.campaignId] : ["strike_id", about.strikeId];
      const rows = await sql.query<PlaceRow>(
        `select distinct chat, workspace, channel from delivery
         where ${column} = $1 and channel is not null and kind <> 'actions' and (state in ('claimed', 'posted') or ask or (state = 'failed' and reason = 'unknown'))
         order by chat, workspace, channel`,
        [id],
      );
      return rows.map(place);
    },
    async used(branchId, { chat, workspace, channel }) {
      const [row] = await sql.query<{ used: boolean }>(usedPlace, [branchId, chat, workspace, channel]);
      return row?.used ?? false;
    },
  };
}

const there = "chat = $2 and workspace = $3 and channel = $4";

/** $1 branch, $2 chat, $3 workspace, $4 channel. Asked of the few rows posts come from, not of the many posts. */
const usedPlace = `
  select exists (select 1 from delivery where source_kind = 'branch' and source_id = $1 and ${there})
    or exists (select 1 from countdown where branch_id = $1 and ${there})
    or exists (select 1 from ballot_check where branch_id = $1 and ${there})
    or exists (select 1 from reminder where branch_id = $1 and ${there}) as used`;
