import { z } from "zod";
import type { Campaign } from "../../ballot/campaign.ts";
import { takesAnswers } from "../../ballot/timetable.ts";
import type { At } from "../../branch/branch.ts";
import type { Listing } from "../../chase/chase.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { closeSpan } from "../../countdown/draw.ts";
import { refuseOptIns } from "../../privacy/employer.ts";
import { say } from "../../text/say.ts";
import { ballotOption, campaignPressed, findCampaign, namedBallotOption } from "../ballot/which-ballot.ts";

/** A rep's call about a ballot that takes answers at this moment, and their list in it. */
export interface Chasing extends Pick<Context, "branch">, Pick<Services, "store" | "vault"> {
  readonly campaign: Campaign;
  readonly list: Listing;
}

function chasing(campaign: Campaign, { branch, key }: Context, { store, vault, now }: Services): Chasing {
  refuseOptIns(branch);
  refuseChaseClosed(campaign, { branch, now }, "ballot");
  return { campaign, list: { campaignId: campaign.id, rep: key, now }, branch, store, vault };
}

/** Throws a UserError once the ballot has closed, whatever jobs have run: nobody is chased then. */
export function refuseChaseClosed(campaign: Campaign, { branch, now }: At, field?: string): void {
  if (takesAnswers(campaign, branch.zone, now)) return;
  const close = closeSpan({ campaign, branch });
  throw userError(say("refuse-chase-closed", { name: campaign.name, close }), field);
}

async function findChased(typed: string | undefined, context: Context, services: Services) {
  return chasing(await findCampaign(typed, context, services, { running: true }), context, services);
}

/** Which ballot a rep chases. */
export const whichChased = lookup(ballotOption, findChased);

/** The same where another option may be typed without its name. */
export const whichNamedChased = lookup(namedBallotOption, findChased);

/** The same by the id a button carries. */
export const pressedChased = lookup(z.uuid(), async (id, context, services) =>
  chasing(await campaignPressed(id, context, services), context, services),
);
