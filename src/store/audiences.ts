import type { Audience, AudienceStore } from "../core/branch/audience.ts";
import { type PlaceRow, place, put } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createAudiences(sql: Sql): AudienceStore {
  return {
    async list(branchId) {
      const rows = await sql.query<AudienceRow>(
        "select * from channel_audience where branch_id = $1 order by chat, workspace, channel",
        [branchId],
      );
      return rows.map(audienceFrom);
    },
    async of(branchId, { chat, workspace, channel }) {
      const [row] = await sql.query<AudienceRow>(
        "select * from channel_audience where branch_id = $1 and chat = $2 and workspace = $3 and channel = $4",
        [branchId, chat, workspace, channel],
      );
      return row && audienceFrom(row);
    },
    async save({ branchId, place: { chat, workspace, channel }, employers }) {
      const row = { branch_id: branchId, chat, workspace, channel, employers: JSON.stringify(employers) };
      await put(sql, "channel_audience", { key: ["branch_id", "chat", "workspace", "channel"], row });
    },
    async remove(branchId, { chat, workspace, channel }) {
      const gone = await sql.query(
        `delete from channel_audience
         where branch_id = $1 and chat = $2 and workspace = $3 and channel = $4 returning channel`,
        [branchId, chat, workspace, channel],
      );
      return gone.length > 0;
    },
  };
}

interface AudienceRow extends PlaceRow {
  readonly branch_id: string;
  readonly employers: readonly string[];
}

function audienceFrom(row: AudienceRow): Audience {
  return { branchId: row.branch_id, place: place(row), employers: row.employers };
}
