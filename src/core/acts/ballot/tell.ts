import { fewestEntitled } from "../../ballot/constituency.ts";
import { type Draw, isDue, newTally, publish } from "../../ballot/tally.ts";
import type { Database, Store } from "../../ports/store.ts";

/** Tells a campaign's numbers anew if enough have moved, in a transaction of its own. */
export async function tellNumbers(
  { store, transaction }: Database,
  campaignId: string,
  draw: Draw,
): Promise<void> {
  const tally = await store.tallies.of(campaignId);
  if (tally && !isDue(tally, await store.tallies.alike(campaignId))) return;
  await transaction((inside) => tellWithin(inside, campaignId, draw));
}

/**
 * The same within the running transaction. What was told is to be read from the campaign afterwards: another process may
 * have been first, and nothing that was not kept may be shown.
 */
export async function tellWithin(store: Store, campaignId: string, draw: Draw): Promise<void> {
  await store.tallies.hold(campaignId);
  const campaign = await store.campaigns.byId(campaignId);
  if (!campaign) return;
  const kept = await store.tallies.of(campaignId);
  const tally = kept ?? newTally(draw);
  const now = publish(tally, await store.tallies.alike(campaignId), fewestEntitled(campaign), draw);
  if (now || !kept) await store.tallies.keep(campaignId, now?.tally ?? tally);
  if (now) await store.tallies.tell(campaignId, now.told);
}
