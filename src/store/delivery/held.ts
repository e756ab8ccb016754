import type { DeliveryStore } from "../../core/ports/deliveries.ts";
import type { Sql } from "../postgres/sql.ts";

/** What an officer decides about posts that did not go by themselves. */
export function createHeld(sql: Sql): Pick<DeliveryStore, "release" | "drop" | "retry"> {
  async function decide(change: string, branchId: string, ids: readonly string[] | undefined) {
    const decided = await sql.query(
      `with held as (
         select id from delivery where branch_id = $1 and state = 'held'
           and ($2::jsonb is null or id::text in (select jsonb_array_elements_text($2::jsonb)))
         order by id for update
       )
       update delivery set ${change} from held where delivery.id = held.id returning delivery.id`,
      [branchId, ids ? JSON.stringify(ids) : null],
    );
    return decided.length;
  }
  return {
    release: (branchId, ids) => decide("state = 'planned', released = true, told = false", branchId, ids),
    drop: (branchId, ids) => decide("state = 'cancelled', reason = 'dropped'", branchId, ids),
    async retry(branchId, id) {
      const again = await sql.query(
        `update delivery set state = 'planned', reason = null, released = true, told = false, ask = false, tries = 0,
           first_claimed_at = null, last_error = null, next_at = due_at
         where branch_id = $1 and id::text = $2 and state = 'failed' returning id`,
        [branchId, id],
      );
      return again.length > 0;
    },
  };
}
