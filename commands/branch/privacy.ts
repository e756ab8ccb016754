import { z } from "zod";
import { logCard, whoCard } from "../../src/core/acts/log/log-card.ts";
import {
  privacyCard,
  restorePrivacy,
  restorePrivacyButton,
  savePrivacy,
} from "../../src/core/acts/privacy/settings.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { changeIn, takenBack } from "../../src/core/command/next.ts";
import { packedAs } from "../../src/core/command/packed.ts";
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
    const { card, next } = await savePrivacy(store, branch, { employer: owned, days });
    const typed = { employer, ...(days !== undefined && { "keep-answers": String(days) }) };
    return privately(card, [changeIn("branch", "privacy", {}, typed), ...next]);
  },
});

const employer = defineButton({
  name: "branch/employer",
  who: "officer",
  answers: "update",
  args: z.tuple([z.enum(["yes", "no"])]),
  async run([answer], { branch }, { store }) {
    const { card, next } = await savePrivacy(store, branch, { employer: answer === "yes" });
    return updated(card, next);
  },
});

const kept = packedAs<Pick<Branch, "employerOwned" | "answersKeptDays">>();

const restore = defineButton({
  name: restorePrivacyButton,
  who: "officer",
  answers: "update",
  restores: true,
  args: z.tuple([kept, kept]),
  run: async ([before, after], { branch }, { store }) =>
    updated(takenBack(await restorePrivacy(store, before, after, branch))),
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

export const privacyButtons = [employer, restore];
