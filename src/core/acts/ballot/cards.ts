import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import { entitledInAll } from "../../ballot/constituency.ts";
import { thresholdFor, turnoutRuleAsked, votesNeeded } from "../../ballot/count/threshold.ts";
import { turnoutRuleLines, turnoutUnsureLines } from "../../ballot/count/turnout-rule.ts";
import { electionLines } from "../../ballot/election.ts";
import { type Standing, standing } from "../../ballot/timetable.ts";
import { sayWay } from "../../ballot/way-words.ts";
import { type Branch, mayAct, type Role } from "../../branch/branch.ts";
import { dayInWords, momentInWords } from "../../calendar/words.ts";
import { civilDate, daysBetween } from "../../calendar/zone.ts";
import type { Card, Line } from "../../chat/card.ts";
import { toldUsLines } from "../../check/told-us.ts";
import {
  closedLine,
  closeInDays,
  closeSpan,
  countLines,
  postingLines,
  windowLines,
} from "../../countdown/draw.ts";
import { say } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";

/** `/ballot status`: days to the close, the posting date, who is entitled, what we were told, the mandate. */
export function statusCard(campaign: Campaign, branch: Branch, now: Temporal.Instant, role: Role): Card {
  const at = standing(campaign, branch, now);
  const posting =
    at.phase === "closed" || at.phase === "before-opening" ? [] : postingLines(campaign, branch, at);
  return {
    title: campaign.name,
    lines: [
      ...closeLines(campaign, branch, at),
      ...electionLines(campaign, at.today),
      ...pausedLines(campaign),
      ...posting,
      ...entitledLines(campaign, branch, role),
      ...ruleLines(campaign, branch, role, at),
      ...(at.phase === "before-opening"
        ? []
        : [sayWay("status-told", campaign, { posted: campaign.published?.posted ?? 0 })]),
      ...(mayAct(role, "rep") ? toldUsLines(campaign, branch) : []),
      ...mandateLines(campaign, branch, now),
    ],
    footer: smallId(campaign.shortId),
  };
}

/** Why nothing is posted about it at the moment. */
export function pausedLines({ paused, owner }: Campaign): readonly Line[] {
  return paused ? [say(owner?.gone ? "status-owner-gone" : "status-paused")] : [];
}

function closeLines(campaign: Campaign, branch: Branch, at: Standing): readonly Line[] {
  const close = closeSpan({ campaign, branch });
  switch (at.phase) {
    case "closed":
      if (campaign.closedAt) return [closedLine({ campaign, branch })];
      return [say("status-closed", { close }), ...countLines(campaign, at.today)];
    case "closing-day":
      return [closeInDays({ campaign, branch }, at)];
    case "before-opening": {
      const opens = campaign.milestones.opens;
      const windows = windowLines(campaign, branch, at.today);
      return [
        ...windows,
        ...(opens ? [say("status-before", { opens: momentInWords(opens.date, opens.time) })] : []),
        closeInDays({ campaign, branch }, at),
      ];
    }
    case "running":
      return [closeInDays({ campaign, branch }, at)];
  }
}

function entitledLines(campaign: Campaign, branch: Branch, role: Role): readonly Line[] {
  const entitled = entitledInAll(campaign);
  if (entitled === undefined)
    return role === "member" ? [] : [say("status-entitled-missing", { id: campaign.shortId })];
  const { turnout: percent } = thresholdFor(campaign, branch);
  // Where each employer is counted by itself no part of the whole is needed.
  if (percent === undefined || campaign.constituencies)
    return [say("status-entitled-election", { entitled })];
  return [say("status-entitled", { entitled, percent, needed: votesNeeded(entitled, percent) })];
}

/** The turnout rule, where only the union's notice can say. What it asks for reps see beside what members told us. */
function ruleLines(campaign: Campaign, branch: Branch, role: Role, { phase }: Standing): readonly Line[] {
  if (!turnoutRuleAsked(campaign, branch)) return [];
  if (mayAct(role, "rep")) return turnoutRuleLines(campaign);
  return [
    ...turnoutRuleLines(campaign).slice(0, 1),
    ...(phase === "closed" ? [] : turnoutUnsureLines(campaign, branch)),
  ];
}

/** The mandate of this campaign, where it has one. */
export function mandateLines(campaign: Campaign, branch: Branch, now: Temporal.Instant): readonly Line[] {
  const last = campaign.milestones["mandate-expires"]?.date;
  if (!last) return [];
  const days = daysBetween(civilDate(now, branch.zone), last);
  const day = dayInWords(last);
  return [days < 0 ? say("status-mandate-over", { day }) : say("status-mandate", { day, days })];
}
