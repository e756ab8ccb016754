import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { mandateWon } from "../ballot/count/outcome.ts";
import { closeOf, gapAfter, mandateLiveOn, mayBeLiveOn } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, nearDay } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card, Line } from "../chat/card.ts";
import { listedShort } from "../strike/names.ts";
import { say, words } from "../text/say.ts";
import { type ChannelScene, headlineFor } from "./headline.ts";

/**
 * When a mandate runs out and what may follow it, or that there is none. Undefined when the post has outlived its
 * day: another mandate is live, or may be by a rule of the law nobody is sure of. `later` are the branch's statutory ballots that close after this one's.
 */
export function drawMandatePost(scene: ChannelScene, later: readonly Campaign[]): Card | undefined {
  const { campaign, branch, now, among = false } = scene;
  const expires = campaign.milestones["mandate-expires"]?.date;
  if (!expires) return undefined;
  const today = civilDate(now, branch.zone);
  const days = daysBetween(today, expires);
  const whom = wonBy(campaign, branch);
  const shared = isShared(campaign);
  const values = {
    days,
    day: nearDay(expires, today),
    whom: whom ? "named" : shared ? "shared" : "all",
    names: whom ?? "",
  };
  const after = days < 0 ? today : expires.add({ days: 1 });
  const unsure = later.some((other) => mayBeLiveOn(other, after, branch));
  const of = among ? [] : [say("mandate-of", { name: campaign.name })];
  if (days >= 0) {
    const title = headlineFor(words("head-mandate", values), scene);
    return {
      title,
      lines: [
        ...of,
        ...(shared ? [say("mandate-where-won")] : []),
        unsure ? say("mandate-meaning") : afterLine(campaign, later, today),
      ],
    };
  }
  if (unsure || later.some((other) => mandateLiveOn(other, today))) return undefined;
  const first = nearDay(expires.add({ days: 1 }), today);
  const title = headlineFor(words("head-no-mandate", { ...values, day: first }), scene);
  return { title, lines: [...of, nextBallotLine(campaign, later, today)] };
}

/** Followed from another branch, whose result is not told here: it may have been won elsewhere alone. */
function isShared({ owner, result, constituencies = [] }: Campaign): boolean {
  return owner !== undefined && !result && constituencies.every((one) => !one.result);
}

/** Whose mandate it is, where employers were counted by themselves and not all have won. */
function wonBy(campaign: Campaign, branch: Branch): string | undefined {
  const { constituencies = [] } = campaign;
  const won = constituencies.filter(({ name }) => mandateWon(campaign, branch, name) === true);
  if (won.length === 0 || won.length === constituencies.length) return undefined;
  return listedShort(won.map(({ name }) => name));
}

/** What comes after its last day. */
function afterLine(campaign: Campaign, later: readonly Campaign[], today: Temporal.PlainDate): Line {
  const next = gapAfter(campaign, later)?.next;
  if (!next) return say("mandate-meaning");
  return say("mandate-then", { name: next.name, last: nearDay(closeOf(next).date, today) });
}

/** In the gap: what may end it. */
function nextBallotLine(campaign: Campaign, later: readonly Campaign[], today: Temporal.PlainDate): Line {
  const next = gapAfter(campaign, later)?.next;
  if (!next) return say("mandate-until-won");
  return say("mandate-next-ballot", { name: next.name, last: nearDay(closeOf(next).date, today) });
}

/** From when to when there is no live mandate, where a ballot is known that may end the gap. */
export function gapLines(campaign: Campaign, others: readonly Campaign[]): readonly Line[] {
  const gap = gapAfter(campaign, others);
  if (!gap?.next) return [];
  const { date } = closeOf(gap.next);
  const last = dayInWords(date);
  const days = gap.first.equals(date) ? 1 : 2;
  return [say("mandate-gap", { days, first: dayInWords(gap.first), last, name: gap.next.name })];
}
