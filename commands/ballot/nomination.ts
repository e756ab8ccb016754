import { z } from "zod";
import { nominationCard } from "../../src/core/acts/ballot/nomination-card.ts";
import {
  askNominates,
  checkNominates,
  nominating,
  saveNomination,
  typedNomination,
  withoutMeeting,
  withStep,
} from "../../src/core/acts/ballot/nomination-change.ts";
import { undoBallot } from "../../src/core/acts/ballot/restore.ts";
import { pressedBallot, whichElection } from "../../src/core/acts/ballot/which-ballot.ts";
import { nominationSteps } from "../../src/core/ballot/nomination.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { say } from "../../src/core/text/say.ts";
import { choiceOption, noneTyped, whenOption, wholeOption } from "../../src/core/typed/option.ts";

/** A branch's own part in the nominations of an election: its meeting and its form, never whom it nominates. */
export const nomination = defineSubcommand({
  name: "nomination",
  description: "Election: your branch’s nomination meeting, its notice, and what is done",
  who: "rep",
  answers: "private",
  options: z.object({
    ballot: whichElection,
    meeting: whenOption({
      label: "Meeting",
      about: "Day and hour of the branch general meeting",
      example: "Wed 25 September 2019 12:30pm",
    }).optional(),
    notice: whenOption({
      label: "Notice",
      about: "Day on which the channels are told of the meeting; the next post’s hour if left out",
      example: "Mon 9 September 2019",
    }).optional(),
    branches: wholeOption({
      label: "Branches",
      about: "How many branches must nominate a candidate, if the union’s rules say it",
      example: "15",
      min: 1,
      max: 1000,
    }).optional(),
    remove: choiceOption(["meeting"], {
      label: "Remove",
      about: "Take the meeting away: no notice of it is posted",
      example: "meeting",
    }).optional(),
  }),
  async run({ ballot: campaign, remove, ...typed }, { branch }, { store, now, typedAt }) {
    askNominates(campaign);
    checkNominates(campaign);
    if (noneTyped({ remove, ...typed })) {
      return privately(await nominationCard(store, campaign));
    }
    if (campaign.state === "closed") throw userError(say("refuse-already-closed", { name: campaign.name }));
    const before = campaign.nomination?.done ?? [];
    const wanted = remove
      ? withoutMeeting(campaign)
      : typedNomination(campaign, typed, { branch, now, typedAt });
    const saved = nominating(campaign, wanted);
    await saveNomination(store, campaign, saved, { branch, now });
    const moved = wanted.done.length < before.length;
    const card = await nominationCard(store, saved, moved ? [say("nomination-moved")] : []);
    const about = { ballot: campaign.shortId };
    const branches = typed.branches === undefined ? undefined : String(typed.branches);
    return privately(card, [
      changeIn("ballot", "nomination", about, { ...typed, branches }),
      ...undoBallot(campaign, saved),
    ]);
  },
});

export const nominationButton = defineButton({
  name: "ballot/nomination",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedBallot, z.enum(nominationSteps), z.enum(["true", "false"])]),
  async run([campaign, step, done], { branch }, { store, now }) {
    checkNominates(campaign);
    const saved = nominating(campaign, withStep(campaign, step, done === "true"));
    await saveNomination(store, campaign, saved, { branch, now });
    return updated(await nominationCard(store, saved));
  },
});
