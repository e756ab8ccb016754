import { z } from "zod";
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
import { share as shareCampaign, stopSharing } from "../../src/core/acts/follow/share.ts";
import { tryCode } from "../../src/core/acts/follow/try-code.ts";
import { standing } from "../../src/core/ballot/timetable.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { undoBy } from "../../src/core/command/next.ts";
import { say } from "../../src/core/text/say.ts";
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
    if (stop) return privately(await stopSharing(campaign, services));
    const closed = standing(campaign, branch, services.now).phase === "closed";
    if (closed && !campaign.milestones["mandate-expires"]) {
      throw userError(say("refuse-share-closed", { name: campaign.name }), "ballot");
    }
    return privately(await shareCampaign(campaign, services), [
      undoBy("ballot", "share", { ballot: campaign.shortId, stop: "yes" }),
    ]);
  },
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
    return updated(await followHere(tried.campaign, context, services));
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
    if (followed.elsewhere.length === 0) return privately(lastCard(followed));
    return privately(await leaveChannel(followed, context, services));
  },
});

export const unfollowButton = defineButton({
  name: "ballot/unfollow",
  who: "rep",
  answers: "update",
  inChannel: true,
  args: z.tuple([z.uuid()]),
  async run([id], context, services) {
    const followed = (await followedBy(services.store, context)).find(({ campaign }) => campaign.id === id);
    if (!followed) throw userError(say("refuse-button"));
    if (followed.elsewhere.length > 0) return updated(await leaveChannel(followed, context, services));
    return updated(await leave(followed.campaign, context, services));
  },
});
