import { z } from "zod";
import { claimedCard, nextCard } from "../../src/core/acts/chase/cards.ts";
import { pressedChased, whichChased, whichNamedChased } from "../../src/core/acts/chase/which-chased.ts";
import { mentionedPerson } from "../../src/core/branch/person.ts";
import { type Mark, marks } from "../../src/core/chase/chase.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import {
  type Context,
  defineButton,
  defineCommand,
  defineSubcommand,
  type Services,
} from "../../src/core/command/command.ts";
import { undoBy } from "../../src/core/command/next.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption, labelled, textOption } from "../../src/core/typed/option.ts";
import { consentButtons } from "./consent.ts";

const claim = defineSubcommand({
  name: "claim",
  description: "Take up to 10 members who have agreed that a rep may speak to them",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichChased }),
  async run({ ballot: chasing }, _, { store }) {
    const before = await store.chaseLists.waiting(chasing.list);
    const claimed = await store.chaseLists.claim(chasing.list);
    // With others on the list already, giving all of it back would be more.
    const alone = before === 0 && claimed > 0;
    const undo = undoBy("chase", "release", { ballot: chasing.campaign.shortId });
    return privately(await claimedCard(chasing, claimed), alone ? [undo] : []);
  },
});

const next = defineSubcommand({
  name: "next",
  description: "Show you alone the next member on your list, and what to tell them",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichChased }),
  async run({ ballot }) {
    return privately(await nextCard(ballot));
  },
});

const mark = defineSubcommand({
  name: "mark",
  description: "Note what came of speaking to the member shown to you; only they can say “posted”",
  who: "rep",
  answers: "private",
  options: z.object({
    as: choiceOption(marks, {
      label: "Note",
      about: "What came of it",
      example: "No answer",
      bare: true,
      labels: labelled(marks, (mark) => `chase-mark-${mark}`),
      means: {
        ...{ spoke: "spoken", talked: "spoken", "spoke to them": "spoken" },
        ...{ "will vote": "will-post", "will do it": "will-post" },
        ...{ "no reply": "no-answer", "did not answer": "no-answer" },
      },
    }),
    who: textOption({
      label: "Member",
      about: "Which member of your list, if not the one shown last",
      example: "@…",
      maxLength: 120,
    }).optional(),
    ballot: whichNamedChased,
  }),
  async run({ as, who, ballot }, context, services) {
    const whom = who === undefined ? "shown" : { member: mentionedMember(who, context, services) };
    if (!(await services.store.chaseLists.mark(ballot.list, whom, as))) {
      throw whom === "shown"
        ? userError(say("refuse-chase-shown", { mark: as }))
        : userError(say("refuse-chase-gone"), "who");
    }
    return privately(await nextCard(ballot, markedLine(as)));
  },
});

function mentionedMember(typed: string, { branch }: Context, { vault }: Services) {
  return vault.memberKey({ ...branch.home, user: mentionedPerson(typed, "who") });
}

function markedLine(as: Mark) {
  return say("chase-marked", { mark: words(`chase-mark-${as}`), will: as === "will-post" ? "yes" : "no" });
}

const release = defineSubcommand({
  name: "release",
  description: "Give back everybody on your list whom you have not spoken to",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichChased }),
  async run({ ballot: { campaign, list } }, _, { store }) {
    const count = await store.chaseLists.release(list, "all");
    return privately({
      title: words("chase-title", { name: campaign.name }),
      lines: [say("chase-released", { count })],
    });
  },
});

const nextButton = defineButton({
  name: "chase/next",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedChased]),
  async run([chasing]) {
    return updated(await nextCard(chasing));
  },
});

const markButton = defineButton({
  name: "chase/mark",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedChased, z.uuid(), z.enum(marks)]),
  async run([chasing, id, as], _, { store }) {
    if (!(await store.chaseLists.mark(chasing.list, { id }, as))) throw userError(say("refuse-chase-gone"));
    return updated(await nextCard(chasing, markedLine(as)));
  },
});

const releaseButton = defineButton({
  name: "chase/release",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedChased, z.uuid()]),
  async run([chasing, id], _, { store }) {
    const count = await store.chaseLists.release(chasing.list, id);
    if (count === 0) throw userError(say("refuse-chase-gone"));
    return updated(await nextCard(chasing, say("chase-released", { count })));
  },
});

export const chase = defineCommand({
  name: "chase",
  description: "Speak to members who have still to post, and have agreed to it",
  menu: [
    { subcommand: "next", label: "menu-chase-next" },
    { subcommand: "claim", label: "menu-chase-claim" },
  ],
  subcommands: [claim, next, mark, release],
  buttons: [nextButton, markButton, releaseButton, ...consentButtons],
});
