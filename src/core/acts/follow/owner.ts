import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";
import { campaignAsked } from "../ballot/asked.ts";

type Read = Pick<Store, "campaigns" | "branches">;

/** The branch that sets a followed campaign's dates, by its name. */
export async function ownerName(store: Read, { follows, ownerGone }: Campaign): Promise<string> {
  const owner = follows === undefined || ownerGone ? undefined : await store.campaigns.byId(follows);
  const branch = owner && (await store.branches.byId(owner.branchId));
  return branch?.name ?? words("follow-nobody");
}

/** Who sets a followed campaign's dates; nothing for the branch's own. */
export async function ownerLines(store: Read, campaign: Campaign): Promise<readonly Line[]> {
  if (campaign.follows === undefined || campaign.ownerGone) return [];
  return [say("status-followed", { owner: await ownerName(store, campaign) })];
}

/** Throws a UserError where another branch sets the dates: who does, and what can be changed here. */
export async function refuseFollowed(store: Read, campaign: Campaign): Promise<void> {
  if (campaign.follows === undefined) return;
  const { name, shortId: id } = campaign;
  throw userError(say("refuse-followed", { name, id, owner: await ownerName(store, campaign) }), "ballot");
}

/** As `campaignAsked`, of those whose dates are the branch's own. */
export async function ownCampaignAsked(
  store: Read,
  branch: Branch,
  typed: string | undefined,
): Promise<Campaign> {
  const campaign = await campaignAsked(store, branch, typed);
  await refuseFollowed(store, campaign);
  return campaign;
}
