import { dayInWords, momentInWords } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import type { BallotScene, Campaign, MilestoneKind } from "./campaign.ts";
import { electionLines } from "./election.ts";
import { replacementLines } from "./replacement-link.ts";
import { milestonesWithPosting, standing, suggestedMandate } from "./timetable.ts";
import { wordsWay } from "./way-words.ts";

/** Who set the posting date; of the union's own, whether it has passed while papers can still be sent. */
function postingNote({ state, milestones }: Campaign, passed: boolean): string {
  if (!milestones["last-posting"]) return "posting";
  return passed && state === "open" ? "passed" : "no";
}

/**
 * All dates of a campaign in words with their weekdays, what Muster suggests marked as such, and where to ask for a
 * paper; without those that are shown elsewhere. A suggested day that has passed is none any more.
 */
export function datesLines(
  { campaign, branch, now }: BallotScene,
  shown: ReadonlySet<MilestoneKind> = new Set(),
): readonly Line[] {
  // Once a ballot has closed nobody wants to know when Muster would have posted.
  const passed = campaign.state === "closed" || standing(campaign, branch, now).postingPhase === "passed";
  const known = milestonesWithPosting(campaign, branch).filter(
    ([kind]) =>
      !shown.has(kind) && (kind !== "last-posting" || campaign.milestones[kind] !== undefined || !passed),
  );
  const dates = known.map(([kind, { date, time }]) =>
    say("milestone-line", {
      milestone: wordsWay(`milestone-name-${kind}`, campaign),
      moment: momentInWords(date, time),
      suggested: kind === "last-posting" ? postingNote(campaign, passed) : "no",
    }),
  );
  const mandate = suggestedMandate(campaign, branch);
  const milestone = words("milestone-name-mandate-expires");
  const { method } = campaign;
  return [
    ...(campaign.replaces ? [say("ballot-replaces", { name: campaign.replaces })] : []),
    ...dates,
    ...(mandate
      ? [say("milestone-line", { milestone, moment: dayInWords(mandate), suggested: "mandate" })]
      : []),
    ...electionLines(campaign),
    ...replacementLines(campaign),
    ...(method && method !== "postal" ? [say("voting-line", { method })] : []),
  ];
}
