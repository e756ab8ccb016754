import type { Sealed } from "../core/people/vault.ts";
import type { WaitingLook, WaitingStore } from "../core/ports/store.ts";
import { halfHourOf, halfHoursKept } from "../core/privacy/retention.ts";
import { changed } from "./postgres/row.ts";
import type { Sql, Value } from "./postgres/sql.ts";

const mine = "id = $1 and branch_id = $2 and member = $3 and half_hour in ($4, $5)";

function lookFor({ id, branchId, key, now }: WaitingLook): readonly Value[] {
  return [id, branchId, key, ...halfHoursKept(now)];
}

export function createWaiting(sql: Sql): WaitingStore {
  return {
    async keep({ id, branchId, key, now, sealed }) {
      await sql.query(
        "insert into waiting_call (id, branch_id, member, half_hour, sealed) values ($1, $2, $3, $4, $5)",
        [id, branchId, key, halfHourOf(now), sealed],
      );
    },
    async take(look) {
      const [taken] = await sql.query<{ sealed: Sealed }>(
        `delete from waiting_call where ${mine} returning sealed`,
        lookFor(look),
      );
      return taken?.sealed;
    },
    async read(look) {
      const [found] = await sql.query<{ sealed: Sealed }>(
        `select sealed from waiting_call where ${mine}`,
        lookFor(look),
      );
      return found?.sealed;
    },
    forgetOld: (now) =>
      changed(sql, "delete from waiting_call where half_hour not in ($1, $2)", halfHoursKept(now)),
  };
}
