import { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import { civilDate, instantOf } from "../calendar/zone.ts";
import { type UserError, userError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";
import type { Campaign, MilestoneKind } from "./campaign.ts";
import { hasResult } from "./count/typed-result.ts";
import type { milestonesWithPosting } from "./timetable.ts";

/** Only these can still change once a campaign is closed. */
const afterClose: ReadonlySet<MilestoneKind> = new Set(["count", "result", "mandate-expires"]);

/**
 * A campaign with milestones set and one taken away, as its next revision. A new close opens a closed one again: it was
 * extended, or goes on after it was postponed. Throws a UserError for what cannot be.
 */
export function withMilestones(
  campaign: Campaign,
  set: Partial<Record<MilestoneKind, Milestone>>,
  remove: MilestoneKind | undefined,
): Campaign {
  const touched = [...(Object.keys(set) as MilestoneKind[]), ...(remove ? [remove] : [])];
  const reopens = campaign.state === "closed" && set.closes !== undefined;
  if (campaign.state === "closed" && !reopens) refuseClosed(campaign, touched);
  if (reopens && hasResult(campaign)) {
    throw userError(say("refuse-reopen-result", { name: campaign.name, id: campaign.shortId }), "closes");
  }
  if (remove === "closes") throw userError(say("refuse-remove-close"), "remove");
  const milestones = { ...campaign.milestones, ...set };
  if (remove) {
    if (!campaign.milestones[remove]) {
      const milestone = words(`milestone-name-${remove}`);
      throw userError(say("refuse-remove-none", { name: campaign.name, milestone }), "remove");
    }
    delete milestones[remove];
  }
  const { closedAt: _closedAt, ending: _ending, ...rest } = campaign;
  const after = reopens ? { ...rest, state: "open" as const } : campaign;
  return { ...after, milestones, revision: campaign.revision + 1 };
}

function refuseClosed({ name, ending }: Campaign, touched: readonly MilestoneKind[]): void {
  if (touched.some((kind) => !afterClose.has(kind))) throw userError(say("refuse-closed-ballot", { name }));
  if (ending && touched.length > 0) throw userError(say("refuse-ended-result", { name }));
}

type Dates = ReturnType<typeof milestonesWithPosting>;

/**
 * Whether a date that may have been told, the suggested posting date included, is another now or gone. A date that
 * is only new corrects nothing.
 */
export function datesChanged(before: Dates, after: Dates): boolean {
  const now = new Map(after);
  return before.some(([kind, told]) => {
    const { date, time } = now.get(kind) ?? {};
    return !date?.equals(told.date) || time?.toString() !== told.time?.toString();
  });
}

/** A close to come, with its hour. Throws a UserError for a past one. */
export function checkClose(close: Milestone, branch: Branch, now: Temporal.Instant): void {
  if (isPast(close, branch, now)) throw closeHasPassed(close);
}

/** Of a close that may not lie in the past. */
export function closeHasPassed({ date, time }: Milestone): UserError {
  return userError(say("refuse-past", { moment: momentInWords(date, time) }), "closes");
}

/** Of one that may, with a live mandate. */
export function closePassedUnwon({ date, time }: Milestone): UserError {
  return userError(say("refuse-close-past", { moment: momentInWords(date, time) }), "closes");
}

/**
 * The state a new campaign begins in. A close in the past is refused, unless the ballot was won and its mandate is
 * still live: then only that is counted down.
 */
export function checkNew(
  milestones: Campaign["milestones"],
  branch: Branch,
  now: Temporal.Instant,
): Campaign["state"] {
  const { closes, "mandate-expires": mandate } = milestones;
  if (!closes || !isPast(closes, branch, now)) return "open";
  if (!mandate) throw closePassedUnwon(closes);
  if (Temporal.PlainDate.compare(mandate.date, civilDate(now, branch.zone)) < 0) {
    throw userError(say("refuse-mandate-past", { day: dayInWords(mandate.date) }), "mandate-expires");
  }
  return "closed";
}

function isPast({ date, time }: Milestone, { zone }: Branch, now: Temporal.Instant): boolean {
  return time !== undefined && Temporal.Instant.compare(instantOf(date, time, zone), now) <= 0;
}
