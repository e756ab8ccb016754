import { Temporal } from "temporal-polyfill";
import type { Milestone } from "../calendar/moment.ts";
import type { Campaign, Election } from "./campaign.ts";
import { branchPart } from "./election.ts";
import type { Meeting } from "./nomination.ts";

/** Nominations open → close. Without an opening every day before the close counts. */
export function inWindow(
  { date, time }: Required<Milestone>,
  { "nominations-open": open, "nominations-close": close }: Campaign["milestones"],
): boolean {
  if (!close) return false;
  if (open && before({ date, time }, open)) return false;
  const late = Temporal.PlainDate.compare(date, close.date);
  const hour = close.time ? Temporal.PlainTime.compare(time, close.time) : -1;
  return late < 0 || (late === 0 && hour < 0);
}

function before(moment: Required<Milestone>, open: Milestone): boolean {
  const early = Temporal.PlainDate.compare(moment.date, open.date);
  const hour = open.time ? Temporal.PlainTime.compare(moment.time, open.time) : 1;
  return early < 0 || (early === 0 && hour < 0);
}

/** The branch's meeting, while it lies inside the nominations. A date that moved may have left it outside. */
export function meetingIn(election: Election): Meeting | undefined {
  const meeting = branchPart(election)?.meeting;
  return meeting && inWindow(meeting, election.milestones) ? meeting : undefined;
}
