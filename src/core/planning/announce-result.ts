import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Place } from "../chat/place.ts";
import type { Source } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import { announce, distinct } from "./announce.ts";

/** Beside the campaign's corrections: neither of the two takes the other's post back. */
export function resultSource({ id }: Pick<Campaign, "id">): Source {
  return { kind: "campaign", id: `${id}/result` };
}

/**
 * The result goes now to every channel of the campaign, as a correction where one was posted before; one that still
 * waits is replaced. Each revision of the campaign announces at most once. Returns the places.
 */
export async function announceResult(
  store: Pick<Store, "plans" | "posts" | "countdowns">,
  campaign: Campaign,
  branch: Branch,
  now: Temporal.Instant,
): Promise<readonly Place[]> {
  const source = resultSource(campaign);
  await store.plans.cancel(source, "superseded");
  const before = (await store.posts.ofSource(source)).some(
    ({ state }) => state === "posted" || state === "claimed",
  );
  const followed = (await store.countdowns.ofCampaign(campaign.id)).map(({ place }) => place);
  const told = await store.posts.told({ campaignId: campaign.id });
  const places = distinct([campaign.place, ...followed, ...told]);
  await announce(store, branch, now, {
    source,
    kind: before ? "ballot-result-correction" : "ballot-result",
    to: places,
    needs: "nothing",
    revision: campaign.revision,
    target: now,
    about: { campaignId: campaign.id },
  });
  return places;
}
