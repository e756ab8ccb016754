import type { PostedMessage } from "../../core/chat/chat.ts";
import type { ChatName, Place } from "../../core/chat/place.ts";
import type { DeliveryKind } from "../../core/delivery/kinds.ts";
import type { DeliveryState, Reason } from "../../core/delivery/life.ts";
import type { Delivery, PlannedDelivery, SourceKind } from "../../core/delivery/row.ts";
import type { MemberKey } from "../../core/people/vault.ts";
import { date, instant, known, maybe, time } from "../postgres/row.ts";

export interface DeliveryRow {
  readonly id: string;
  readonly source_kind: SourceKind;
  readonly source_id: string;
  readonly branch_id: string;
  readonly kind: DeliveryKind;
  readonly chat: ChatName;
  readonly workspace: string;
  readonly channel: string | null;
  readonly member: MemberKey | null;
  readonly on_date: string;
  readonly at_time: string;
  readonly zone: string;
  readonly due_at: string;
  readonly late_until: string;
  readonly series: string | null;
  readonly needs: PlannedDelivery["needs"];
  readonly campaign_id: string | null;
  readonly strike_id: string | null;
  readonly revision: number;
  readonly state: DeliveryState;
  readonly reason: Reason | null;
  readonly last_error: string | null;
  readonly message: PostedMessage | null;
  readonly posted_at: string | null;
}

/** The columns that a {@link DeliveryRow} is made of. */
export const deliveryColumns: readonly (keyof DeliveryRow)[] = [
  ...([
    "id",
    "source_kind",
    "source_id",
    "branch_id",
    "kind",
    "chat",
    "workspace",
    "channel",
    "member",
  ] as const),
  ...(["on_date", "at_time", "zone", "due_at", "late_until", "series", "needs", "campaign_id"] as const),
  ...(["strike_id", "revision", "state", "reason", "last_error", "message", "posted_at"] as const),
];

export function deliveryFrom(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    source: { kind: row.source_kind, id: row.source_id },
    branchId: row.branch_id,
    kind: row.kind,
    to: toFrom(row),
    on: date(row.on_date),
    at: time(row.at_time),
    zone: row.zone,
    dueAt: instant(row.due_at),
    lateUntil: instant(row.late_until),
    needs: row.needs,
    revision: row.revision,
    state: row.state,
    ...known({
      series: row.series,
      campaignId: row.campaign_id,
      strikeId: row.strike_id,
      reason: row.reason,
      lastError: row.last_error,
      message: row.message,
      postedAt: maybe(row.posted_at, instant),
    }),
  };
}

function toFrom({ chat, workspace, channel, member }: DeliveryRow): PlannedDelivery["to"] {
  if (member !== null) return { member };
  if (channel === null) throw new Error("a delivery to nobody");
  return { chat, workspace, channel } satisfies Place;
}
