import { Temporal } from "temporal-polyfill";
import { actionLines } from "../ballot/actions.ts";
import type { BallotScene, Campaign, MilestoneKind } from "../ballot/campaign.ts";
import { nominatorOf } from "../ballot/election.ts";
import { wayOf } from "../ballot/method.ts";
import { replacementLines } from "../ballot/replacement-link.ts";
import {
  closeOf,
  closesAt,
  endOf,
  milestonesWithPosting,
  type Standing,
  standing,
} from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { dayInWords, momentInWords, shortDay } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card, Line, Span } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, type TextKey, words } from "../text/say.ts";
import { momentSpan } from "./moment-span.ts";
import { arrivalLines, factLines, nominationLines } from "./organising-lines.ts";

/** The ballot's countdown at this moment: last posting date first, then the close. Undefined when nothing is to be said. */
export function drawBallotPost(kind: DeliveryKind, scene: BallotScene): Card | undefined {
  const at = standing(scene.campaign, scene.branch, scene.now);
  if (kind === "closed") return drawClosed(scene);
  if (kind === "result") return drawResult(scene, at);
  if (at.phase === "closed") return undefined;
  return {
    title: scene.campaign.name,
    lines: [
      ...nominationLines(kind, scene, at.today),
      ...milestoneLines(kind, scene, at),
      ...(kind === "arrival" ? arrivalLines(scene, at.today) : []),
      ...countdownLines(scene, at),
      ...replacesLines(kind, scene.campaign),
      ...factLines(kind, scene.campaign),
      ...(kind === "opens" ? actionLines(scene.campaign) : []),
    ],
  };
}

/** Of a ballot held again: while papers come, so that nobody takes a vote in the old one for a vote in this. */
function replacesLines(kind: DeliveryKind, { replaces }: Campaign): readonly Line[] {
  const told = replaces !== undefined && (kind === "opens" || kind === "arrival" || kind === "countdown");
  return told ? [say("ballot-replaces", { name: replaces })] : [];
}

/** Days or hours to the close and the posting date, in the words of this moment. Also for `/countdown show`. */
export function countdownLines(scene: BallotScene, at: Standing): readonly Line[] {
  const { campaign } = scene;
  if (at.phase === "closed") return [closedLine(scene)];
  const opens = campaign.milestones.opens;
  if (at.phase === "before-opening" && opens) {
    const values = { opens: momentInWords(opens.date, opens.time), close: closeSpan(scene) };
    return [sayWay("close-before-opening", campaign, values)];
  }
  if (at.phase === "before-opening") return [say("election-opens-later", { close: closeSpan(scene) })];
  const posting = postingLines(campaign, scene.branch, at);
  // On its last day the hours left come first.
  const lines =
    at.phase === "closing-day" ? [closeLine(scene, at), ...posting] : [...posting, closeLine(scene, at)];
  return [...lines, ...(at.postingPhase === "passed" ? [] : [sayWay("posted-counts", campaign)])];
}

/** How and when it ended: by its close, or on the day a rep closed, withdrew or postponed it. */
export function closedLine(scene: Pick<BallotScene, "campaign" | "branch">): Line {
  const { campaign } = scene;
  const close = closeSpan(scene);
  if (!campaign.closedAt) return sayWay("close-past", campaign, { close });
  return say("close-ended", { how: campaign.ending ?? "early", day: closedOn(scene), close });
}

/** The close as a time, or the day on which it was closed before it. */
export function closedOn({ campaign, branch }: Pick<BallotScene, "campaign" | "branch">): string | Span {
  const { closedAt } = campaign;
  return closedAt ? dayInWords(civilDate(closedAt, branch.zone)) : closeSpan({ campaign, branch });
}

/** What became of one that takes no answers any more: withdrawn, postponed, or closed. */
export function howEnded({ ending }: Campaign): string {
  return ending ?? "closed";
}

function closeLine(scene: BallotScene, at: Standing): Line {
  if (at.phase === "closing-day") {
    return sayWay("close-hours", scene.campaign, {
      close: closeSpan(scene),
      left: leftInWords(at.minutesToClose),
    });
  }
  const election = scene.campaign.kind === "election" && wayOf(scene.campaign) === "paper";
  return sayWay(election ? "close-days-election" : "close-days", scene.campaign, {
    days: at.daysToClose,
    close: closeSpan(scene),
  });
}

/** The last posting date in the words of its phase, always with who set it. None where nothing is posted. */
export function postingLines(
  campaign: Campaign,
  branch: Branch,
  { today, posting, postingPhase, nextCollection }: Standing,
): readonly Line[] {
  if (postingPhase === "none") return [];
  const close = closeSpan({ campaign, branch });
  if (!nextCollection) return [sayWay("posting-too-late", campaign, { close })];
  const phases = { ahead: "", today: "-today", passed: "-passed" } as const;
  const day = posting ? shortDay(posting.date) : "";
  const next = nextCollection.equals(today) ? "none" : shortDay(nextCollection);
  const setBy = posting?.setBy ?? "suggested";
  return [sayWay(`posting-${setBy}${phases[postingPhase]}`, campaign, { day, next, close })];
}

/** An election before its papers go out: nominations, then acceptance. */
export function windowLines(
  campaign: Campaign,
  { zone }: Branch,
  today: Temporal.PlainDate,
): readonly Line[] {
  const { kind, milestones } = campaign;
  const { "nominations-open": from, "nominations-close": until, acceptance } = milestones;
  if (kind !== "election") return [];
  if (until && daysBetween(today, until.date) >= 0) {
    const opened = String(!from || daysBetween(from.date, today) >= 0);
    const values = { opened, from: from ? dayInWords(from.date) : "", until: momentSpan(until, zone) };
    return [say("election-nominations", values)];
  }
  if (!acceptance || daysBetween(today, acceptance.date) < 0) return [];
  return [
    say("election-acceptance", {
      until: momentSpan(acceptance, zone),
      who: nominatorOf(campaign) ?? "other",
    }),
  ];
}

/** "3 hours", "2 hours 30 minutes", "less than a minute". */
export function leftInWords(minutes: number): string {
  if (minutes < 1) return words("last-minute");
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return words("hours-to-go", { hours, minutes: rest, both: String(hours > 0 && rest > 0) });
}

/** The close as a time every reader can place: its words are UK time. */
export function closeSpan({ campaign, branch }: Pick<BallotScene, "campaign" | "branch">): Span {
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

/** Of these nothing is to be said any more once their hour has gone. */
const lastMoments: ReadonlySet<Told> = new Set([
  "join-by",
  "replacement-by",
  "nominations-close",
  "acceptance",
]);

function isOver(milestone: Milestone, { branch, now }: BallotScene): boolean {
  return Temporal.Instant.compare(endOf(milestone, branch.zone), now) <= 0;
}

/** The milestone this post is about, and any other that falls on today, so that one post a day says it all. */
function milestoneLines(kind: DeliveryKind, scene: BallotScene, at: Standing): readonly Line[] {
  const milestones = new Map(milestonesWithPosting(scene.campaign, scene.branch));
  return told.flatMap((name) => {
    const milestone = milestones.get(name);
    if (!milestone || (name !== kind && !milestone.date.equals(at.today))) return [];
    if (lastMoments.has(name) && isOver(milestone, scene)) return [];
    return [milestoneLine(name, milestone, scene, at.today), ...linkLines(name, scene.campaign)];
  });
}

/** Under what says that a replacement is to be asked for: where. */
function linkLines(name: Told, campaign: Campaign): readonly Line[] {
  const asks = name === "not-received-by" || name === "replacement-by";
  return asks ? replacementLines(campaign) : [];
}

function milestoneLine(
  name: Told,
  milestone: Milestone,
  scene: BallotScene,
  today: Temporal.PlainDate,
): Line {
  const days = daysBetween(today, milestone.date);
  const { campaign } = scene;
  const election = campaign.kind === "election" && name === "opens" && wayOf(campaign) === "paper";
  const key: TextKey = election ? "milestone-opens-election" : `milestone-${name}`;
  return sayWay(key, campaign, {
    when: days === 0 ? "today" : "other",
    day: momentInWords(milestone.date, milestone.time),
    moment: momentSpan(milestone, scene.branch.zone),
    left: words("days-to-go", { days }),
    who: nominatorOf(campaign) ?? "other",
  });
}

function drawClosed(scene: BallotScene): Card {
  const { campaign } = scene;
  const key = campaign.kind === "election" ? "milestone-closed-election" : "milestone-closed";
  const result = campaign.milestones.result;
  const lines = [
    sayWay(key, campaign, { close: closeSpan(scene) }),
    ...countLines(campaign, civilDate(scene.now, scene.branch.zone)),
  ];
  if (result) lines.push(say("milestone-result-expected", { day: dayInWords(result.date) }));
  return { title: campaign.name, lines };
}

/** After the close: when the votes are counted, up to that day. */
export function countLines({ milestones: { count } }: Campaign, today: Temporal.PlainDate): readonly Line[] {
  return count && daysBetween(today, count.date) >= 0
    ? [say("milestone-count-expected", { moment: momentInWords(count.date, count.time) })]
    : [];
}

function drawResult({ campaign }: BallotScene, at: Standing): Card | undefined {
  const result = campaign.milestones.result;
  if (!result?.date.equals(at.today)) return undefined;
  return {
    title: campaign.name,
    lines: [say("milestone-result", { day: dayInWords(result.date) })],
  };
}
