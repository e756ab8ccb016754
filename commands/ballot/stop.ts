import { z } from "zod";
import { closeEarly } from "../../src/core/acts/ballot/close.ts";
import { pauseCampaign, resumeCampaign } from "../../src/core/acts/ballot/pause.ts";
import { pressedBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { refuseFollowed, whichOwnBallot } from "../../src/core/acts/follow/owner.ts";
import { standing } from "../../src/core/ballot/timetable.ts";
import { buttonId } from "../../src/core/chat/card.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { closeSpan } from "../../src/core/countdown/draw.ts";
import { nextPostLines, valuesOf } from "../../src/core/planning/next-posts.ts";
import { say, words } from "../../src/core/text/say.ts";

/** Subcommands of /ballot that stop its posts: for a while, or for good. */

export const pause = defineSubcommand({
  name: "pause",
  description: "Stop a ballot’s posts for a while, its checks and mandate included",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichOwnBallot }),
  async run({ ballot: campaign }, { branch }, { store, now }) {
    const { name, shortId: id } = campaign;
    if (campaign.paused) throw userError(say("refuse-paused", { name, id }));
    if (standing(campaign, branch, now).phase === "closed") {
      throw userError(say("refuse-pause-closed", { name }));
    }
    const { stopped, goingOut, next } = await pauseCampaign(store, campaign, now);
    return privately({
      lines: [
        say("ballot-paused", { name, count: stopped }),
        ...(goingOut > 0 ? [say("countdown-deleted-going", { count: goingOut })] : []),
        ...(next ? [say("ballot-paused-next", valuesOf(next))] : []),
        say("ballot-paused-how", { id }),
      ],
    });
  },
});

export const resume = defineSubcommand({
  name: "resume",
  description: "Go on with a paused ballot’s posts; what fell due meanwhile is not sent",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichOwnBallot }),
  async run({ ballot: campaign }, { branch }, { store, now }) {
    const { name, shortId: id } = campaign;
    if (!campaign.paused) {
      const closed = standing(campaign, branch, now).phase === "closed";
      throw userError(
        closed ? say("refuse-already-closed", { name }) : say("refuse-not-paused", { name, id }),
      );
    }
    await resumeCampaign(store, campaign, { branch, now });
    const posts = await store.posts.ofCampaign(campaign.id);
    return privately({ lines: [say("ballot-resumed", { name }), ...nextPostLines(posts)] });
  },
});

export const close = defineSubcommand({
  name: "close",
  description: "End a ballot before its close: its posts stop",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichOwnBallot }),
  async run({ ballot: campaign }, { branch }) {
    if (campaign.state === "closed") throw userError(say("refuse-already-closed", { name: campaign.name }));
    return privately({
      title: words("ballot-close-title", { name: campaign.name }),
      lines: [say("ballot-close-warning", { close: closeSpan({ campaign, branch }) })],
      buttons: [
        { id: buttonId("ballot/close", campaign.id), label: words("ballot-close-button"), style: "danger" },
      ],
    });
  },
});

export const closeButton = defineButton({
  name: "ballot/close",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedBallot]),
  async run([campaign], { branch }, { store, now, draw }) {
    await refuseFollowed(store, campaign);
    if (campaign.state === "closed") throw userError(say("refuse-already-closed", { name: campaign.name }));
    const { stopped, goingOut, told } = await closeEarly(store, campaign, { branch, now, draw });
    return updated({
      lines: [
        say("ballot-closed", { name: campaign.name, count: stopped }),
        ...(goingOut > 0 ? [say("strike-already-going", { count: goingOut })] : []),
        say("ballot-closed-told", { count: told.length }),
        ...nextPostLines(await store.posts.ofCampaign(campaign.id)),
      ],
    });
  },
});
