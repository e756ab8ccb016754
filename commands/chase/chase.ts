import { z } from "zod";
import {
  ballotOption,
  campaignPressed,
  findCampaign,
  namedBallotOption,
} from "../../src/core/acts/ballot/which-ballot.ts";
import { claimedCard, nextCard } from "../../src/core/acts/chase/cards.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { takesAnswers } from "../../src/core/ballot/timetable.ts";
import { mentionedPerson } from "../../src/core/branch/person.ts";
import { type Listing, type Mark, marks } from "../../src/core/chase/chase.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import {
  type Context,
  defineButton,
  defineCommand,
  defineSubcommand,
  lookup,
  type Services,
} from "../../src/core/command/command.ts";
import { closeSpan } from "../../src/core/countdown/draw.ts";
import { refuseOptIns } from "../../src/core/privacy/employer.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption, textOption } from "../../src/core/typed/option.ts";
import { consentButtons } from "./consent.ts";

/** A rep's call about a ballot that takes answers at this moment, and their list in it. */
interface Scene {
  readonly campaign: Campaign;
  readonly list: Listing;
  readonly tools: Pick<Context, "branch"> & Pick<Services, "store" | "vault">;
}

/** Throws a UserError once the ballot has closed, whatever jobs have run: nobody is chased then. */
function sceneOf(campaign: Campaign, { branch, key }: Context, { store, vault, now }: Services): Scene {
  refuseOptIns(branch);
  if (!takesAnswers(campaign, branch.zone, now)) {
    const { name } = campaign;
    throw userError(say("refuse-chase-closed", { name, close: closeSpan({ campaign, branch }) }), "ballot");
  }
  return { campaign, list: { campaignId: campaign.id, rep: key, now }, tools: { branch, store, vault } };
}

async function typedScene(ballot: string | undefined, context: Context, services: Services): Promise<Scene> {
  return sceneOf(await findCampaign(ballot, context, services), context, services);
}

const scene = lookup(ballotOption, typedScene);

const pressedScene = lookup(z.uuid(), async (id, context, services) =>
  sceneOf(await campaignPressed(id, context, services), context, services),
);

const claim = defineSubcommand({
  name: "claim",
  description: "Take up to 10 members who have agreed that a rep may speak to them",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: scene }),
  async run({ ballot: { campaign, list, tools } }, _, { store }) {
    const count = await store.chaseLists.claim(list);
    return privately(await claimedCard(campaign, list, count, tools));
  },
});

const next = defineSubcommand({
  name: "next",
  description: "Show you alone the next member on your list, and what to tell them",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: scene }),
  async run({ ballot: { campaign, list, tools } }) {
    return privately(await nextCard(campaign, list, tools));
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
      example: "no-answer",
      bare: true,
    }),
    who: textOption({
      label: "Member",
      about: "Which member of your list, if not the one shown last",
      example: "@…",
      maxLength: 120,
    }).optional(),
    ballot: lookup(namedBallotOption, typedScene),
  }),
  async run({ as, who, ballot: { campaign, list, tools } }, context, services) {
    const whom = who === undefined ? "shown" : { member: mentionedMember(who, context, services) };
    if (!(await services.store.chaseLists.mark(list, whom, as))) {
      throw whom === "shown"
        ? userError(say("refuse-chase-shown", { mark: as }))
        : userError(say("refuse-chase-gone"), "who");
    }
    return privately(await nextCard(campaign, list, tools, markedLine(as)));
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
  options: z.object({ ballot: scene }),
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
  args: z.tuple([pressedScene]),
  async run([{ campaign, list, tools }]) {
    return updated(await nextCard(campaign, list, tools));
  },
});

const markButton = defineButton({
  name: "chase/mark",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedScene, z.uuid(), z.enum(marks)]),
  async run([{ campaign, list, tools }, id, as], _, { store }) {
    if (!(await store.chaseLists.mark(list, { id }, as))) throw userError(say("refuse-chase-gone"));
    return updated(await nextCard(campaign, list, tools, markedLine(as)));
  },
});

const releaseButton = defineButton({
  name: "chase/release",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedScene, z.uuid()]),
  async run([{ campaign, list, tools }, id], _, { store }) {
    const count = await store.chaseLists.release(list, id);
    if (count === 0) throw userError(say("refuse-chase-gone"));
    return updated(await nextCard(campaign, list, tools, say("chase-released", { count })));
  },
});

export const chase = defineCommand({
  name: "chase",
  description: "Speak to members who have still to post, and have agreed to it",
  subcommands: [claim, next, mark, release],
  buttons: [nextButton, markButton, releaseButton, ...consentButtons],
});
