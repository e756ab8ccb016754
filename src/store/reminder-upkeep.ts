import type { ReminderUpkeepStore } from "../core/reminder/reminder.ts";
import { unsettled } from "./answers.ts";
import { rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";
import { reminderFrom } from "./reminders.ts";

export function createReminderUpkeep(sql: Sql): ReminderUpkeepStore {
  const { all } = rowsOf(sql, "select reminder.* from reminder", reminderFrom);
  return {
    ofBranch: (branchId) => all("where branch_id = $1 order by id", [branchId]),
    ofCampaign: (campaignId) =>
      all("where campaign_id = $1 or tied_campaign_id = $1 order by id", [campaignId]),
    ofStrike: (strikeId) => all("where tied_strike_id = $1 order by id", [strikeId]),
    answered: (campaignIds, keys) =>
      all(
        `join answer on answer.campaign_id = reminder.campaign_id and answer.member = reminder.member
         where reminder.campaign_id = any($1::text[]) and reminder.member = any($2::text[])
           and not ${unsettled} order by reminder.id`,
        [campaignIds, keys],
      ),
    over: (before) =>
      all(
        `where not exists (
           select 1 from delivery d where d.source_kind = 'reminder' and d.source_id = reminder.id
             and (d.state in ('planned', 'claimed') or d.due_at >= $1::timestamptz)
         )`,
        [before.toString()],
      ),
  };
}
