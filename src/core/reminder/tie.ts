import { Temporal } from "temporal-polyfill";
import type { Campaign, MilestoneKind } from "../ballot/campaign.ts";
import { closeOf, milestonesWithPosting } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { spanOf } from "../strike/days.ts";
import type { Strike } from "../strike/strike.ts";

/** What a reminder's days go by and move with. */
export type Tie =
  /** It repeats until the close. */
  | { readonly kind: "until-close"; readonly campaignId: string }
  /** It goes once, so many days before. */
  | {
      readonly kind: "milestone";
      readonly campaignId: string;
      readonly milestone: MilestoneKind;
      readonly days: number;
    }
  /** The same before a strike's first day. */
  | { readonly kind: "strike"; readonly strikeId: string; readonly days: number }
  /** It went by something that is gone, and says that once in place of what it would have said. */
  | { readonly kind: "gone" };

/** The ballot it goes by. */
export function ballotOf(tied: Tie | undefined): string | undefined {
  return tied && "campaignId" in tied ? tied.campaignId : undefined;
}

/** The last civil date on which a post at this hour goes before the close. */
export function lastBeforeClose(campaign: Campaign, at: Temporal.PlainTime): Temporal.PlainDate {
  const { date, time } = closeOf(campaign);
  return Temporal.PlainTime.compare(at, time) < 0 ? date : date.subtract({ days: 1 });
}

/** The civil date that is so many days before a ballot's date; undefined where that is not set, or will not be. */
export function dayOfTie(
  { milestone, days }: Extract<Tie, { kind: "milestone" }>,
  campaign: Campaign,
  branch: Branch,
): Temporal.PlainDate | undefined {
  // Of one ended early no date is waited for but the result's and the mandate's.
  const after = milestone === "mandate-expires" || milestone === "result";
  if (campaign.closedAt !== undefined && !after) return undefined;
  const found = milestonesWithPosting(campaign, branch).find(([kind]) => kind === milestone);
  return found?.[1].date.subtract({ days });
}

/** The civil date that is so many days before a strike's first. */
export function dayOfStrike(strike: Strike, days: number): Temporal.PlainDate {
  return spanOf(strike).first.subtract({ days });
}
