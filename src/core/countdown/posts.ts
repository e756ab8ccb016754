import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { closeOf, closesAt, endOf, phasesBefore } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import type { Milestone } from "../calendar/moment.ts";
import { civilDate, daysBetween, instantOf } from "../calendar/zone.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import type { Needs } from "../delivery/row.ts";
import { spanOf, walkoutsOf } from "../strike/days.ts";
import type { Strike } from "../strike/strike.ts";
import type { Countdown } from "./countdown.ts";
import { ownPosts } from "./own-posts.ts";

/** One dated post of a countdown: what, when, and until when it still makes sense. */
export interface Post {
  readonly kind: DeliveryKind;
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.PlainTime;
  /** When the thing it speaks of is over. */
  readonly target: Temporal.Instant;
  readonly needs: Needs;
}

/** Every post of a whole ballot in one channel, one a day at most beside the close itself. Past ones included. */
export function ballotPosts(countdown: Countdown, campaign: Campaign, branch: Branch): readonly Post[] {
  const close = closeOf(campaign);
  const target = closesAt(campaign, branch.zone);
  const onDay = new Map<string, Post>();
  for (const days of countdown.days) {
    const on = close.date.subtract({ days });
    if (beforeOpening(campaign, on)) continue;
    const kind = days === 0 ? "closing-day" : "countdown";
    onDay.set(on.toString(), { kind, on, at: countdown.at, target, needs: "campaign-open" });
  }
  const closingDay = close.date.toString();
  for (const { kind, on, target: over } of ownPosts(campaign, branch)) {
    if (on.toString() === closingDay) continue;
    onDay.set(on.toString(), { kind, on, at: countdown.at, target: over, needs: "campaign-open" });
  }
  const posts = [...onDay.values()].filter((post) =>
    isBefore(instantOf(post.on, post.at, branch.zone), post.target),
  );
  return [...posts, ...closingPosts(campaign, countdown.at, branch.zone)];
}

function beforeOpening(campaign: Campaign, on: Temporal.PlainDate): boolean {
  const { opens } = campaign.milestones;
  if (opens) return Temporal.PlainDate.compare(on, opens.date) < 0;
  return phasesBefore(campaign).some(({ date }) => Temporal.PlainDate.compare(on, date) <= 0);
}

function closingPosts(campaign: Campaign, at: Temporal.PlainTime, zone: string): readonly Post[] {
  const close = closeOf(campaign);
  const target = closesAt(campaign, zone);
  const posts: Post[] = [{ kind: "closed", on: close.date, at: close.time, target, needs: "nothing" }];
  const { count, result } = campaign.milestones;
  // On the day of the close or of the result that post says it.
  const counting = count && Temporal.PlainDate.compare(close.date, count.date) < 0;
  if (counting && !result?.date.equals(count.date)) posts.push(dayPost("count", count.date, at, zone));
  if (result) posts.push(dayPost("result", result.date, result.time ?? at, zone));
  return posts;
}

function dayPost(
  kind: "count" | "result",
  on: Temporal.PlainDate,
  at: Temporal.PlainTime,
  zone: string,
): Post {
  return { kind, on, at, target: endOf({ date: on }, zone), needs: "nothing" };
}

/** Days before the mandate's last lawful day, and the first day without it when `gapFollows`. */
export function mandatePosts(
  countdown: Countdown,
  expires: Temporal.PlainDate,
  gapFollows: boolean,
  zone: string,
): readonly Post[] {
  const target = endOf({ date: expires }, zone);
  const before = countdown.days.map(
    (days): Post => ({
      kind: "mandate",
      on: expires.subtract({ days }),
      at: countdown.at,
      target,
      needs: "nothing",
    }),
  );
  if (!gapFollows) return before;
  return [
    ...before,
    { kind: "no-mandate", on: expires.add({ days: 1 }), at: countdown.at, target, needs: "nothing" },
  ];
}

/**
 * Before each run of consecutive strike days (one post a day, for the nearest run), and on a conditional strike's
 * decision date. Those of a conditional strike go before it is decided too, and say that it is not confirmed. None
 * once it is called off; without a last day, each week that it is still on. A suspended one keeps its posts, as it may be confirmed again in time.
 */
export function strikePosts(
  countdown: Countdown,
  strike: Strike,
  zone: string,
  mandateEnds?: Temporal.PlainDate,
): readonly Post[] {
  if (strike.state === "called-off") return [];
  const { decisionOn } = strike;
  const onDay = new Map<string, Post>();
  for (const on of weeksOn(strike, zone, mandateEnds)) {
    const target = endOf({ date: on }, zone);
    onDay.set(on.toString(), { kind: "strike", on, at: countdown.at, target, needs: "strike-confirmed" });
  }
  for (const block of walkoutsOf(strike).toReversed()) {
    for (const days of countdown.days) {
      const on = block.first.subtract({ days });
      const target = endOf({ date: block.first }, zone);
      // On the day of the decision that post speaks, while nothing is decided.
      const conditional = decisionOn !== undefined && !decisionOn.equals(on);
      const needs = conditional ? "strike-standing" : "strike-confirmed";
      onDay.set(on.toString(), { kind: "strike", on, at: countdown.at, target, needs });
    }
  }
  const reminders = [...onDay.values()];
  if (!decisionOn) return reminders;
  const decision: Post = {
    kind: "strike-decision",
    on: decisionOn,
    at: countdown.at,
    target: endOf({ date: decisionOn }, zone),
    needs: "strike-undecided",
  };
  return [...reminders, decision];
}

/** So many weeks from its last confirmation on it is told that action without a last day is still on. */
const weeksTold = 104;

/** Each week of action without a last day, after the first, up to the last day of its mandate where that is known. */
function weeksOn(
  strike: Strike,
  zone: string,
  mandateEnds: Temporal.PlainDate | undefined,
): readonly Temporal.PlainDate[] {
  if (strike.form !== "open") return [];
  const { first } = spanOf(strike);
  const since = civilDate(strike.stateSince, zone);
  const weeks = weeksTold + Math.max(0, Math.floor(daysBetween(first, since) / 7));
  return Array.from({ length: weeks }, (_, week) => first.add({ days: 7 * (week + 1) })).filter(
    (on) => !mandateEnds || Temporal.PlainDate.compare(on, mandateEnds) <= 0,
  );
}

/** Days before any date, up to its hour. */
export function datePosts(
  countdown: Countdown,
  date: Milestone,
  needs: Needs,
  zone: string,
): readonly Post[] {
  const target = endOf(date, zone);
  return countdown.days
    .map(
      (days): Post => ({ kind: "date", on: date.date.subtract({ days }), at: countdown.at, target, needs }),
    )
    .filter((post) => isBefore(instantOf(post.on, post.at, zone), target));
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
