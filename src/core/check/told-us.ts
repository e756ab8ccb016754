import type { Campaign } from "../ballot/campaign.ts";
import { entitledInAll } from "../ballot/constituency.ts";
import { otherLawLines } from "../ballot/count/other-law.ts";
import { wholePercent } from "../ballot/count/percent.ts";
import { thresholdFor, votesNeeded } from "../ballot/count/threshold.ts";
import { turnoutUnsureLines } from "../ballot/count/turnout-rule.ts";
import type { Branch } from "../branch/branch.ts";
import type { Line } from "../chat/card.ts";
import { say } from "../text/say.ts";

/**
 * What reps may see beside the three groups: what they come to against those entitled, the threshold and the branch's own
 * target. Worked out from published numbers (suppressed and rounded down) and from counts that reps typed, and from
 * nothing else, so that it tells no more than the groups themselves; that is why all of it is "at least" or "up to".
 * Nothing of an election, which has no bar to be measured against.
 */
export function toldUsLines(campaign: Campaign, branch: Branch): readonly Line[] {
  if (campaign.kind === "election") return [];
  const entitled = entitledInAll(campaign);
  const posted = campaign.published?.posted ?? 0;
  return [
    ...(entitled === undefined ? [] : shareLines(campaign, entitled)),
    ...neededLines(campaign, branch, posted),
    ...targetLines(campaign, entitled, posted),
    ...turnoutUnsureLines(campaign, branch),
    ...otherLawLines(campaign, branch),
  ];
}

/** Of those entitled: told us that it is posted, and told us any of the three. The sum of what is shown, no more. */
function shareLines({ published }: Campaign, entitled: number): readonly Line[] {
  const posted = published?.posted ?? 0;
  const heard = posted + (published?.toPost ?? 0) + (published?.trouble ?? 0);
  return [
    ...(posted > 0 ? [say("told-share", { percent: wholePercent(posted, entitled), entitled })] : []),
    ...(heard > posted
      ? [say("told-heard", { heard, entitled, percent: wholePercent(heard, entitled) })]
      : []),
  ];
}

/** Where each employer counts by itself no number of the whole means anything: what was told is not kept by employer. */
function neededLines(campaign: Campaign, branch: Branch, posted: number): readonly Line[] {
  const { entitled, constituencies } = campaign;
  const { turnout: percent } = thresholdFor(campaign, branch);
  if (percent === undefined) return [];
  if (constituencies) return [say("told-by-employer", { id: campaign.shortId })];
  if (entitled === undefined) return [];
  const needed = votesNeeded(entitled, percent);
  const still = Math.max(0, needed - posted);
  return [say("check-results-needed", { entitled, percent, needed, still })];
}

function targetLines({ target }: Campaign, entitled: number | undefined, posted: number): readonly Line[] {
  if (!target) return [];
  if ("members" in target) return [targetLine(target.members, posted)];
  if (entitled === undefined) return [say("told-target-unknown", { percent: target.percent })];
  return [targetLine(votesNeeded(entitled, target.percent), posted)];
}

function targetLine(members: number, posted: number): Line {
  return say("told-target", { members, still: Math.max(0, members - posted) });
}
