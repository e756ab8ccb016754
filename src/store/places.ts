import type { PlaceStore } from "../core/ports/places.ts";
import type { Sql } from "./postgres/sql.ts";

export function createPlaces(sql: Sql): PlaceStore {
  return {
    move: ({ chat, workspace, channel }, to) =>
      sql.together(async (inside) => {
        const moved = [chat, workspace, channel, to.channel];
        for (const table of tables)
          await inside.query(
            `update ${table} set channel = $4 where chat = $1 and workspace = $2 and channel = $3`,
            moved,
          );
        await inside.query(moveVersions, moved);
        await inside.query(moveDeliveries, moved);
      }),
  };
}

/** Whatever is set up in one channel. */
const tables = [
  "campaign",
  "strike",
  "countdown",
  "reminder",
  "channel_audience",
  "ballot_check",
  "lost_place",
] as const;

/** What a strike was goes on being in its channel: undoing a change brings it back. */
const moveVersions = `
  update strike_version set strike = jsonb_set(strike, '{channel}', to_jsonb($4::text))
  where strike ->> 'chat' = $1 and strike ->> 'workspace' = $2 and strike ->> 'channel' = $3`;

/** Locked in the order in which results are recorded. Edits find the message where it is now. */
const moveDeliveries = `
  with held as (
    select id from delivery where chat = $1 and workspace = $2 and channel = $3 order by id for update
  )
  update delivery set channel = $4, message = jsonb_set(message, '{place,channel}', to_jsonb($4::text))
  from held where delivery.id = held.id`;
