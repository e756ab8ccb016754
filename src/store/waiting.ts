import type { Sealed } from "../core/people/vault.ts";
import type { WaitingLook, WaitingStore } from "../core/ports/store.ts";
import { changed } from "./postgres/row.ts";
import type { Sql, Value } from "./postgres/sql.ts";

const mine = "id = $1 and branch_id = $2 and member = $3 and at >= $4";

function lookFor({ id, branchId, key, since }: WaitingLook): readonly Value[] {
  return [id, branchId, key, since.toString()];
}

export function createWaiting(sql: Sql): WaitingStore {
  return {
    async keep({ id, branchId, key, at, sealed }) {
      await sql.query(
        "insert into waiting_call (id, branch_id, member, at, sealed) values ($1, $2, $3, $4, $5)",
        [id, branchId, key, at.toString(), sealed],
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
    forgetBefore: (instant) => changed(sql, "delete from waiting_call where at < $1", [instant.toString()]),
  };
}
