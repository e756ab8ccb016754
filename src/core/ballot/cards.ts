import type { Temporal } from "temporal-polyfill";
import type { Branch, Role } from "../branch/branch.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card, Line } from "../card.ts";
import { closeSpan, leftInWords, postingLine } from "../countdown/draw.ts";
import { say, words } from "../text/say.ts";
import type { Campaign } from "./campaign.ts";
import { linkSpan } from "./replacement-link.ts";
import { halfOf } from "./threshold.ts";
import { milestonesWithPosting, type Standing, standing } from "./timetable.ts";

/** All dates of a campaign in words with their weekdays, the suggested one marked as such, and where to ask for a paper. */
export function datesLines(campaign: Campaign, branch: Branch): readonly Line[] {
  const link = linkSpan(campaign);
  const dates = milestonesWithPosting(campaign, branch).map(([kind, { date, time }]) =>
    say("milestone-line", {
      milestone: words(`milestone-name-${kind}`),
      moment: momentInWords(date, time),
      suggested: String(kind === "last-posting" && !campaign.milestones["last-posting"]),
    }),
  );
  return link ? [...dates, say("replacement-link", { link })] : dates;
}

/** `/ballot status`: days to the close, the posting date, who is entitled, what we were told, the mandate. */
export function statusCard(campaign: Campaign, branch: Branch, now: Temporal.Instant, role: Role): Card {
  const at = standing(campaign, branch, now);
  const posting = at.phase === "closed" || at.phase === "before-opening" ? [] : [postingLine(at)];
  return {
    title: words("ballot-status-title", { name: campaign.name, id: campaign.shortId }),
    lines: [
      ...closeLines(campaign, branch, at),
      ...(campaign.paused ? [say("status-paused")] : []),
      ...posting,
      ...entitledLines(campaign, role),
      say("status-told", { posted: campaign.published?.posted ?? 0 }),
      ...mandateLines(campaign, branch, now),
    ],
  };
}

function closeLines(campaign: Campaign, branch: Branch, at: Standing): readonly Line[] {
  const close = closeSpan({ campaign, branch });
  switch (at.phase) {
    case "closed":
      return [say(at.minutesToClose > 0 ? "status-closed-early" : "status-closed", { close })];
    case "closing-day":
      return [say("status-today", { close, left: leftInWords(at.minutesToClose) })];
    case "before-opening": {
      const opens = campaign.milestones.opens;
      const days = say("status-days", { days: at.daysToClose, close });
      return opens ? [say("status-before", { opens: dayInWords(opens.date) }), days] : [days];
    }
    case "running":
      return [say("status-days", { days: at.daysToClose, close })];
  }
}

function entitledLines({ entitled, kind, shortId }: Campaign, role: Role): readonly Line[] {
  if (entitled === undefined)
    return role === "member" ? [] : [say("status-entitled-missing", { id: shortId })];
  if (kind !== "statutory") return [say("status-entitled-election", { entitled })];
  return [say("status-entitled", { entitled, needed: halfOf(entitled) })];
}

/** The mandate of this campaign, where it has one. */
export function mandateLines(campaign: Campaign, branch: Branch, now: Temporal.Instant): readonly Line[] {
  const last = campaign.milestones["mandate-expires"]?.date;
  if (!last) return [];
  const days = daysBetween(civilDate(now, branch.zone), last);
  const day = dayInWords(last);
  return [days < 0 ? say("status-mandate-over", { day }) : say("status-mandate", { day, days })];
}
