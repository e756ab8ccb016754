import type { Sealed } from "../core/people/vault.ts";
import type { CallStore } from "../core/ports/store.ts";
import { halfHourOf, halfHoursKept } from "../core/privacy/retention.ts";
import { changed } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createCalls(sql: Sql): CallStore {
  return {
    async begin(callId, at) {
      // Waits while another transaction holds this id, and is the first when that one rolls back.
      const [begun] = await sql.query(
        "insert into platform_call (call_id, half_hour) values ($1, $2) on conflict do nothing returning call_id",
        [callId, halfHourOf(at)],
      );
      if (begun) return "new";
      const [first] = await sql.query<{ reply: Sealed | null }>(
        "select reply from platform_call where call_id = $1",
        [callId],
      );
      if (!first?.reply) throw new Error("this call was begun before and has no reply");
      return first.reply;
    },
    async finish(callId, reply) {
      await sql.query("update platform_call set reply = $2 where call_id = $1", [callId, reply]);
    },
    forgetOld: (now) =>
      changed(sql, "delete from platform_call where half_hour not in ($1, $2)", halfHoursKept(now)),
  };
}
