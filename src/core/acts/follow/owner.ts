import type { Campaign } from "../../ballot/campaign.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";
import { ballotOption, findCampaign } from "../ballot/which-ballot.ts";

type Read = Pick<Store, "campaigns" | "branches">;

/** The branch that sets a followed campaign's dates, by its name. */
export async function ownerName(store: Read, { owner }: Campaign): Promise<string> {
  const campaign = owner && !owner.gone ? await store.campaigns.byId(owner.campaignId) : undefined;
  const branch = campaign && (await store.branches.byId(campaign.branchId));
  return branch?.name ?? words("follow-nobody");
}

/** Who sets a followed campaign's dates; nothing for the branch's own. */
export async function ownerLines(store: Read, campaign: Campaign): Promise<readonly Line[]> {
  if (!campaign.owner || campaign.owner.gone) return [];
  return [say("status-followed", { owner: await ownerName(store, campaign) })];
}

/** Throws a UserError where another branch sets the dates: who does, and what can be changed here. */
export async function refuseFollowed(store: Read, campaign: Campaign): Promise<void> {
  if (!campaign.owner) return;
  const { name, shortId: id } = campaign;
  throw userError(say("refuse-followed", { name, id, owner: await ownerName(store, campaign) }), "ballot");
}

const findOwn =
  (running: boolean) =>
  async (typed: string | undefined, context: Context, services: Services): Promise<Campaign> => {
    const campaign = await findCampaign(typed, context, services, { running });
    await refuseFollowed(services.store, campaign);
    return campaign;
  };

/** Which ballot a command is about, of those whose dates are the branch's own. */
export const whichOwnBallot = lookup(ballotOption, findOwn(false));

/** The same where one that is over is asked about no more. */
export const whichOwnRunning = lookup(ballotOption, findOwn(true));
