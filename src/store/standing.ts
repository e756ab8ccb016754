import type { Temporal } from "temporal-polyfill";
import type { Standing } from "../core/ports/watch.ts";
import { instant } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

interface Row {
  readonly branches: number;
  readonly ballots_open: number;
  readonly strikes_ahead: number;
  readonly checks_open: number;
  readonly planned: number;
  readonly next_due: string | null;
  readonly overdue: number;
  readonly overdue_since: string | null;
  readonly held: number;
  readonly failed: number;
  readonly lost: number;
  readonly last_posted: string | null;
}

export async function standingAt(sql: Sql, now: Temporal.Instant): Promise<Standing> {
  const [row] = await sql.query<Row>(standing, [now.toString()]);
  if (!row) throw new Error("a query of totals has no row");
  return {
    branches: row.branches,
    ballotsOpen: row.ballots_open,
    strikesAhead: row.strikes_ahead,
    checksOpen: row.checks_open,
    planned: row.planned,
    ...(row.next_due !== null && { nextDue: instant(row.next_due) }),
    overdue: row.overdue,
    ...(row.overdue_since !== null && { overdueSince: instant(row.overdue_since) }),
    held: row.held,
    failed: row.failed,
    lost: row.lost,
    ...(row.last_posted !== null && { lastPosted: instant(row.last_posted) }),
  };
}

/** Each state by itself, as the indexes have them: nothing here reads every post there ever was. $1 now. */
const standing = `
  with waiting as (
    select due_at, due_at <= $1::timestamptz - interval '1 minute' as overdue from (
      select due_at from delivery where state = 'planned' union all select due_at from delivery where state = 'claimed'
    ) either
  )
  select
    (select count(*)::integer from branch) as branches,
    (select count(*)::integer from campaign where state = 'open') as ballots_open,
    (select count(*)::integer from strike where state in ('notified', 'confirmed')
     and (form = 'open' or (days ->> -1)::date >= ($1::timestamptz at time zone 'Europe/London')::date)) as strikes_ahead,
    (select count(*)::integer from ballot_check where closed_at is null) as checks_open,
    (select count(*)::integer from waiting where not overdue) as planned,
    (select min(due_at)::text from waiting where not overdue) as next_due,
    (select count(*)::integer from waiting where overdue) as overdue,
    (select min(due_at)::text from waiting where overdue) as overdue_since,
    (select count(*)::integer from delivery where state = 'held') as held,
    (select count(*)::integer from delivery where state = 'failed' and late_until >= $1::timestamptz) as failed,
    (select count(*)::integer from lost_place) as lost,
    (select max(posted_at)::text from delivery where state = 'posted') as last_posted`;
