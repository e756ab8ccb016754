import { Temporal } from "temporal-polyfill";
import { endOf } from "../ballot/timetable.ts";
import type { At, Branch } from "../branch/branch.ts";
import { afterQuiet } from "../branch/quiet.ts";
import { instantOf } from "../calendar/zone.ts";
import type { PlannedDelivery } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import { spanOf } from "../strike/days.ts";
import { noticeDay, reviewDay } from "../strike/due.ts";
import type { Strike } from "../strike/strike.ts";
import { type Planner, planCountdown } from "./plan.ts";
import { type FollowingPlanner, planWithStrike } from "./plan-reminder.ts";
import { rowOf } from "./row.ts";

interface StrikePlanner extends Planner {
  readonly reps: Pick<Store["reps"], "list">;
}

/** Beside that, what a strike's change moves. */
interface WideStrikePlanner extends StrikePlanner, FollowingPlanner {
  readonly plans: Planner["plans"];
  readonly reminderUpkeep: Pick<Store["reminderUpkeep"], "ofStrike">;
}

/** Plans everything of a strike anew: its posts in channels, reminders that go by it, and when its reps are asked to look at it again. */
export async function planStrike(
  store: WideStrikePlanner,
  strike: Strike,
  { branch, now }: At,
): Promise<void> {
  for (const countdown of await store.countdowns.ofStrike(strike.id)) {
    await planCountdown(store, countdown, { branch, now });
  }
  for (const reminder of await store.reminderUpkeep.ofStrike(strike.id)) {
    await planWithStrike(store, reminder, strike, { branch, now });
  }
  await planAlerts(store, strike, { branch, now });
}

/** When reps are asked to look at any strike again: after a change of who they are, or of the branch's hours. */
export async function planNoticeAlerts(
  store: StrikePlanner & { readonly strikes: Pick<Store["strikes"], "list"> },
  { branch, now }: At,
): Promise<void> {
  for (const strike of await store.strikes.list(branch.id)) await planAlerts(store, strike, { branch, now });
}

/** One for each rep and officer who has agreed to be written to; apart from what the channels are told. */
async function planAlerts(store: StrikePlanner, strike: Strike, { branch, now }: At): Promise<void> {
  const source = { kind: "strike", id: `${strike.id}/reps` } as const;
  const days = [noticeDay(strike, branch.zone), reviewDay(strike, branch.zone)].filter(
    (day) => day !== undefined,
  );
  const reps = days.length > 0 ? (await store.reps.list(branch.id)).filter(({ agreed }) => agreed) : [];
  const planned = days.flatMap((day) =>
    reps.map(({ key }) => noticeAlert(strike, branch, { source, day, to: { member: key } })),
  );
  await store.plans.replan(source, planned, now);
}

/** Of what has begun already, the week in which it is to be looked at again. */
function lastUseful(strike: Strike, day: Temporal.PlainDate): Temporal.PlainDate {
  const { first } = spanOf(strike);
  return Temporal.PlainDate.compare(first, day) < 0 ? day.add({ days: 7 }) : first;
}

function noticeAlert(
  strike: Strike,
  branch: Branch,
  { source, day, to }: Pick<PlannedDelivery, "source" | "to"> & { readonly day: Temporal.PlainDate },
): PlannedDelivery {
  const { on, at } = afterQuiet(day, branch.postAt, branch.quiet);
  const dueAt = instantOf(on, at, branch.zone);
  return rowOf(branch, {
    source,
    kind: "strike-notice",
    to,
    on,
    at,
    dueAt,
    target: endOf({ date: lastUseful(strike, day) }, branch.zone),
    needs: strike.state === "suspended" ? "strike-suspended" : "strike-standing",
    revision: strike.revision,
    strikeId: strike.id,
  });
}
