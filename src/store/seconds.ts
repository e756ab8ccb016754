import type { SecondStore, WaitingAct } from "../core/branch/second.ts";
import type { MemberKey } from "../core/people/vault.ts";
import { changed, instant, known, put, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createSeconds(sql: Sql): SecondStore {
  const { all } = rowsOf(sql, "select * from waiting_act", waitingFrom);
  return {
    async ask({ id, branchId, what, about, revision, moment, change, by, at }) {
      const row = {
        id,
        branch_id: branchId,
        what,
        about,
        revision,
        moment: moment ?? null,
        change: change ?? null,
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
    async forgetAll(branchId) {
      await sql.query("delete from waiting_act where branch_id = $1", [branchId]);
    },
    forgetBefore: (instant) =>
      changed(sql, "delete from waiting_act where asked_at <= $1", [instant.toString()]),
  };
}

/**
 * What was asked for in a branch by whoever has no role by name: once a group is named no more, nobody knows which of them
 * still has one.
 */
export async function forgetUnnamed(sql: Sql, branchId: string): Promise<void> {
  await sql.query(
    `delete from waiting_act where branch_id = $1 and not exists (
       select 1 from rep
       where rep.branch_id = $1 and rep.member = waiting_act.asked_by and rep.agreed_at is not null)`,
    [branchId],
  );
}

interface WaitingRow {
  readonly id: string;
  readonly branch_id: string;
  readonly what: WaitingAct["what"];
  readonly about: string;
  readonly revision: number;
  readonly moment: string | null;
  readonly change: string | null;
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
    ...known({ moment: row.moment, change: row.change }),
  };
}
