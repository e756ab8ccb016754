import { Temporal } from "temporal-polyfill";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { entitledInAll } from "../ballot/constituency.ts";
import { thresholdFor, votesNeeded } from "../ballot/count/threshold.ts";
import type { Published, ToldDay } from "../ballot/published.ts";
import { closeOf, standing } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import type { Line } from "../chat/card.ts";
import { say } from "../text/say.ts";

/** A ballot of the branch's with the numbers that were told of it, oldest first. */
export interface Told {
  readonly campaign: Campaign;
  readonly days: readonly ToldDay[];
}

/**
 * Whether a ballot is on its way to what it needs: what members told against the days left, what is needed, and the
 * branch's last ballot as many days before its close. Worked out from published numbers, the dates of the ballots and
 * what reps typed, and from nothing else: it tells no more than these do. None once it has closed.
 */
export function onTrackLines(scene: BallotScene, told: readonly ToldDay[], last?: Told): readonly Line[] {
  const { campaign, branch, now } = scene;
  const { phase, daysToClose: days, today } = standing(campaign, branch, now);
  if (phase === "closed" || phase === "before-opening") return [];
  const posted = campaign.published?.posted ?? 0;
  const needed = neededOf(campaign, branch);
  const still = Math.max(0, (needed ?? 0) - posted);
  const before = last && toldBy(last.days, closeOf(last.campaign).date.subtract({ days }))?.posted;
  const line = say("check-on-track", {
    posted,
    days,
    need: needed === undefined ? "none" : "some",
    needed: needed ?? 0,
    still,
    each: Math.ceil(still / Math.max(1, days)),
    last: last ? "some" : "none",
    name: last?.campaign.name ?? "",
    before: before ?? 0,
  });
  return [...(posted > 0 ? [line] : []), ...mailLines(campaign, told, today)];
}

/** Votes that make the threshold of one count, or the branch's own target. */
function neededOf(campaign: Campaign, branch: Branch): number | undefined {
  const { target, constituencies } = campaign;
  if (campaign.kind === "election") return undefined;
  const entitled = entitledInAll(campaign);
  const { turnout } = thresholdFor(campaign, branch);
  if (turnout !== undefined && entitled !== undefined && !constituencies)
    return votesNeeded(entitled, turnout);
  if (target && "members" in target) return target.members;
  return target && entitled !== undefined ? votesNeeded(entitled, target.percent) : undefined;
}

/** What stood on a day: told that day or last before it. */
function toldBy(told: readonly ToldDay[], day: Temporal.PlainDate): Published | undefined {
  return told.findLast(({ on }) => Temporal.PlainDate.compare(on, day) <= 0);
}

/** Days over which the published number of those with trouble is looked at. */
const lookBackDays = 3;

/** By less than this it may rise for no other reason than whom the numbers leave out: 0 to 24, twelve as a rule. */
const manyMore = 15;

/** Days after the opening by which papers should have come, where the union gave no day. */
const usualWaitDays = 8;

/**
 * Whether it looks as if the post were at fault: once papers should have come, trouble with the paper rose by fifteen or
 * more in three days, and by more than twice what it rose by in the three before.
 */
function mailLines(
  { milestones }: Campaign,
  told: readonly ToldDay[],
  today: Temporal.PlainDate,
): readonly Line[] {
  const { opens, "not-received-by": wait } = milestones;
  const from = wait?.date ?? opens?.date.add({ days: usualWaitDays });
  if (from && Temporal.PlainDate.compare(today, from) < 0) return [];
  const on = (days: number) => toldBy(told, today.subtract({ days }));
  const [at, before, earlier] = [on(0), on(lookBackDays), on(2 * lookBackDays)];
  const rise = (at?.trouble ?? 0) - (before?.trouble ?? 0);
  // Where nothing had been told yet, the first number is no rise.
  const usual = earlier ? Math.max(0, (before?.trouble ?? 0) - earlier.trouble) : 0;
  return rise >= manyMore && rise > 2 * usual
    ? [say("check-mail-problem", { rise, days: lookBackDays })]
    : [];
}
