import type { Temporal } from "temporal-polyfill";
import { nominatorOf } from "../ballot/election.ts";
import { wayOf } from "../ballot/method.ts";
import { replacementLines } from "../ballot/replacement-link.ts";
import { milestonesWithPosting, type Standing } from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import type { Milestone } from "../calendar/moment.ts";
import { momentInWords, nearDay } from "../calendar/words.ts";
import { daysBetween } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, type TextKey, words } from "../text/say.ts";
import { arrivalIs } from "./arrival.ts";
import { type ChannelScene, type Dated, isDated, stillTold } from "./headline.ts";
import { momentSpan } from "./moment-span.ts";
import { nominationLines } from "./organising-lines.ts";

/** What a post says of its own date beside its headline. */
export function ownLines(kind: DeliveryKind, scene: ChannelScene, { today }: Standing): readonly Line[] {
  const { campaign } = scene;
  const nominating = nominationLines(kind, scene, today);
  if (kind === "arrival") return [...nominating, ...arrivalLines(scene, today)];
  if (!isDated(kind) || !stillTold(kind, scene)) return nominating;
  switch (kind) {
    case "nominations-open":
    case "nominations-close":
      return [...nominating, say("post-who-nominates", { who: nominatorOf(campaign) ?? "other" })];
    case "acceptance":
      return [...nominating, say("post-addresses", { who: nominatorOf(campaign) ?? "other" })];
    case "opens":
      return [...nominating, sayWay("post-look", campaign)];
    case "not-received-by":
    case "replacement-by":
      return [...nominating, say("post-ask-yourself"), ...replacementLines(campaign)];
    case "join-by":
      return nominating;
  }
}

/** Wait while a paper may still come, then ask for another. */
function arrivalLines({ campaign }: ChannelScene, today: Temporal.PlainDate): readonly Line[] {
  if (arrivalIs(campaign, today) === "ask") return [say("post-ask-yourself"), ...replacementLines(campaign)];
  const wait = campaign.milestones["not-received-by"];
  return [sayWay("post-wait", campaign, { until: wait ? nearDay(wait.date, today) : "none" })];
}

/** Any other date that falls on this day, so that one post a day says it all. */
export function otherMilestoneLines(
  kind: DeliveryKind,
  scene: ChannelScene,
  { today }: Standing,
): readonly Line[] {
  return milestonesWithPosting(scene.campaign, scene.branch).flatMap(([name, { date }]) => {
    if (name === kind || !isDated(name as DeliveryKind) || !date.equals(today)) return [];
    const milestone = stillTold(name as Dated, scene);
    if (!milestone) return [];
    const asks = name === "not-received-by" || name === "replacement-by";
    const links = asks ? replacementLines(scene.campaign) : [];
    return [milestoneLine(name as Dated, milestone, scene, today), ...links];
  });
}

function milestoneLine(
  name: Dated,
  milestone: Milestone,
  { campaign, branch }: ChannelScene,
  today: Temporal.PlainDate,
): Line {
  const days = daysBetween(today, milestone.date);
  const election = campaign.kind === "election" && name === "opens" && wayOf(campaign) === "paper";
  const key: TextKey = election ? "milestone-opens-election" : `milestone-${name}`;
  return sayWay(key, campaign, {
    when: days === 0 ? "today" : "other",
    day: momentInWords(milestone.date, milestone.time),
    moment: momentSpan(milestone, branch.zone),
    left: words("days-to-go", { days }),
    who: nominatorOf(campaign) ?? "other",
  });
}
