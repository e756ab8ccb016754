import type { Temporal } from "temporal-polyfill";
import type { Campaign, Ending as EndedAs } from "../../ballot/campaign.ts";
import type { Draw } from "../../ballot/tally.ts";
import type { At } from "../../branch/branch.ts";
import type { Place } from "../../chat/place.ts";
import type { Delivery } from "../../delivery/row.ts";
import { announceCorrection } from "../../planning/announce.ts";
import { planCampaign } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { keepCampaign } from "./keep.ts";
import { tellWithin } from "./tell.ts";

export interface Closing {
  readonly closed: Campaign;
  /** Planned posts that were stopped. */
  readonly stopped: number;
  /** Posts that could not be stopped any more: the correction follows them. */
  readonly goingOut: number;
  /** Channels that get a correction. */
  readonly told: readonly Place[];
}

/**
 * A rep ends a campaign before its time, or withdraws or postpones it: its posts stop, its checks close, and channels that
 * were told of it get one correction. Call it inside a transaction.
 */
export async function endCampaign(
  store: Store,
  campaign: Campaign,
  ending: EndedAs | undefined,
  { branch, now, draw }: At & Ending,
): Promise<Closing> {
  const closed: Campaign = {
    ...withoutResult(campaign, ending),
    state: "closed",
    closedAt: campaign.closedAt ?? now,
    ...(ending && { ending }),
    revision: campaign.revision + 1,
  };
  await keepCampaign(store, closed);
  const before = await countIn(store, campaign.id, ["planned", "held"]);
  await planCampaign(store, closed, { branch, now });
  await endChecks(store, campaign, { now, draw });
  const stopped = before - (await countIn(store, campaign.id, ["planned", "held"]));
  const goingOut = await countIn(store, campaign.id, ["claimed"]);
  return { closed, stopped, goingOut, told: await announceCorrection(store, closed, { branch, now }) };
}

/**
 * Nothing comes of it: no day of a count or result, no mandate. Those that were given for a later close are none of one
 * closed early, either.
 */
function withoutResult(campaign: Campaign, ending: EndedAs | undefined): Campaign {
  const { count: _count, result: _result, ...milestones } = campaign.milestones;
  if (!ending) return { ...campaign, milestones };
  const { "mandate-expires": _mandate, ...others } = milestones;
  return { ...campaign, milestones: others };
}

async function countIn(
  store: Store,
  campaignId: string,
  states: readonly Delivery["state"][],
): Promise<number> {
  const all = await store.posts.ofCampaign(campaignId);
  return all.filter(({ state }) => states.includes(state)).length;
}

/** The close's hour has come: marked closed, checks closed. Posts about the close and the result stay planned. */
export async function closeByTheClock(store: Store, campaign: Campaign, ending: Ending): Promise<boolean> {
  const closed: Campaign = { ...campaign, state: "closed", revision: campaign.revision + 1 };
  if (!(await store.campaigns.update(closed))) return false;
  await endChecks(store, campaign, ending);
  return true;
}

/** When it ends, and what its last numbers are drawn by. */
export interface Ending {
  readonly now: Temporal.Instant;
  readonly draw: Draw;
}

/**
 * A campaign has just been closed: its checks close. Its numbers stay as they are when the single answers are erased; a
 * close is no reason to tell more of them.
 */
export async function endChecks(store: Store, campaign: Campaign, { now, draw }: Ending): Promise<void> {
  await tellWithin(store, campaign.id, { draw, now });
  await closeChecks(store, campaign.id, now);
}

async function closeChecks(store: Store, campaignId: string, now: Temporal.Instant): Promise<void> {
  for (const check of await store.checks.ofCampaign(campaignId)) {
    if (check.closedAt) continue;
    await store.checks.save({ ...check, closedAt: now });
    await store.plans.cancel({ kind: "check", id: check.id }, "closed");
  }
}
