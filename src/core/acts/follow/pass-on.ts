import { Temporal } from "temporal-polyfill";
import { datesChanged } from "../../ballot/changes.ts";
import { milestonesWithPosting } from "../../ballot/timetable.ts";
import type { Branch } from "../../branch/branch.ts";
import { civilDate } from "../../calendar/zone.ts";
import { eachAlone } from "../../command/each-alone.ts";
import type { JobServices } from "../../command/job.ts";
import type { Moved } from "../../follow/follow.ts";
import { announceCorrection } from "../../planning/announce.ts";
import { planCampaign } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { type Ending, endChecks } from "../ballot/close.ts";
import { stopChecks } from "../ballot/pause.ts";

/**
 * Plans anew what followers post of campaigns whose owners have changed them, each in its own transaction, so that a
 * killed process loses none and does none twice. Their dates are right already: see `CampaignStore.update`.
 */
export async function passOnAll(
  services: Pick<JobServices, "database" | "clock" | "draw" | "log">,
): Promise<void> {
  const { database, clock, draw } = services;
  await eachAlone(
    await database.store.moved.list(),
    {
      job: "pass-on",
      about: (id) => id,
      work: (id) => database.transaction((store) => passOn(store, id, { now: clock.now(), draw })),
    },
    services,
  );
}

/**
 * Moves every post of one follower, and sends each of its channels that was told what has changed one correction. The
 * mark that it is to be done goes in the same transaction.
 */
async function passOn(store: Store, id: string, { now, draw }: Ending): Promise<void> {
  const moved = await store.moved.take(id);
  const branch = moved && (await store.branches.byId(moved.campaign.branchId));
  if (!moved || !branch) return;
  const { campaign, before } = moved;
  await planCampaign(store, campaign, { branch, now });
  if (campaign.paused) await stopChecks(store, campaign.id);
  if (campaign.state === "closed" && before.state === "open") await endChecks(store, campaign, { now, draw });
  if (correctionDue(moved, branch, now)) await announceCorrection(store, campaign, { branch, now });
}

/** A ballot that closed by the clock, was paused or goes on again corrects nothing; one long over is nobody's loss. */
function correctionDue({ campaign, before }: Moved, branch: Branch, now: Temporal.Instant): boolean {
  const today = civilDate(now, branch.zone);
  const dates = Object.values(campaign.milestones).map(({ date }) => date);
  const toCome = dates.some((date) => Temporal.PlainDate.compare(date, today) >= 0);
  return (
    (campaign.closedAt !== undefined && before.closedAt === undefined) ||
    (campaign.owner?.gone && !before.owner?.gone && toCome) ||
    datesChanged(milestonesWithPosting(before, branch), milestonesWithPosting(campaign, branch))
  );
}
