import { z } from "zod";
import { endCampaign } from "../../src/core/acts/ballot/close.ts";
import { strikesOutside } from "../../src/core/acts/ballot/move-dates.ts";
import { pauseCampaign, resumeCampaign } from "../../src/core/acts/ballot/pause.ts";
import { changeDates, sureOfDelete, undoBallot } from "../../src/core/acts/ballot/restore.ts";
import { whichOwnBallot, whichOwnRunning } from "../../src/core/acts/follow/owner.ts";
import { type Campaign, type Ending, endings } from "../../src/core/ballot/campaign.ts";
import { hasResult } from "../../src/core/ballot/count/typed-result.ts";
import { standing } from "../../src/core/ballot/timetable.ts";
import { dayInWords } from "../../src/core/calendar/words.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineSubcommand, makeSure } from "../../src/core/command/command.ts";
import { undoBy } from "../../src/core/command/next.ts";
import { closeSpan } from "../../src/core/countdown/draw.ts";
import { isOut } from "../../src/core/delivery/row.ts";
import { nextPostLines, valuesOf } from "../../src/core/planning/next-posts.ts";
import { planBranch, planWithoutCampaign } from "../../src/core/planning/plan.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption } from "../../src/core/typed/option.ts";
import { smallId } from "../../src/core/typed/small-id.ts";

/** Subcommands of /ballot that stop its posts: for a while, or for good. */

export const pause = defineSubcommand({
  name: "pause",
  description: "Stop a ballot’s posts for a while, its checks and mandate included",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichOwnRunning }),
  async run({ ballot: campaign }, { branch }, { store, now }) {
    const { name, shortId: id } = campaign;
    if (campaign.paused) throw userError(say("refuse-paused", { name, id }));
    if (standing(campaign, branch, now).phase === "closed") {
      throw userError(say("refuse-pause-closed", { name }));
    }
    const { stopped, goingOut, next } = await pauseCampaign(store, campaign, now);
    const lines = [
      say("ballot-paused", { name, count: stopped }),
      ...(goingOut > 0 ? [say("countdown-deleted-going", { count: goingOut })] : []),
      ...(next ? [say("ballot-paused-next", valuesOf(next))] : []),
      say("ballot-paused-how", { id }),
    ];
    return privately({ lines }, [undoBy("ballot", "resume", { ballot: id })]);
  },
});

export const resume = defineSubcommand({
  name: "resume",
  description: "Go on with a paused ballot’s posts; what fell due meanwhile is not sent",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichOwnRunning }),
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
    return privately({ lines: [say("ballot-resumed", { name }), ...nextPostLines(posts)] }, [
      undoBy("ballot", "pause", { ballot: id }),
    ]);
  },
});

export const close = defineSubcommand({
  name: "close",
  description: "End a ballot before its close: its posts stop",
  who: "rep",
  answers: "private",
  options: z.object({
    ballot: whichOwnBallot,
    ending: choiceOption([...endings], {
      label: "Ending",
      about: "withdrawn, or postponed until there are new dates; left out: closed early",
      example: "withdrawn",
      means: {
        cancelled: "withdrawn",
        "called off": "withdrawn",
        withdraw: "withdrawn",
        delayed: "postponed",
      },
    }).optional(),
  }),
  async run({ ballot: campaign, ending }, { branch }, { store, now, draw, sure }) {
    refuseEnded(campaign, ending);
    const how = ending ?? "early";
    const after = ending ? withoutMandate({ ...campaign, ending }) : campaign;
    const strikes = await strikesOutside(campaign, after, { store, branch, now });
    const given = (["count", "result"] as const).flatMap((what) => {
      const date = campaign.milestones[what]?.date;
      return date ? [say("ballot-close-result", { what, day: dayInWords(date), id: campaign.shortId })] : [];
    });
    makeSure(
      { sure },
      `close ${campaign.id} ${campaign.revision} ${how}`,
      {
        title: words("ballot-close-title", { name: campaign.name, how }),
        lines: [
          say("ballot-close-warning", { close: closeSpan({ campaign, branch }), how }),
          ...(ending ? [] : given),
          ...strikes,
        ],
      },
      words("ballot-close-button", { how }),
    );
    const ended = await endCampaign(store, campaign, ending, { branch, now, draw });
    const lines = [
      say("ballot-closed", { name: campaign.name, count: ended.stopped, how }),
      ...(ended.goingOut > 0 ? [say("strike-already-going", { count: ended.goingOut })] : []),
      say("ballot-closed-told", { count: ended.told.length }),
      ...nextPostLines(await store.posts.ofCampaign(campaign.id)),
    ];
    return privately({ lines }, [changeDates(campaign), ...undoBallot(campaign, ended.closed)]);
  },
});

function withoutMandate(campaign: Campaign): Campaign {
  const { "mandate-expires": _, ...milestones } = campaign.milestones;
  return { ...campaign, milestones };
}

/** What has closed can still be withdrawn, until it has a result. */
function refuseEnded(campaign: Campaign, ending: Ending | undefined): void {
  const open = campaign.state === "open" || (ending && !campaign.ending && !hasResult(campaign));
  if (!open) throw userError(say("refuse-already-closed", { name: campaign.name }), "ballot");
}

export const remove = defineSubcommand({
  name: "delete",
  description: "Delete a ballot set up by mistake, that nobody was told of",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichOwnBallot }),
  async run({ ballot: { id, name, shortId, revision } }, { branch }, { store, now, sure }) {
    const values = { name, id: shortId };
    if ((await store.posts.ofCampaign(id)).some(isOut)) throw userError(say("refuse-delete-told", values));
    if ((await store.follows.sharing(id)).branches > 0)
      throw userError(say("refuse-delete-followed", values));
    makeSure({ sure }, sureOfDelete({ id, revision }), {
      lines: [say("ask-delete", { name })],
      footer: smallId(shortId),
    });
    await planWithoutCampaign(store, id, { branch, now });
    await store.campaigns.remove(id);
    // Mandates of others may end in another gap now.
    await planBranch(store, { branch, now });
    return privately({ lines: [say("ballot-deleted", { name })] });
  },
});
