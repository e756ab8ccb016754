import type { Temporal } from "temporal-polyfill";
import type { CampaignStore } from "../ballot/campaign.ts";
import type { AudienceStore } from "../branch/audience.ts";
import type { BranchStore, RepGroupStore, RepStore } from "../branch/branch.ts";
import type { HandleStore } from "../branch/handle.ts";
import type { LogStore } from "../branch/log.ts";
import type { SecondStore } from "../branch/second.ts";
import type { AgreementStore, ChaseListStore } from "../chase/chase.ts";
import type { AnswerStore, CheckStore } from "../check/check.ts";
import type { TapStore } from "../check/taps.ts";
import type { CountdownStore } from "../countdown/countdown.ts";
import type { FollowStore, MovedStore, ShareCodeStore } from "../follow/follow.ts";
import type { InstallerStore } from "../people/installation.ts";
import type { MemberKey, Sealed } from "../people/vault.ts";
import type { ErasureStore } from "../privacy/erasure.ts";
import type { MemberStore } from "../privacy/member.ts";
import type { ReminderStore, ReminderUpkeepStore } from "../reminder/reminder.ts";
import type { StrikeStore } from "../strike/strike.ts";
import type { LostStore } from "./lost.ts";
import type { OutboxStore } from "./outbox.ts";
import type { PlaceStore } from "./places.ts";
import type { PlanStore } from "./plans.ts";
import type { PostStore } from "./posts.ts";
import type { SetbackStore } from "./setbacks.ts";
import type { TallyStore } from "./tallies.ts";
import type { TroubleStore } from "./trouble.ts";

/** The first reply to each call but a tap on an answer, kept sealed for an hour so that a repeat gets the same one. */
export interface CallStore {
  /** Claims this call id for the running transaction: "new", or what the first call was answered. */
  begin(callId: string, at: Temporal.Instant): Promise<"new" | Sealed>;
  finish(callId: string, reply: Sealed): Promise<void>;
  /** Those of an hour ago, and of half an hour ago at the soonest (`halfHoursKept`). */
  forgetOld(now: Temporal.Instant): Promise<number>;
}

/** Whose call waits for an answer to what was asked back, and which. */
export interface WaitingLook {
  readonly id: string;
  readonly branchId: string;
  readonly key: MemberKey;
  /** What is too old by then is not found. */
  readonly now: Temporal.Instant;
}

/** Calls that were asked back about, sealed, for an hour at most. */
export interface WaitingStore {
  keep(waiting: WaitingLook & { readonly sealed: Sealed }): Promise<void>;
  /** The caller's own call, which is gone with it: of two answers one goes on. */
  take(look: WaitingLook): Promise<Sealed | undefined>;
  read(look: WaitingLook): Promise<Sealed | undefined>;
  forgetOld(now: Temporal.Instant): Promise<number>;
}

/** Everything Muster remembers, seen from one transaction (or none). What each port is for is said beside it. */
export interface Store {
  // The branch and who may do what in it.
  readonly branches: BranchStore;
  readonly reps: RepStore;
  readonly repGroups: RepGroupStore;
  readonly handles: HandleStore;
  readonly seconds: SecondStore;
  readonly installers: InstallerStore;
  readonly audiences: AudienceStore;
  readonly log: LogStore;
  // What is posted about.
  readonly campaigns: CampaignStore;
  readonly strikes: StrikeStore;
  readonly countdowns: CountdownStore;
  readonly reminders: ReminderStore;
  readonly reminderUpkeep: ReminderUpkeepStore;
  // One ballot in many branches.
  readonly shareCodes: ShareCodeStore;
  readonly follows: FollowStore;
  readonly moved: MovedStore;
  // What members have told, and agreed to.
  readonly checks: CheckStore;
  readonly answers: AnswerStore;
  readonly tallies: TallyStore;
  readonly taps: TapStore;
  readonly agreements: AgreementStore;
  readonly chaseLists: ChaseListStore;
  readonly members: MemberStore;
  readonly erasure: ErasureStore;
  // Posts: planned, looked at, sent, and what did not go.
  readonly plans: PlanStore;
  readonly posts: PostStore;
  readonly outbox: OutboxStore;
  readonly lost: LostStore;
  readonly places: PlaceStore;
  readonly trouble: TroubleStore;
  // What regular jobs could not do.
  readonly setbacks: SetbackStore;
  // Calls of the platforms.
  readonly calls: CallStore;
  readonly waiting: WaitingStore;
}

export interface Database {
  /** Each call its own transaction. */
  readonly store: Store;
  /** All or nothing. Never await a network inside: embedded, it holds up everybody. */
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>;
}
