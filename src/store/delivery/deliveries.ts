import { type Cure, cures } from "../../core/chat/chat.ts";
import type { Delivery } from "../../core/delivery/row.ts";
import type { DeliveryStore } from "../../core/ports/deliveries.ts";
import { instant, type PlaceRow, place } from "../postgres/row.ts";
import type { Sql, Value } from "../postgres/sql.ts";
import { createClaim } from "./claim.ts";
import { createHeld } from "./held.ts";
import { createPlanning } from "./plan.ts";
import { createRecord } from "./record.ts";
import { type DeliveryRow, deliveryFrom } from "./row.ts";
import { createTrouble } from "./trouble.ts";

export function createDeliveries(sql: Sql): DeliveryStore {
  async function where(condition: string, values: readonly Value[]): Promise<readonly Delivery[]> {
    const rows = await sql.query<DeliveryRow>(
      `select * from delivery where ${condition} order by due_at, number`,
      values,
    );
    return rows.map(deliveryFrom);
  }
  return {
    ...createPlanning(sql),
    ...createClaim(sql),
    ...createHeld(sql),
    ...createTrouble(sql),
    record: createRecord(sql),
    async dueInstants(from, until, limit) {
      const rows = await sql.query<{ next_at: string }>(
        `select distinct next_at from delivery
         where state = 'planned' and next_at > $1 and next_at <= $2 order by next_at limit $3`,
        [from.toString(), until.toString(), limit],
      );
      return rows.map((row) => instant(row.next_at));
    },
    async anythingDue(now) {
      const [row] = await sql.query<{ due: boolean }>(
        `select exists (select 1 from delivery where state = 'planned' and next_at <= $1)
           or exists (select 1 from delivery
             where state = 'claimed' and lease_until <= (select clock_timestamp())) as due`,
        [now.toString()],
      );
      return row?.due ?? false;
    },
    async nextDue() {
      const [row] = await sql.query<{ next_at: string }>(
        "select next_at from delivery where state = 'planned' order by next_at limit 1",
      );
      return row && instant(row.next_at);
    },
    ofSource: (source) => where("source_kind = $1 and source_id = $2", [source.kind, source.id]),
    ofCampaign: (campaignId) => where("campaign_id = $1 and member is null", [campaignId]),
    async told(about) {
      const [column, id] =
        "campaignId" in about ? ["campaign_id", about.campaignId] : ["strike_id", about.strikeId];
      const rows = await sql.query<PlaceRow>(
        `select distinct chat, workspace, channel from delivery
         where ${column} = $1 and channel is not null and kind <> 'actions' and (state in ('claimed', 'posted') or ask or (state = 'failed' and reason = 'unknown'))
         order by chat, workspace, channel`,
        [id],
      );
      return rows.map(place);
    },
    async used(branchId, { chat, workspace, channel }) {
      const [row] = await sql.query<{ used: boolean }>(usedPlace, [branchId, chat, workspace, channel]);
      return row?.used ?? false;
    },
    async refused(branchId, since) {
      const rows = await sql.query<PlaceRow & { readonly last_error: Cure }>(refusedPlaces, [
        branchId,
        since.toString(),
      ]);
      return rows.map((row) => ({ place: place(row), cure: row.last_error }));
    },
  };
}

const there = "chat = $2 and workspace = $3 and channel = $4";

/** $1 branch, $2 chat, $3 workspace, $4 channel. Asked of the few rows posts come from, not of the many posts. */
const usedPlace = `
  select exists (select 1 from delivery where source_kind = 'branch' and source_id = $1 and ${there})
    or exists (select 1 from countdown where branch_id = $1 and ${there})
    or exists (select 1 from ballot_check where branch_id = $1 and ${there})
    or exists (select 1 from reminder where branch_id = $1 and ${there}) as used`;

/** $1 branch, $2 since. The latest refusal of each channel where nothing was posted afterwards. */
const refusedPlaces = `
  select distinct on (chat, workspace, channel) chat, workspace, channel, last_error
  from delivery refused
  where branch_id = $1 and due_at > $2::timestamptz and channel is not null
    and last_error in (${cures.map((cure) => `'${cure}'`).join(", ")})
    and state in ('planned', 'held', 'claimed', 'skipped')
    and not exists (
      select 1 from delivery later
      where later.branch_id = $1 and later.state = 'posted' and later.posted_at >= refused.due_at
        and later.chat = refused.chat and later.workspace = refused.workspace and later.channel = refused.channel
    )
  order by chat, workspace, channel, due_at desc, number desc`;
