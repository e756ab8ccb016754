import type { Temporal } from "temporal-polyfill";
import type { Published } from "../check/published.ts";
import type { Place } from "../place.ts";

/** Statutory ballots have a threshold; elections are neutral and have none (DOMAIN: TULRCA Part I ch. IV). */
export type CampaignKind = "statutory" | "consultative" | "election";

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
  "result",
  "mandate-expires",
] as const;

export type MilestoneKind = (typeof milestoneKinds)[number];

/** A civil date, and a local time where the union gave one. */
export interface Milestone {
  readonly date: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
}

/** A ballot or election with its timetable. Dates are the union's own; suggestions are never stored. */
export interface Campaign {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  /** The channel it was set up in. */
  readonly place: Place;
  readonly kind: CampaignKind;
  readonly name: string;
  /** `closes` is always there, with a time: the last moment of receipt. */
  readonly milestones: Readonly<Partial<Record<MilestoneKind, Milestone>>>;
  /** The union's own https page where members ask for a replacement paper. */
  readonly replacementLink?: string;
  /** Members entitled to vote, typed by a rep. */
  readonly entitled?: number;
  /** "closed" when a rep closed it early, or once its close has passed and was noticed. */
  readonly state: "open" | "closed";
  /** A rep stopped its posts until they are resumed; answers and corrections go on. Absent: not paused. */
  readonly paused?: boolean;
  /** When a rep closed it early, on the business clock: single answers are erased 14 days after this or `closes`. */
  readonly closedAt?: Temporal.Instant;
  /** What has been told about the answers so far; never more than this is shown. */
  readonly published?: Published;
  /** Goes up by one with every change. */
  readonly revision: number;
}

export interface CampaignStore {
  byId(id: string): Promise<Campaign | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Campaign | undefined>;
  /** Newest close first. */
  list(branchId: string): Promise<readonly Campaign[]>;
  /** Every campaign still marked open whose close is at or before this civil moment's instant. */
  openPastClose(now: Temporal.Instant): Promise<readonly Campaign[]>;
  insert(campaign: Campaign): Promise<void>;
  /** Replaces the row whose revision is one less, all but `published`; false when somebody else was first. */
  update(campaign: Campaign): Promise<boolean>;
  /** Sets `published` alone, where it still was worked out from `before`'s counts; leaves the revision. */
  publish(id: string, before: Published | undefined, after: Published): Promise<boolean>;
}
