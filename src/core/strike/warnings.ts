import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { mandateLiveOn } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords } from "../calendar/words.ts";
import { civilDate } from "../calendar/zone.ts";
import type { Line } from "../card.ts";
import { latestNotice } from "../law/notice.ts";
import { jurisdictionOf } from "../law/tables.ts";
import { say } from "../text/say.ts";
import { daysInWords, spanOf } from "./days.ts";
import type { Strike } from "./strike.ts";

interface Known {
  readonly campaigns: readonly Campaign[];
  readonly branch: Branch;
  readonly now: Temporal.Instant;
}

/**
 * What a rep should ask a full-time officer before anybody is told: days under no mandate Muster knows of, notice
 * that can come too late. Muster knows too little to refuse. Northern Ireland: that its law is another.
 */
export function legalWarnings(strike: Strike, { campaigns, branch, now }: Known): readonly Line[] {
  if (jurisdictionOf(branch.nation) !== "great-britain") return [say("warn-other-law")];
  const bare = strike.days.filter((day) => !campaigns.some((campaign) => mandateLiveOn(campaign, day)));
  return [
    ...(bare.length > 0 ? [say("strike-warn-mandate", { days: daysInWords(bare) })] : []),
    ...noticeLines(strike, branch, now),
  ];
}

/** Nothing once a rep has said, in time, that notice was given. */
function noticeLines(strike: Strike, branch: Branch, now: Temporal.Instant): readonly Line[] {
  const { first } = spanOf(strike);
  const notice = latestNotice(first);
  const saidOn = civilDate(strike.state === "proposed" ? now : strike.stateSince, branch.zone);
  if (!notice || Temporal.PlainDate.compare(saidOn, notice.by) <= 0) return [];
  const values = { first: dayInWords(first), by: dayInWords(notice.by), days: notice.days };
  return [say("strike-warn-notice", values)];
}
