import type { Hours } from "../core/strike/hours.ts";
import type { Picket, Strike, StrikeStore } from "../core/strike/strike.ts";
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
  rowsOf,
  time,
} from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createStrikes(sql: Sql): StrikeStore {
  const { one, all } = rowsOf(sql, "select * from strike", strikeFrom);
  return {
    byId: (id) => one("where id = $1", [id]),
    byShortId: (branchId, shortId) => one("where branch_id = $1 and short_id = $2", [branchId, shortId]),
    list: (branchId) => all("where branch_id = $1 order by days ->> 0, short_id", [branchId]),
    insert: (strike) => insert(sql, "strike", toRow(strike)),
    update: (strike) =>
      sql.together(async (inside) => {
        await inside.query(
          `with before as (select * from strike where id = $1 and revision = $2 for update)
           insert into strike_version (strike_id, revision, strike) select id, revision, to_jsonb(before) from before`,
          [strike.id, strike.revision - 1],
        );
        return replaceRevision(inside, "strike", toRow(strike));
      }),
    async versions(id) {
      const rows = await sql.query<{ strike: StrikeRow }>(
        "select strike from strike_version where strike_id = $1 order by revision",
        [id],
      );
      return rows.map(({ strike }) => strikeFrom(strike));
    },
  };
}

export interface StrikeRow extends PlaceRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly kind: Strike["kind"];
  readonly name: string;
  readonly employers: readonly string[];
  readonly form: Strike["form"];
  readonly days: readonly string[];
  readonly state: Strike["state"];
  readonly hours: HoursRow | null;
  readonly review_on: string | null;
  readonly wanted: CallRow | null;
  readonly decision_on: string | null;
  readonly pickets: readonly PicketRow[];
  readonly state_since: string;
  readonly state_by: NonNullable<Strike["stateBy"]> | null;
  readonly changed_at: string;
  readonly revision: number;
}

type CallRow = Omit<NonNullable<Strike["wanted"]>, "days" | "suspended"> & {
  readonly days: readonly string[];
  readonly suspended?: { readonly days: readonly string[]; readonly employers: readonly string[] };
};

type HoursRow =
  | Extract<Hours, { readonly kind: "words" }>
  | { readonly kind: "each" | "across"; readonly from: string; readonly until: string };

type PicketRow = Omit<Picket, "from"> & { readonly from: string };

export function strikeFrom(row: StrikeRow): Strike {
  return {
    id: row.id,
    shortId: row.short_id,
    branchId: row.branch_id,
    place: place(row),
    kind: row.kind,
    name: row.name,
    employers: row.employers,
    form: row.form,
    days: row.days.map(date),
    state: row.state,
    pickets: row.pickets.map((picket) => ({ ...picket, from: time(picket.from) })),
    stateSince: instant(row.state_since),
    changedAt: instant(row.changed_at),
    revision: row.revision,
    ...known({
      // A version kept before there was such a thing has none.
      hours: maybe(row.hours ?? null, hoursFrom),
      reviewOn: maybe(row.review_on ?? null, date),
      wanted: maybe(row.wanted ?? null, callFrom),
      decisionOn: maybe(row.decision_on, date),
      stateBy: row.state_by,
    }),
  };
}

function hoursFrom(row: HoursRow): Hours {
  return row.kind === "words" ? row : { ...row, from: time(row.from), until: time(row.until) };
}

function callFrom({ days, suspended, ...call }: CallRow): NonNullable<Strike["wanted"]> {
  return {
    ...call,
    days: days.map(date),
    ...(suspended && { suspended: { ...suspended, days: suspended.days.map(date) } }),
  };
}

function toRow(strike: Strike): Columns & { id: string; revision: number } {
  return {
    id: strike.id,
    short_id: strike.shortId,
    branch_id: strike.branchId,
    ...place(strike.place),
    kind: strike.kind,
    name: strike.name,
    employers: JSON.stringify(strike.employers),
    form: strike.form,
    days: JSON.stringify(strike.days),
    state: strike.state,
    hours: strike.hours ? JSON.stringify(strike.hours) : null,
    review_on: column(strike.reviewOn),
    wanted: strike.wanted ? JSON.stringify(strike.wanted) : null,
    decision_on: column(strike.decisionOn),
    pickets: JSON.stringify(strike.pickets),
    state_since: strike.stateSince.toString(),
    state_by: strike.stateBy ?? null,
    changed_at: strike.changedAt.toString(),
    revision: strike.revision,
  };
}
