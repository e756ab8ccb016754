import type { Delivery, DeliveryStore } from "../core/delivery/delivery.ts";
import { createClaim } from "./claim.ts";
import { type DeliveryRow, deliveryFrom } from "./delivery-row.ts";
import { createPlanning } from "./plan.ts";
import { createRecord } from "./record.ts";
import { instant, type PlaceRow, place } from "./row.ts";
import type { Sql, Value } from "./sql.ts";

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
    claim: createClaim(sql),
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
    ofCampaign: (campaignId) => where("campaign_id = $1", [campaignId]),
    async told(about) {
      const [column, id] =
        "campaignId" in about ? ["campaign_id", about.campaignId] : ["strike_id", about.strikeId];
      const rows = await sql.query<PlaceRow>(
        `select distinct chat, workspace, channel from delivery
         where ${column} = $1 and channel is not null and (state in ('claimed', 'posted') or ask or (state = 'failed' and reason = 'unknown'))
         order by chat, workspace, channel`,
        [id],
      );
      return rows.map(place);
    },
  };
}
