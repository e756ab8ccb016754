import type { Campaign } from "../../ballot/campaign.ts";
import { publish } from "../../ballot/published.ts";
import type { Store } from "../../ports/store.ts";

/** Publishes new numbers of an open ballot where they may change. Returns it with what may be told now. */
export async function publishNow(
  store: Pick<Store, "answers" | "campaigns">,
  campaign: Campaign,
): Promise<Campaign> {
  if (campaign.state === "closed") return campaign;
  const after = publish(await store.answers.counts(campaign.id), campaign.published, campaign.entitled);
  if (after === campaign.published) return campaign;
  await store.campaigns.publish(campaign.id, campaign.published, after);
  return { ...campaign, published: after };
}
