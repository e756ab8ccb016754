import type { Setback, SetbackStore } from "../core/ports/setbacks.ts";
import { changed, instant, put } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createSetbacks(sql: Sql): SetbackStore {
  return {
    async of(job) {
      const rows = await sql.query<{ about: string; tries: number; next_at: string }>(
        "select about, tries, next_at from setback where job = $1",
        [job],
      );
      return new Map(
        rows.map(({ about, tries, next_at }): [string, Setback] => [
          about,
          { tries, nextAt: instant(next_at) },
        ]),
      );
    },
    note: (job, about, { tries, nextAt }) =>
      put(sql, "setback", { key: ["job", "about"], row: { job, about, tries, next_at: nextAt.toString() } }),
    async over(job, about) {
      await sql.query("delete from setback where job = $1 and about = $2", [job, about]);
    },
    forgetBefore: (before) =>
      changed(sql, "delete from setback where next_at < $1::timestamptz", [before.toString()]),
  };
}
