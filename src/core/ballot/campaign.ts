import type { Temporal } from "temporal-polyfill";
import type { At } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import type { Place } from "../chat/place.ts";
import type { BallotResult, Constituency } from "./constituency.ts";
import type { ElectionFacts } from "./election-kinds.ts";
import type { VotingMethod } from "./method.ts";
import type { Nomination } from "./nomination.ts";
import type { Openings } from "./opening-kinds.ts";
import type { Published } from "./published.ts";

/** In the order they fall. */
export const milestoneKinds = [
  "nominations-open",
  "nominations-close",
  "acceptance",
  "opens",
  "not-received-by",
  "join-by",
  "replacement-by",
  "last-posting",
  "closes",
  "count",
  "result",
  "mandate-expires",
] as const;

export type MilestoneKind = (typeof milestoneKinds)[number];

/** How a rep ends a ballot that has no result: for good, or until there are new dates. */
export const endings = ["withdrawn", "postponed"] as const;

export type Ending = (typeof endings)[number];

/** What a ballot must reach, in percent of those entitled: votes cast, and Yes votes. Neither where none is set. */
export interface Threshold {
  readonly turnout?: number;
  readonly support?: number;
}

/** Whether the law's turnout rule applies to a ballot, as a rep read it in the union's notice. */
export const turnoutRules = ["yes", "no", "not-sure"] as const;

export type TurnoutRule = (typeof turnoutRules)[number];

/** What ballots and elections have in common. Dates are the union's own; suggestions are never stored. */
interface Timetabled {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  /** The channel it was set up in. */
  readonly place: Place;
  readonly name: string;
  /** `closes` is always there, with a time: the last moment of receipt. */
  readonly milestones: Readonly<Partial<Record<MilestoneKind, Milestone>>>;
  /** The union's own https page where members ask for a replacement paper. */
  readonly replacementLink?: string;
  /** How else they ask, in a rep's words: a phone line with its hours and last day, an address, from which day. */
  readonly replacementWords?: string;
  /** How members vote. Absent: by post. */
  readonly method?: VotingMethod;
  /**
   * Instead of what the law asks: its 40 % support for important public services as well, or percentages of the
   * union's own, `{}` for none. Absent: the law's.
   */
  readonly threshold?: "important-service" | Threshold;
  /** What the union's notice says of the law's 50 % turnout rule, where the tables of the law do not know. Absent: not asked. */
  readonly turnoutRule?: TurnoutRule;
  /** Of an election alone: who nominates, how many are elected, and whether it is a run-off or by-election. */
  readonly election?: ElectionFacts;
  /** Members entitled to vote, typed by a rep. */
  readonly entitled?: number;
  /** What is counted by itself, by name. Absent in an aggregated ballot. */
  readonly constituencies?: readonly Constituency[];
  /** How many the branch itself wants to hear of, in percent of those entitled or in members. */
  readonly target?: { readonly percent: number } | { readonly members: number };
  /** Of the one count of an aggregated ballot, once it has closed. */
  readonly result?: BallotResult;
  /** The union's own https page about the result. */
  readonly resultLink?: string;
  /** "closed" when a rep closed it early, or once its close has passed and was noticed. */
  readonly state: "open" | "closed";
  /** A rep stopped its posts until they are resumed; answers and corrections go on. Absent: not paused. */
  readonly paused?: boolean;
  /** Of what follows another branch's campaign: the dates are its, and only its reps change them. */
  readonly owner?: Owner;
  /** When a rep closed it early, on the business clock: single answers are erased 14 days after this or `closes`. */
  readonly closedAt?: Temporal.Instant;
  /** With `closedAt`: it has no result. Absent: it was closed early, and may have one. */
  readonly ending?: Ending;
  /** The name of the ballot that it is held again for. */
  readonly replaces?: string;
  /** What has been told about the answers so far; never more than this is shown. */
  readonly published?: Published;
  /** What members can do, in a rep's own words; absent: Muster's own list. */
  readonly actions?: readonly string[];
  /** First lines of posts in a rep's own words. */
  readonly openings?: Openings;
  /** Goes up by one with every change. */
  readonly revision: number;
}

/** Whose campaign is followed. */
export interface Owner {
  readonly campaignId: string;
  /** The branch is gone: nobody keeps the dates right, so the campaign is paused. */
  readonly gone: boolean;
}

/** A ballot of members. A statutory one has a threshold and may win a mandate; a consultative one wins none. */
interface Ballot extends Timetabled {
  readonly kind: "statutory" | "consultative";
}

/** Neutral: it has no threshold (DOMAIN: TULRCA Part I ch. IV). */
export interface Election extends Timetabled {
  readonly kind: "election";
  /** This branch's own part in its nominations. */
  readonly nomination?: Nomination;
}

export type Campaign = Ballot | Election;

export type CampaignKind = Campaign["kind"];

/** A ballot at a moment, which all that is said of it is made of: for `now`, whenever it was due. */
export interface BallotScene extends At {
  readonly campaign: Campaign;
}

export interface CampaignStore {
  byId(id: string): Promise<Campaign | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Campaign | undefined>;
  /** Newest close first. */
  list(branchId: string): Promise<readonly Campaign[]>;
  /**
   * Every campaign still marked open whose close is at or before this civil moment's instant, but for those whose posts
   * have yet to be planned by an owner's change: what they say of the close would go with it.
   */
  openPastClose(now: Temporal.Instant): Promise<readonly Campaign[]>;
  insert(campaign: Campaign): Promise<void>;
  /**
   * Replaces the row whose revision is one less, all but `published` (see `TallyStore.tell`); false when somebody else
   * was first. What others follow (see follow/follow.ts) is changed with it.
   */
  update(campaign: Campaign): Promise<boolean>;
  /** Forgets a campaign nobody was told of, with all it has: countdowns, planned posts, checks. */
  remove(id: string): Promise<void>;
}
