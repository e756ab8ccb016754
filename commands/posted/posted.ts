import { z } from "zod";
import { findCampaign, namedBallotOption } from "../../src/core/acts/ballot/which-ballot.ts";
import { askAgainCard, takeAnswer } from "../../src/core/acts/check/answer.ts";
import { answers, answersMeant } from "../../src/core/ballot/answers.ts";
import { takesAnswers } from "../../src/core/ballot/timetable.ts";
import { buttonId } from "../../src/core/chat/card.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineAnswerButton, defineCommand, defineSubcommand } from "../../src/core/command/command.ts";
import { closedOn, howEnded } from "../../src/core/countdown/draw.ts";
import { say } from "../../src/core/text/say.ts";
import { choiceOption, labelled } from "../../src/core/typed/option.ts";
import { remindButtons } from "./remind.ts";

const tell = defineSubcommand({
  name: "",
  description: "Tell Muster, privately, whether your paper is posted or you have voted",
  who: "member",
  answers: "private",
  options: z.object({
    answer: choiceOption(answers, {
      label: "Answer",
      about: "Whether your paper came and is posted; never how you vote",
      example: "posted",
      bare: true,
      labels: labelled(answers, (answer) => `answer-choice-${answer}`),
      means: answersMeant,
    }).optional(),
    ballot: namedBallotOption,
  }),
  async run({ answer, ballot }, context, services) {
    const { branch, key } = context;
    const { store, now } = services;
    // An answer waits in the button for its ballot, never with us.
    const campaign = await findCampaign(ballot, context, services, {
      means: ({ id, shortId }) =>
        answer === undefined
          ? { kind: "options", options: { ballot: shortId } }
          : { kind: "button", id: buttonId("posted/answer", id, answer) },
      running: true,
    });
    if (answer !== undefined) return privately(await takeAnswer(campaign, answer, context, services));
    if (!takesAnswers(campaign, branch.zone, now)) {
      throw userError(
        say("refuse-ballot-closed", {
          name: campaign.name,
          how: howEnded(campaign),
          close: closedOn({ campaign, branch }),
        }),
      );
    }
    const given = await store.answers.of(campaign.id, key);
    return privately(askAgainCard({ campaign, branch, now }, given?.answer));
  },
});

const answerAgain = defineAnswerButton({
  name: "posted/answer",
  answers: "update",
  args: z.tuple([z.uuid(), z.enum(answers)]),
  answer: ([id, given]) => ({ asking: { kind: "campaign", id }, answer: given, agrees: false }),
});

export const posted = defineCommand({
  name: "posted",
  description: "Your own answer, privately, any time",
  forgets: true,
  subcommands: [tell],
  buttons: [answerAgain, ...remindButtons],
});
