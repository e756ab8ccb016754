import type { Temporal } from "temporal-polyfill";
import type { PostedMessage } from "../chat/chat.ts";
import type { Place } from "../chat/place.ts";
import type { MemberKey } from "../people/vault.ts";
import type { DeliveryKind } from "./kinds.ts";
import type { DeliveryState, Reason } from "./life.ts";

export type SourceKind = "countdown" | "strike" | "reminder" | "check" | "campaign" | "branch";

export interface Source {
  readonly kind: SourceKind;
  readonly id: string;
}

/** What must still be true when the row is claimed, checked in the claiming UPDATE itself. */
export type Needs =
  | "nothing"
  | "campaign-open"
  | "still-to-post"
  /** A member has said that their paper is not there, or that they have asked for another. */
  | "paper-missing"
  /** The same, and they have not asked. */
  | "paper-not-asked-for"
  | "strike-undecided"
  /** Undecided or confirmed: neither suspended nor called off. */
  | "strike-standing"
  | "strike-confirmed"
  | "strike-suspended"
  | "strike-called-off";

/** One dated post as planned. Unique by (source, kind, to, on, at, revision). */
export interface PlannedDelivery {
  readonly source: Source;
  readonly branchId: string;
  readonly kind: DeliveryKind;
  readonly to: Place | { readonly member: MemberKey };
  /** Civil due date and local time in `zone`. */
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.PlainTime;
  readonly zone: string;
  /** `on` and `at` in `zone`, on the business clock. */
  readonly dueAt: Temporal.Instant;
  /** After this instant (business clock) it is skipped as too late. */
  readonly lateUntil: Temporal.Instant;
  /** Rows of one series that are due together after an outage: only the latest goes. */
  readonly series?: string;
  readonly needs: Needs;
  readonly campaignId?: string;
  readonly strikeId?: string;
  /** The source's revision for announcements that may be made twice; 0 for scheduled posts. */
  readonly revision: number;
}

/** A row as a rep may be shown it. */
export interface Delivery extends PlannedDelivery {
  readonly id: string;
  /** Which may follow which: see life.ts. */
  readonly state: DeliveryState;
  readonly reason?: Reason;
  /** Why the last try did not get through: a short code too, no text of anybody's. */
  readonly lastError?: string;
  /** Of a post in a channel. Of a private one it is not kept: it would name the person. */
  readonly message?: PostedMessage;
  /** When it was posted, on the business clock. */
  readonly postedAt?: Temporal.Instant;
}

/** Whether it is out, or may be at this moment. */
export function isOut({ state }: Pick<Delivery, "state">): boolean {
  return state === "posted" || state === "claimed";
}
