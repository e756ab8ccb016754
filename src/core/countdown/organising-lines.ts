import { Temporal } from "temporal-polyfill";
import type { BallotScene, Campaign, Election } from "../ballot/campaign.ts";
import { branchPart, seatLines, stageLines } from "../ballot/election.ts";
import { isDone, type Meeting } from "../ballot/nomination.ts";
import { meetingIn } from "../ballot/nomination-window.ts";
import { replacementLines } from "../ballot/replacement-link.ts";
import type { At } from "../branch/branch.ts";
import { dayInWords } from "../calendar/words.ts";
import { daysBetween, instantOf } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { momentSpan } from "./moment-span.ts";

/** Until then a paper may simply be on its way, where the union has given no day of its own (DOMAIN: 5 to 8 days). */
const usualWait = 8;

/** "Has your paper come?": wait while it may still come, then ask for another. */
export function arrivalLines({ campaign, branch }: BallotScene, today: Temporal.PlainDate): readonly Line[] {
  const { opens, "not-received-by": wait, "replacement-by": by } = campaign.milestones;
  if (!opens) return [];
  const said = { day: dayInWords(opens.date), election: String(campaign.kind === "election") };
  const waits = wait
    ? Temporal.PlainDate.compare(today, wait.date) < 0
    : daysBetween(opens.date, today) < usualWait;
  if (waits) {
    const until = wait ? dayInWords(wait.date) : "none";
    return [say("arrival-wait", { ...said, until })];
  }
  const asked = say("arrival-replace", {
    ...said,
    by: by ? "by" : "none",
    moment: by ? momentSpan(by, branch.zone) : "",
  });
  return [asked, ...replacementLines(campaign)];
}

/**
 * This branch's own part in the nominations: its meeting, in the meeting's notice, the day before and on the day; and until it is ticked off when
 * the form must be back, in the reminders of that and on the last day.
 */
export function nominationLines(
  kind: DeliveryKind,
  scene: BallotScene,
  today: Temporal.PlainDate,
): readonly Line[] {
  const { campaign } = scene;
  if (campaign.kind !== "election") return [];
  if (kind === "nomination-meeting") return meetingLines(campaign, scene);
  return [...soonLines(campaign, scene, today), ...returnLines(kind, campaign, scene, today)];
}

function returnLines(
  kind: DeliveryKind,
  election: Election,
  scene: At,
  today: Temporal.PlainDate,
): readonly Line[] {
  const nomination = branchPart(election);
  const close = election.milestones["nominations-close"];
  if (!nomination || !close || isDone(nomination, "returned")) return [];
  if (kind !== "nomination-return" && !close.date.equals(today)) return [];
  const days = daysBetween(today, close.date);
  return [
    say("nomination-return", {
      moment: momentSpan(close, scene.branch.zone),
      left: words("days-to-go", { days }),
      when: days === 0 ? "today" : "other",
    }),
  ];
}

/** The day before the meeting and on its day, until it begins or is ticked off as held. */
function soonLines(election: Election, { branch, now }: At, today: Temporal.PlainDate): readonly Line[] {
  const meeting = meetingToCome(election, { branch, now });
  const days = meeting ? daysBetween(today, meeting.date) : Number.NaN;
  if (!meeting || !(days <= 1) || (election.nomination && isDone(election.nomination, "held"))) return [];
  const values = { moment: momentSpan(meeting, branch.zone), when: days === 0 ? "today" : "tomorrow" };
  return [say("nomination-meeting-soon", values), say("nomination-meeting-neutral")];
}

/** Nothing once the meeting has begun, or when a date that moved has left it outside the nominations. */
function meetingLines(election: Election, { branch, now }: At): readonly Line[] {
  const meeting = meetingToCome(election, { branch, now });
  if (!meeting) return [];
  const { branchesNeeded } = election.nomination ?? {};
  return [
    say("nomination-meeting", { moment: momentSpan(meeting, branch.zone) }),
    say("nomination-meeting-neutral"),
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
