import type { Temporal } from "temporal-polyfill";
import type { Campaign, Milestone, MilestoneKind } from "../ballot/campaign.ts";
import { linkSpan } from "../ballot/replacement-link.ts";
import {
  closeOf,
  closesAt,
  gapAfter,
  mandateLiveOn,
  milestonesWithPosting,
  type Standing,
  standing,
} from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords, shortDay } from "../calendar/words.ts";
import { civilDate, daysBetween, instantOf } from "../calendar/zone.ts";
import type { Card, Line, Span } from "../card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, type TextKey, words } from "../text/say.ts";
import type { Countdown } from "./countdown.ts";

/** What a drawing is made of: everything is said for `now`, whenever it was due. */
export interface Scene {
  readonly campaign: Campaign;
  readonly branch: Branch;
  readonly now: Temporal.Instant;
}

/** The ballot's countdown at this moment: last posting date first, then the close. Undefined when nothing is to be said. */
export function drawBallotPost(kind: DeliveryKind, scene: Scene): Card | undefined {
  const at = standing(scene.campaign, scene.branch, scene.now);
  if (kind === "closed") return drawClosed(scene);
  if (kind === "result") return drawResult(scene, at);
  if (at.phase === "closed") return undefined;
  return {
    title: scene.campaign.name,
    lines: [...milestoneLines(kind, scene, at), ...countdownLines(scene, at)],
  };
}

/** Days or hours to the close and the posting date, in the words of this moment. Also for `/countdown show`. */
export function countdownLines(scene: Scene, at: Standing): readonly Line[] {
  if (at.phase === "closed") return [say("close-past", { close: closeSpan(scene) })];
  const opens = scene.campaign.milestones.opens;
  if (at.phase === "before-opening" && opens) {
    return [say("close-before-opening", { opens: dayInWords(opens.date), close: closeSpan(scene) })];
  }
  return [
    postingLine(at),
    closeLine(scene, at),
    ...(at.postingPhase === "passed" ? [] : [say("posted-counts")]),
  ];
}

function closeLine(scene: Scene, at: Standing): Line {
  if (at.phase === "closing-day") {
    return say("close-hours", { close: closeSpan(scene), left: leftInWords(at.minutesToClose) });
  }
  const key = scene.campaign.kind === "election" ? "close-days-election" : "close-days";
  return say(key, { days: at.daysToClose, close: closeSpan(scene) });
}

/** The last posting date in the words of its phase, always with who set it. */
export function postingLine(at: Standing): Line {
  if (at.phase === "closing-day") return say("posting-too-late");
  const phase: { readonly [Phase in Standing["postingPhase"]]: "" | "-today" | "-passed" } = {
    ahead: "",
    today: "-today",
    passed: "-passed",
  };
  return say(`posting-${at.posting.setBy}${phase[at.postingPhase]}`, { day: shortDay(at.posting.date) });
}

/** "3 hours", "2 hours 30 minutes", "less than a minute". */
export function leftInWords(minutes: number): string {
  if (minutes < 1) return words("last-minute");
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return words("hours-to-go", { hours, minutes: rest, both: String(hours > 0 && rest > 0) });
}

/** The close as a time every reader can place: its words are UK time. */
export function closeSpan({ campaign, branch }: Pick<Scene, "campaign" | "branch">): Span {
  const { date, time } = closeOf(campaign);
  return { kind: "time", at: closesAt(campaign, branch.zone), words: momentInWords(date, time) };
}

type Told = Extract<
  MilestoneKind,
  | "opens"
  | "not-received-by"
  | "join-by"
  | "replacement-by"
  | "nominations-open"
  | "nominations-close"
  | "acceptance"
>;

const told: readonly Told[] = [
  "nominations-open",
  "nominations-close",
  "acceptance",
  "opens",
  "not-received-by",
  "join-by",
  "replacement-by",
];

/** The milestone this post is about, and any other that falls on today, so that one post a day says it all. */
function milestoneLines(kind: DeliveryKind, scene: Scene, at: Standing): readonly Line[] {
  const milestones = new Map(milestonesWithPosting(scene.campaign, scene.branch));
  return told.flatMap((name) => {
    const milestone = milestones.get(name);
    if (!milestone || (name !== kind && !milestone.date.equals(at.today))) return [];
    return [milestoneLine(name, milestone, scene, at.today), ...linkLines(name, scene.campaign)];
  });
}

/** Under what says that a replacement is to be asked for: where. */
function linkLines(name: Told, campaign: Campaign): readonly Line[] {
  const link = linkSpan(campaign);
  const asks = name === "not-received-by" || name === "replacement-by";
  return link && asks ? [say("replacement-link", { link })] : [];
}

function milestoneLine(name: Told, milestone: Milestone, scene: Scene, today: Temporal.PlainDate): Line {
  const days = daysBetween(today, milestone.date);
  const election = scene.campaign.kind === "election" && name === "opens";
  const key: TextKey = election ? "milestone-opens-election" : `milestone-${name}`;
  return say(key, {
    when: days === 0 ? "today" : "other",
    day: dayInWords(milestone.date),
    moment: momentSpan(milestone, scene.branch.zone),
    left: words("days-to-go", { days }),
  });
}

function momentSpan(milestone: Milestone, zone: string): string | Span {
  const named = momentInWords(milestone.date, milestone.time);
  if (!milestone.time) return named;
  return { kind: "time", at: instantOf(milestone.date, milestone.time, zone), words: named };
}

function drawClosed(scene: Scene): Card {
  const { campaign } = scene;
  const key = campaign.kind === "election" ? "milestone-closed-election" : "milestone-closed";
  const result = campaign.milestones.result;
  const lines = [say(key, { name: campaign.name, close: closeSpan(scene) })];
  if (result) lines.push(say("milestone-result-expected", { day: dayInWords(result.date) }));
  return { title: campaign.name, lines };
}

function drawResult({ campaign }: Scene, at: Standing): Card | undefined {
  const result = campaign.milestones.result;
  if (!result?.date.equals(at.today)) return undefined;
  return {
    title: campaign.name,
    lines: [say("milestone-result", { name: campaign.name, day: dayInWords(result.date) })],
  };
}

/**
 * Days left of a mandate and the gap that follows it, or that there is none. Undefined when the post has outlived its
 * day: another mandate is live. `later` are the branch's statutory ballots that close after this one's.
 */
export function drawMandatePost(
  { campaign, branch, now }: Scene,
  later: readonly Campaign[],
): Card | undefined {
  const expires = campaign.milestones["mandate-expires"]?.date;
  if (!expires) return undefined;
  const today = civilDate(now, branch.zone);
  const days = daysBetween(today, expires);
  const title = words("mandate-title", { name: campaign.name });
  const day = dayInWords(expires);
  const gap = gapLines(campaign, later);
  if (days >= 0) {
    return { title, lines: [say("mandate-days", { days, day }), say("mandate-meaning"), ...gap] };
  }
  if (later.some((other) => mandateLiveOn(other, today))) return undefined;
  return { title, lines: [say("mandate-none", { day }), ...gap] };
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

/** Any other date counted down to: one typed by a rep, or one milestone of a campaign. */
export function drawDatePost(
  title: string,
  date: Milestone,
  branch: Branch,
  now: Temporal.Instant,
): Card | undefined {
  const days = daysBetween(civilDate(now, branch.zone), date.date);
  if (days < 0) return undefined;
  return { title, lines: [say("date-days", { days, moment: momentSpan(date, branch.zone) })] };
}

/** The date a "date" or "milestone" countdown counts to, with its title. */
export function dateOf(
  countdown: Pick<Countdown, "target">,
  campaign: Campaign | undefined,
): { readonly title: string; readonly date: Milestone } | undefined {
  const { target } = countdown;
  if (target.kind === "date") {
    return { title: target.title, date: { date: target.date, ...(target.time && { time: target.time }) } };
  }
  if (target.kind !== "milestone" || !campaign) return undefined;
  const date = campaign.milestones[target.milestone];
  return date && { title: `${campaign.name}: ${words(`milestone-name-${target.milestone}`)}`, date };
}
