import { Temporal } from "temporal-polyfill";
import type { BallotScene, Campaign, MilestoneKind } from "../ballot/campaign.ts";
import { nominatorOf } from "../ballot/election.ts";
import { wayOf } from "../ballot/method.ts";
import { closeOf, endOf, type Standing } from "../ballot/timetable.ts";
import { wordsWay } from "../ballot/way-words.ts";
import type { Milestone } from "../calendar/moment.ts";
import { nearDay, nearMoment, timeInWords } from "../calendar/words.ts";
import { daysBetween } from "../calendar/zone.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { type TextKey, words } from "../text/say.ts";
import { arrivalIs } from "./arrival.ts";
import { leftInWords } from "./draw.ts";
import { nominationNews } from "./organising-lines.ts";

/** A ballot as one channel is told of it. */
export interface ChannelScene extends BallotScene {
  /** Other ballots are told of there too: each headline names its own. */
  readonly among?: boolean;
}

/** A headline as the channel reads it: with the ballot's name where that is not plain. */
export function headlineFor(
  head: string,
  { among, campaign: { name } }: Omit<ChannelScene, "branch" | "now">,
): string {
  return among ? words("head-named", { name, head }) : head;
}

/** The news of a ballot's post on its day, under what it is about: that day's own date, or how long is left to post. */
export function ballotNews(kind: DeliveryKind, scene: BallotScene, at: Standing): string {
  return ownNews(kind, scene, at.today) ?? countdownNews(scene, at);
}

/** Milestones with a headline of their own. */
const dated = [
  "nominations-open",
  "nominations-close",
  "acceptance",
  "opens",
  "not-received-by",
  "join-by",
  "replacement-by",
] as const satisfies readonly MilestoneKind[];

export type Dated = (typeof dated)[number];

export const isDated = (kind: DeliveryKind): kind is Dated & DeliveryKind =>
  (dated as readonly string[]).includes(kind);

/** Of these nothing is to be said any more once their hour has gone. */
const lastMoments: ReadonlySet<string> = new Set([
  "join-by",
  "replacement-by",
  "nominations-close",
  "acceptance",
] satisfies readonly Dated[]);

/** A milestone that is still worth telling at this moment. */
export function stillTold(name: Dated, { campaign, branch, now }: BallotScene): Milestone | undefined {
  const milestone = campaign.milestones[name];
  if (!milestone || !lastMoments.has(name)) return milestone;
  return Temporal.Instant.compare(endOf(milestone, branch.zone), now) > 0 ? milestone : undefined;
}

function ownNews(kind: DeliveryKind, scene: BallotScene, today: Temporal.PlainDate): string | undefined {
  const { campaign } = scene;
  if (isDated(kind)) {
    const milestone = stillTold(kind, scene);
    return milestone && wordsWay(`head-${kind}`, campaign, valuesOf(milestone, campaign, today));
  }
  if (kind === "arrival") {
    const { opens, "replacement-by": by } = campaign.milestones;
    if (!opens) return undefined;
    return wordsWay(`head-arrival-${arrivalIs(campaign, today)}`, campaign, {
      election: String(campaign.kind === "election"),
      day: nearDay(opens.date, today),
      by: by ? "by" : "none",
      moment: by ? nearMoment(by, today) : "",
    });
  }
  return nominationNews(kind, scene, today);
}

function valuesOf(milestone: Milestone, campaign: Campaign, today: Temporal.PlainDate) {
  const days = daysBetween(today, milestone.date);
  return {
    days,
    when: days === 0 ? "today" : "other",
    day: nearDay(milestone.date, today),
    moment: nearMoment(milestone, today),
    election: String(campaign.kind === "election"),
    who: nominatorOf(campaign) ?? "other",
  };
}

/** How long is left, and what to do with it. From ten days out each of its days has other words. */
function countdownNews({ campaign }: BallotScene, at: Standing): string {
  const { today, daysToClose: days, posting, nextCollection } = at;
  const { opens } = campaign.milestones;
  const close = closeOf(campaign);
  const values = {
    days,
    election: String(campaign.kind === "election"),
    close: nearMoment(close, today),
    closing: nearDay(close.date, today),
    day: posting ? nearDay(posting.date, today) : "",
    stage: stageOf(days),
    next: nextCollection && !nextCollection.equals(today) ? nearDay(nextCollection, today) : "none",
  };
  if (at.phase === "before-opening" && opens)
    return wordsWay("head-before", campaign, { ...values, opens: nearMoment(opens, today) });
  if (at.phase === "before-opening") return words("head-before-later", { close: values.close });
  if (at.phase === "closing-day")
    return words("head-closing-day", {
      ...values,
      time: timeInWords(close.time),
      left: leftInWords(at.minutesToClose),
    });
  return wordsWay(runningKey(campaign, at), campaign, { ...values, way: wayOf(campaign) });
}

function runningKey(campaign: Campaign, { posting, postingPhase, nextCollection, today }: Standing): TextKey {
  if (postingPhase === "ahead" || postingPhase === "today") {
    if (postingPhase === "today") return "head-post-today";
    return posting && daysBetween(today, posting.date) === 1 ? "head-post-tomorrow" : "head-post-by";
  }
  if (wayOf(campaign) !== "paper") return "head-vote-by";
  return nextCollection ? "head-post-passed" : "head-too-late";
}

/** What a day is good for, so many days before the close. The words of `ahead` and `early` are said of any other day. */
export function stageOf(days: number): "ahead" | "early" | "week" | "days" | "three" | "two" | "last" {
  if (days > 10) return "ahead";
  if (days > 7) return "early";
  if (days > 5) return "week";
  if (days > 3) return "days";
  return days === 3 ? "three" : days === 2 ? "two" : "last";
}
