import { z } from "zod";
import { campaignPressed } from "../../src/core/acts/ballot/which-ballot.ts";
import { saveReminder } from "../../src/core/acts/reminder/keep.ts";
import { type Answer, outstanding } from "../../src/core/ballot/answers.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { sayWay, wordsWay } from "../../src/core/ballot/way-words.ts";
import { updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { type Context, defineButton, defineNo, type Services } from "../../src/core/command/command.ts";
import { refuseOptIns } from "../../src/core/privacy/employer.ts";
import { keptWords } from "../../src/core/reminder/own-words.ts";
import {
  remindConsentCard,
  remindConsentVersion,
  remindingCard,
  untilPosted,
} from "../../src/core/reminder/until-posted.ts";
import { say } from "../../src/core/text/say.ts";
import { shortIdOf } from "../../src/core/typed/short-id.ts";

const remind = defineButton({
  name: "posted/remind",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid()]),
  async run([id], context, services) {
    const { campaign, timing } = await remindable(id, context, services);
    return updated(remindConsentCard(campaign, context.branch, timing.until));
  },
});

const agree = defineButton({
  name: "posted/remind-agree",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid(), z.literal(remindConsentVersion)]),
  async run([campaignId], context, services) {
    const { branch, key } = context;
    const { store, now, newId, vault } = services;
    const { campaign, timing, told } = await remindable(campaignId, context, services);
    const before = (await store.reminders.list(branch.id, key)).find((one) => one.campaignId === campaign.id);
    const id = before?.id ?? newId();
    const to = { member: key };
    const reminder = before ?? {
      id,
      shortId: shortIdOf(id),
      branchId: branch.id,
      campaignId: campaign.id,
      to,
      by: key,
      text: keptWords(wordsWay("remind-title", campaign, { name: campaign.name }), { id, to }, vault),
      ...timing,
      revision: 1,
    };
    await saveReminder(reminder, context, services, campaign);
    return updated(remindingCard(reminder, told, { campaign, branch, now }));
  },
});

/** Throws a UserError for a ballot with no day left to remind of, and for whoever has nothing left to post. */
async function remindable(
  id: string,
  context: Context,
  services: Services,
): Promise<{
  readonly campaign: Campaign;
  readonly timing: NonNullable<ReturnType<typeof untilPosted>>;
  readonly told: Answer;
}> {
  const { branch, key } = context;
  const { store, now } = services;
  refuseOptIns(branch);
  // Nobody is erased between what is read here and what is kept.
  await store.taps.holdErasure(branch.id);
  const campaign = await campaignPressed(id, context, services);
  // An answer that comes at this moment waits, and then ends the reminder.
  const told = (await store.answers.hold(campaign.id, key))?.answer;
  if (told === undefined || !outstanding.includes(told))
    throw userError(sayWay("refuse-remind-answer", campaign));
  const timing = untilPosted(campaign, branch, now);
  if (!timing) throw userError(say("refuse-remind-over", { name: campaign.name }));
  return { campaign, timing, told };
}

const refuse = defineNo("posted/remind-refuse", "remind-refused");

export const remindButtons = [remind, agree, refuse];
