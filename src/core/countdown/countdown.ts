import type { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../ballot/campaign.ts";
import type { Place } from "../place.ts";

/** What is counted down to. "ballot" is a whole campaign: its milestones, the last posting date and the close. */
export type CountdownTarget =
  | { readonly kind: "ballot"; readonly campaignId: string }
  | { readonly kind: "milestone"; readonly campaignId: string; readonly milestone: MilestoneKind }
  | { readonly kind: "mandate"; readonly campaignId: string }
  | { readonly kind: "strike"; readonly strikeId: string }
  | {
      readonly kind: "date";
      readonly title: string;
      readonly date: Temporal.PlainDate;
      readonly time?: Temporal.PlainTime;
    };

/** One channel being told about one target. Every scheduled channel post but reminders comes from one of these. */
export interface Countdown {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  readonly place: Place;
  readonly target: CountdownTarget;
  /** Days before the target on which to post, largest first; 0 is the day itself. */
  readonly days: readonly number[];
  /** Local time of its posts. */
  readonly at: Temporal.PlainTime;
}

export interface CountdownStore {
  byId(id: string): Promise<Countdown | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Countdown | undefined>;
  list(branchId: string): Promise<readonly Countdown[]>;
  ofCampaign(campaignId: string): Promise<readonly Countdown[]>;
  ofStrike(strikeId: string): Promise<readonly Countdown[]>;
  /** Inserts or replaces by id. */
  save(countdown: Countdown): Promise<void>;
  remove(id: string): Promise<void>;
}
