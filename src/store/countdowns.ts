import type { Countdown, CountdownStore, CountdownTarget } from "../core/countdown/countdown.ts";
import { type Columns, date, known, maybe, type PlaceRow, place, put, time } from "./postgres/row.ts";
import type { Sql, Value } from "./postgres/sql.ts";

export function createCountdowns(sql: Sql): CountdownStore {
  async function where(condition: string, values: readonly Value[]): Promise<readonly Countdown[]> {
    const rows = await sql.query<CountdownRow>(
      `select * from countdown where ${condition} order by short_id, id`,
      values,
    );
    return rows.map(countdownFrom);
  }
  return {
    byId: async (id) => (await where("id = $1", [id]))[0],
    byShortId: async (branchId, shortId) =>
      (await where("branch_id = $1 and short_id = $2", [branchId, shortId]))[0],
    list: (branchId) => where("branch_id = $1", [branchId]),
    ofCampaign: (campaignId) => where("campaign_id = $1", [campaignId]),
    ofStrike: (strikeId) => where("strike_id = $1", [strikeId]),
    save: (countdown) => put(sql, "countdown", { key: ["id"], row: toRow(countdown) }),
    async remove(id) {
      await sql.query("delete from countdown where id = $1", [id]);
    },
  };
}

type DateTarget = Extract<CountdownTarget, { kind: "date" }>;

type DateTargetRow = Omit<DateTarget, "date" | "time"> & { readonly date: string; readonly time?: string };

export interface CountdownRow extends PlaceRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly target: Exclude<CountdownTarget, DateTarget> | DateTargetRow;
  readonly days: readonly number[];
  readonly post_at: string;
}

function countdownFrom(row: CountdownRow): Countdown {
  return {
    id: row.id,
    shortId: row.short_id,
    branchId: row.branch_id,
    place: place(row),
    target: targetFrom(row.target),
    days: row.days,
    at: time(row.post_at),
  };
}

export function targetFrom(target: CountdownRow["target"]): CountdownTarget {
  if (target.kind !== "date") return target;
  return {
    kind: "date",
    title: target.title,
    date: date(target.date),
    ...known({ time: maybe(target.time ?? null, time) }),
  };
}

function toRow(countdown: Countdown): Columns {
  return {
    id: countdown.id,
    short_id: countdown.shortId,
    branch_id: countdown.branchId,
    ...place(countdown.place),
    target: JSON.stringify(countdown.target),
    days: JSON.stringify(countdown.days),
    post_at: countdown.at.toString(),
  };
}
