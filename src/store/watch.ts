import type { Head, Watch } from "../core/ports/watch.ts";
import { reachable } from "./lost.ts";
import type { Sql } from "./postgres/sql.ts";
import { standingAt } from "./standing.ts";

/** Beside the store, not in it: nothing of it belongs into a transaction. */
export function createWatch(sql: Sql): Watch {
  return {
    async reach() {
      await sql.query("select 1");
    },
    heads: (now) => sql.query<Head>(heads, [now.toString()]),
    async refused(now) {
      const [row] = await sql.query<{ there: boolean }>(refused, [now.toString()]);
      return row?.there ?? false;
    },
    standing: (now) => standingAt(sql, now),
    async totals(from, until) {
      const [row] = await sql.query<Totals>(totals, [from.toString(), until.toString()]);
      return {
        posts: row?.posts ?? 0,
        late: row?.late ?? 0,
        failed: row?.failed ?? 0,
        answers: row?.answers ?? 0,
      };
    },
  };
}

/** $1 now (business clock). */
const heads = `
  select distinct on (chat, workspace) chat, workspace, id from (
    select chat, workspace, id, due_at, number from delivery planned
    where state = 'planned' and next_at <= $1::timestamptz and ${reachable("planned")}
    union all
    select chat, workspace, id, due_at, number from delivery
    where state = 'claimed' and lease_until <= (select clock_timestamp())
  ) due
  order by chat, workspace, due_at, number
  limit 2000`;

/** $1 now. What waits for a person to let Muster in is not among it, nor what a pace keeps back. */
const refused = `
  select exists (
    select from delivery
    where state = 'planned' and next_at > $1::timestamptz and next_at <= $1::timestamptz + interval '2 hours'
      and due_at <= $1::timestamptz - interval '1 minute' and last_error in ('unavailable', 'unknown')
  ) as there`;

interface Totals {
  readonly posts: number;
  readonly late: number;
  readonly failed: number;
  readonly answers: number;
}

/** The day of an instant. */
function utcDay(instant: string): string {
  return `(${instant}::timestamptz at time zone 'UTC')::date`;
}

/** By the moments alone that the indexes have: nothing here reads every post there ever was. $1 from, $2 until. */
const totals = `
  select count(*)::integer as posts,
    count(*) filter (where posted_at > due_at + interval '30 minutes')::integer as late,
    (select count(*)::integer from delivery
     where state = 'failed' and due_at >= $1::timestamptz and due_at < $2::timestamptz) as failed,
    (select count(*)::integer from answer
     where on_day >= ${utcDay("$1")} and on_day < ${utcDay("$2")}) as answers
  from delivery
  where state = 'posted' and posted_at >= $1::timestamptz and posted_at < $2::timestamptz`;
