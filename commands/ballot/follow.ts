import { z } from "zod";
import { pressedBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { undoCountdowns } from "../../src/core/acts/countdown/restore.ts";
import { followCard, follow as followHere } from "../../src/core/acts/follow/join.ts";
import {
  followedBy,
  followedCard,
  lastCard,
  leave,
  leaveChannel,
  whichFollowed,
} from "../../src/core/acts/follow/leave.ts";
import { whichOwnBallot } from "../../src/core/acts/follow/owner.ts";
import { endShare, share as shareCampaign, stopSharing } from "../../src/core/acts/follow/share.ts";
import { tryCode } from "../../src/core/acts/follow/try-code.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { standing } from "../../src/core/ballot/timetable.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import type { Check } from "../../src/core/check/check.ts";
import { defineButton, defineSubcommand, makeSure } from "../../src/core/command/command.ts";
import { takenBack, undoBy, undoWith } from "../../src/core/command/next.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption, textOption } from "../../src/core/typed/option.ts";

/** Subcommands of /ballot that let channels of other branches, wherever they talk, follow one ballot's dates. */

export const share = defineSubcommand({
  name: "share",
  description: "A join code, so that other branches’ channels follow this ballot’s dates",
  who: "officer",
  answers: "private",
  options: z.object({
    ballot: whichOwnBallot,
    stop: choiceOption(["yes"], {
      label: "Stop",
      about: "yes ends every code; those who follow go on",
      example: "yes",
    }).optional(),
  }),
  async run({ ballot: campaign, stop }, { branch }, services) {
    if (stop) {
      const { codes } = await services.store.follows.sharing(campaign.id);
      if (codes > 0) {
        const asked = { lines: [say("ask-stop-sharing", { name: campaign.name, count: codes })] };
        makeSure(services, `stop-sharing ${campaign.id} ${codes}`, asked, words("stop-sharing-button"));
      }
      return privately(await stopSharing(campaign, services));
    }
    const closed = standing(campaign, branch, services.now).phase === "closed";
    if (closed && !campaign.milestones["mandate-expires"]) {
      throw userError(say("refuse-share-closed", { name: campaign.name }), "ballot");
    }
    const { card, hash } = await shareCampaign(campaign, services);
    return privately(card, [undoWith("ballot/share-end", campaign.id, hash)]);
  },
});

/** Ends a code that was just made, and no other. */
export const endCode = defineButton({
  name: "ballot/share-end",
  who: "officer",
  answers: "update",
  restores: true,
  args: z.tuple([pressedBallot, z.string()]),
  run: async ([campaign, hash], _, services) => updated(takenBack(await endShare(campaign, hash, services))),
});

export const follow = defineSubcommand({
  name: "follow",
  description: "Follow another branch’s ballot in this channel by its code, or list what is followed",
  who: "rep",
  answers: "private",
  inChannel: true,
  options: z.object({
    code: textOption({
      label: "Code",
      about: "The join code its branch gave you; without it, what this channel follows",
      example: "k3m7-p4xn-7bq2d",
      maxLength: 40,
      bare: true,
    }).optional(),
  }),
  async run({ code }, context, services) {
    if (code === undefined) {
      return privately(followedCard(await followedBy(services.store, context), context));
    }
    const tried = await tryCode(code, context, services);
    if ("refusal" in tried) return tried.refusal;
    return privately(await followCard(tried.campaign, tried.code, context, services));
  },
});

export const followButton = defineButton({
  name: "ballot/follow",
  who: "rep",
  answers: "update",
  inChannel: true,
  args: z.tuple([
    z.string(),
    z
      .string()
      .regex(/^\d{1,9}$/u)
      .transform(Number),
  ]),
  async run([code, revision], context, services) {
    const tried = await tryCode(code, context, services);
    if ("refusal" in tried) return tried.refusal;
    if (tried.campaign.revision !== revision) throw userError(say("refuse-follow-changed"));
    const { card, here } = await followHere(tried.campaign, context, services);
    return updated(card, [
      undoBy("ballot", "unfollow", { ballot: here.shortId }, [sureOfLeaving(here, nothingAsked)]),
    ]);
  },
});

export const unfollow = defineSubcommand({
  name: "unfollow",
  description: "Stop following another branch’s ballot in this channel",
  who: "rep",
  answers: "private",
  inChannel: true,
  options: z.object({ ballot: whichFollowed }),
  async run({ ballot: followed }, context, services) {
    const { campaign, here, elsewhere } = followed;
    if (elsewhere.length > 0) {
      const undo = undoCountdowns(here.map((before) => ({ before })));
      return privately(await leaveChannel(followed, context, services), [undo]);
    }
    const checks = await services.store.checks.ofCampaign(campaign.id);
    makeSure(services, sureOfLeaving(campaign, checks), lastCard(campaign), words("unfollow-button"));
    return privately(await leave(campaign, context, services));
  },
});

const nothingAsked: readonly Check[] = [];

/** To leave for good with what was asked here so far. */
function sureOfLeaving({ id }: Campaign, checks: readonly Check[]): string {
  return `unfollow ${id} ${checks.length}`;
}
