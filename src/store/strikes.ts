import type { Strike, StrikeStore } from "../core/strike/strike.ts";
import {
  type Columns,
  column,
  date,
  insert,
  instant,
  known,
  maybe,
  type PlaceRow,
  place,
  replaceRevision,
} from "./row.ts";
import type { Sql } from "./sql.ts";

export function createStrikes(sql: Sql): StrikeStore {
  return {
    async byId(id) {
      const [row] = await sql.query<StrikeRow>("select * from strike where id = $1", [id]);
      return row && strikeFrom(row);
    },
    async byShortId(branchId, shortId) {
      const [row] = await sql.query<StrikeRow>(
        "select * from strike where branch_id = $1 and short_id = $2",
        [branchId, shortId],
      );
      return row && strikeFrom(row);
    },
    async list(branchId) {
      const rows = await sql.query<StrikeRow>(
        "select * from strike where branch_id = $1 order by days ->> 0, short_id",
        [branchId],
      );
      return rows.map(strikeFrom);
    },
    insert: (strike) => insert(sql, "strike", toRow(strike)),
    update: (strike) => replaceRevision(sql, "strike", toRow(strike)),
  };
}

export interface StrikeRow extends PlaceRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly name: string;
  readonly for_whom: string;
  readonly form: Strike["form"];
  readonly days: readonly string[];
  readonly state: Strike["state"];
  readonly decision_on: string | null;
  readonly state_since: string;
  readonly revision: number;
}

export function strikeFrom(row: StrikeRow): Strike {
  return {
    id: row.id,
    shortId: row.short_id,
    branchId: row.branch_id,
    place: place(row),
    name: row.name,
    forWhom: row.for_whom,
    form: row.form,
    days: row.days.map(date),
    state: row.state,
    stateSince: instant(row.state_since),
    revision: row.revision,
    ...known({ decisionOn: maybe(row.decision_on, date) }),
  };
}

function toRow(strike: Strike): Columns & { id: string; revision: number } {
  return {
    id: strike.id,
    short_id: strike.shortId,
    branch_id: strike.branchId,
    ...place(strike.place),
    name: strike.name,
    for_whom: strike.forWhom,
    form: strike.form,
    days: JSON.stringify(strike.days),
    state: strike.state,
    decision_on: column(strike.decisionOn),
    state_since: strike.stateSince.toString(),
    revision: strike.revision,
  };
}
