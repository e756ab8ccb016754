import { z } from "zod";
import { campaignAsked, suggestCampaigns } from "../src/core/asked.ts";
import { namedBallotOption } from "../src/core/ballot/ballot-option.ts";
import { takesAnswers } from "../src/core/ballot/timetable.ts";
import { answerNamed, askAgainCard, takeAnswer } from "../src/core/check/answer.ts";
import { answers } from "../src/core/check/check.ts";
import { defineButton, defineCommand, defineSubcommand, userError } from "../src/core/command.ts";
import { closeSpan } from "../src/core/countdown/draw.ts";
import { choiceOption } from "../src/core/option.ts";
import { privately, updated } from "../src/core/reply.ts";
import { say } from "../src/core/text/say.ts";

const tell = defineSubcommand({
  name: "",
  description: "Tell Muster, privately, whether your ballot paper is posted",
  who: "member",
  answers: "private",
  options: z.object({
    answer: choiceOption(answers, {
      label: "Answer",
      about: "Whether your paper came and is posted; never how you vote",
      example: "posted",
      bare: true,
    }).optional(),
    ballot: namedBallotOption.optional(),
  }),
  suggest: async (option, typed, { branch }, { store }) =>
    option === "ballot" ? suggestCampaigns(store, branch, typed) : [],
  async run({ answer, ballot }, context, services) {
    const { branch, key } = context;
    const { store, now } = services;
    const campaign = await campaignAsked(store, branch, ballot);
    if (answer !== undefined) return privately(await takeAnswer(campaign, answer, context, services));
    if (!takesAnswers(campaign, branch.zone, now)) {
      throw userError(
        say("refuse-campaign-closed", { name: campaign.name, close: closeSpan({ campaign, branch }) }),
      );
    }
    return privately(askAgainCard(campaign, (await store.answers.of(campaign.id, key))?.answer));
  },
});

const answerAgain = defineButton({
  name: "posted/answer",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid(), z.enum(answers)]),
  async run([campaignId, given], context, services) {
    const campaign = await services.store.campaigns.byId(campaignId);
    if (campaign?.branchId !== context.branch.id) throw userError(say("refuse-button"));
    return updated(await takeAnswer(campaign, answerNamed(given), context, services));
  },
});

export const posted = defineCommand({
  name: "posted",
  description: "Your own answer, privately, any time",
  subcommands: [tell],
  buttons: [answerAgain],
});
