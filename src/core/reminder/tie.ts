import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { closeOf } from "../ballot/timetable.ts";
import type { Reminder } from "./reminder.ts";

/** What a reminder's days go by: it repeats until a ballot's close, or went by something that is gone. */
export type Tie =
  | { readonly kind: "until-close"; readonly campaignId: string }
  /** Said once, in place of what it would have said. */
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

/** As its ballot's dates are now; undefined where there is nothing more to go by. */
export function movedWithBallot(reminder: Reminder, campaign: Campaign): Reminder | undefined {
  if (reminder.tied?.kind !== "until-close") return reminder;
  // Closed by its hour, its posts have gone; ended early, the rest has nothing to say.
  if (campaign.closedAt !== undefined) return undefined;
  return { ...reminder, until: lastBeforeClose(campaign, reminder.at) };
}
