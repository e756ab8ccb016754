import { Temporal } from "temporal-polyfill";
import type { Campaign, MilestoneKind } from "../ballot/campaign.ts";
import { branchPart } from "../ballot/election.ts";
import { isDone } from "../ballot/nomination.ts";
import { meetingIn } from "../ballot/nomination-window.ts";
import { endOf, milestonesWithPosting } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { instantOf } from "../calendar/zone.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";

/** A ballot's post that is not counted from its close. */
export interface OwnPost {
  readonly kind: DeliveryKind;
  readonly on: Temporal.PlainDate;
  /** Days before what it speaks of; 0 is the day itself. */
  readonly days: number;
  /** When the thing it speaks of is over. */
  readonly target: Temporal.Instant;
}

/** Milestones that have posts of their own, and how many days before. */
const milestoneLeads = [
  ["last-posting", [1, 0]],
  ["replacement-by", [2, 0]],
  ["join-by", [3, 0]],
  ["not-received-by", [0]],
  ["opens", [0]],
  ["nominations-close", [14, 7, 3, 1, 0]],
  ["acceptance", [0]],
  ["nominations-open", [0]],
] as const satisfies readonly (readonly [MilestoneKind & DeliveryKind, readonly number[]])[];

/** Of several on one day the first speaks. */
const ranks: readonly DeliveryKind[] = [
  "nomination-meeting",
  "nomination-meeting-soon",
  "nomination-return",
  ...milestoneLeads.map(([kind]) => kind),
  "arrival",
];

/** A day's later end for milestones that stay worth telling: the paper may come all week. */
const lingering: Readonly<Partial<Record<MilestoneKind, number>>> = {
  opens: 2,
  "not-received-by": 2,
  "nominations-open": 2,
};

/** "Has it come?" is asked so many days after the opening (PCS 2018-2024: 5 to 8 days are to be allowed). */
const arrivalDays: readonly number[] = [5, 8];

/** Days before the nominations close on which a form still to be returned is reminded of. */
const returnDays: readonly number[] = [3, 1];

/** Days before a meeting on which its members are reminded of it; posts of other kinds on these days say it too. */
const meetingDays: readonly number[] = [1, 0];

/** The least telling first: of several on one day the last stands. */
export function ownPosts(campaign: Campaign, branch: Branch): readonly OwnPost[] {
  const milestones = new Map(milestonesWithPosting(campaign, branch));
  const all = milestoneLeads.flatMap(([kind, leads]) => {
    const milestone = milestones.get(kind);
    return milestone ? milestonePosts(kind, leads, milestone, branch.zone) : [];
  });
  return [
    ...all,
    ...arrivalPosts(milestones, branch.zone),
    ...nominationPosts(campaign, branch.zone),
  ].toSorted(leastTellingFirst);
}

function milestonePosts(
  kind: MilestoneKind & DeliveryKind,
  leads: readonly number[],
  milestone: Milestone,
  zone: string,
): readonly OwnPost[] {
  const target = endOf(milestone, zone).add({ hours: 24 * (lingering[kind] ?? 0) });
  return leads.map((days) => ({ kind, on: milestone.date.subtract({ days }), days, target }));
}

/**
 * In the week after the opening, while a paper may still be on its way. From the union's own "not received by" on that
 * speaks instead, and nobody is asked any more once it is too late for a replacement or for the post.
 */
function arrivalPosts(milestones: ReadonlyMap<MilestoneKind, Milestone>, zone: string): readonly OwnPost[] {
  const opens = milestones.get("opens")?.date;
  if (!opens) return [];
  const ends = (["not-received-by", "replacement-by", "last-posting", "closes"] as const).flatMap(
    (kind) => milestones.get(kind)?.date ?? [],
  );
  return arrivalDays
    .map((days): OwnPost => {
      const on = opens.add({ days });
      return { kind: "arrival", on, days, target: endOf({ date: on.add({ days: 1 }) }, zone) };
    })
    .filter(({ on }) => ends.every((end) => Temporal.PlainDate.compare(on, end) < 0));
}

/** This branch's own meeting and form: none once the form is returned, none of a meeting outside the nominations. */
function nominationPosts(campaign: Campaign, zone: string): readonly OwnPost[] {
  if (campaign.kind !== "election") return [];
  const nomination = branchPart(campaign);
  const close = campaign.milestones["nominations-close"];
  if (!nomination || !close || isDone(nomination, "returned")) return [];
  const target = endOf(close, zone);
  const reminders = returnDays.map(
    (days): OwnPost => ({ kind: "nomination-return", on: close.date.subtract({ days }), days, target }),
  );
  const meeting = meetingIn(campaign);
  if (!meeting) return reminders;
  const begins = instantOf(meeting.date, meeting.time, zone);
  const soon = isDone(nomination, "held") ? [] : meetingDays;
  return [
    ...reminders,
    { kind: "nomination-meeting", on: meeting.noticeOn, days: 0, target: begins },
    ...soon.map(
      (days): OwnPost => ({
        kind: "nomination-meeting-soon",
        on: meeting.date.subtract({ days }),
        days,
        target: begins,
      }),
    ),
  ];
}

/** A milestone's own day before any run-up, then by rank. */
function leastTellingFirst(one: OwnPost, other: OwnPost): number {
  const ownDay = Number(one.days === 0) - Number(other.days === 0);
  return ownDay === 0 ? ranks.indexOf(other.kind) - ranks.indexOf(one.kind) : ownDay;
}
