import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { wordsWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { nearMoment } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import type { Countdown } from "./countdown.ts";
import { momentSpan } from "./moment-span.ts";

/** Any other date counted down to: one typed by a rep, or one milestone of a campaign. */
export function drawDatePost(
  title: string,
  date: Milestone,
  branch: Branch,
  now: Temporal.Instant,
): Card | undefined {
  const today = civilDate(now, branch.zone);
  const days = daysBetween(today, date.date);
  if (days < 0) return undefined;
  return {
    title: words("head-date", { title, days, moment: nearMoment(date, today) }),
    lines: [say("date-on", { moment: momentSpan(date, branch.zone) })],
  };
}

/** The date a "date" or "milestone" countdown counts to, with its title. */
export function dateOf(
  countdown: Pick<Countdown, "target">,
  campaign: Campaign | undefined,
): { readonly title: string; readonly date: Milestone } | undefined {
  const { target } = countdown;
  if (target.kind === "date") {
    return { title: target.title, date: { date: target.date, ...(target.time && { time: target.time }) } };
  }
  if (target.kind !== "milestone" || !campaign) return undefined;
  const date = campaign.milestones[target.milestone];
  return (
    date && { title: `${campaign.name}: ${wordsWay(`milestone-name-${target.milestone}`, campaign)}`, date }
  );
}
