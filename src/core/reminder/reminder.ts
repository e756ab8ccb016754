import type { Temporal } from "temporal-polyfill";
import type { Place } from "../chat/place.ts";
import type { MemberKey, Sealed } from "../people/vault.ts";
import type { Repeat } from "./repeat.ts";
import type { Tie } from "./tie.ts";

/**
 * Somebody's own words. What a channel is reminded of everybody there reads; what members remind themselves of is sealed.
 */
export type OwnWords = { readonly plain: string } | { readonly sealed: Sealed };

/** Own words at a time, for a channel or for one person. */
export interface Reminder {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  /** Of one "ballot" alone, and always personal: the ballot whose dates it follows. One for each member. */
  readonly campaignId?: string;
  /** A channel, or the member who asked for it (their sealed contact is with the member). */
  readonly to: { readonly place: Place } | { readonly member: MemberKey };
  /** Who made it: the only one besides reps who may change it. */
  readonly by: MemberKey;
  readonly text: OwnWords;
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.PlainTime;
  readonly repeat: Repeat;
  /** Last civil date of a repeating one; the last posting date of one "ballot". */
  readonly until?: Temporal.PlainDate;
  /** What its days go by and move with. */
  readonly tied?: Tie;
  readonly revision: number;
}

export interface ReminderStore {
  byId(id: string): Promise<Reminder | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Reminder | undefined>;
  /** Channel reminders of the branch and the personal ones of this member; nobody else's personal ones. */
  list(branchId: string, own: MemberKey): Promise<readonly Reminder[]>;
  /** Inserts or replaces by id. */
  save(reminder: Reminder): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Everybody's, personal ones too: for planning and upkeep, never to be shown. */
export interface ReminderUpkeepStore {
  ofBranch(branchId: string): Promise<readonly Reminder[]>;
  /** Those that follow its dates in any way. */
  ofCampaign(campaignId: string): Promise<readonly Reminder[]>;
  /** Those that go by its first day. */
  ofStrike(strikeId: string): Promise<readonly Reminder[]>;
  /** Those of these campaigns and members whose member has told by now that they have nothing left to post. */
  answered(campaignIds: readonly string[], keys: readonly MemberKey[]): Promise<readonly Reminder[]>;
  /** Reminders with nothing left to send, whose last post was due before this instant. */
  over(before: Temporal.Instant): Promise<readonly Reminder[]>;
}
