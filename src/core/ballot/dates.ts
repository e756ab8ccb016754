import type { Milestone } from "../calendar/moment.ts";
import { momentInWords, shortDayYear, timeInWords } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import { say } from "../text/say.ts";
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

/** One date as a line, and as one of several in a line. */
export interface DateFact {
  readonly kind: MilestoneKind;
  readonly line: Line;
  readonly short: string;
}

/**
 * All dates of a campaign in words with their weekdays, what Muster suggests marked as such, and where to ask for a
 * paper; without those that are shown elsewhere. A suggested day that has passed is none any more.
 */
export function datesLines(
  scene: BallotScene,
  shown: ReadonlySet<MilestoneKind> = new Set(),
): readonly Line[] {
  const dates = dateFacts(scene).filter(({ kind }) => !shown.has(kind));
  return [...replacesLines(scene.campaign), ...dates.map(({ line }) => line), ...factLines(scene.campaign)];
}

/** The dates that are set, and those Muster suggests. */
export function dateFacts({ campaign, branch, now }: BallotScene): readonly DateFact[] {
  // Once a ballot has closed nobody wants to know when Muster would have posted.
  const passed = campaign.state === "closed" || standing(campaign, branch, now).postingPhase === "passed";
  const known = milestonesWithPosting(campaign, branch).filter(
    ([kind]) => kind !== "last-posting" || campaign.milestones[kind] !== undefined || !passed,
  );
  const mandate = suggestedMandate(campaign, branch);
  return [
    ...known.map(([kind, milestone]) =>
      factOf(campaign, kind, milestone, kind === "last-posting" ? postingNote(campaign, passed) : "no"),
    ),
    ...(mandate ? [factOf(campaign, "mandate-expires", { date: mandate }, "mandate")] : []),
  ];
}

function factOf(
  campaign: Campaign,
  kind: MilestoneKind,
  { date, time }: Milestone,
  suggested: string,
): DateFact {
  const milestone = wordsWay(`milestone-name-${kind}`, campaign);
  const moment = momentInWords(date, time);
  const short = time ? `${shortDayYear(date)}, ${timeInWords(time)}` : shortDayYear(date);
  return {
    kind,
    line: say("milestone-line", { milestone, moment, suggested }),
    short: `${milestone}: ${short}`,
  };
}

export function replacesLines({ replaces }: Campaign): readonly Line[] {
  return replaces ? [say("ballot-replaces", { name: replaces })] : [];
}

/** What of a campaign is no date. */
export function factLines(campaign: Campaign): readonly Line[] {
  const { method } = campaign;
  return [
    ...electionLines(campaign),
    ...replacementLines(campaign),
    ...(method && method !== "postal" ? [say("voting-line", { method })] : []),
  ];
}
