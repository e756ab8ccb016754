import { z } from "zod";
import { actionsCard, typedActions } from "../../src/core/acts/ballot/actions-card.ts";
import { keepCampaign } from "../../src/core/acts/ballot/keep.ts";
import { undoBallot } from "../../src/core/acts/ballot/restore.ts";
import { pressedBallot, whichBallot, whichNamedBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { longestActions } from "../../src/core/ballot/actions.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { standing } from "../../src/core/ballot/timetable.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineButton, defineSubcommand, type Services } from "../../src/core/command/command.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { announceActions, announceHello } from "../../src/core/planning/announce.ts";
import { say } from "../../src/core/text/say.ts";
import { textOption } from "../../src/core/typed/option.ts";

/** What members can do about a ballot: shown to anybody, changed and posted by reps. */

export const actions = defineSubcommand({
  name: "actions",
  description: "What you can do about a ballot; reps can post it here",
  who: "member",
  answers: "private",
  options: z.object({ ballot: whichBallot }),
  async run({ ballot }, { branch, role }, { now }) {
    return privately(actionsCard(ballot, { branch, role, now }));
  },
});

export const actionsEdit = defineSubcommand({
  name: "actions-edit",
  description: "Change what members are told they can do about a ballot",
  who: "rep",
  answers: "form",
  form: ["text", "ballot"],
  options: z.object({
    text: textOption({
      label: "What you can do",
      about: "Up to 10 lines, one for each thing to do; mentions (@…) are refused",
      example: "Ask everybody in your team whether they have posted theirs",
      maxLength: longestActions,
      bare: true,
      long: true,
    }),
    ballot: whichNamedBallot,
  }),
  async run({ ballot: before, text }, { branch, role }, { store, now }) {
    refuseClosed(before, branch, now);
    const changed = { ...before, actions: typedActions(text), revision: before.revision + 1 };
    await keepCampaign(store, changed);
    const saved = [
      say("actions-saved", { name: before.name }),
      ...(before.kind === "election" ? [say("actions-neutral")] : []),
    ];
    return privately(actionsCard(changed, { branch, role, now }, saved), [
      changeIn("ballot", "actions-edit", { ballot: before.shortId }, { text }),
      ...undoBallot(before, changed),
    ]);
  },
});

function refuseClosed(campaign: Campaign, branch: Branch, now: Services["now"]): void {
  const { name } = campaign;
  if (standing(campaign, branch, now).phase === "closed")
    throw userError(say("refuse-actions-closed", { name }));
}

const shown = z.tuple([pressedBallot, z.string().regex(/^\d{1,9}$/u)]);

/** The ballot whose list was shown, as its next revision: of two taps, or after a change, the second is refused. */
function taken([campaign, revision]: readonly [Campaign, string]): Campaign {
  if (String(campaign.revision) !== revision) throw userError(say("refuse-button"));
  return { ...campaign, revision: campaign.revision + 1 };
}

const post = defineButton({
  name: "ballot/actions-post",
  who: "rep",
  answers: "update",
  inChannel: true,
  args: shown,
  async run(args, { branch, place }, { store, now }) {
    const campaign = taken(args);
    refuseClosed(campaign, branch, now);
    const { name, shortId: id } = campaign;
    if (campaign.paused) throw userError(say("refuse-check-paused", { name, id }));
    if (!(await store.campaigns.update(campaign))) throw userError(say("refuse-button"));
    const hello = await announceHello(store, { branch, place, now });
    await announceActions(store, campaign, { branch, place, now });
    return updated({ lines: [say("actions-posting", { place: { kind: "place", place } }), ...hello] });
  },
});

/** A new answer, so that the words that were there can still be read in the old one. */
const reset = defineButton({
  name: "ballot/actions-reset",
  who: "rep",
  answers: "private",
  args: shown,
  async run(args, { branch, role }, { store, now }) {
    const { actions: _, ...campaign } = taken(args);
    if (!(await store.campaigns.update(campaign))) throw userError(say("refuse-button"));
    const said = [say("actions-reset", { name: campaign.name })];
    return privately(actionsCard(campaign, { branch, role, now }, said));
  },
});

export const actionsButtons = [post, reset];
