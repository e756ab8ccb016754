import type { ChatName } from "../core/chat/place.ts";
import type { MemberKey } from "../core/people/vault.ts";
import type { Reminder, ReminderStore } from "../core/reminder/reminder.ts";
import { toPost } from "./answers.ts";
import { type Columns, column, date, known, maybe, place, put, time } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createReminders(sql: Sql): ReminderStore {
  return {
    async byId(id) {
      const [row] = await sql.query<ReminderRow>("select * from reminder where id = $1", [id]);
      return row && reminderFrom(row);
    },
    async byShortId(branchId, shortId) {
      const [row] = await sql.query<ReminderRow>(
        "select * from reminder where branch_id = $1 and short_id = $2",
        [branchId, shortId],
      );
      return row && reminderFrom(row);
    },
    async list(branchId, own) {
      const rows = await sql.query<ReminderRow>(
        `select * from reminder where branch_id = $1 and (member is null or member = $2)
         order by on_date, at_time, short_id`,
        [branchId, own],
      );
      return rows.map(reminderFrom);
    },
    async ofBranch(branchId) {
      const rows = await sql.query<ReminderRow>("select * from reminder where branch_id = $1 order by id", [
        branchId,
      ]);
      return rows.map(reminderFrom);
    },
    async ofCampaign(campaignId) {
      const rows = await sql.query<ReminderRow>("select * from reminder where campaign_id = $1 order by id", [
        campaignId,
      ]);
      return rows.map(reminderFrom);
    },
    async answered(campaignIds, keys) {
      const rows = await sql.query<ReminderRow>(
        `select reminder.* from reminder
         join answer on answer.campaign_id = reminder.campaign_id and answer.member = reminder.member
         where reminder.campaign_id = any($1::text[]) and reminder.member = any($2::text[])
           and not ${toPost} order by reminder.id`,
        [campaignIds, keys],
      );
      return rows.map(reminderFrom);
    },
    async over(before) {
      const rows = await sql.query<ReminderRow>(
        `select * from reminder r where not exists (
           select 1 from delivery d where d.source_kind = 'reminder' and d.source_id = r.id
             and (d.state in ('planned', 'claimed') or d.due_at >= $1::timestamptz)
         )`,
        [before.toString()],
      );
      return rows.map(reminderFrom);
    },
    save: (reminder) => put(sql, "reminder", { key: ["id"], row: toRow(reminder) }),
    async remove(id) {
      await sql.query("delete from reminder where id = $1", [id]);
    },
  };
}

export interface ReminderRow extends ToRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly campaign_id: string | null;
  readonly made_by: MemberKey;
  readonly words: string;
  readonly on_date: string;
  readonly at_time: string;
  readonly repeat: Reminder["repeat"];
  readonly until_date: string | null;
  readonly revision: number;
}

interface ToRow {
  readonly chat: ChatName | null;
  readonly workspace: string | null;
  readonly channel: string | null;
  readonly member: MemberKey | null;
}

export function reminderFrom(row: ReminderRow): Reminder {
  return {
    id: row.id,
    shortId: row.short_id,
    branchId: row.branch_id,
    to: toFrom(row),
    by: row.made_by,
    text: row.words,
    on: date(row.on_date),
    at: time(row.at_time),
    repeat: row.repeat,
    revision: row.revision,
    ...known({ campaignId: row.campaign_id, until: maybe(row.until_date, date) }),
  };
}

function toFrom({ chat, workspace, channel, member }: ToRow): Reminder["to"] {
  if (member !== null) return { member };
  if (chat === null || workspace === null || channel === null) throw new Error("a reminder to nobody");
  return { place: { chat, workspace, channel } };
}

function toRow(reminder: Reminder): Columns {
  const { to } = reminder;
  const nowhere = { chat: null, workspace: null, channel: null, member: null };
  return {
    id: reminder.id,
    short_id: reminder.shortId,
    branch_id: reminder.branchId,
    campaign_id: reminder.campaignId ?? null,
    ...("member" in to ? { ...nowhere, member: to.member } : { ...nowhere, ...place(to.place) }),
    made_by: reminder.by,
    words: reminder.text,
    on_date: reminder.on.toString(),
    at_time: reminder.at.toString(),
    repeat: reminder.repeat,
    until_date: column(reminder.until),
    revision: reminder.revision,
  };
}
