import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { closeOf, gapAfter, mandateLiveOn, mayBeLiveOn } from "../ballot/timetable.ts";
import { dayInWords } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card, Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";

/**
 * Days left of a mandate and the gap that follows it, or that there is none. Undefined when the post has outlived its
 * day: another mandate is live, or may be by a rule of the law nobody is sure of. `later` are the branch's statutory ballots that close after this one's.
 */
export function drawMandatePost(
  { campaign, branch, now }: BallotScene,
  later: readonly Campaign[],
): Card | undefined {
  const expires = campaign.milestones["mandate-expires"]?.date;
  if (!expires) return undefined;
  const today = civilDate(now, branch.zone);
  const days = daysBetween(today, expires);
  const title = words("mandate-title", { name: campaign.name });
  const day = dayInWords(expires);
  const after = days < 0 ? today : expires.add({ days: 1 });
  const unsure = later.some((other) => mayBeLiveOn(other, after, branch));
  if (days >= 0) {
    const left = [say("mandate-days", { days, day }), say("mandate-meaning")];
    return { title, lines: [...left, ...(unsure ? [] : gapLines(campaign, later))] };
  }
  if (unsure || later.some((other) => mandateLiveOn(other, today))) return undefined;
  return { title, lines: [say("mandate-none", { day }), nextBallotLine(campaign, later)] };
}

/** In the gap: what may end it. */
function nextBallotLine(campaign: Campaign, later: readonly Campaign[]): Line {
  const next = gapAfter(campaign, later)?.next;
  if (!next) return say("mandate-until-won");
  return say("mandate-next-ballot", { name: next.name, last: dayInWords(closeOf(next).date) });
}

/** From when to when there is no live mandate, where a ballot is known that may end the gap. */
export function gapLines(campaign: Campaign, others: readonly Campaign[]): readonly Line[] {
  const gap = gapAfter(campaign, others);
  if (!gap?.next) return [];
  const { date } = closeOf(gap.next);
  const last = dayInWords(date);
  const days = gap.first.equals(date) ? 1 : 2;
  return [say("mandate-gap", { days, first: dayInWords(gap.first), last, name: gap.next.name })];
}
