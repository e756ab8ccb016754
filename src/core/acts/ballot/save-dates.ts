import { type BallotScene, type Campaign, milestoneKinds } from "../../ballot/campaign.ts";
import { datesChanged } from "../../ballot/changes.ts";
import { thresholdLines } from "../../ballot/count/threshold-option.ts";
import { datesChangedLines } from "../../ballot/dates-briefly.ts";
import { milestonesWithPosting } from "../../ballot/timetable.ts";
import { dateWarnings } from "../../ballot/warnings.ts";
import { wordsWay } from "../../ballot/way-words.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { nearMoment } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import { type Card, inOne } from "../../chat/card.ts";
import { doId } from "../../chat/shortcut.ts";
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
  return !sameMoment(before.milestones.closes, after.milestones.closes);
}

function sameMoment(one: Milestone | undefined, other: Milestone | undefined): boolean {
  if (!one || !other) return one === other;
  return one.date.equals(other.date) && one.time?.toString() === other.time?.toString();
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
  const scene = { campaign: changed, branch, now };
  return {
    title: doneTitle(before, scene),
    lines: [
      ...datesChangedLines({ ...scene, campaign: before }, scene, (one) => thresholdLines(one, branch)),
      ...dateWarnings(changed, branch),
      ...inOne([
        say("ballot-dates-saved"),
        ...(wrong ? [say("ballot-dates-correction", { count: told.length })] : []),
      ]),
      ...(changed.paused
        ? [say("ballot-still-paused", { id: changed.shortId })]
        : nextPostLines(await store.posts.ofCampaign(changed.id))),
    ],
    buttons: [{ id: doId("ballot", "dates", { ballot: changed.shortId }), label: words("ballot-dates-all") }],
    footer: smallId(changed.shortId, words("ballot-check-dates")),
  };
}

/** The news: the close where it moved, otherwise the first date that is another now. */
function doneTitle(before: Campaign, { campaign, branch, now }: BallotScene): string {
  const { name, milestones } = campaign;
  const today = civilDate(now, branch.zone);
  const [kind, ...others] = milestoneKinds.filter(
    (one) => milestones[one] && !sameMoment(before.milestones[one], milestones[one]),
  );
  const main = closeMoved(before, campaign) ? "closes" : kind;
  const moment = main && milestones[main];
  if (!moment) return words("ballot-dates-done", { what: "other", name });
  return words("ballot-dates-done", {
    name,
    what: main === "closes" ? "close" : others.length > 0 ? "many" : "one",
    milestone: wordsWay(`milestone-name-${main}`, campaign),
    day: nearMoment(moment, today),
  });
}
