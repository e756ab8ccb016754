import type { ChatName } from "../core/chat/place.ts";
import type { MemberKey, Sealed } from "../core/people/vault.ts";
import type { OwnWords, Reminder, ReminderStore } from "../core/reminder/reminder.ts";
import type { Tie } from "../core/reminder/tie.ts";
import { type Columns, column, date, known, maybe, place, put, rowsOf, time } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createReminders(sql: Sql): ReminderStore {
  const { one, all } = rowsOf(sql, "select * from reminder", reminderFrom);
  return {
    byId: (id) => one("where id = $1", [id]),
    byShortId: (branchId, shortId) => one("where branch_id = $1 and short_id = $2", [branchId, shortId]),
    list: (branchId, own) =>
      all("where branch_id = $1 and (member is null or member = $2) order by on_date, at_time, short_id", [
        branchId,
        own,
      ]),
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
  readonly words: string | null;
  readonly sealed_words: Sealed | null;
  readonly on_date: string;
  readonly at_time: string;
  readonly repeat: Reminder["repeat"];
  readonly until_date: string | null;
  readonly tied: Tie | null;
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
    text: wordsFrom(row),
    on: date(row.on_date),
    at: time(row.at_time),
    repeat: row.repeat,
    revision: row.revision,
    ...known({ campaignId: row.campaign_id, until: maybe(row.until_date, date), tied: row.tied }),
  };
}

function wordsFrom({ words, sealed_words: sealed }: ReminderRow): OwnWords {
  if (sealed !== null) return { sealed };
  if (words === null) throw new Error("a reminder without words");
  return { plain: words };
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
    words: "plain" in reminder.text ? reminder.text.plain : null,
    sealed_words: "sealed" in reminder.text ? reminder.text.sealed : null,
    on_date: reminder.on.toString(),
    at_time: reminder.at.toString(),
    repeat: reminder.repeat,
    until_date: column(reminder.until),
    tied: reminder.tied ? JSON.stringify(reminder.tied) : null,
    revision: reminder.revision,
  };
}
