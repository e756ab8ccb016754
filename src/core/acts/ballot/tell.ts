import type { Temporal } from "temporal-polyfill";
import { fewestEntitled } from "../../ballot/constituency.ts";
import { type Draw, isDue, newTally, publish } from "../../ballot/tally.ts";
import { civilDate, ukZone } from "../../calendar/zone.ts";
import type { Database, Store } from "../../ports/store.ts";

/** What a telling goes by beside the answers. */
interface Telling {
  readonly draw: Draw;
  readonly now: Temporal.Instant;
}

/** Tells a campaign's numbers anew if enough have moved, in a transaction of its own. */
export async function tellNumbers(
  { store, transaction }: Database,
  campaignId: string,
  { draw, now }: Telling,
): Promise<void> {
  const tally = await store.tallies.of(campaignId);
  if (tally && !isDue(tally, await store.tallies.alike(campaignId))) return;
  await transaction((inside) => tellWithin(inside, campaignId, { draw, now }));
}

/**
 * The same within the running transaction. What was told is to be read from the campaign afterwards: another process may
 * have been first, and nothing that was not kept may be shown.
 */
export async function tellWithin(store: Store, campaignId: string, { draw, now }: Telling): Promise<void> {
  await store.tallies.hold(campaignId);
  const campaign = await store.campaigns.byId(campaignId);
  if (!campaign) return;
  const kept = await store.tallies.of(campaignId);
  const tally = kept ?? newTally(draw);
  const fresh = publish(tally, await store.tallies.alike(campaignId), fewestEntitled(campaign), draw);
  if (fresh || !kept) await store.tallies.keep(campaignId, fresh?.tally ?? tally);
  if (!fresh) return;
  const branch = await store.branches.byId(campaign.branchId);
  await store.tallies.tell(campaignId, fresh.told, civilDate(now, branch?.zone ?? ukZone));
}
