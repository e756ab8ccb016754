import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Cure, DeliveryKey, PostedMessage } from "../chat/chat.ts";
import type { Lane } from "../chat/pace.ts";
import type { ChatName, Place, Recipient } from "../chat/place.ts";
import type { Check } from "../check/check.ts";
import type { Countdown } from "../countdown/countdown.ts";
import type { Delivery, PlannedDelivery, Source } from "../delivery/row.ts";
import type { Sealed } from "../people/vault.ts";
import type { Reminder } from "../reminder/reminder.ts";
import type { Strike } from "../strike/strike.ts";

/** A claimed row with everything its text is drawn from, as one UPDATE returned it. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly key: DeliveryKey;
  readonly token: string;
  /** How often this row has been claimed, this time included. */
  readonly tries: number;
  /** True when an earlier claim may have posted it: ask `find` first. */
  readonly ask: boolean;
  /** Of such a row: why it may not go any more, should it turn out not to be posted. */
  readonly ifAbsent?: string;
  /** Database clock at the first claim: nothing of this row was posted before. */
  readonly firstClaimedAt: Temporal.Instant;
  readonly branch: Branch;
  readonly campaign?: Campaign;
  /** Of a mandate's countdown: the branch's statutory ballots that close after its own. */
  readonly later?: readonly Campaign[];
  readonly strike?: Strike;
  readonly countdown?: Pick<Countdown, "target">;
  readonly reminder?: Reminder;
  readonly check?: Check;
  /** The member's encrypted chat id, for personal deliveries. */
  readonly contact?: Sealed;
}

export type Outcome =
  | {
      readonly id: string;
      readonly token: string;
      readonly kind: "posted";
      readonly message: PostedMessage;
      readonly at: Temporal.Instant;
    }
  /**
   * Goes back to planned, to be tried at `nextAt` (business clock). Surely not posted, unless `keepAsking`: then an
   * earlier attempt is still unaccounted for and the next claim comes with `ask` again.
   */
  | {
      readonly id: string;
      readonly token: string;
      readonly kind: "again";
      readonly nextAt: Temporal.Instant;
      readonly reason: string;
      readonly keepAsking: boolean;
    }
  | { readonly id: string; readonly token: string; readonly kind: "skipped"; readonly reason: string }
  | { readonly id: string; readonly token: string; readonly kind: "failed"; readonly reason: string };

/** At most so many posts go out more than an hour late at once; more are held. */
export const mostLate = 20;

/** Which due rows a claim looks at. */
export interface Claiming {
  /** Business clock. */
  readonly now: Temporal.Instant;
  readonly limit: number;
  /** Rows of this platform alone. */
  readonly chat?: ChatName;
  /** For a platform that is written to at a pace: one row for each place, and so many for each workspace. */
  readonly paced?: {
    readonly perWorkspace: number;
    /** Nothing that goes there. */
    readonly resting: readonly Lane[];
  };
}

export interface DeliveryStore {
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
  cancel(source: Source, reason: string): Promise<{ readonly cancelled: number; readonly goingOut: number }>;
  /**
   * Planned rows to this place, workspace-wide when it has no channel, become cancelled: the bot is "gone" from it and
   * may come back, or the channel itself is gone for good.
   */
  cancelTo(
    gone: { readonly chat: ChatName; readonly workspace: string; readonly channel?: string },
    reason: "gone" | "channel-gone",
  ): Promise<void>;
  /**
   * One UPDATE: takes up to `limit` rows due at `now` (business clock), workspaces in turns and those with few rows
   * first; those too late, superseded in their series, whose needs are not met or whose source is deleted become
   * skipped; the others become claimed by `token` until the lease (ms, database clock) runs out. Rows whose lease has
   * run out are claimed again with `ask`. What is to be held (see `holdLate`) is left alone.
   */
  claim(
    options: Claiming & {
      readonly token: string;
      readonly leaseMs: number;
      /** Only these, in this order; without it, those of a `line` of the moment. */
      readonly ids?: readonly string[];
    },
  ): Promise<readonly Claimed[]>;
  /** The ids of the first `limit` rows that may be claimed, in the order in which they are to go. */
  line(options: Claiming): Promise<readonly string[]>;
  /**
   * When more than {@link mostLate} posts would go out more than an hour late at once (a restored backup, a long
   * outage), they become held, but for those that a later one of their series makes needless: these are skipped.
   * Returns how many are held.
   */
  holdLate(now: Temporal.Instant): Promise<number>;
  /** Held rows of the branch (or those named) are planned again, late as they are. Returns how many. */
  release(branchId: string, ids?: readonly string[]): Promise<number>;
  /** Held rows of the branch (or those named) become cancelled. Returns how many. */
  drop(branchId: string, ids?: readonly string[]): Promise<number>;
  /** A failed row is planned again, as if it had never been tried. False when it is not a failed row of the branch. */
  retry(branchId: string, id: string): Promise<boolean>;
  byId(id: string): Promise<Delivery | undefined>;
  /**
   * What did not go out as planned, of one branch or all, by due date: held; failed and not too late; and, unless it was
   * told of before `since`, failed, too late, superseded, without a contact or with its channel gone. Rows to single
   * members are among them: those are for nobody else in the branch.
   */
  trouble(asked: {
    readonly branchId?: string;
    readonly now: Temporal.Instant;
    readonly since: Temporal.Instant;
  }): Promise<readonly Delivery[]>;
  /** Branches with rows that did not go and that nobody was told of. */
  untold(): Promise<readonly string[]>;
  /**
   * Marks those of the branch as told and returns them, of every kind and whatever the reason; none while a notice due
   * after `since` is there. Keeps others from doing so until the transaction ends.
   */
  tell(
    branchId: string,
    when: { readonly now: Temporal.Instant; readonly since: Temporal.Instant },
  ): Promise<readonly Delivery[]>;
  /** One UPDATE for all; only where the token still holds. Returns the ids that were recorded. */
  record(outcomes: readonly Outcome[]): Promise<readonly string[]>;
  /** Distinct due instants of planned rows after `from` up to and including `until`, earliest first. */
  dueInstants(
    from: Temporal.Instant,
    until: Temporal.Instant,
    limit: number,
  ): Promise<readonly Temporal.Instant[]>;
  /** Whether anything is due at `now` or has an expired lease. */
  anythingDue(now: Temporal.Instant): Promise<boolean>;
  /** The earliest due instant of any planned row, past ones included. */
  nextDue(): Promise<Temporal.Instant | undefined>;
  /** Rows of one campaign, strike, countdown or reminder by due date; for `/ballot preview` and lists. */
  ofSource(source: Source): Promise<readonly Delivery[]>;
  /** Those in channels: what goes to single members is nobody else's business. */
  ofCampaign(campaignId: string): Promise<readonly Delivery[]>;
  /** Erases what went to single members and was due before this instant: their key goes with it. Returns how many. */
  forgetPersonal(before: Temporal.Instant): Promise<number>;
  /**
   * Channels where something about this ballot or strike was posted or is going out: those a correction must reach. A
   * list of what members can do holds no date.
   */
  told(about: { readonly campaignId: string } | { readonly strikeId: string }): Promise<readonly Place[]>;
  /** Whether anything of the branch was ever planned to be posted in this channel. */
  used(branchId: string, place: Place): Promise<boolean>;
  /** Channels where a post due after `since` was refused for want of a person's help, and nothing went since. */
  refused(branchId: string, since: Temporal.Instant): Promise<readonly RefusedPlace[]>;
}

export interface RefusedPlace {
  readonly place: Place;
  readonly cure: Cure;
}

/** Where a claimed row goes, once the contact is opened. */
export type Destination = Place | Recipient;
