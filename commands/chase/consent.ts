import { z } from "zod";
import { campaignPressed, pressedBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { refuseChaseClosed } from "../../src/core/acts/chase/which-chased.ts";
import { toSpeakTo } from "../../src/core/ballot/answers.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { civilDate } from "../../src/core/calendar/zone.ts";
import { chaseConsentVersion } from "../../src/core/chase/chase.ts";
import { chaseAgreedCard, chaseConsentCard } from "../../src/core/chase/consent.ts";
import { updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import {
  type Context,
  defineButton,
  defineNo,
  lookup,
  type Services,
} from "../../src/core/command/command.ts";
import { chaseContact } from "../../src/core/people/sealed-in.ts";
import { refuseOptIns } from "../../src/core/privacy/employer.ts";
import { say } from "../../src/core/text/say.ts";

/** A member's own consent that a rep may see their answer and speak to them, and its withdrawal. */

/** Throws a UserError for a ballot that has closed, and for whoever has nothing left to post. */
async function consentable(id: string, context: Context, services: Services): Promise<Campaign> {
  const { branch, key } = context;
  const { store, now } = services;
  refuseOptIns(branch);
  // Nobody is erased between what is read here and what is kept.
  await store.taps.holdErasure(branch.id);
  const campaign = await campaignPressed(id, context, services);
  refuseChaseClosed(campaign, { branch, now });
  // An answer that comes at this moment waits, and then ends the agreement.
  const told = (await store.answers.hold(campaign.id, key))?.answer;
  if (told === undefined || !toSpeakTo.includes(told)) throw userError(say("refuse-chase-answer"));
  return campaign;
}

const consentableBallot = lookup(z.uuid(), consentable);

const ask = defineButton({
  name: "chase/ask",
  who: "member",
  answers: "update",
  args: z.tuple([consentableBallot]),
  async run([campaign], { branch, key }, { store }) {
    const before = await store.agreements.of(campaign.id, key);
    const agreed = before?.consent.version === chaseConsentVersion;
    return updated(agreed ? chaseAgreedCard(campaign, branch) : chaseConsentCard(campaign, branch));
  },
});

const agree = defineButton({
  name: "chase/agree",
  who: "member",
  answers: "update",
  args: z.tuple([consentableBallot, z.literal(String(chaseConsentVersion))]),
  async run([campaign], { branch, key, caller }, { store, vault, newId, now }) {
    const id = newId();
    await store.agreements.keep({
      id,
      campaignId: campaign.id,
      key,
      consent: { version: chaseConsentVersion, on: civilDate(now, branch.zone) },
      contact: vault.seal(caller.user, chaseContact(id)),
    });
    return updated(chaseAgreedCard(campaign, branch));
  },
});

const refuse = defineNo("chase/refuse", "chase-refused");

/** Works at any time, closed ballots included. */
const withdraw = defineButton({
  name: "chase/withdraw",
  who: "member",
  answers: "update",
  args: z.tuple([pressedBallot]),
  async run([campaign], { key }, { store }) {
    await store.agreements.withdraw(campaign.id, key);
    return updated({ lines: [say("chase-withdrawn")] });
  },
});

export const consentButtons = [ask, agree, refuse, withdraw];
