import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { Workspace } from "../chat/place.ts";

/** How far a ballot is shared, in numbers alone: its owner learns nothing else about who follows. */
export interface Sharing {
  /** Codes that work. */
  readonly codes: number;
  readonly channels: number;
  readonly branches: number;
}

/** What branches that follow have told their own channels, summed. */
export interface ToldElsewhere {
  /** Sum of published numbers, each already rounded and suppressed. */
  readonly posted: number;
  /** Branches with a number that is not 0. */
  readonly branches: number;
}

/** A follower's campaign that has been changed by its owner, and as its channels last had it. */
export interface Moved {
  readonly campaign: Campaign;
  readonly before: Campaign;
}

/** The codes by which other branches come to follow a campaign, and what is tried as one. */
export interface ShareCodeStore {
  /** One more code for a campaign, by its hash. */
  add(campaignId: string, hash: string, at: Temporal.Instant): Promise<void>;
  /** The code with this hash works no more. False when it did not. */
  end(campaignId: string, hash: string): Promise<boolean>;
  /** No code of this campaign works any more. Returns how many did. */
  endAll(campaignId: string): Promise<number>;
  /** The campaign shared by the code with this hash. Until the transaction ends nobody changes it. */
  shared(hash: string): Promise<Campaign | undefined>;
  /** Wrong codes of a branch, counted afresh from the first one after `since` on. Until the transaction ends nobody else of it tries one. */
  wrongTries(
    branchId: string,
    when: { readonly now: Temporal.Instant; readonly since: Temporal.Instant },
  ): Promise<number>;
  /** One more; to be called after `wrongTries` in its transaction. */
  countWrong(branchId: string): Promise<void>;
}

/**
 * One campaign, many branches. A branch that follows has a campaign row of its own (`Campaign.follows`), so that its
 * countdowns, checks, answers and posts are its own; `CampaignStore.update` writes an owner's change into all of
 * them in the same transaction and marks them as moved.
 */
export interface FollowStore {
  sharing(campaignId: string): Promise<Sharing>;
  toldElsewhere(campaignId: string): Promise<ToldElsewhere>;
  /** The row by which a branch follows another's campaign. */
  ofBranch(branchId: string, owner: string): Promise<Campaign | undefined>;
  /** Forgets a follower's campaign with everything it has: countdowns, posts, checks, answers, members' reminders. */
  remove(campaignId: string): Promise<void>;
}

/** An owner's changes on their way to those that follow. */
export interface MovedStore {
  /** Ids of followers' campaigns that wait to be planned anew. */
  list(): Promise<readonly string[]>;
  /** Marks one as planned and returns it; undefined when it is not moved, or another process has it in hand. */
  take(campaignId: string): Promise<Moved | undefined>;
  /** The followers of a workspace's campaigns stop, as its branch is gone, and its codes work no more. */
  ownerLeft(home: Workspace): Promise<void>;
  /** It is back: they go on with what its campaigns say. */
  ownerBack(home: Workspace): Promise<void>;
}
