import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { At, Branch } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Line } from "../../chat/card.ts";
import { jurisdictionOf, latestNotice } from "../../law/tables.ts";
import type { Store } from "../../ports/store.ts";
import { firstAsked, wantedOf } from "../../strike/call.ts";
import { daysInWords, spanOf } from "../../strike/days.ts";
import { type Gap, mandateGaps, mandatesOf } from "../../strike/mandates.ts";
import { listed } from "../../strike/names.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";

/** Employers named in one line at most: a national ballot may be lost in dozens. */
const mostNamed = 8;

interface Known {
  readonly campaigns: readonly Campaign[];
  readonly branch: Branch;
}

/**
 * What a rep should ask a full-time officer before anybody is told: days under no mandate Muster knows of, notice
 * that can come too late. Muster knows too little to refuse. Northern Ireland: that its law is another.
 */
export function legalWarnings(strike: Strike, { now, ...known }: Known & At): readonly Line[] {
  if (jurisdictionOf(known.branch.nation) !== "great-britain") return [say("warn-other-law")];
  return [...gapLines(wantedOf(strike), known), ...noticeLines(strike, known.branch, now)];
}

/** All of these about a strike of the branch. */
export async function warningsAbout(
  store: Pick<Store, "campaigns">,
  strike: Strike,
  { branch, now }: At,
): Promise<readonly Line[]> {
  const campaigns = await store.campaigns.list(branch.id);
  return legalWarnings(strike, { campaigns, branch, now });
}

/** That there is no live mandate, for whom and on which days. Great Britain alone. */
export function gapLines(strike: Strike, { campaigns, branch }: Known): readonly Line[] {
  if (jurisdictionOf(branch.nation) !== "great-britain") return [];
  const mandates = mandatesOf(campaigns, branch);
  const gaps = mandateGaps(strike, mandates);
  if (strike.employers.length > 0 || gaps.length > 0) return gaps.map(gapLine);
  const balloted = [...new Set(mandates.flatMap(({ results }) => results.map(({ name }) => name)))];
  if (balloted.length === 0) return [];
  return mandateGaps({ ...strike, employers: balloted }, mandates).map((gap) => allButLine(gap, strike.kind));
}

/** Of an all-out strike: who is not called, as a mandate is each employer's own. */
function allButLine({ employers, days }: Gap, kind: Strike["kind"]): Line {
  const more = employers.length - mostNamed;
  const names = more > 0 ? employers.slice(0, mostNamed).join(", ") : listed(employers);
  return say("strike-all-but", { names, more: Math.max(0, more), days: daysInWords(days), kind });
}

function gapLine({ employers, days, onwards }: Gap): Line {
  return say("strike-warn-mandate", {
    who: employers.length === 0 ? "all" : "named",
    names: listed(employers),
    days: daysInWords(days),
    onwards: String(onwards),
  });
}

/**
 * Nothing once a rep has said, in time, that notice was given, nor for what is confirmed: of a strike that was added to,
 * for what was added alone.
 */
function noticeLines(strike: Strike, branch: Branch, now: Temporal.Instant): readonly Line[] {
  const { state, wanted } = strike;
  if (state === "confirmed" && !wanted) return [];
  const today = civilDate(now, branch.zone);
  const first = wanted ? firstAsked(strike, today) : spanOf(strike).first;
  const notice = latestNotice(first);
  const saidOn = state === "proposed" || wanted ? today : civilDate(strike.stateSince, branch.zone);
  if (!notice || Temporal.PlainDate.compare(saidOn, notice.by) <= 0) return [];
  const values = { first: dayInWords(first), by: dayInWords(notice.by), days: notice.days };
  return [say("strike-warn-notice", values)];
}
