import type { SecondStore, WaitingAct } from "../core/branch/second.ts";
import type { MemberKey } from "../core/people/vault.ts";
import { changed, instant, known, put, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createSeconds(sql: Sql): SecondStore {
  const { all } = rowsOf(sql, "select * from waiting_act", waitingFrom);
  return {
    async ask({ id, branchId, what, about, revision, moment, by, at }) {
      const row = {
        id,
        branch_id: branchId,
        what,
        about,
        revision,
        moment: moment ?? null,
        asked_by: by,
        asked_at: at.toString(),
      };
      await put(sql, "waiting_act", { key: ["branch_id", "what", "about"], row });
    },
    list: (branchId, since) =>
      all("where branch_id = $1 and asked_at > $2 order by asked_at, id", [branchId, since.toString()]),
    async take(branchId, id, since) {
      const [row] = await sql.query<WaitingRow>(
        "delete from waiting_act where branch_id = $1 and id = $2 and asked_at > $3 returning *",
        [branchId, id, since.toString()],
      );
      return row && waitingFrom(row);
    },
    forgetBefore: (instant) =>
      changed(sql, "delete from waiting_act where asked_at <= $1", [instant.toString()]),
  };
}

interface WaitingRow {
  readonly id: string;
  readonly branch_id: string;
  readonly what: WaitingAct["what"];
  readonly about: string;
  readonly revision: number;
  readonly moment: string | null;
  readonly asked_by: MemberKey;
  readonly asked_at: string;
}

function waitingFrom(row: WaitingRow): WaitingAct {
  return {
    id: row.id,
    branchId: row.branch_id,
    what: row.what,
    about: row.about,
    revision: row.revision,
    by: row.asked_by,
    at: instant(row.asked_at),
    ...known({ moment: row.moment }),
  };
}
