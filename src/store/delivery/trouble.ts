import type { DeliveryStore } from "../../core/ports/deliveries.ts";
import type { Sql } from "../postgres/sql.ts";
import { type DeliveryRow, deliveryFrom } from "./row.ts";

/** What did not go out as planned: who looks at it, and who is told. */
export function createTrouble(sql: Sql): Pick<DeliveryStore, "byId" | "trouble" | "untold" | "tell"> {
  return {
    async byId(id) {
      const [row] = await sql.query<DeliveryRow>("select * from delivery where id = $1::uuid", [id]);
      return row && deliveryFrom(row);
    },
    async trouble({ branchId, now, since }) {
      const rows = await sql.query<DeliveryRow>(troubled, [
        branchId ?? null,
        now.toString(),
        since.toString(),
      ]);
      return rows.map(deliveryFrom);
    },
    async untold() {
      const rows = await sql.query<{ branch_id: string }>(
        `select distinct branch_id from delivery where ${untold} order by branch_id`,
      );
      return rows.map(({ branch_id }) => branch_id);
    },
    tell: (branchId, { now, since }) =>
      sql.together(async (inside) => {
        // One at a time in a branch, or two processes would each see no notice yet.
        await inside.query("select id from branch where id = $1 for no key update", [branchId]);
        const rows = await inside.query<DeliveryRow>(tell, [branchId, since.toString(), now.toString()]);
        return rows.map(deliveryFrom);
      }),
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
