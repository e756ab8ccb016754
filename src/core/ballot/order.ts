import { Temporal } from "temporal-polyfill";
import type { Milestone } from "../calendar/moment.ts";
import { momentInWords } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import type { Campaign, MilestoneKind } from "./campaign.ts";

/**
 * Pairs that must not be the wrong way round: the first is never after the second. Nothing is said of the opening and
 * the last day to join: several unions' rules ask for membership before a ballot opens.
 */
const order: readonly (readonly [MilestoneKind, MilestoneKind])[] = [
  ["nominations-open", "nominations-close"],
  ["nominations-close", "acceptance"],
  ["nominations-close", "opens"],
  ["acceptance", "opens"],
  ["opens", "not-received-by"],
  ["opens", "replacement-by"],
  ["opens", "last-posting"],
  ["opens", "closes"],
  ["not-received-by", "closes"],
  ["join-by", "closes"],
  ["replacement-by", "closes"],
  ["last-posting", "closes"],
  ["nominations-close", "closes"],
  ["closes", "count"],
  ["count", "result"],
  ["closes", "result"],
  ["closes", "mandate-expires"],
];

/** The first pair of dates that cannot both be right, in words, with the option to look at. */
export function orderProblem(
  milestones: Campaign["milestones"],
): { readonly line: Line; readonly field: MilestoneKind } | undefined {
  for (const [earlier, later] of order) {
    const first = milestones[earlier];
    const second = milestones[later];
    if (!first || !second || !isBefore(second, first)) continue;
    const line = say("refuse-order", {
      later: words(`milestone-name-${later}`),
      laterDay: momentInWords(second.date, second.time),
      earlier: words(`milestone-name-${earlier}`),
      earlierDay: momentInWords(first.date, first.time),
    });
    return { line, field: later };
  }
  return undefined;
}

function isBefore(one: Milestone, other: Milestone): boolean {
  const days = Temporal.PlainDate.compare(one.date, other.date);
  if (days !== 0 || !one.time || !other.time) return days < 0;
  return Temporal.PlainTime.compare(one.time, other.time) < 0;
}
