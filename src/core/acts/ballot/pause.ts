import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { At } from "../../branch/branch.ts";
import type { Delivery, Source } from "../../delivery/row.ts";
import { planCampaign } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { keepCampaign } from "./keep.ts";

export interface Pause {
  /** Planned posts that were stopped. */
  readonly stopped: number;
  /** Posts that could not be stopped any more. */
  readonly goingOut: number;
  /** What would have gone next. */
  readonly next: Delivery | undefined;
}

/**
 * Stops every planned post of a campaign's countdowns and checks; corrections still go. It must not be paused
 * already. Throws a UserError when somebody else was first. Call it inside a transaction.
 */
export async function pauseCampaign(store: Store, campaign: Campaign, now: Temporal.Instant): Promise<Pause> {
  await keepCampaign(store, { ...campaign, paused: true, revision: campaign.revision + 1 });
  let stopped = 0;
  let goingOut = 0;
  for (const source of await sourcesOf(store, campaign.id)) {
    const counted = await store.plans.cancel(source, "paused");
    stopped += counted.cancelled;
    goingOut += counted.goingOut;
  }
  const next = (await store.posts.ofCampaign(campaign.id)).find(
    ({ source, state, reason, dueAt }) =>
      source.kind === "countdown" &&
      state === "cancelled" &&
      reason === "paused" &&
      Temporal.Instant.compare(dueAt, now) >= 0,
  );
  return { stopped, goingOut, next };
}

/** Plans what is still to come of a paused campaign; what fell due meanwhile is not sent. Otherwise as above. */
export async function resumeCampaign(store: Store, campaign: Campaign, { branch, now }: At): Promise<void> {
  const { paused: _, ...resumed } = { ...campaign, revision: campaign.revision + 1 };
  await keepCampaign(store, resumed);
  await planCampaign(store, resumed, { branch, now });
}

/** Checks of a paused campaign that are not posted yet never are. */
export async function stopChecks(store: Store, campaignId: string): Promise<void> {
  for (const source of await checksOf(store, campaignId)) await store.plans.cancel(source, "paused");
}

async function sourcesOf(store: Store, campaignId: string): Promise<readonly Source[]> {
  const countdowns = await store.countdowns.ofCampaign(campaignId);
  return [
    ...countdowns.map(({ id }) => ({ kind: "countdown", id }) as const),
    ...(await checksOf(store, campaignId)),
  ];
}

async function checksOf(store: Store, campaignId: string): Promise<readonly Source[]> {
  const checks = await store.checks.ofCampaign(campaignId);
  return checks.map(({ id }) => ({ kind: "check", id }));
}
