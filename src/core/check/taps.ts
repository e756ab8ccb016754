import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Workspace } from "../chat/place.ts";
import type { MemberKey, Sealed } from "../people/vault.ts";
import type { Asking } from "./check.ts";

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
  /** Orders those of one batch, and is not kept. */
  readonly at: Temporal.Instant;
  /** Its day in the branch's zone. */
  readonly on: Temporal.PlainDate;
  /** In the order in which they came. Each call once. */
  readonly taps: readonly KeptTap[];
}

interface KeptTap {
  readonly callId: string;
  readonly key: MemberKey;
  readonly turn: number;
  /** The first replies, for repeats: to a member whose answer is kept, and to one who has not agreed. */
  readonly replies: { readonly kept: Sealed; readonly unagreed: Sealed };
}

/** The part of the answers that takes many members' taps at once. */
export interface TapStore {
  /**
   * What these ask, in their order; undefined where the workspace has no such question. Until the transaction ends
   * nobody of their branches is erased.
   */
  questions(
    asked: readonly (Asking & { readonly home: Workspace })[],
  ): Promise<readonly (Question | undefined)[]>;
  /**
   * Keeps each call with its reply, and the answers of members who have agreed to this version of the consent text or
   * do so by their tap; of one member's answers the latest, by `at` and then by turn, and in place of what was kept before. Calls known before change
   * nothing. To be called after `questions` in its transaction. Returns what became of the new calls.
   */
  keep(
    alike: readonly AlikeTaps[],
    consentVersion: number,
  ): Promise<ReadonlyMap<string, "kept" | "unagreed">>;
  /** Until the transaction ends nobody of this branch is erased: what is read of a member's consent stays true. */
  holdErasure(branchId: string): Promise<void>;
}
