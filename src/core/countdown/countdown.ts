import type { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Place } from "../chat/place.ts";
import { shortIdOf } from "../typed/short-id.ts";

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

/**
 * Days before on which to post when a rep has not chosen any. A ballot is told of weekly, then more and more
 * often in its last three weeks (PCS 2018-2024), where its own dates (replacement, posting) have posts beside these.
 */
const ballotDays: readonly number[] = [42, 35, 28, 21, 14, 10, 7, 5, 3, 2, 1, 0];

const mandateDays: readonly number[] = [14, 3, 1, 0];

const strikeDays: readonly number[] = [7, 1, 0];

const dateDays: readonly number[] = [7, 3, 1, 0];

export function defaultDays({ kind }: CountdownTarget): readonly number[] {
  switch (kind) {
    case "ballot":
      return ballotDays;
    case "mandate":
      return mandateDays;
    case "strike":
      return strikeDays;
    case "milestone":
    case "date":
      return dateDays;
  }
}

type Wanted = Pick<Countdown, "place" | "target"> & Partial<Pick<Countdown, "days" | "at">>;

/** A countdown with the days usual for its target, at the branch's hour, unless others are wanted. */
export function newCountdown(id: string, branch: Branch, { place, target, days, at }: Wanted): Countdown {
  return {
    id,
    shortId: shortIdOf(id),
    branchId: branch.id,
    place,
    target,
    days: days ?? defaultDays(target),
    at: at ?? branch.postAt,
  };
}
