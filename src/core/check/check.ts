import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { PostedMessage } from "../chat.ts";
import type { Place, Workspace } from "../place.ts";
import type { MemberKey, Sealed } from "../privacy/vault.ts";

/** The six answers. Whether, never how: there is no answer that tells a vote. */
export const answers = ["posted", "to-post", "not-arrived", "lost", "not-balloted", "not-saying"] as const;
export type Answer = (typeof answers)[number];

/** "Have you posted your ballot?" asked in one place. The answers belong to the campaign, not to the check. */
export interface Check {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  readonly campaignId: string;
  readonly place: Place;
  readonly openedAt: Temporal.Instant;
  readonly closedAt?: Temporal.Instant;
  /** The posted question, once it is there. */
  readonly message?: PostedMessage;
  /** A fingerprint of what the message last showed, so that an edit is made only for a change. */
  readonly shown?: string;
}

export interface CheckStore {
  byId(id: string): Promise<Check | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Check | undefined>;
  /** Newest first. */
  list(branchId: string): Promise<readonly Check[]>;
  ofCampaign(campaignId: string): Promise<readonly Check[]>;
  /** Checks whose message is posted: all the open ones, and closed ones whose `shown` does not begin with "closed". */
  toRefresh(limit: number): Promise<readonly Check[]>;
  /** Inserts or replaces by id; `message` is known from the check's delivery alone. */
  save(check: Check): Promise<void>;
  /** Sets `shown` only where it still is `before`; false when another process was first. */
  claimShown(id: string, before: string | undefined, shown: string | undefined): Promise<boolean>;
}

export interface GivenAnswer {
  readonly campaignId: string;
  readonly key: MemberKey;
  readonly answer: Answer;
  readonly at: Temporal.Instant;
}

/** What is asked: by the check whose message was tapped, or by its campaign on a member's own card. */
export interface Asking {
  readonly kind: "check" | "campaign";
  readonly id: string;
}

/** What a tap on an answer's button says. */
export interface Told {
  readonly asking: Asking;
  readonly answer: Answer;
  /** Whether it agrees to the consent text as well. */
  readonly agrees: boolean;
}

export interface Question {
  readonly branch: Branch;
  readonly campaign: Campaign;
}

/** Taps that say the same of the same question at the same moment: all but the member and the call is shared. */
export interface AlikeTaps {
  readonly branchId: string;
  readonly campaignId: string;
  readonly answer: Answer;
  readonly agrees: boolean;
  readonly at: Temporal.Instant;
  /** The first replies, for repeats: to a member whose answer is kept, and to one who has not agreed. */
  readonly replies: { readonly kept: Sealed; readonly unagreed: Sealed };
  /** In the order in which they came. Each call once. */
  readonly taps: readonly { readonly callId: string; readonly key: MemberKey; readonly turn: number }[];
}

export interface AnswerStore {
  /**
   * What these ask, in their order; undefined where the workspace has no such question. Until the transaction ends
   * nobody of their branches is erased.
   */
  questions(
    asked: readonly (Asking & { readonly home: Workspace })[],
  ): Promise<readonly (Question | undefined)[]>;
  /**
   * Keeps each call with its reply, and the answers of members who have agreed to this version of the consent text or
   * do so by their tap; of one member's answers the latest, by `at` and then by turn. Calls known before change
   * nothing. To be called after `questions` in its transaction. Returns what became of the new calls.
   */
  keep(
    alike: readonly AlikeTaps[],
    consentVersion: number,
  ): Promise<ReadonlyMap<string, "kept" | "unagreed">>;
  /** Until the transaction ends nobody of this branch is erased: what is read of a member's consent stays true. */
  holdErasure(branchId: string): Promise<void>;
  /** The latest wins: an earlier `at` than the kept one changes nothing. */
  put(given: GivenAnswer): Promise<void>;
  of(campaignId: string, key: MemberKey): Promise<GivenAnswer | undefined>;
  /** All of one member's answers in a branch. */
  ofMember(branchId: string, key: MemberKey): Promise<readonly GivenAnswer[]>;
  /** True counts, zero included. Only `check/published.ts` may see these. */
  counts(campaignId: string): Promise<Readonly<Record<Answer, number>>>;
  /** Erases single answers of campaigns that closed at or before this instant. Returns how many went. */
  eraseClosedBefore(instant: Temporal.Instant): Promise<number>;
}
