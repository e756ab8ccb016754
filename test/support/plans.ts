import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import type { Countdown } from "../../src/core/countdown/countdown.ts";
import type { PlannedDelivery } from "../../src/core/delivery/row.ts";
import { type Planner, planCountdown } from "../../src/core/planning/plan.ts";
import { planReminder } from "../../src/core/planning/plan-reminder.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import type { Strike } from "../../src/core/strike/strike.ts";

const longAgo = Temporal.Instant.from("2000-01-01T00:00:00Z");

/** Every row the planner makes of a countdown, without a database. */
export async function plannedCountdown(
  countdown: Countdown,
  branch: Branch,
  { campaigns = [], strikes = [] }: { campaigns?: readonly Campaign[]; strikes?: readonly Strike[] } = {},
): Promise<readonly PlannedDelivery[]> {
  const kept: PlannedDelivery[] = [];
  const store: Planner = {
    campaigns: {
      byId: async (wanted) => campaigns.find(({ id }) => id === wanted),
      list: async () => campaigns,
    },
    audiences: { of: async () => undefined },
    strikes: { byId: async (wanted) => strikes.find(({ id }) => id === wanted) },
    countdowns: {
      list: async () => [countdown],
      ofCampaign: async () => [countdown],
      ofStrike: async () => [countdown],
    },
    plans: {
      replan: async (_source, planned) => void kept.push(...planned),
      hold: async () => {},
      cancel: async () => ({ cancelled: 0, goingOut: 0 }),
    },
    posts: { ofSource: async () => [] },
  };
  await planCountdown(store, countdown, { branch, now: longAgo });
  return kept;
}

/** Every row the planner makes of a reminder, without a database. */
export async function plannedReminder(
  reminder: Reminder,
  branch: Branch,
): Promise<readonly PlannedDelivery[]> {
  const kept: PlannedDelivery[] = [];
  const replan = async (_source: unknown, planned: readonly PlannedDelivery[]) => void kept.push(...planned);
  await planReminder({ plans: { replan } }, reminder, { branch, now: longAgo });
  return kept;
}
