import type { ShareCodeStore } from "../core/follow/follow.ts";
import { campaignFrom } from "./campaigns.ts";
import { changed, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createShareCodes(sql: Sql): ShareCodeStore {
  const { one } = rowsOf(sql, "select campaign.* from campaign", campaignFrom);
  return {
    async add(campaignId, hash, at) {
      await sql.query("insert into share_code (hash, campaign_id, made_at) values ($1, $2, $3)", [
        hash,
        campaignId,
        at.toString(),
      ]);
    },
    async end(campaignId, hash) {
      const ended = "delete from share_code where campaign_id = $1 and hash = $2";
      return (await changed(sql, ended, [campaignId, hash])) > 0;
    },
    endAll: (campaignId) => changed(sql, "delete from share_code where campaign_id = $1", [campaignId]),
    shared: (hash) =>
      one("join share_code on share_code.campaign_id = campaign.id where hash = $1 for share of campaign", [
        hash,
      ]),
    async wrongTries(branchId, { now, since }) {
      // Two that would make the row at one moment may wait for each other: here one waits before it begins.
      await sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`wrong_code ${branchId}`]);
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
  };
}

/** $1 branch, $2 now, $3 what is older is forgotten. */
const wrongTries = `
  insert into wrong_code (branch_id, since, tries) values ($1, $2, 0)
  on conflict (branch_id) do update set
    since = case when wrong_code.since <= $3 then excluded.since else wrong_code.since end,
    tries = case when wrong_code.since <= $3 then 0 else wrong_code.tries end
  returning tries`;
