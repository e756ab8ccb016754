import { z } from "zod";
import { outstanding } from "../../src/core/ballot/answers.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { takesAnswers } from "../../src/core/ballot/timetable.ts";
import { chaseConsentVersion } from "../../src/core/chase/chase.ts";
import { chaseAgreedCard, chaseConsentCard } from "../../src/core/chase/consent.ts";
import { updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { type Context, defineButton, type Services } from "../../src/core/command/command.ts";
import { closeSpan } from "../../src/core/countdown/draw.ts";
import { refuseOptIns } from "../../src/core/privacy/employer.ts";
import { say } from "../../src/core/text/say.ts";

/** A member's own consent that a rep may see their answer and speak to them, and its withdrawal. */

const ask = defineButton({
  name: "chase/ask",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid()]),
  async run([id], context, services) {
    const { branch, key } = context;
    const campaign = await consentable(id, context, services);
    const before = await services.store.agreements.of(campaign.id, key);
    const agreed = before?.consent.version === chaseConsentVersion;
    return updated(agreed ? chaseAgreedCard(campaign, branch) : chaseConsentCard(campaign, branch));
  },
});

const agree = defineButton({
  name: "chase/agree",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid(), z.literal(String(chaseConsentVersion))]),
  async run([campaignId], context, services) {
    const { branch, key, caller } = context;
    const { store, vault, newId, now } = services;
    const campaign = await consentable(campaignId, context, services);
    await store.agreements.keep({
      id: newId(),
      campaignId: campaign.id,
      key,
      consent: { version: chaseConsentVersion, at: now },
      contact: vault.seal(caller.user),
    });
    return updated(chaseAgreedCard(campaign, branch));
  },
});

/** Throws a UserError for a ballot that has closed, and for whoever has nothing left to post. */
async function consentable(
  id: string,
  { branch, key }: Context,
  { store, now }: Services,
): Promise<Campaign> {
  refuseOptIns(branch);
  // Nobody is erased between what is read here and what is kept.
  await store.taps.holdErasure(branch.id);
  const campaign = await campaignOf(id, branch.id, store);
  if (!takesAnswers(campaign, branch.zone, now)) {
    const { name } = campaign;
    throw userError(say("refuse-chase-closed", { name, close: closeSpan({ campaign, branch }) }));
  }
  // An answer that comes at this moment waits, and then ends the agreement.
  const told = (await store.answers.hold(campaign.id, key))?.answer;
  if (told === undefined || !outstanding.includes(told)) throw userError(say("refuse-chase-answer"));
  return campaign;
}

async function campaignOf(id: string, branchId: string, store: Services["store"]): Promise<Campaign> {
  const campaign = await store.campaigns.byId(id);
  if (campaign?.branchId !== branchId) throw userError(say("refuse-button"));
  return campaign;
}

const refuse = defineButton({
  name: "chase/refuse",
  who: "member",
  answers: "update",
  args: z.unknown(),
  async run() {
    return updated({ lines: [say("chase-refused")] });
  },
});

/** Works at any time, closed ballots included. */
const withdraw = defineButton({
  name: "chase/withdraw",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid()]),
  async run([id], { branch, key }, { store }) {
    const campaign = await campaignOf(id, branch.id, store);
    await store.agreements.withdraw(campaign.id, key);
    return updated({ lines: [say("chase-withdrawn")] });
  },
});

export const consentButtons = [ask, agree, refuse, withdraw];
