import type { Countdown, CountdownStore, CountdownTarget } from "../core/countdown/countdown.ts";
import { type Columns, date, known, maybe, type PlaceRow, place, put, rowsOf, time } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createCountdowns(sql: Sql): CountdownStore {
  const { one, all } = rowsOf(sql, "select * from countdown", countdownFrom);
  const inOrder = "order by short_id, id";
  return {
    byId: (id) => one("where id = $1", [id]),
    byShortId: (branchId, shortId) => one("where branch_id = $1 and short_id = $2", [branchId, shortId]),
    list: (branchId) => all(`where branch_id = $1 ${inOrder}`, [branchId]),
    ofCampaign: (campaignId) => all(`where campaign_id = $1 ${inOrder}`, [campaignId]),
    ofStrike: (strikeId) => all(`where strike_id = $1 ${inOrder}`, [strikeId]),
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
