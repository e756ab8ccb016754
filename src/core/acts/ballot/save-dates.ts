import type { Campaign } from "../../ballot/campaign.ts";
import { datesChanged } from "../../ballot/changes.ts";
import { thresholdLines } from "../../ballot/count/threshold-option.ts";
import { datesLines } from "../../ballot/dates.ts";
import { milestonesWithPosting } from "../../ballot/timetable.ts";
import { dateWarnings } from "../../ballot/warnings.ts";
import type { Card } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { announceCorrection } from "../../planning/announce.ts";
import { nextPostLines } from "../../planning/next-posts.ts";
import { planCampaign } from "../../planning/plan.ts";
import { tellOfficers } from "../../planning/tell-officers.ts";
import { say, words } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";
import { ensureBallotCountdown, ensureMandateCountdown } from "./arrange.ts";
import { keepCampaign } from "./keep.ts";

/** Whether papers may arrive until another moment now. */
export function closeMoved(before: Campaign, after: Campaign): boolean {
  const [old, fresh] = [before.milestones.closes, after.milestones.closes];
  if (!old || !fresh) return old !== fresh;
  return !old.date.equals(fresh.date) || old.time?.toString() !== fresh.time?.toString();
}

/**
 * Keeps a ballot's changed dates, plans its posts anew and corrects what channels were told; named officers are told
 * of another close. The change must have been checked. Throws a UserError when somebody else was first.
 */
export async function saveDates(
  before: Campaign,
  changed: Campaign,
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, now, newId }: Pick<Services, "store" | "now" | "newId">,
): Promise<Card> {
  await keepCampaign(store, changed);
  const reopens = before.state === "closed" && changed.state === "open";
  if (reopens) await ensureBallotCountdown(store, changed, branch, newId);
  await ensureMandateCountdown(store, changed, branch, newId);
  await planCampaign(store, changed, { branch, now });
  const wrong =
    reopens || datesChanged(milestonesWithPosting(before, branch), milestonesWithPosting(changed, branch));
  const told = wrong ? await announceCorrection(store, changed, { branch, now }) : [];
  if (closeMoved(before, changed)) {
    await tellOfficers(store, { what: "close", campaign: changed }, { branch, now }, key);
  }
  return {
    title: words("ballot-dates-title", { name: changed.name }),
    lines: [
      say("ballot-dates-saved"),
      ...datesLines({ campaign: changed, branch, now }),
      ...thresholdLines(changed, branch),
      ...dateWarnings(changed, branch),
      ...(wrong ? [say("ballot-dates-correction", { count: told.length })] : []),
      ...(changed.paused
        ? [say("ballot-still-paused", { id: changed.shortId })]
        : nextPostLines(await store.posts.ofCampaign(changed.id))),
    ],
    footer: smallId(changed.shortId, words("ballot-check-dates")),
  };
}
