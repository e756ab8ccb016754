import type { Temporal } from "temporal-polyfill";
import type { ChatName } from "../chat/place.ts";
import type { Why } from "../delivery/life.ts";
import type { PlannedDelivery, Source } from "../delivery/row.ts";

/** What is to be posted: rows nobody has claimed yet. */
export interface PlanStore {
  /**
   * Makes the planned rows of `source` be exactly `planned`: adds the new, drops the planned ones not in it and
   * those stopped by a pause that are still to come,
   * leaves claimed, posted and skipped rows alone. A row with the same identity is never added twice, whatever
   * its state (a cancelled one becomes planned again). `planned` may hold past posts: one due at or before `now`
   * stays planned if it is there (it is about to go), and is never added.
   */
  replan(source: Source, planned: readonly PlannedDelivery[], now: Temporal.Instant): Promise<void>;
  /** Waits for claims of this source that are being made, and keeps others off it until the transaction ends. */
  hold(source: Source): Promise<void>;
  /** Adds rows without touching others; an identity that exists is left as it is. */
  add(planned: readonly PlannedDelivery[]): Promise<void>;
  /** Planned rows of the source become cancelled. Returns how many, and how many are already going out (claimed). */
  cancel(
    source: Source,
    reason: Why<"cancel">,
  ): Promise<{ readonly cancelled: number; readonly goingOut: number }>;
  /**
   * Planned rows to this place, workspace-wide when it has no channel, become cancelled: the bot is "gone" from it and
   * may come back, or the channel itself is gone for good.
   */
  cancelTo(
    gone: { readonly chat: ChatName; readonly workspace: string; readonly channel?: string },
    reason: Why<"lose">,
  ): Promise<void>;
}
