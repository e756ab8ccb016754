import { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { MemberKey, Sealed } from "../people/vault.ts";

/** The version of what a member agrees to before a rep may see them. Goes up with every change of its meaning. */
export const chaseConsentVersion = 1;

/** Most members on one rep's list who are still to be spoken to. */
export const mostOnList = 10;

/** A member stays on a rep's list this many hours, and whoever was spoken to is left in peace as long. */
const claimHours = 24;

/** What a rep notes about having spoken to a member. None of them is an answer: only the member says "posted". */
export const marks = ["spoken", "will-post", "no-answer"] as const;

export type Mark = (typeof marks)[number];

export interface Noted {
  readonly mark: Mark;
  readonly at: Temporal.Instant;
}

/** A member's agreement, for one ballot, that a rep may see their answer and speak to them; and what came of it. */
export interface Chase {
  readonly id: string;
  readonly campaignId: string;
  readonly key: MemberKey;
  readonly consent: { readonly version: number; readonly on: Temporal.PlainDate };
  /** Encrypted chat id. */
  readonly contact: Sealed;
  /** On whose list, since when; may have run out (see `claimEnd`). */
  readonly claim?: { readonly rep: MemberKey; readonly at: Temporal.Instant };
  readonly noted?: Noted;
}

/** A member as the rep who claimed them sees them. */
export interface Shown {
  readonly id: string;
  readonly contact: Sealed;
  readonly answer: Answer;
  readonly answeredOn: Temporal.PlainDate;
  /** The last note, whichever rep's. */
  readonly noted?: Noted;
}

/** A rep's list in one campaign at a moment of the business clock. */
export interface Listing {
  readonly campaignId: string;
  readonly rep: MemberKey;
  readonly now: Temporal.Instant;
}

/** One member: by their row, by their key, or whoever was shown to the rep last. */
export type Whom = { readonly id: string } | { readonly member: MemberKey } | "shown";

/** Members' agreements that a rep may see their answer and speak to them. */
export interface AgreementStore {
  of(campaignId: string, key: MemberKey): Promise<Chase | undefined>;
  /** All of one member's agreements in a branch. */
  ofMember(branchId: string, key: MemberKey): Promise<readonly Chase[]>;
  /** Keeps an agreement. One to this version stays as it was, with its claim; one to another is replaced whole. */
  keep(chase: Pick<Chase, "id" | "campaignId" | "key" | "consent" | "contact">): Promise<void>;
  /** Erases one agreement with all that came of it; false when there was none. */
  withdraw(campaignId: string, key: MemberKey): Promise<boolean>;
  /** The same for all of a member's in a branch. Returns how many there were. */
  withdrawAll(branchId: string, key: MemberKey): Promise<number>;
  /** Erases those of these campaigns and members whose member has nothing left to post by what they have told. */
  endAnswered(campaignIds: readonly string[], keys: readonly MemberKey[]): Promise<void>;
}

/**
 * Who is on a list is decided anew by every call: only members whose agreement stands in its present version and whose
 * last answer says that a paper is still to be posted. Whether the campaign takes answers is for the caller to check.
 */
export interface ChaseListStore {
  /**
   * Fills the rep's list up to `mostOnList` with members nobody else has: never the rep, never one who was noted within
   * `claimHours`. Of reps who claim at once each gets others. Returns how many came.
   */
  claim(list: Listing): Promise<number>;
  /** How many on the rep's list are still to be spoken to. */
  waiting(list: Listing): Promise<number>;
  /** The first of those, the same until they are noted, released or gone. */
  next(list: Listing): Promise<Shown | undefined>;
  /**
   * Keeps a note about one on the rep's list; false when they are not on it any more. One in place of another of the
   * same claim keeps its time, so that correcting does not hold a member longer.
   */
  mark(list: Listing, whom: Whom, mark: Mark): Promise<boolean>;
  /** Takes one off the rep's list, or all who are still to be spoken to. Returns how many. */
  release(list: Listing, which: string | "all"): Promise<number>;
  /** How many rows name this rep, whether or not their claim has run out. */
  countOfRep(branchId: string, rep: MemberKey): Promise<number>;
  /** Takes a rep's code off every row of a branch. */
  forgetRep(branchId: string, rep: MemberKey): Promise<void>;
}

/** When a claim made or noted at this moment runs out: a day later, and never after the close. */
export function claimEnd(from: Temporal.Instant, closes: Temporal.Instant): Temporal.Instant {
  const day = from.add({ hours: claimHours });
  return Temporal.Instant.compare(day, closes) < 0 ? day : closes;
}

/** A claim, or a note, at or before this moment counts no more. */
export function runOut(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: claimHours });
}
