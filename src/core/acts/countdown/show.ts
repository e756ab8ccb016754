import { Temporal } from "temporal-polyfill";
import type { Answer } from "../../ballot/answers.ts";
import type { Campaign } from "../../ballot/campaign.ts";
import { closesAt, mandateLiveOn, mayBeLiveOn, type Standing, standing } from "../../ballot/timetable.ts";
import type { At, Branch } from "../../branch/branch.ts";
import { civilDate, daysBetween } from "../../calendar/zone.ts";
import type { Card, Line } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { closedLine, countdownLines, windowLines } from "../../countdown/draw.ts";
import { gapLines } from "../../countdown/draw-mandate.ts";
import { nextBlock, stateOn, whenInWords } from "../../strike/days.ts";
import { stateInWords } from "../../strike/facts.ts";
import { forWhomInWords } from "../../strike/for-whom.ts";
import type { Strike } from "../../strike/strike.ts";
import { say, words } from "../../text/say.ts";
import { mandateLines, pausedLines } from "../ballot/cards.ts";
import { countedIn } from "./what.ts";

/** Days for which a ballot that has closed, or a mandate that has ended, is still worth telling. */
const daysTold = 14;

/** `/countdown show`: each ballot, each mandate and each strike at this moment, for the caller's eyes alone. */
export async function whereThingsStand(
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Card> {
  const today = civilDate(now, branch.zone);
  const { campaigns, strikes } = await countedIn(store, branch);
  const ballots: Line[] = [];
  for (const campaign of campaigns) {
    const told = (await store.answers.of(campaign.id, key))?.answer;
    ballots.push(...campaignLines(campaign, campaigns, { branch, now, told }));
  }
  const lines = [
    ...ballots,
    ...noMandateLines(campaigns, branch, now),
    ...strikes.flatMap((strike) => strikeLines(strike, today)),
  ];
  return {
    title: words("countdown-show-title"),
    lines: lines.length > 0 ? lines : [say("countdown-show-none")],
  };
}

function campaignLines(
  campaign: Campaign,
  campaigns: readonly Campaign[],
  { branch, now, told }: At & { readonly told: Answer | undefined },
): readonly Line[] {
  const scene = { campaign, branch, now };
  const at = standing(campaign, branch, now);
  const opening = at.phase === "before-opening" ? windowLines(campaign, branch, at.today) : [];
  const lines =
    at.phase === "closed"
      ? [...closedLines(campaign, branch, at), ...endedMandateLines(campaign, campaigns, { branch, now })]
      : [...opening, ...countdownLines(scene, at, told)];
  if (lines.length === 0) return [];
  return [say("countdown-show-name", { name: campaign.name }), ...lines, ...pausedLines(campaign)];
}

function closedLines(campaign: Campaign, branch: Branch, at: Standing): readonly Line[] {
  const closedOn = civilDate(earlier(campaign.closedAt, closesAt(campaign, branch.zone)), branch.zone);
  if (daysBetween(closedOn, at.today) > daysTold) return [];
  return [closedLine({ campaign, branch })];
}

/** Only a closed ballot has a mandate: an expiry typed beforehand promises none. */
function endedMandateLines(
  campaign: Campaign,
  campaigns: readonly Campaign[],
  { branch, now }: At,
): readonly Line[] {
  const last = campaign.milestones["mandate-expires"]?.date;
  const today = civilDate(now, branch.zone);
  if (!last || daysBetween(last, today) > daysTold) return [];
  const ahead = daysBetween(today, last) >= 0;
  const others = campaigns.filter(({ id }) => id !== campaign.id);
  const unsure = others.some((other) => mayBeLiveOn(other, last.add({ days: 1 }), branch));
  return [...mandateLines(campaign, branch, now), ...(ahead && !unsure ? gapLines(campaign, others) : [])];
}

/** Said where there has been a mandate and none is live today: between two, members must not be called out. */
function noMandateLines(
  campaigns: readonly Campaign[],
  branch: Branch,
  now: Temporal.Instant,
): readonly Line[] {
  const today = civilDate(now, branch.zone);
  const won = campaigns.filter(
    (campaign) =>
      campaign.milestones["mandate-expires"] && standing(campaign, branch, now).phase === "closed",
  );
  if (won.length === 0 || won.some((campaign) => mandateLiveOn(campaign, today))) return [];
  if (campaigns.some((campaign) => mayBeLiveOn(campaign, today, branch))) return [];
  return [say("status-no-mandate")];
}

/** A strike that is still to come, or is on. */
export function strikeLines(strike: Strike, today: Temporal.PlainDate): readonly Line[] {
  if (!nextBlock(strike, today)) return [];
  const { name } = strike;
  const state = stateInWords(stateOn(strike, today));
  return [
    say("countdown-show-strike", { name, days: whenInWords(strike), forWhom: forWhomInWords(strike), state }),
  ];
}

function earlier(one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant {
  return one && Temporal.Instant.compare(one, other) < 0 ? one : other;
}
