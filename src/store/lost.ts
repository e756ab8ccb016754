import { cures, losses } from "../core/chat/chat.ts";
import { isChannel, type Place, type Workspace } from "../core/chat/place.ts";
import type { LostPlace, LostStore } from "../core/ports/lost.ts";
import { may } from "./delivery/steps.ts";
import { changed, instant, type PlaceRow, place } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createLost(sql: Sql): LostStore {
  return {
    async note({ chat, workspace, channel, reason, code }, now) {
      await sql.query(
        `insert into lost_place (chat, workspace, channel, reason, code, since, next_look_at)
         values ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz + interval '1 minute')
         on conflict (chat, workspace, channel) do update
           set reason = excluded.reason, code = excluded.code, look = null`,
        [chat, workspace, channel, reason, code, now.toString()],
      );
    },
    async takeLooks(chat, now) {
      return (await sql.query(takeLooks, [now.toString(), chat])).length;
    },
    async passLook(delivery, now) {
      await sql.query(
        "update lost_place set look = null, next_look_at = $2::timestamptz where look = $1::uuid",
        [delivery, now.toString()],
      );
    },
    back: (where, now) => sql.together((inside) => back(inside, where, now.toString())),
    async lookNow({ chat, workspace }, now) {
      await sql.query(
        `update lost_place set next_look_at = $3::timestamptz, looks = 0
         where chat = $1 and workspace = $2 and channel <> ''`,
        [chat, workspace, now.toString()],
      );
    },
    async of({ chat, workspace }) {
      const rows = await sql.query<LostRow>(
        `select * from lost_place lost where chat = $1 and workspace = $2 and exists (
           select from delivery d where d.chat = lost.chat and d.workspace = lost.workspace
             and (lost.channel = '' or d.channel = lost.channel) and d.state in ('planned', 'claimed')
         ) order by channel`,
        [chat, workspace],
      );
      return rows.map(lostFrom);
    },
    async untold(now) {
      const rows = await sql.query<LostRow>(
        `select * from lost_place
         where not told and (looks > 0 or since <= $1::timestamptz - interval '5 minutes')
         order by since, chat, workspace, channel`,
        [now.toString()],
      );
      return rows.map(lostFrom);
    },
    async tell({ chat, workspace, channel }) {
      const told = await changed(
        sql,
        `update lost_place set told = true
         where chat = $1 and workspace = $2 and channel = $3 and not told`,
        [chat, workspace, channel],
      );
      return told > 0;
    },
  };
}

interface LostRow extends PlaceRow {
  readonly reason: LostPlace["reason"];
  readonly since: string;
  readonly told: boolean;
}

export function lostFrom(row: LostRow): LostPlace {
  return { ...place(row), reason: row.reason, since: instant(row.since) };
}

/** While a whole workspace is lost its channels are not looked at by themselves. */
const wholeLost = `exists (
  select from lost_place whole
  where whole.chat = lost.chat and whole.workspace = lost.workspace and whole.channel = ''
)`;

/** What keeps a row from going: named `lost`. */
const keeps = (row: string) => `
  lost.chat = ${row}.chat and lost.workspace = ${row}.workspace
  and (lost.channel = '' or lost.channel = ${row}.channel and not ${wholeLost})`;

/** Not where nothing can be posted, unless it is the one that looks, or too late and only to be left out. $1 now. */
export const reachable = (row: string) => {
  const keptBack = `lost.look is distinct from ${row}.id and ${row}.late_until >= $1::timestamptz`;
  // Two, so that each is found by equality alone.
  return [`lost.channel = ${row}.channel and not ${wholeLost}`, "lost.channel = ''"]
    .map(
      (where) => `not exists (
        select from lost_place lost
        where lost.chat = ${row}.chat and lost.workspace = ${row}.workspace and ${where} and ${keptBack}
      )`,
    )
    .join(" and ");
};

/** Why nothing can be posted there at present, if so. */
export const lossOf = (row: string) =>
  `(select lost.reason from lost_place lost where ${keeps(row)} order by lost.channel limit 1)`;

/**
 * $1 now (business clock), $2 chat. The one that is due last is not superseded by another. It counts as one that waited
 * for its place. A look further away than the longest was put off by a clock that has been set back.
 */
const takeLooks = `
  with due as (
    select * from lost_place lost
    where chat = $2 and (next_look_at <= $1::timestamptz or next_look_at > $1::timestamptz + interval '1 hour')
      and (channel = '' or not ${wholeLost})
    for update skip locked
  ), chosen as (
    select due.chat, due.workspace, due.channel, due.reason, own.id from due cross join lateral (
      select d.id from delivery d
      where ${may("claim", "d")} and d.next_at <= $1::timestamptz and d.late_until >= $1::timestamptz
        and d.chat = due.chat and d.workspace = due.workspace and (due.channel = '' or d.channel = due.channel)
        and not exists (select from campaign moved where moved.id = d.campaign_id and moved.moved_from is not null)
      order by d.due_at desc, d.number desc
      limit 1
    ) own
  ), marked as (
    update delivery set last_error = chosen.reason from chosen where delivery.id = chosen.id and ${may("claim")}
  )
  update lost_place set
    look = chosen.id,
    looks = lost_place.looks + 1,
    next_look_at = $1::timestamptz + least(interval '1 hour', interval '1 minute' * (2 ^ least(lost_place.looks + 1, 10)))
  from chosen
  where lost_place.chat = chosen.chat and lost_place.workspace = chosen.workspace and lost_place.channel = chosen.channel
  returning chosen.id`;

const codes = (all: readonly string[]) => all.map((code) => `'${code}'`).join(", ");

async function back(
  sql: Sql,
  where: Workspace | Place,
  now: string,
): Promise<(LostPlace & { readonly told: boolean }) | undefined> {
  const channel = "channel" in where && isChannel(where) ? where.channel : "";
  const here = [where.chat, where.workspace, channel];
  const [lost] = await sql.query<LostRow>(
    "delete from lost_place where chat = $1 and workspace = $2 and channel = $3 returning *",
    here,
  );
  if (lost) {
    await sql.query(waited, [...here, lost.reason, now]);
    await sql.query(
      `update ballot_check set edit_after = null
       where chat = $1 and workspace = $2 and ($3 = '' or channel = $3) and edit_after is not null`,
      here,
    );
  }
  if (lost || channel !== "") await sql.query(letIn, [...here, now]);
  return lost && { ...lostFrom(lost), told: lost.told };
}

/** Both lock in the order in which results are recorded. $1 to $3 where, $4 why, $5 now. */
const waited = `
  with held as (
    select id from delivery
    where chat = $1 and workspace = $2 and ($3 = '' or channel = $3) and ${may("claim")}
      and next_at <= $5::timestamptz
    order by id for update
  )
  update delivery set last_error = $4 from held where delivery.id = held.id`;

/** $1 to $3 where, $4 now. By the index delivery_refused. */
const letIn = `
  with held as (
    select d.id from delivery d join branch on branch.id = d.branch_id
    where branch.chat = $1 and branch.workspace = $2 and ($3 = '' or d.channel = $3) and ${may("claim", "d")}
      and d.last_error in (${codes(cures)}) and d.due_at <= $4::timestamptz and d.next_at > $4::timestamptz
    order by d.id for update of d
  )
  update delivery set next_at = $4::timestamptz from held where delivery.id = held.id`;

/** What a platform refused a row with that was no fault of the row's. */
export const excused = codes([...cures, ...losses]);
