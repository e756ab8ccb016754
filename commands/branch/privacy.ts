import { z } from "zod";
import { logCard, whoCard } from "../../src/core/acts/log/log-card.ts";
import { privacyCard, savePrivacy } from "../../src/core/acts/privacy/settings.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { wholeOption, yesNoOption } from "../../src/core/typed/option.ts";

export const privacy = defineSubcommand({
  name: "privacy",
  description: "Whether the employer can read this workspace, and how long answers are kept",
  who: "officer",
  answers: "private",
  options: z.object({
    employer: yesNoOption({
      label: "Employer",
      about: "Does the employer own or administer this workspace? yes or no",
      example: "no",
    }).optional(),
    "keep-answers": wholeOption({
      label: "Keep answers",
      about: "Days after a ballot’s close until single answers are erased: 14 unless set, 30 at most",
      example: "14",
      max: 1_000,
    }).optional(),
  }),
  async run({ employer, "keep-answers": days }, { branch }, { store }) {
    if (employer === undefined && days === undefined) return privately(privacyCard(branch));
    const owned = employer === undefined ? undefined : employer === "yes";
    return privately(await savePrivacy(store, branch, { employer: owned, days }));
  },
});

const employer = defineButton({
  name: "branch/employer",
  who: "officer",
  answers: "update",
  args: z.tuple([z.enum(["yes", "no"])]),
  run: async ([answer], { branch }, { store }) =>
    updated(await savePrivacy(store, branch, { employer: answer === "yes" })),
});

export const log = defineSubcommand({
  name: "log",
  description: "What was changed here, when, by which role and number; officers can ask whose it is",
  who: "officer",
  answers: "private",
  options: z.object({
    page: wholeOption({
      label: "Page",
      about: "Which page; the newest if left out",
      example: "2",
      max: 100_000,
    }).optional(),
    who: wholeOption({
      label: "Who",
      about: "A number in the log: who that is, to you alone; that it was asked is logged",
      example: "2",
      min: 1,
      max: 100_000,
    }).optional(),
  }),
  run: async ({ page = 1, who }, context, services) =>
    privately(
      who === undefined ? await logCard(context, services, page) : await whoCard(who, context, services),
    ),
});

export const privacyButtons = [employer];
