import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import type { Campaign } from "./campaign.ts";
import { linkSpan } from "./replacement-link.ts";
import { milestonesWithPosting, suggestedMandate } from "./timetable.ts";
import { sayWay, wordsWay } from "./way-words.ts";

/** All dates of a campaign in words with their weekdays, what Muster suggests marked as such, and where to ask for a paper. */
export function datesLines(campaign: Campaign, branch: Branch): readonly Line[] {
  // Once a ballot has closed nobody wants to know when Muster would have posted.
  const suggests = campaign.state === "open" || campaign.milestones["last-posting"] !== undefined;
  const known = milestonesWithPosting(campaign, branch).filter(
    ([kind]) => suggests || kind !== "last-posting",
  );
  const dates = known.map(([kind, { date, time }]) =>
    say("milestone-line", {
      milestone: wordsWay(`milestone-name-${kind}`, campaign),
      moment: momentInWords(date, time),
      suggested: kind === "last-posting" && !campaign.milestones["last-posting"] ? "posting" : "no",
    }),
  );
  const mandate = suggestedMandate(campaign, branch);
  const milestone = words("milestone-name-mandate-expires");
  const link = linkSpan(campaign);
  const { method } = campaign;
  return [
    ...dates,
    ...(mandate
      ? [say("milestone-line", { milestone, moment: dayInWords(mandate), suggested: "mandate" })]
      : []),
    ...(link ? [sayWay("replacement-link", campaign, { link })] : []),
    ...(method && method !== "postal" ? [say("voting-line", { method })] : []),
  ];
}
