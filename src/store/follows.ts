import type { FollowStore, Sharing, ToldElsewhere } from "../core/follow/follow.ts";
import { campaignFrom } from "./campaigns.ts";
import { rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createFollows(sql: Sql): FollowStore {
  const { one } = rowsOf(sql, "select * from campaign", campaignFrom);
  return {
    async sharing(campaignId) {
      const [row] = await sql.query<Sharing>(sharing, [campaignId]);
      return row ?? { codes: 0, channels: 0, branches: 0 };
    },
    async toldElsewhere(campaignId) {
      const [row] = await sql.query<ToldElsewhere>(toldElsewhere, [campaignId]);
      return row ?? { posted: 0, branches: 0 };
    },
    ofBranch: (branchId, owner) => one("where branch_id = $1 and follows = $2", [branchId, owner]),
    async remove(campaignId) {
      await sql.query("delete from campaign where id = $1 and follows is not null", [campaignId]);
    },
  };
}

/** A channel follows while it counts down to the ballot. */
const sharing = `
  select (select count(*) from share_code where campaign_id = $1)::integer as codes,
    count(distinct (countdown.chat, countdown.workspace, countdown.channel))::integer as channels,
    count(distinct campaign.id)::integer as branches
  from campaign join countdown on countdown.campaign_id = campaign.id
  where campaign.follows = $1`;

const toldElsewhere = `
  select coalesce(sum((published ->> 'posted')::integer), 0)::integer as posted, count(*)::integer as branches
  from campaign where follows = $1 and (published ->> 'posted')::integer > 0`;
