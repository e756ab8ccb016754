import type { OutboxStore } from "../../core/ports/outbox.ts";
import { reachable } from "../lost.ts";
import { instant } from "../postgres/row.ts";
import type { Sql } from "../postgres/sql.ts";
import { createClaim } from "./claim.ts";
import { createNext } from "./next.ts";
import { createRecord } from "./record.ts";

export function createOutbox(sql: Sql): OutboxStore {
  const next = createNext(sql);
  return {
    ...next,
    claim: createClaim(sql, next),
    record: createRecord(sql),
    async dueInstants(from, until, limit) {
      const rows = await sql.query<{ next_at: string }>(
        `select distinct next_at from delivery
         where state = 'planned' and next_at > $1 and next_at <= $2 order by next_at limit $3`,
        [from.toString(), until.toString(), limit],
      );
      return rows.map((row) => instant(row.next_at));
    },
    async anythingDue(now) {
      const [row] = await sql.query<{ due: boolean }>(anythingDue, [now.toString()]);
      return row?.due ?? false;
    },
  };
}

/**
 * In the order of an index each: asked whether there is any, Postgres takes most of a long history for due, and reads
 * all of it to find the first. $1 now (business clock).
 */
const anythingDue = `
  select coalesce(
    (select true from delivery due where state = 'planned' and next_at <= $1::timestamptz and ${reachable("due")}
     order by next_at limit 1),
    (select true from delivery where state = 'claimed' and lease_until <= (select clock_timestamp())
     order by lease_until limit 1),
    exists (select 1 from lost_place join delivery due on due.chat = lost_place.chat
      and due.workspace = lost_place.workspace and (lost_place.channel = '' or due.channel = lost_place.channel)
      where lost_place.next_look_at <= $1::timestamptz and due.state = 'planned' and due.next_at <= $1::timestamptz)
  ) as due`;
