import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Workspace } from "../chat/place.ts";
import type { MemberKey } from "../people/vault.ts";
import type { Asking } from "./check.ts";

export interface Question {
  readonly branch: Branch;
  readonly campaign: Campaign;
}

/** Taps that say the same of the same question in the same second: all but the member and the call is shared. */
export interface AlikeTaps {
  readonly branchId: string;
  readonly campaignId: string;
  readonly answer: Answer;
  readonly agrees: boolean;
  /** When the first came: only its half hour is kept, and that of taps that agree alone. */
  readonly at: Temporal.Instant;
  /** Its day in the branch's zone. */
  readonly on: Temporal.PlainDate;
  readonly taps: readonly KeptTap[];
}

export interface KeptTap {
  readonly callId: string;
  readonly key: MemberKey;
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
   * Keeps the answers of members who have agreed to this version of the consent text or do so by their tap, one of each
   * member, in place of what was kept before. A call that an answer has come by before changes nothing. To be called
   * after `questions` in its transaction. Returns the calls that kept nothing, and why.
   */
  keep(
    alike: readonly AlikeTaps[],
    consentVersion: number,
  ): Promise<ReadonlyMap<string, "repeated" | "unagreed">>;
  /** Whether the member's answer came by this call, or an earlier one did (of the last few). */
  knows(campaignId: string, key: MemberKey, callId: string): Promise<boolean>;
  /** Until the transaction ends nobody of this branch is erased: what is read of a member's consent stays true. */
  holdErasure(branchId: string): Promise<void>;
}
