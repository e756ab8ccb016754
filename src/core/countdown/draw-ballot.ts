import { actionLines } from "../ballot/actions.ts";
import type { Campaign } from "../ballot/campaign.ts";
import { type Standing, standing } from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import { dayInWords, nearDay, nearMoment } from "../calendar/words.ts";
import type { Card, Line } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { isToldOfPosting, postingFooter, postingPostLines, stageLines } from "./day-lines.ts";
import { deadlineLine, dueSpan } from "./deadline.ts";
import { countLines } from "./draw.ts";
import { ballotNews, type ChannelScene, headlineFor } from "./headline.ts";
import { factLines } from "./organising-lines.ts";
import { otherMilestoneLines, ownLines } from "./own-lines.ts";

/**
 * The ballot's post at this moment: the news as its headline, which ballot and the deadline that counts under it, then
 * what the day asks. Undefined when nothing is to be said.
 */
export function drawBallotPost(kind: DeliveryKind, scene: ChannelScene): Card | undefined {
  const at = standing(scene.campaign, scene.branch, scene.now);
  if (kind === "closed") return drawClosed(scene, at);
  if (kind === "count") return drawCount(scene, at);
  if (kind === "result") return drawResult(scene, at);
  if (at.phase === "closed") return undefined;
  const footer = isToldOfPosting(at) ? postingFooter(scene.campaign, at) : undefined;
  return {
    title: headlineFor(ballotNews(kind, scene, at), scene),
    lines: [
      deadlineLine(scene, at),
      ...ownLines(kind, scene, at),
      ...otherMilestoneLines(kind, scene, at),
      ...postingPostLines(kind, scene, at),
      ...stageLines(kind, scene, at),
      ...replacesLines(kind, scene.campaign),
      ...factLines(kind, scene.campaign),
      ...(kind === "opens" ? actionLines(scene.campaign) : []),
    ],
    ...(footer !== undefined && { footer }),
  };
}

/** Of a ballot held again: on its first day, so that nobody takes a vote in the old one for a vote in this. */
function replacesLines(kind: DeliveryKind, { replaces }: Campaign): readonly Line[] {
  const told = replaces !== undefined && (kind === "opens" || kind === "arrival" || kind === "countdown");
  return told ? [say("ballot-replaces", { name: replaces })] : [];
}

function drawClosed(scene: ChannelScene, { today }: Standing): Card {
  const { campaign, among = false } = scene;
  const election = campaign.kind === "election";
  const { closes } = campaign.milestones;
  const close = closes ? nearMoment(closes, today) : "";
  const thanks = sayWay(election ? "post-closed-election" : "post-closed", campaign, {
    named: String(among),
    name: campaign.name,
  });
  return {
    title: headlineFor(words("head-closed", { election: String(election), close }), scene),
    lines: [thanks, ...countLines(campaign, today), ...resultLines(campaign)],
  };
}

function resultLines({ milestones: { result } }: Campaign): readonly Line[] {
  return result ? [say("milestone-result-expected", { day: dayInWords(result.date) })] : [];
}

function drawCount(scene: ChannelScene, { today }: Standing): Card | undefined {
  const { campaign } = scene;
  const { count } = campaign.milestones;
  if (!count?.date.equals(today)) return undefined;
  return {
    title: headlineFor(words("head-count", { moment: nearMoment(count, today) }), scene),
    lines: [closedLine(scene, today), ...resultLines(campaign)],
  };
}

function drawResult(scene: ChannelScene, { today }: Standing): Card | undefined {
  const { campaign } = scene;
  const { result } = campaign.milestones;
  if (!result?.date.equals(today)) return undefined;
  return {
    title: headlineFor(words("head-result", { day: nearDay(result.date, today) }), scene),
    lines: [closedLine(scene, today), ...countLines(campaign, today)],
  };
}

function closedLine(scene: ChannelScene, today: Standing["today"]): Line {
  const { campaign, among = false } = scene;
  return say("post-result-due", {
    named: String(among),
    name: campaign.name,
    close: dueSpan(scene, today),
  });
}
