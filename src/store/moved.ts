import type { MovedStore } from "../core/follow/follow.ts";
import { type CampaignRow, campaignFrom } from "./campaigns.ts";
import { ownerBack, ownerLeft } from "./pass-on.ts";
import type { Sql } from "./postgres/sql.ts";

export function createMoved(sql: Sql): MovedStore {
  return {
    async list() {
      const rows = await sql.query<{ id: string }>(
        "select id from campaign where moved_from is not null order by closes_at, id",
      );
      return rows.map(({ id }) => id);
    },
    async take(campaignId) {
      const [row] = await sql.query<{ campaign: CampaignRow; before: CampaignRow }>(takeMoved, [campaignId]);
      return row && { campaign: campaignFrom(row.campaign), before: campaignFrom(row.before) };
    },
    ownerLeft: (home) => ownerLeft(sql, home),
    ownerBack: (home) => ownerBack(sql, home),
  };
}

const takeMoved = `
  with held as (
    select id, moved_from from campaign where id = $1 and moved_from is not null
    for no key update skip locked
  )
  update campaign set moved_from = null from held where campaign.id = held.id
  returning to_jsonb(campaign) as campaign, held.moved_from as before`;
