import { z } from "zod";
import { asBefore, restoreBallot, restoreButton } from "../../src/core/acts/ballot/restore.ts";
import { pressedBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { refuseFollowed } from "../../src/core/acts/follow/owner.ts";
import { askSecond } from "../../src/core/acts/second/ask.ts";
import { closeAsked } from "../../src/core/acts/second/close-of.ts";
import { takesTwo } from "../../src/core/acts/second/takes-two.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { updated } from "../../src/core/chat/reply.ts";
import { defineButton } from "../../src/core/command/command.ts";
import { takenBack } from "../../src/core/command/next.ts";
import { packedAs } from "../../src/core/command/packed.ts";

/** Makes a ballot what it was before a change. Where it takes two people to move a close, it takes two to move it back. */
export const undoBallotButton = defineButton({
  name: restoreButton,
  who: "rep",
  answers: "update",
  restores: true,
  args: z.tuple([pressedBallot, z.coerce.number().int(), packedAs<Campaign>()]),
  async run([campaign, seen, before], context, services) {
    const again = asBefore(campaign, seen, before);
    if (JSON.stringify(campaign.milestones) !== JSON.stringify(again.milestones)) {
      await refuseFollowed(services.store, campaign);
    }
    const { closes } = again.milestones;
    if (closes && takesTwo(context.branch, { on: "dates", before: campaign, after: again })) {
      const asked = { ...closeAsked(closes, again), about: campaign.id, revision: seen };
      return updated(await askSecond(asked, context, services));
    }
    return updated(takenBack(await restoreBallot(campaign, again, context, services)));
  },
});
