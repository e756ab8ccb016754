import { Temporal } from "temporal-polyfill";
import type { BallotScene, Campaign, Election } from "../ballot/campaign.ts";
import { branchPart, seatLines, stageLines } from "../ballot/election.ts";
import { isDone, type Meeting } from "../ballot/nomination.ts";
import { meetingIn } from "../ballot/nomination-window.ts";
import type { At } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { nearMoment } from "../calendar/words.ts";
import { daysBetween, instantOf } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { momentSpan } from "./moment-span.ts";

/** The headline of a post about this branch's own part in the nominations. None once there is nothing more to do. */
export function nominationNews(
  kind: DeliveryKind,
  { campaign, ...at }: BallotScene,
  today: Temporal.PlainDate,
): string | undefined {
  if (campaign.kind !== "election") return undefined;
  if (kind === "nomination-return") {
    const close = stillToReturn(campaign);
    const days = close ? daysBetween(today, close.date) : 0;
    return close && words("head-return", { days, moment: nearMoment(close, today) });
  }
  const meeting = meetingToCome(campaign, at);
  if (!meeting) return undefined;
  if (kind === "nomination-meeting") return words("head-meeting", { moment: nearMoment(meeting, today) });
  if (kind !== "nomination-meeting-soon" || !isSoon(campaign, meeting, today)) return undefined;
  const when = meeting.date.equals(today) ? "today" : "tomorrow";
  return words("head-meeting-soon", { when, moment: nearMoment(meeting, today) });
}

/**
 * This branch's own part in the nominations: its meeting, in the meeting's notice, the day before and on the day; and until it is ticked off when
 * the form must be back, in the reminders of that and on the last day. Beside the headline.
 */
export function nominationLines(
  kind: DeliveryKind,
  scene: BallotScene,
  today: Temporal.PlainDate,
): readonly Line[] {
  const { campaign } = scene;
  if (campaign.kind !== "election") return [];
  if (kind === "nomination-meeting") return meetingLines(campaign, scene);
  return [...soonLines(kind, campaign, scene, today), ...returnLines(kind, campaign, scene, today)];
}

function stillToReturn(election: Election): Milestone | undefined {
  const nomination = branchPart(election);
  return nomination && !isDone(nomination, "returned") ? election.milestones["nominations-close"] : undefined;
}

function returnLines(
  kind: DeliveryKind,
  election: Election,
  scene: At,
  today: Temporal.PlainDate,
): readonly Line[] {
  const close = stillToReturn(election);
  if (!close?.date.equals(today) || kind === "nomination-return") return [];
  const moment = momentSpan(close, scene.branch.zone);
  return [say("nomination-return", { moment, left: words("days-to-go", { days: 0 }), when: "today" })];
}

/** The day before the meeting and on its day, until it begins or is ticked off as held. */
function isSoon({ nomination }: Election, { date }: Meeting, today: Temporal.PlainDate): boolean {
  return daysBetween(today, date) <= 1 && !(nomination && isDone(nomination, "held"));
}

function soonLines(
  kind: DeliveryKind,
  election: Election,
  { branch, now }: At,
  today: Temporal.PlainDate,
): readonly Line[] {
  const meeting = meetingToCome(election, { branch, now });
  if (!meeting || !isSoon(election, meeting, today)) return [];
  if (kind === "nomination-meeting-soon") return [say("post-meeting")];
  const when = meeting.date.equals(today) ? "today" : "tomorrow";
  const values = { moment: momentSpan(meeting, branch.zone), when };
  return [say("nomination-meeting-soon", values), say("nomination-meeting-neutral")];
}

/** Nothing once the meeting has begun, or when a date that moved has left it outside the nominations. */
function meetingLines(election: Election, at: At): readonly Line[] {
  if (!meetingToCome(election, at)) return [];
  const { branchesNeeded } = election.nomination ?? {};
  return [
    say("post-meeting"),
    ...(branchesNeeded === undefined ? [] : [say("nomination-needed", { count: branchesNeeded })]),
  ];
}

function meetingToCome(election: Election, { branch, now }: At): Meeting | undefined {
  const meeting = meetingIn(election);
  if (!meeting) return undefined;
  const begun = Temporal.Instant.compare(now, instantOf(meeting.date, meeting.time, branch.zone)) >= 0;
  return begun ? undefined : meeting;
}

/** Of an election, when nominations and voting open: what it is for. Of a run-off while papers come, as of one held again. */
export function factLines(kind: DeliveryKind, campaign: Campaign): readonly Line[] {
  if (kind === "nominations-open" || kind === "opens")
    return [...stageLines(campaign), ...seatLines(campaign)];
  const again = campaign.election?.stage === "run-off" && (kind === "arrival" || kind === "countdown");
  return again ? stageLines(campaign) : [];
}
