import { type Alike, mostMoves } from "../core/ballot/tally.ts";
import type { TallyStore } from "../core/ports/tallies.ts";
import { movesNumber } from "./answers.ts";
import { date, known, put } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createTallies(sql: Sql): TallyStore {
  return {
    async of(campaignId) {
      const [row] = await sql.query<TallyRow>(
        "select need, owed, entitled from tally where campaign_id = $1",
        [campaignId],
      );
      return row && { need: row.need, owed: row.owed, ...known({ entitled: row.entitled }) };
    },
    async alike(campaignId) {
      const rows = await sql.query<AlikeRow>(
        `select answer, taken, moves, count(*)::integer as members from answer
         where campaign_id = $1 group by answer, taken, moves`,
        [campaignId],
      );
      return rows.map(({ taken, ...row }) => ({ ...row, ...known({ taken }) }));
    },
    async hold(campaignId) {
      // The campaign first, as whoever changes one and then tells its numbers holds it already.
      await sql.query("select from campaign where id = $1 for no key update", [campaignId]);
      await sql.query(
        "select from branch where id = (select branch_id from campaign where id = $1) for no key update",
        [campaignId],
      );
    },
    async keep(campaignId, { need, owed, entitled }) {
      const row = { campaign_id: campaignId, need, owed, entitled: entitled ?? null };
      await put(sql, "tally", { key: ["campaign_id"], row });
    },
    async days(campaignId) {
      const rows = await sql.query<ToldDayRow>(
        "select on_day, posted, to_post, trouble from told_day where campaign_id = $1 order by on_day",
        [campaignId],
      );
      return rows.map(({ on_day: on, to_post: toPost, ...row }) => ({ ...row, on: date(on), toPost }));
    },
    async tell(campaignId, told, on) {
      const { posted, toPost, trouble } = told;
      const row = { campaign_id: campaignId, on_day: on.toString(), posted, to_post: toPost, trouble };
      await put(sql, "told_day", { key: ["campaign_id", "on_day"], row });
      await sql.query("update campaign set published = $2 where id = $1", [campaignId, JSON.stringify(told)]);
      await sql.query(
        `update answer set taken = answer, moves = moves + 1
         where campaign_id = $1 and ${movesNumber} and moves < $2`,
        [campaignId, mostMoves],
      );
    },
  };
}

interface TallyRow {
  readonly need: number;
  readonly owed: number;
  readonly entitled: number | null;
}

interface ToldDayRow {
  readonly on_day: string;
  readonly posted: number;
  readonly to_post: number;
  readonly trouble: number;
}

interface AlikeRow extends Omit<Alike, "taken"> {
  readonly taken: Alike["taken"] | null;
}
