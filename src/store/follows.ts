import type { FollowStore, Sharing, ToldElsewhere } from "../core/follow/follow.ts";
import { type CampaignRow, campaignFrom } from "./campaigns.ts";
import { ownerBack, ownerLeft } from "./pass-on.ts";
import type { Sql } from "./postgres/sql.ts";

export function createFollows(sql: Sql): FollowStore {
  return {
    async addCode(campaignId, hash, at) {
      await sql.query("insert into share_code (hash, campaign_id, made_at) values ($1, $2, $3)", [
        hash,
        campaignId,
        at.toString(),
      ]);
    },
    async endCodes(campaignId) {
      const ended = await sql.query("delete from share_code where campaign_id = $1 returning hash", [
        campaignId,
      ]);
      return ended.length;
    },
    async sharing(campaignId) {
      const [row] = await sql.query<Sharing>(sharing, [campaignId]);
      return row ?? { codes: 0, channels: 0, branches: 0 };
    },
    async shared(hash) {
      const [row] = await sql.query<CampaignRow>(
        `select campaign.* from share_code join campaign on campaign.id = share_code.campaign_id
         where share_code.hash = $1 for share of campaign`,
        [hash],
      );
      return row && campaignFrom(row);
    },
    async wrongTries(branchId, { now, since }) {
      const [row] = await sql.query<{ tries: number }>(wrongTries, [
        branchId,
        now.toString(),
        since.toString(),
      ]);
      return row?.tries ?? 0;
    },
    async countWrong(branchId) {
      await sql.query("update wrong_code set tries = tries + 1 where branch_id = $1", [branchId]);
    },
    async ofBranch(branchId, owner) {
      const [row] = await sql.query<CampaignRow>(
        "select * from campaign where branch_id = $1 and follows = $2",
        [branchId, owner],
      );
      return row && campaignFrom(row);
    },
    async remove(campaignId) {
      await sql.query("delete from campaign where id = $1 and follows is not null", [campaignId]);
    },
    async toldElsewhere(campaignId) {
      const [row] = await sql.query<ToldElsewhere>(toldElsewhere, [campaignId]);
      return row ?? { posted: 0, branches: 0 };
    },
    async moved(limit) {
      const rows = await sql.query<{ id: string }>(
        "select id from campaign where moved_from is not null order by closes_at, id limit $1",
        [limit],
      );
      return rows.map(({ id }) => id);
    },
    async takeMoved(campaignId) {
      const [row] = await sql.query<{ campaign: CampaignRow; before: CampaignRow }>(takeMoved, [campaignId]);
      return row && { campaign: campaignFrom(row.campaign), before: campaignFrom(row.before) };
    },
    ownerLeft: (home) => ownerLeft(sql, home),
    ownerBack: (home) => ownerBack(sql, home),
  };
}

/** A channel follows while it counts down to the ballot. */
const sharing = `
  select (select count(*) from share_code where campaign_id = $1)::integer as codes,
    count(distinct (countdown.chat, countdown.workspace, countdown.channel))::integer as channels,
    count(distinct campaign.id)::integer as branches
  from campaign join countdown on countdown.campaign_id = campaign.id
  where campaign.follows = $1`;

/** $1 branch, $2 now, $3 what is older is forgotten. The row is locked, new or not. */
const wrongTries = `
  insert into wrong_code (branch_id, since, tries) values ($1, $2, 0)
  on conflict (branch_id) do update set
    since = case when wrong_code.since <= $3 then excluded.since else wrong_code.since end,
    tries = case when wrong_code.since <= $3 then 0 else wrong_code.tries end
  returning tries`;

const toldElsewhere = `
  select coalesce(sum((published ->> 'posted')::integer), 0)::integer as posted, count(*)::integer as branches
  from campaign where follows = $1 and (published ->> 'posted')::integer > 0`;

const takeMoved = `
  with held as (
    select id, moved_from from campaign where id = $1 and moved_from is not null
    for no key update skip locked
  )
  update campaign set moved_from = null from held where campaign.id = held.id
  returning to_jsonb(campaign) as campaign, held.moved_from as before`;
