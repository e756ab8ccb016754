import { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { nextCollection, suggestLastPosting } from "../calendar/posting.ts";
import { minusWorkingDays } from "../calendar/working-days.ts";
import { civilDate, daysBetween, instantOf } from "../calendar/zone.ts";
import { jurisdictionOf, lawOn, mandateLastDay } from "../law/tables.ts";
import { type Campaign, type MilestoneKind, milestoneKinds } from "./campaign.ts";
import { mandateWon, mayHaveWon } from "./count/outcome.ts";
import { goesByPost, wayOf } from "./method.ts";

const endOfDay = Temporal.PlainTime.from("23:59:59");

/** The last moment of receipt, as the union gave it. Throws for a campaign without one: our bug. */
export function closeOf(campaign: Campaign): Required<Milestone> {
  const close = campaign.milestones.closes;
  if (!close?.time) throw new Error("a campaign without the time of its close");
  return { date: close.date, time: close.time };
}

export function closesAt(campaign: Campaign, zone: string): Temporal.Instant {
  const { date, time } = closeOf(campaign);
  return instantOf(date, time, zone);
}

/** A campaign's dates, of one closed early with the day on which it was. */
export function datesAsClosed({ milestones, closedAt }: Campaign, zone: string): Campaign["milestones"] {
  return closedAt ? { ...milestones, closes: { date: civilDate(closedAt, zone) } } : milestones;
}

const startOfDay = Temporal.PlainTime.from("00:00");

/**
 * Whether its opening hour has come, or its opening day where no hour is given. Where neither is, it has, but for an
 * election that is still at its nominations.
 */
export function hasOpened(campaign: Campaign, zone: string, now: Temporal.Instant): boolean {
  const { opens } = campaign.milestones;
  if (!opens)
    return phasesBefore(campaign).every((end) => Temporal.Instant.compare(endOf(end, zone), now) <= 0);
  return Temporal.Instant.compare(instantOf(opens.date, opens.time ?? startOfDay, zone), now) <= 0;
}

/** The ends of what comes before the vote in an election: nominations and their acceptance. */
export function phasesBefore({ kind, milestones }: Campaign): readonly Milestone[] {
  if (kind !== "election") return [];
  return [milestones["nominations-close"], milestones.acceptance].filter((one) => one !== undefined);
}

/** When a milestone is over: its hour, or the end of its day. */
export function endOf(milestone: Milestone, zone: string): Temporal.Instant {
  return instantOf(milestone.date, milestone.time ?? endOfDay, zone);
}

export interface LastPosting {
  readonly date: Temporal.PlainDate;
  /** The union's own date, or Muster's suggestion by second-class post: the two are never to be confused. */
  readonly setBy: "union" | "suggested";
}

/**
 * The last safe posting date: never computed silently, always with who set it. None where nothing is posted, and none is
 * suggested that no paper could keep.
 */
function lastPosting(campaign: Campaign, branch: Branch): LastPosting | undefined {
  if (!goesByPost(campaign)) return undefined;
  const { opens, "last-posting": own } = campaign.milestones;
  if (own) return { date: own.date, setBy: "union" };
  const date = suggestedPosting(campaign, branch);
  const kept = !opens || Temporal.PlainDate.compare(opens.date, date) < 0;
  return kept ? { date, setBy: "suggested" } : undefined;
}

/** What Muster would suggest, whatever the union's own dates. */
export function suggestedPosting(campaign: Campaign, { nation }: Branch): Temporal.PlainDate {
  return suggestLastPosting(closeOf(campaign).date, "second", nation);
}

/** A campaign's milestones in their order, with the suggested last posting date standing in for a missing one. */
export function milestonesWithPosting(
  campaign: Campaign,
  branch: Branch,
): readonly (readonly [MilestoneKind, Milestone])[] {
  const { "last-posting": _, ...milestones } = campaign.milestones;
  const posting = lastPosting(campaign, branch);
  const all: Campaign["milestones"] = {
    ...milestones,
    ...(posting && { "last-posting": { date: posting.date } }),
  };
  return milestoneKinds.flatMap((kind) => {
    const milestone: Milestone | undefined = all[kind];
    return milestone ? [[kind, milestone] as const] : [];
  });
}

/** Where a campaign stands at one moment. Days are calendar days in the branch's zone, never blocks of 24 hours. */
export interface Standing {
  readonly today: Temporal.PlainDate;
  readonly phase: "before-opening" | "running" | "closing-day" | "closed";
  readonly daysToClose: number;
  /** Whole minutes to the close; 0 once closed. */
  readonly minutesToClose: number;
  /** None where nothing is posted, and where no date is safe. */
  readonly posting?: LastPosting;
  /** The last posting date is still ahead, is today, or has passed, or there never was a safe one; "none" where nothing is posted. */
  readonly postingPhase: "ahead" | "today" | "passed" | "none";
  /** When boxes are next emptied, today included. None once no post can arrive before the close: on its day, and on Sundays and bank holidays just before it. */
  readonly nextCollection?: Temporal.PlainDate;
}

export function standing(campaign: Campaign, branch: Branch, now: Temporal.Instant): Standing {
  const today = civilDate(now, branch.zone);
  const close = closeOf(campaign);
  const posting = lastPosting(campaign, branch);
  const collection = nextCollection(today, branch.nation);
  const msToClose = closesAt(campaign, branch.zone).epochMilliseconds - now.epochMilliseconds;
  return {
    today,
    phase: phaseOf(campaign, branch.zone, now, msToClose),
    daysToClose: daysBetween(today, close.date),
    minutesToClose: Math.max(0, Math.floor(msToClose / 60_000)),
    ...(posting && { posting }),
    ...(Temporal.PlainDate.compare(collection, close.date) < 0 && { nextCollection: collection }),
    postingPhase: goesByPost(campaign)
      ? postingPhaseOf(posting ? daysBetween(today, posting.date) : -1)
      : "none",
  };
}

function postingPhaseOf(days: number): Standing["postingPhase"] {
  if (days > 0) return "ahead";
  return days === 0 ? "today" : "passed";
}

/**
 * The last day on which it helps to remind somebody to vote: the last posting date where a paper has to be posted, or
 * else the day of the close; the day before, where the branch posts only after the close's hour.
 */
export function lastReminderDay(campaign: Campaign, branch: Branch): Temporal.PlainDate {
  const posting = lastPosting(campaign, branch);
  if (posting && wayOf(campaign) === "paper") return posting.date;
  const { date, time } = closeOf(campaign);
  if (wayOf(campaign) === "paper") return minusWorkingDays(date, 1, branch.nation);
  return Temporal.PlainTime.compare(branch.postAt, time) < 0 ? date : date.subtract({ days: 1 });
}

function phaseOf(
  campaign: Campaign,
  zone: string,
  now: Temporal.Instant,
  msToClose: number,
): Standing["phase"] {
  if (campaign.state === "closed" || msToClose <= 0) return "closed";
  if (!hasOpened(campaign, zone, now)) return "before-opening";
  return civilDate(now, zone).equals(closeOf(campaign).date) ? "closing-day" : "running";
}

/** Whether answers are still taken at this moment: by the clock, whatever jobs have or have not run. */
export function takesAnswers(campaign: Campaign, zone: string, now: Temporal.Instant): boolean {
  return campaign.state === "open" && Temporal.Instant.compare(now, closesAt(campaign, zone)) < 0;
}

/**
 * The last day of the mandate a statutory ballot would give if it is won, by the law of its opening day. Only for when
 * no day is set; always shown as suggested, never stored. Undefined in Northern Ireland, where action
 * must begin within weeks instead, and where a result was typed that has not won.
 */
export function suggestedMandate(campaign: Campaign, branch: Branch): Temporal.PlainDate | undefined {
  const { opens, "mandate-expires": own } = campaign.milestones;
  if (campaign.kind !== "statutory" || campaign.ending || own || !opens) return undefined;
  return notWon(campaign, branch) ? undefined : mandateByLaw(campaign, branch);
}

function mandateByLaw(campaign: Campaign, { nation }: Branch): Temporal.PlainDate | undefined {
  const { opens, closes } = campaign.milestones;
  const day = (opens ?? closes)?.date;
  const months = day && lawOn("mandateMonths", day, jurisdictionOf(nation));
  return months === undefined ? undefined : mandateLastDay(closeOf(campaign).date, months);
}

/**
 * Whether this campaign's mandate would be live on a day if what nobody can say of its result turns out to be so: then it
 * is never said that none is.
 */
export function mayBeLiveOn(campaign: Campaign, day: Temporal.PlainDate, branch: Branch): boolean {
  const last = mandateByLaw(campaign, branch);
  if (!last || campaign.milestones["mandate-expires"] || !mayHaveWon(campaign, branch)) return false;
  const { date } = closeOf(campaign);
  return Temporal.PlainDate.compare(date, day) < 0 && Temporal.PlainDate.compare(day, last) <= 0;
}

/** Whether results were typed and none of them surely won. */
function notWon(campaign: Campaign, branch: Branch): boolean {
  const { constituencies } = campaign;
  const won = constituencies
    ? constituencies.map(({ name }) => mandateWon(campaign, branch, name))
    : [mandateWon(campaign, branch)];
  return won.some((one) => one !== undefined) && !won.includes(true);
}

/** Days without a live mandate, after the last day of one. */
export interface MandateGap {
  readonly first: Temporal.PlainDate;
  /** The close of the ballot that may end it; its own mandate would begin the day after. */
  readonly next?: Campaign;
}

/** The gap that follows this campaign's mandate, unless another of the branch's is live then. */
export function gapAfter(campaign: Campaign, others: readonly Campaign[]): MandateGap | undefined {
  const first = campaign.milestones["mandate-expires"]?.date.add({ days: 1 });
  if (!first || others.some((other) => mandateLiveOn(other, first))) return undefined;
  const [next] = others
    .filter(({ kind, ending }) => kind === "statutory" && !ending)
    .filter((other) => Temporal.PlainDate.compare(closeOf(other).date, first) >= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(closeOf(one).date, closeOf(other).date));
  return { first, ...(next && { next }) };
}

/**
 * Whether this campaign's mandate is live on a day: its ballot has closed and its last lawful day has not passed
 * (TULRCA 1992 s.234). A rep types the expiry only for a ballot that was won.
 */
export function mandateLiveOn(campaign: Campaign, day: Temporal.PlainDate): boolean {
  const last = campaign.milestones["mandate-expires"];
  if (!last) return false;
  return (
    Temporal.PlainDate.compare(closeOf(campaign).date, day) < 0 &&
    Temporal.PlainDate.compare(day, last.date) <= 0
  );
}
