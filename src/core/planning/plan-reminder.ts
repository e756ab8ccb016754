import type { Temporal } from "temporal-polyfill";
import type { BallotScene } from "../ballot/campaign.ts";
import { lastReminderDay } from "../ballot/timetable.ts";
import type { At, Branch } from "../branch/branch.ts";
import { afterQuiet } from "../branch/quiet.ts";
import { civilDate, instantOf } from "../calendar/zone.ts";
import type { PlannedDelivery, Source } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import { movedWithBallot, movedWithStrike } from "../reminder/moved.ts";
import { nextOccurrence, occurrences } from "../reminder/occurrences.ts";
import { paperAsks } from "../reminder/paper-asks.ts";
import type { Reminder } from "../reminder/reminder.ts";
import type { Strike } from "../strike/strike.ts";
import { plannedPost } from "./row.ts";

interface ReminderPlanner {
  readonly plans: Pick<Store["plans"], "replan">;
}

/** Beside that, what a change of something it goes by moves. */
export interface FollowingPlanner extends ReminderPlanner {
  readonly reminders: Pick<Store["reminders"], "save">;
}

/** What is needed to plan one: of one until its member has posted, its ballot. */
type Planning = At & Partial<Pick<BallotScene, "campaign">>;

/** Plans every post of one reminder anew. Call it in the transaction that changed it. */
export async function planReminder(
  store: ReminderPlanner,
  reminder: Reminder,
  { branch, now, campaign }: Planning,
): Promise<void> {
  const { needs } = hungOn(reminder);
  const all = [
    ...occurrences(reminder, branch).map((on) => ({ kind: "reminder", on, needs }) as const),
    ...(campaign && reminder.campaignId !== undefined ? asksOf(reminder, campaign, branch) : []),
  ];
  await replan(store, reminder, all, { branch, now });
}

/** Whether it has come, and whether they have asked for another: the member's answer decides what of all this goes. */
function asksOf(reminder: Reminder, campaign: BallotScene["campaign"], branch: Branch): readonly Wanted[] {
  return paperAsks(reminder, campaign, branch).map(({ on, unasked }) => ({
    kind: "paper",
    on,
    needs: unasked ? "paper-not-asked-for" : "paper-missing",
  }));
}

type Wanted = Pick<PlannedDelivery, "kind" | "on" | "needs"> & Partial<Pick<PlannedDelivery, "at">>;

async function replan(
  store: ReminderPlanner,
  reminder: Reminder,
  all: readonly Wanted[],
  { branch, now }: At,
) {
  const source: Source = { kind: "reminder", id: reminder.id };
  const to = "place" in reminder.to ? reminder.to.place : { member: reminder.to.member };
  const { needs: _, ...about } = hungOn(reminder);
  const planned = all.map(({ at = reminder.at, ...wanted }) =>
    plannedPost(source, to, branch, { ...wanted, at, target: instantOf(wanted.on, at, branch.zone) }, about),
  );
  await store.plans.replan(source, planned, now);
}

/** What must be true of what it goes by when it goes. A pause of the ballot stops nobody's own words. */
function hungOn({ campaignId, tied }: Reminder): Pick<PlannedDelivery, "needs" | "campaignId" | "strikeId"> {
  if (campaignId !== undefined) return { needs: "still-to-post", campaignId };
  return tied?.kind === "strike"
    ? { needs: "strike-standing", strikeId: tied.strikeId }
    : { needs: "nothing" };
}

/** Plans a reminder anew that goes by a strike's first day, after a change of it. */
export async function planWithStrike(
  store: FollowingPlanner,
  reminder: Reminder,
  strike: Strike,
  at: At,
): Promise<void> {
  await planMoved(store, reminder, movedWithStrike(reminder, strike), at);
}

/** Plans a reminder anew that goes by a ballot's dates, after a change of these. */
export async function planWithBallot(
  store: FollowingPlanner,
  reminder: Reminder,
  { campaign, ...at }: BallotScene,
): Promise<void> {
  if (reminder.campaignId !== undefined) return planUntilPosted(store, reminder, { campaign, ...at });
  return planMoved(store, reminder, movedWithBallot(reminder, campaign, at.branch), at);
}

/** What a reminder goes by is gone as a whole: whoever waits for it is told so, soon. */
export async function planWithNothing(store: FollowingPlanner, reminder: Reminder, at: At): Promise<void> {
  if (reminder.tied) await planMoved(store, reminder, undefined, at);
}

/**
 * A member's reminder goes at the branch's hour up to the last day that helps, wherever these have moved. Where nothing is
 * left of one that was still to go, one message says that it was the last.
 */
async function planUntilPosted(
  store: FollowingPlanner,
  reminder: Reminder,
  { campaign, branch, now }: BallotScene,
): Promise<void> {
  const waited = nextOccurrence(reminder, branch, now) !== undefined;
  const moved = { ...reminder, at: branch.postAt, until: lastReminderDay(campaign, branch) };
  const left = campaign.state !== "closed" && nextOccurrence(moved, branch, now) !== undefined;
  // With no day left of it, a later change finds nothing to end a second time.
  await store.reminders.save(
    left ? moved : { ...moved, until: civilDate(now, branch.zone).subtract({ days: 1 }) },
  );
  if (left) return planReminder(store, moved, { branch, now, campaign });
  const ended: Wanted = { kind: "reminders-ended", ...soonest(branch, now), needs: "nothing" };
  await replan(store, moved, waited ? [ended] : [], { branch, now });
}

/** Where a change takes away all that was still to come of it, whoever waits for it is told so instead, soon. */
async function planMoved(
  store: FollowingPlanner,
  before: Reminder,
  after: Reminder | undefined,
  { branch, now }: At,
): Promise<void> {
  const waited = nextOccurrence(before, branch, now) !== undefined;
  const left = after && nextOccurrence(after, branch, now) !== undefined;
  if (!waited && !left) return;
  const planned = after && left ? after : instead(before, branch, now);
  if (unchanged(before, planned)) return;
  await store.reminders.save(planned);
  await planReminder(store, planned, { branch, now });
}

function unchanged(before: Reminder, { on, at, until }: Reminder): boolean {
  return before.on.equals(on) && before.at.equals(at) && String(before.until) === String(until);
}

function instead({ until: _, ...reminder }: Reminder, branch: Branch, now: Temporal.Instant): Reminder {
  return { ...reminder, ...soonest(branch, now), repeat: "once", tied: { kind: "gone" } };
}

/** The next whole minute that is not in the branch's quiet hours. */
function soonest({ zone, quiet }: Branch, now: Temporal.Instant): Pick<Reminder, "on" | "at"> {
  const next = now.toZonedDateTimeISO(zone).add({ minutes: 1 }).round({ smallestUnit: "minute" });
  return afterQuiet(next.toPlainDate(), next.toPlainTime(), quiet);
}
