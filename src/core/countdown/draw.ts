import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { nominatorOf } from "../ballot/election.ts";
import { wayOf } from "../ballot/method.ts";
import { closeOf, closesAt, type Standing } from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords, shortDay } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Line, Span } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { momentSpan } from "./moment-span.ts";

/**
 * Days or hours to the close and the posting date, in the words of this moment, to one person. `told`: what they have told
 * us; whoever has posted is not asked to any more.
 */
export function countdownLines(scene: BallotScene, at: Standing, told?: Answer): readonly Line[] {
  const { campaign } = scene;
  if (at.phase === "closed") return [closedLine(scene)];
  const opens = campaign.milestones.opens;
  if (at.phase === "before-opening" && opens) {
    const values = { opens: momentInWords(opens.date, opens.time), close: closeSpan(scene) };
    return [sayWay("close-before-opening", campaign, values)];
  }
  if (at.phase === "before-opening") return [say("election-opens-later", { close: closeSpan(scene) })];
  if (told === "posted") return [closeInDays(scene, at)];
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

/** How long it is to the close, and nothing to be done until then. */
export function closeInDays(
  scene: Pick<BallotScene, "campaign" | "branch">,
  { phase, minutesToClose, daysToClose }: Standing,
): Line {
  const close = closeSpan(scene);
  return phase === "closing-day"
    ? say("status-today", { close, left: leftInWords(minutesToClose) })
    : say("status-days", { days: daysToClose, close });
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

/** After the close: when the votes are counted, up to that day. */
export function countLines({ milestones: { count } }: Campaign, today: Temporal.PlainDate): readonly Line[] {
  return count && daysBetween(today, count.date) >= 0
    ? [say("milestone-count-expected", { moment: momentInWords(count.date, count.time) })]
    : [];
}
