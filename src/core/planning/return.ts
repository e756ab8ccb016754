import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { At } from "../branch/branch.ts";
import type { Source } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import type { Reminder } from "../reminder/reminder.ts";
import { planCountdown } from "./plan.ts";
import { planReminder } from "./plan-reminder.ts";

/**
 * Plans anew every countdown and reminder that lost posts still to come because Muster was gone from the branch's
 * workspace. Posts whose moment passed meanwhile stay cancelled. Call it inside a transaction.
 */
export async function planReturn(store: Store, { branch, now }: At): Promise<void> {
  for (const countdown of await store.countdowns.list(branch.id)) {
    if (await hasStopped(store, { kind: "countdown", id: countdown.id }, now))
      await planCountdown(store, countdown, { branch, now });
  }
  for (const reminder of await store.reminderUpkeep.ofBranch(branch.id)) {
    if (await hasStopped(store, { kind: "reminder", id: reminder.id }, now))
      await planReminder(store, reminder, { branch, now, ...(await ballotOf(store, reminder)) });
  }
}

async function ballotOf(
  { campaigns }: Pick<Store, "campaigns">,
  { campaignId }: Reminder,
): Promise<{ readonly campaign?: Campaign }> {
  const campaign = campaignId === undefined ? undefined : await campaigns.byId(campaignId);
  return campaign ? { campaign } : {};
}

async function hasStopped(
  { posts }: Pick<Store, "posts">,
  source: Source,
  now: Temporal.Instant,
): Promise<boolean> {
  return (await posts.ofSource(source)).some(
    ({ state, reason, dueAt }) =>
      state === "cancelled" && reason === "gone" && dueAt.epochMilliseconds > now.epochMilliseconds,
  );
}
