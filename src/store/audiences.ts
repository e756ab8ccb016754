import type { Audience, AudienceStore } from "../core/branch/audience.ts";
import { changed, type PlaceRow, place, put, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createAudiences(sql: Sql): AudienceStore {
  const { one, all } = rowsOf(sql, "select * from channel_audience", audienceFrom);
  return {
    list: (branchId) => all("where branch_id = $1 order by chat, workspace, channel", [branchId]),
    of: (branchId, { chat, workspace, channel }) =>
      one(`where ${which}`, [branchId, chat, workspace, channel]),
    async save({ branchId, place: { chat, workspace, channel }, employers }) {
      const row = { branch_id: branchId, chat, workspace, channel, employers: JSON.stringify(employers) };
      await put(sql, "channel_audience", { key: ["branch_id", "chat", "workspace", "channel"], row });
    },
    async remove(branchId, { chat, workspace, channel }) {
      const there = [branchId, chat, workspace, channel];
      return (await changed(sql, `delete from channel_audience where ${which}`, there)) > 0;
    },
  };
}

const which = "branch_id = $1 and chat = $2 and workspace = $3 and channel = $4";

interface AudienceRow extends PlaceRow {
  readonly branch_id: string;
  readonly employers: readonly string[];
}

function audienceFrom(row: AudienceRow): Audience {
  return { branchId: row.branch_id, place: place(row), employers: row.employers };
}
