import type { Campaign } from "../../ballot/campaign.ts";
import type { At, Branch } from "../../branch/branch.ts";
import { type CountdownTarget, newCountdown } from "../../countdown/countdown.ts";
import { planCampaign } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";

/**
 * Sets up a campaign with its countdowns in its own channel and plans their posts. An already closed one gets only
 * its mandate's countdown. The dates must have been checked. Call it inside a transaction.
 */
export async function arrangeCampaign(
  store: Store,
  campaign: Campaign,
  { branch, now }: At,
  newId: () => string,
): Promise<void> {
  await store.campaigns.insert(campaign);
  const targets: CountdownTarget[] = [];
  if (campaign.state === "open") targets.push({ kind: "ballot", campaignId: campaign.id });
  if (campaign.milestones["mandate-expires"]) targets.push({ kind: "mandate", campaignId: campaign.id });
  for (const target of targets)
    await store.countdowns.save(newCountdown(newId(), branch, { place: campaign.place, target }));
  await planCampaign(store, campaign, { branch, now });
}

/** Makes sure that a ballot that is open again is counted down in its own channel at least. */
export async function ensureBallotCountdown(
  store: Store,
  { id: campaignId, place }: Campaign,
  branch: Branch,
  newId: () => string,
): Promise<void> {
  const existing = await store.countdowns.ofCampaign(campaignId);
  if (existing.some(({ target }) => target.kind === "ballot")) return;
  await store.countdowns.save(
    newCountdown(newId(), branch, { place, target: { kind: "ballot", campaignId } }),
  );
}

/** Makes sure that a mandate whose last day has become known is counted down in the campaign's channel. */
export async function ensureMandateCountdown(
  store: Store,
  campaign: Campaign,
  branch: Branch,
  newId: () => string,
): Promise<void> {
  if (!campaign.milestones["mandate-expires"]) return;
  const existing = await store.countdowns.ofCampaign(campaign.id);
  if (existing.some(({ target }) => target.kind === "mandate")) return;
  const target = { kind: "mandate", campaignId: campaign.id } as const;
  await store.countdowns.save(newCountdown(newId(), branch, { place: campaign.place, target }));
}
