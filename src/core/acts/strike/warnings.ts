import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import { otherLawLine } from "../../ballot/count/other-law.ts";
import { lawCheckedWords } from "../../ballot/count/turnout-rule.ts";
import { closeOf } from "../../ballot/timetable.ts";
import type { At, Branch } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Line } from "../../chat/card.ts";
import { jurisdictionOf, lastDayToBegin, latestNotice } from "../../law/tables.ts";
import type { Store } from "../../ports/store.ts";
import { firstAsked, wantedOf } from "../../strike/call.ts";
import { daysInWords, spanOf } from "../../strike/days.ts";
import { type Gap, type Mandate, mandateGaps, mandatesOf, namesIn, unsureOf } from "../../strike/mandates.ts";
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
 * that can come too late. Muster knows too little to refuse. Northern Ireland: what its law asks instead.
 */
export function legalWarnings(strike: Strike, { now, ...known }: Known & At): readonly Line[] {
  const notice = noticeLines(strike, known.branch, now);
  if (jurisdictionOf(known.branch.nation) !== "great-britain") {
    return [otherLawLine(), ...beginLines(wantedOf(strike), known), ...notice];
  }
  return [...gapLines(wantedOf(strike), known), ...notice];
}

/** Action that begins too long after the ballot it seems to be under: the last that closed before it. */
function beginLines(strike: Strike, { campaigns, branch }: Known): readonly Line[] {
  const { first } = spanOf(strike);
  const [close] = campaigns
    .filter(({ kind, ending }) => kind === "statutory" && !ending)
    .map((campaign) => closeOf(campaign).date)
    .filter((date) => Temporal.PlainDate.compare(date, first) < 0)
    .toSorted(Temporal.PlainDate.compare)
    .reverse();
  const by = close && lastDayToBegin(close, jurisdictionOf(branch.nation));
  if (!by || Temporal.PlainDate.compare(first, by) <= 0) return [];
  return [say("strike-warn-begin", { first: dayInWords(first), by: dayInWords(by) })];
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

/** For reps: that there is no live mandate, for whom and on which days. Great Britain alone. */
export function gapLines(strike: Strike, { campaigns, branch }: Known): readonly Line[] {
  if (jurisdictionOf(branch.nation) !== "great-britain") return [];
  const mandates = mandatesOf(campaigns, branch);
  return [
    ...mandateGaps(strike, mandates).map(gapLine),
    ...notCalledLines(strike, { campaigns, branch }),
    ...unsureLines(strike, mandates),
  ];
}

/** Whom an all-out strike does not call, as they have no live mandate: members are told that as well. Great Britain alone. */
export function notCalledLines(strike: Strike, { campaigns, branch }: Known): readonly Line[] {
  if (strike.employers.length > 0 || jurisdictionOf(branch.nation) !== "great-britain") return [];
  const mandates = mandatesOf(campaigns, branch);
  const balloted = namesIn(mandates);
  if (balloted.length === 0 || mandateGaps(strike, mandates).length > 0) return [];
  const gaps = mandateGaps({ ...strike, employers: balloted }, mandates);
  return gaps.map((gap) => allButLine(gap, strike.kind));
}

/** Whom a rule that may be repealed, or a number that was not given, leaves without support for it. */
function unsureLines(strike: Strike, mandates: readonly Mandate[]): readonly Line[] {
  return (["unsure", "unknown"] as const).flatMap((why) => {
    const unsure = unsureOf(strike, mandates, why);
    if (unsure !== "all" && unsure.length === 0) return [];
    const whom = unsure === "all" ? { names: "all", more: 0 } : firstNames(unsure);
    return [say(`strike-warn-${why}`, { ...whom, ...lawCheckedWords() })];
  });
}

function firstNames(employers: readonly string[]): { readonly names: string; readonly more: number } {
  const more = Math.max(0, employers.length - mostNamed);
  return { names: more > 0 ? employers.slice(0, mostNamed).join(", ") : listed(employers), more };
}

/** Of an all-out strike: who is not called, as a mandate is each employer's own. */
function allButLine({ employers, days }: Gap, kind: Strike["kind"]): Line {
  return say("strike-all-but", { ...firstNames(employers), days: daysInWords(days), kind });
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
  const notice = latestNotice(first, jurisdictionOf(branch.nation));
  const saidOn = state === "proposed" || wanted ? today : civilDate(strike.stateSince, branch.zone);
  if (!notice || Temporal.PlainDate.compare(saidOn, notice.by) <= 0) return [];
  const values = { first: dayInWords(first), by: dayInWords(notice.by), days: notice.days };
  return [say("strike-warn-notice", values)];
}
