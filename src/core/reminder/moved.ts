import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Strike } from "../strike/strike.ts";
import type { Reminder } from "./reminder.ts";
import { dayOfStrike, dayOfTie, lastBeforeClose } from "./tie.ts";

/** As its ballot's dates are now; undefined where there is nothing more to go by. */
export function movedWithBallot(
  reminder: Reminder,
  campaign: Campaign,
  branch: Branch,
): Reminder | undefined {
  const { tied } = reminder;
  if (tied?.kind === "milestone") {
    const on = dayOfTie(tied, campaign, branch);
    return on && { ...reminder, on };
  }
  if (tied?.kind !== "until-close") return reminder;
  // Closed by its hour, its posts have gone; ended early, the rest has nothing to say.
  if (campaign.closedAt !== undefined) return undefined;
  return { ...reminder, until: lastBeforeClose(campaign, reminder.at) };
}

/** As its strike's days are now; undefined once it is called off. */
export function movedWithStrike(reminder: Reminder, strike: Strike): Reminder | undefined {
  if (reminder.tied?.kind !== "strike") return reminder;
  if (strike.state === "called-off") return undefined;
  return { ...reminder, on: dayOfStrike(strike, reminder.tied.days) };
}
