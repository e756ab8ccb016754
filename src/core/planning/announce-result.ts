import type { Campaign } from "../ballot/campaign.ts";
import type { At } from "../branch/branch.ts";
import type { Place } from "../chat/place.ts";
import { isOut, type Source } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import { announce, distinct } from "./announce.ts";

/** Beside the campaign's corrections: neither of the two takes the other's post back. */
function resultSource({ id }: Pick<Campaign, "id">): Source {
  return { kind: "campaign", id: `${id}/result` };
}

/** Whether it is in a channel, or on its way there. */
export async function resultTold(store: Pick<Store, "posts">, campaign: Campaign): Promise<boolean> {
  const posts = await store.posts.ofSource(resultSource(campaign));
  return posts.some(isOut);
}

/**
 * The result goes now to every channel of the campaign, as a correction where one was posted before; one that still
 * waits is replaced. Each revision of the campaign announces at most once. Returns the places.
 */
export async function announceResult(
  store: Pick<Store, "plans" | "posts" | "countdowns">,
  campaign: Campaign,
  at: At,
): Promise<readonly Place[]> {
  const source = resultSource(campaign);
  await store.plans.cancel(source, "superseded");
  const before = await resultTold(store, campaign);
  const followed = (await store.countdowns.ofCampaign(campaign.id)).map(({ place }) => place);
  const told = await store.posts.told({ campaignId: campaign.id });
  return announce(store, at, {
    kind: before ? "ballot-result-correction" : "ballot-result",
    source,
    to: distinct([campaign.place, ...followed, ...told]),
    revision: campaign.revision,
    campaignId: campaign.id,
  });
}
