import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { closesAt } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { civilDate } from "../calendar/zone.ts";

/** Single answers are erased this many days after a campaign's close unless the branch says otherwise; totals stay. */
const usualDays = 14;

/** The longest a branch may choose. */
export const mostDays = 30;

export function answersKeptDays({ answersKeptDays = usualDays }: Pick<Branch, "answersKeptDays">): number {
  return answersKeptDays;
}

/** The first reply to a call, or what was asked back about it, is kept, sealed, at most this many hours. */
export const repliesKeptHours = 1;

const halfHourMs = 1_800_000;

/** Half hours that are told apart: their numbers go round, so that none is a time. */
const halfHours = 4;

/** In which half hour this is, from 0 to 3: all that is kept of when a call came. */
export function halfHourOf(now: Temporal.Instant): number {
  const all = Math.floor(now.epochMilliseconds / halfHourMs);
  return ((all % halfHours) + halfHours) % halfHours;
}

/** Those that are kept: this one and the one before, so that a call stays half an hour at least and an hour at most. */
export function halfHoursKept(now: Temporal.Instant): readonly [number, number] {
  const current = halfHourOf(now);
  return [current, (current + halfHours - 1) % halfHours];
}

/** A reminder that has gone out for the last time is kept this many hours, so that its Stop button still answers. */
export const sentRemindersKeptHours = 24;

/** The civil date by which the answers of a campaign are erased: counted from an early close, where a rep made one. */
export function erasedBy(campaign: Campaign, branch: Branch): Temporal.PlainDate {
  const { zone } = branch;
  const closed = civilDate(campaign.closedAt ?? closesAt(campaign, zone), zone);
  return closed.add({ days: answersKeptDays(branch) });
}

/** What one person asked for waits so long for a second one. */
export const waitingKeptHours = 24;

/** Whose number in the log it was is kept this many days after the role. */
export const handlesKeptDays = 90;
