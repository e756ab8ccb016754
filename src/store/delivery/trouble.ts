import { type Cure, cures } from "../../core/chat/chat.ts";
import type { TroubleStore } from "../../core/ports/trouble.ts";
import { changed, type PlaceRow, place } from "../postgres/row.ts";
import type { Sql } from "../postgres/sql.ts";
import { type DeliveryRow, deliveryFrom } from "./row.ts";
import { made, may } from "./steps.ts";

export function createTrouble(sql: Sql): TroubleStore {
  const decide = (change: string, branchId: string, ids: readonly string[] | undefined) =>
    changed(
      sql,
      `with held as (
         select id from delivery where branch_id = $1 and ${may("release")}
           and ($2::jsonb is null or id::text in (select jsonb_array_elements_text($2::jsonb)))
         order by id for update
       )
       update delivery set ${change} from held where delivery.id = held.id`,
      [branchId, ids ? JSON.stringify(ids) : null],
    );
  return {
    async list({ branchId, now, since }) {
      const rows = await sql.query<DeliveryRow>(troubled, [
        branchId ?? null,
        now.toString(),
        since.toString(),
      ]);
      return rows.map(deliveryFrom);
    },
    async unalerted() {
      const rows = await sql.query<{ branch_id: string }>(
        `select distinct branch_id from delivery where ${untold} order by branch_id`,
      );
      return rows.map(({ branch_id }) => branch_id);
    },
    alert: (branchId, { now, since }) =>
      sql.together(async (inside) => {
        // One at a time in a branch, or two processes would each see no notice yet.
        await inside.query("select id from branch where id = $1 for no key update", [branchId]);
        const rows = await inside.query<DeliveryRow>(tell, [branchId, since.toString(), now.toString()]);
        return rows.map(deliveryFrom);
      }),
    async refused(branchId, since) {
      const rows = await sql.query<PlaceRow & { readonly last_error: Cure }>(refusedPlaces, [
        branchId,
        since.toString(),
      ]);
      return rows.map((row) => ({ place: place(row), why: row.last_error }));
    },
    release: (branchId, ids) =>
      decide(`state = ${made("release")}, released = true, told = false`, branchId, ids),
    drop: (branchId, ids) => decide(`state = ${made("drop")}, reason = 'dropped'`, branchId, ids),
    async retry(branchId, id) {
      const again = await changed(
        sql,
        `update delivery set state = ${made("retry")}, reason = null, released = true, told = false, ask = false, tries = 0,
           first_claimed_at = null, last_error = null, next_at = due_at
         where branch_id = $1 and id::text = $2 and ${may("retry")}`,
        [branchId, id],
      );
      return again > 0;
    },
  };
}

/** $1 branch or null, $2 now, $3 since. What nobody was told of yet is new. */
const troubled = `
  select * from delivery
  where ($1::text is null or branch_id = $1) and state in ('held', 'failed', 'skipped', 'cancelled') and (
    state = 'held'
    or state = 'failed' and late_until >= $2::timestamptz
    or (not told or coalesce(told_at, due_at) >= $3::timestamptz) and (
      state = 'failed'
      or state = 'skipped' and reason in ('too-late', 'superseded', 'no-contact')
      or state = 'cancelled' and reason in ('gone', 'channel-gone')
    )
  )
  order by due_at, number`;

/** As the index delivery_untold has it. */
const untold = `not told and (state in ('held', 'skipped', 'failed') or state = 'cancelled' and reason in ('gone', 'channel-gone'))`;

/** $1 branch, $2 since, $3 now. Locked in the order in which results are recorded. */
const tell = `
  with mine as (
    select id from delivery where branch_id = $1 and ${untold} and not exists (
      select 1 from delivery notice where notice.source_kind = 'branch' and notice.source_id = $1
        and notice.kind = 'notice' and notice.due_at > $2::timestamptz
    )
    order by id for update
  )
  update delivery set told = true, told_at = $3::timestamptz from mine where delivery.id = mine.id returning delivery.*`;

/** $1 branch, $2 since. The latest refusal of each channel where nothing was posted afterwards. */
const refusedPlaces = `
  select distinct on (chat, workspace, channel) chat, workspace, channel, last_error
  from delivery refused
  where branch_id = $1 and due_at > $2::timestamptz and channel is not null
    and last_error in (${cures.map((why) => `'${why}'`).join(", ")})
    and state in ('planned', 'held', 'claimed', 'skipped')
    and not exists (
      select 1 from delivery later
      where later.branch_id = $1 and later.state = 'posted' and later.posted_at >= refused.due_at
        and later.chat = refused.chat and later.workspace = refused.workspace and later.channel = refused.channel
    )
  order by chat, workspace, channel, due_at desc, number desc`;
