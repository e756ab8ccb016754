import { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import {
  isWorkingDay,
  minusWorkingDays,
  plusWorkingDays,
  workingDaysBefore,
} from "../calendar/working-days.ts";
import { mandateLastDay } from "../law/tables.ts";
import type { Campaign, MilestoneKind } from "./campaign.ts";

/** A date that hangs on one that is moved: as it is, and as it would be if it moved along. */
export interface Neighbour {
  readonly kind: MilestoneKind;
  readonly before: Milestone;
  readonly proposed: Milestone;
}

type Dates = Campaign["milestones"];

/** What each date hangs on. A last day to join before the opening is a rule about the opening. */
function anchorOf(kind: MilestoneKind, { opens, "join-by": join }: Dates): MilestoneKind | undefined {
  switch (kind) {
    case "join-by":
      return opens && join && Temporal.PlainDate.compare(join.date, opens.date) <= 0 ? "opens" : "closes";
    case "replacement-by":
    case "last-posting":
    case "count":
    case "result":
    case "mandate-expires":
      return "closes";
    case "not-received-by":
      return "opens";
    case "acceptance":
      return "nominations-close";
    default:
      return undefined;
  }
}

/** The union's own dates that hang on a date that moves to another day and were not moved themselves. */
export function leftBehind(
  before: Campaign,
  after: Campaign,
  typed: ReadonlySet<MilestoneKind>,
  branch: Branch,
): readonly Neighbour[] {
  const kinds = Object.keys(after.milestones) as MilestoneKind[];
  return kinds.flatMap((kind) => {
    const own = after.milestones[kind];
    const anchor = anchorOf(kind, before.milestones);
    const from = anchor && before.milestones[anchor]?.date;
    const to = anchor && after.milestones[anchor]?.date;
    if (!own || !from || !to || typed.has(kind)) return [];
    const date =
      kind === "mandate-expires" ? mandateAlong(own.date, from, to) : along(own.date, from, to, branch);
    return date.equals(own.date) ? [] : [{ kind, before: own, proposed: { ...own, date } }];
  });
}

/** As many working days from the date it hangs on as before; where it is no working day itself, as many days. */
function along(
  date: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  { nation }: Branch,
): Temporal.PlainDate {
  const days = from.until(date, { largestUnit: "days" }).days;
  if (days === 0 || !isWorkingDay(date, nation)) return to.add({ days });
  return days < 0
    ? minusWorkingDays(to, workingDaysBefore(date, from, nation), nation)
    : plusWorkingDays(to, workingDaysBefore(from.add({ days: 1 }), date.add({ days: 1 }), nation), nation);
}

/** As many months from the close as before, where it is whole months: a mandate is counted in them. */
function mandateAlong(
  last: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate {
  for (let months = 1; months <= 12; months += 1) {
    if (mandateLastDay(from, months).equals(last)) return mandateLastDay(to, months);
  }
  return to.add({ days: from.until(last, { largestUnit: "days" }).days });
}

/** A campaign whose neighbours have moved along. */
export function movedAlong(campaign: Campaign, neighbours: readonly Neighbour[]): Campaign {
  const moved = Object.fromEntries(neighbours.map(({ kind, proposed }) => [kind, proposed]));
  return { ...campaign, milestones: { ...campaign.milestones, ...moved } };
}

/** Further before the close than any posting date a union has given (PCS 2018 to 2023: 2 or 3 working days). */
const furthestPosting = 10;

/** What an extension may add before a posting date is plainly that of the close before. */
const furthestMoved = 5;

/**
 * Whether the union's own posting date was plainly given for the close before: "post today" weeks before a close would
 * send papers in a hurry that is over.
 */
export function isPostingStale(before: Campaign, after: Campaign, { nation }: Branch): boolean {
  const own = after.milestones["last-posting"]?.date;
  const from = before.milestones.closes?.date;
  const to = after.milestones.closes?.date;
  if (!own || !from || !to) return false;
  const was = workingDaysBefore(own, from, nation);
  const is = workingDaysBefore(own, to, nation);
  return is > furthestPosting && is > was + furthestMoved;
}
