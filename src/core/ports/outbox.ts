import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { DeliveryKey, PostedMessage } from "../chat/chat.ts";
import type { Lane } from "../chat/pace.ts";
import type { ChatName, Place, Recipient } from "../chat/place.ts";
import type { Check } from "../check/check.ts";
import type { Countdown } from "../countdown/countdown.ts";
import type { Why } from "../delivery/life.ts";
import type { Delivery } from "../delivery/row.ts";
import type { Sealed } from "../people/vault.ts";
import type { Reminder } from "../reminder/reminder.ts";
import type { Strike } from "../strike/strike.ts";
import type { LostPlace } from "./lost.ts";

/** A claimed row with everything its text is drawn from, as one UPDATE returned it. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly key: DeliveryKey;
  readonly token: string;
  /** How often this row has been claimed, this time included. */
  readonly tries: number;
  /** True when an earlier claim may have posted it: ask `find` first. */
  readonly ask: boolean;
  /** True when it looks whether its place is back: see `LostStore`. */
  readonly looks: boolean;
  /** Of one to be asked about: why it may not go any more, should it turn out not to be posted. */
  readonly ifAbsent?: Why<"skip">;
  /** Database clock at the first claim: nothing of this row was posted before. */
  readonly firstClaimedAt: Temporal.Instant;
  readonly branch: Branch;
  readonly campaign?: Campaign;
  /** Of a mandate's countdown: the branch's statutory ballots that close after its own. */
  readonly later?: readonly Campaign[];
  /** Of a post about a ballot in a channel: whether others are told of there too, so that its headline names it. */
  readonly among?: boolean;
  readonly strike?: Strike;
  /** Of news that a strike stops or has changed: the branch's other confirmed strikes. */
  readonly strikes?: readonly Strike[];
  /** Of news that a strike has changed: what it was when the channel was last told of it, and each time since. */
  readonly untold?: readonly Strike[];
  readonly countdown?: Pick<Countdown, "target">;
  readonly reminder?: Reminder;
  readonly check?: Check;
  /** Of a reminder about a paper: what its member has told by now. */
  readonly answer?: Answer;
  /** Of an alert that a place is lost: where nothing can be posted at this moment. */
  readonly lost?: readonly LostPlace[];
  /** The member's encrypted chat id, for personal deliveries. */
  readonly contact?: Sealed;
}

/** Where a claimed row goes, once the contact is opened. */
export type Destination = Place | Recipient;

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
  | { readonly id: string; readonly token: string; readonly kind: "skipped"; readonly reason: Why<"give-up"> }
  | { readonly id: string; readonly token: string; readonly kind: "failed"; readonly reason: Why<"fail"> };

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

/** What is due, on its way out. */
export interface OutboxStore {
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
  nextIds(options: Claiming): Promise<readonly string[]>;
  /**
   * When more than {@link mostLate} posts would go out more than an hour late at once (a restored backup, a long
   * outage), they become held, but for those that a later one of their series makes needless: these are skipped.
   * Returns how many are held.
   */
  holdLate(now: Temporal.Instant): Promise<number>;
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
}
