import { mostLate, type OutboxStore } from "../../core/ports/outbox.ts";
import { excused, reachable } from "../lost.ts";
import type { Sql, Value } from "../postgres/sql.ts";
import { made, may } from "./steps.ts";

/** Who waits, in the order in which they may go, and who is held instead. */
export function createNext(sql: Sql): Pick<OutboxStore, "nextIds" | "holdLate"> {
  return {
    async nextIds({ now, limit, chat, paced }) {
      const shared: readonly Value[] = [now.toString(), limit, chat ?? null];
      const rows = paced
        ? await sql.query<{ id: string }>(pacedLine, [...shared, paced.perWorkspace, paced.resting])
        : await sql.query<{ id: string }>(wholeLine, shared);
      return rows.map(({ id }) => id);
    },
    async holdLate(now) {
      const held = await sql.query<{ state: string }>(holdLate, [now.toString()]);
      return held.filter(({ state }) => state === "held").length;
    },
  };
}

/**
 * Nobody owns it, its moment has come, its place takes posts, and its ballot's dates have not just been changed by the
 * branch that set them. $1 now (business clock).
 */
export const waiting = (row: string) => `${may("claim", row)} and ${row}.next_at <= $1::timestamptz
  and ${reachable(row)}
  and not exists (select from campaign moved where moved.id = ${row}.campaign_id and moved.moved_from is not null)`;

/** Somebody let go of it. */
export const leaseOver = (row: string) =>
  `${may("reclaim", row)} and ${row}.lease_until <= clock_timestamp()`;

/** Less than an hour late, or decided by an officer, or kept back by its place alone. $1 now. */
const unheld = (row: string) => `(
  ${row}.due_at >= $1::timestamptz - interval '1 hour' or ${row}.released or ${row}.ask
  or ${row}.late_until < $1::timestamptz
  or ${row}.last_error in (${excused})
)`;

/**
 * Whether more posts than that would go more than an hour late, those of one series in one place counted once. However
 * it is worked out, texts are compared as bytes: in the order of a language it took most of a claim's time. $1 now.
 */
const manyLate = `(
  select count(*) > ${mostLate} from (
    select distinct destination collate "C", workspace collate "C", chat collate "C",
      coalesce(series, id::text) collate "C"
    from delivery counted where ${waiting("counted")} and not coalesce(${unheld("counted")}, false)
  ) each
)`;

/** To be named in a query beside {@link mayGoLate}: worked out once, and only where something is late. $1 now. */
export const fewLate = `few_late as materialized (select not ${manyLate} as few)`;

export const mayGoLate = (row: string) =>
  `case when coalesce(${unheld(row)}, false) then true else (select few from few_late) end`;

/**
 * Whether a later row of the same series for the same place is due too, or has gone. A series is one source's, by which
 * it is found. $1 now.
 */
export function superseded(row: string): string {
  return `exists (
    select 1 from delivery later
    where later.source_kind = ${row}.source_kind and later.source_id = ${row}.source_id
      and later.series = ${row}.series and later.state in ('planned', 'held', 'claimed', 'posted')
      and later.chat = ${row}.chat and later.workspace = ${row}.workspace
      and later.destination = ${row}.destination
      and later.due_at > ${row}.due_at and later.due_at <= $1::timestamptz
  )`;
}

/**
 * $1 now (business clock), $2 limit, $3 chat or null; paced: $4 most for a workspace, $5 resting lanes.
 *
 * - due     what nobody owns, and what somebody let go of, but for what is to be held
 * - open    paced alone: the first for each place that does not rest
 * - placed  each row's place in its own workspace's line, so that one post never waits behind ten thousand
 *
 * Then the first of each workspace, the shortest line first, the second of each, and so on.
 */
function lineOf(paced: boolean): string {
  const open = `, open as (
    select distinct on (chat, workspace, destination) * from due
    where not workspace || ' ' || destination = any ($5::text[]) and not workspace = any ($5::text[])
    order by chat, workspace, destination, due_at, number
  )`;
  return `
  with ${fewLate}, due as (
    select id, chat, workspace, destination, due_at, number from delivery planned
    where ${waiting("planned")} and ($3::text is null or chat = $3) and ${mayGoLate("planned")}
    union all
    select id, chat, workspace, destination, due_at, number from delivery claimed
    where ${leaseOver("claimed")} and ($3::text is null or chat = $3)
  )${paced ? open : ""}, placed as (
    select id, due_at, number,
      row_number() over lane as turn,
      count(*) over (partition by workspace collate "C", chat collate "C") as length
    from ${paced ? "open" : "due"}
    window lane as (partition by workspace collate "C", chat collate "C" order by due_at, number)
  )
  select id from placed${paced ? " where turn <= $4" : ""} order by turn, length, due_at, number limit $2`;
}

const wholeLine = lineOf(false);

const pacedLine = lineOf(true);

const holdLate = `
  with late as (
    select id from delivery row
    where ${waiting("row")} and not coalesce(${unheld("row")}, false) and ${manyLate}
    order by id for update
  ), judged as materialized (
    select row.id, ${superseded("row")} as superseded from delivery row join late on late.id = row.id
  )
  update delivery set
    state = case when judged.superseded then ${made("skip")} else ${made("hold")} end,
    reason = case when judged.superseded then 'superseded' end
  from judged where delivery.id = judged.id and ${may("hold")}
  returning delivery.state`;
