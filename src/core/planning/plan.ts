import type { Campaign } from "../ballot/campaign.ts";
import { mandateLiveOn } from "../ballot/timetable.ts";
import type { At, Branch } from "../branch/branch.ts";
import type { Countdown } from "../countdown/countdown.ts";
import { dateOf } from "../countdown/draw-date.ts";
import { ballotPosts, datePosts, mandatePosts, type Post, strikePosts } from "../countdown/posts.ts";
import { isOut, type Needs, type PlannedDelivery } from "../delivery/row.ts";
import { jurisdictionOf } from "../law/tables.ts";
import type { Store } from "../ports/store.ts";
import { ballotOf } from "../reminder/tie.ts";
import { callsIn } from "../strike/for-whom.ts";
import { mandateEnd, mandatesOf } from "../strike/mandates.ts";
import type { Strike } from "../strike/strike.ts";
import { type FollowingPlanner, planReminder, planWithBallot, planWithNothing } from "./plan-reminder.ts";
import { plannedPost } from "./row.ts";

/** What planning reads and writes. */
export interface Planner {
  readonly campaigns: Pick<Store["campaigns"], "byId" | "list">;
  readonly strikes: Pick<Store["strikes"], "byId">;
  readonly countdowns: Pick<Store["countdowns"], "list" | "ofCampaign" | "ofStrike">;
  readonly audiences: Pick<Store["audiences"], "of">;
  readonly plans: Pick<Store["plans"], "replan" | "hold" | "cancel">;
  readonly posts: Pick<Store["posts"], "ofSource">;
}

/** Beside that, what a campaign's or branch's change moves. */
interface WidePlanner extends Planner, FollowingPlanner {
  readonly plans: Pick<Store["plans"], "replan" | "hold" | "cancel">;
  readonly reminderUpkeep: Pick<Store["reminderUpkeep"], "ofCampaign" | "ofBranch">;
}

/**
 * Plans every post of one countdown anew from what it counts to; those of a paused ballot are planned and stopped, so
 * that a rep sees what would go. Call it in the transaction that changed either.
 */
export async function planCountdown(
  store: Planner,
  countdown: Countdown,
  { branch, now }: At,
): Promise<void> {
  const source = { kind: "countdown", id: countdown.id } as const;
  const { planned, paused } = await deliveriesOf(store, countdown, branch);
  await store.plans.hold(source);
  const gone = (await store.posts.ofSource(source)).filter(isOut);
  const said = new Set(gone.flatMap((post) => [dayOf(post), momentOf(post)]));
  const unsaid = planned.filter(
    ({ post, delivery }) =>
      (post.kind === "closed" || !said.has(dayOf(delivery))) && !said.has(momentOf(post)),
  );
  await store.plans.replan(
    source,
    unsaid.map(({ delivery }) => delivery),
    now,
  );
  if (paused) await store.plans.cancel(source, "paused");
}

/** Moving a countdown's hour must not say the same thing twice on one day: but a close that is extended by hours. */
function dayOf({ kind, on }: Pick<PlannedDelivery, "kind" | "on">): string {
  return `${kind} ${on}`;
}

/** Nor must quiet hours say in the morning what was said the evening before. */
function momentOf({ kind, on, at }: Pick<PlannedDelivery, "kind" | "on" | "at">): string {
  return `${kind} ${on} ${at}`;
}

interface Planned {
  /** As wanted, whatever the quiet hours. */
  readonly post: Post;
  readonly delivery: PlannedDelivery;
}

/** Every post of a countdown as it stands, past ones included, and whether it counts to a paused ballot. */
async function deliveriesOf(
  store: Pick<Planner, "campaigns" | "strikes" | "audiences">,
  countdown: Countdown,
  branch: Branch,
): Promise<{ readonly planned: readonly Planned[]; readonly paused: boolean }> {
  const { target } = countdown;
  const campaign = "campaignId" in target ? await store.campaigns.byId(target.campaignId) : undefined;
  const strike = target.kind === "strike" ? await strikeTold(store, target.strikeId, countdown) : undefined;
  const mandated = target.kind === "mandate" || strike?.form === "open";
  const others = mandated ? await store.campaigns.list(branch.id) : [];
  const about = { ...(campaign && { campaignId: campaign.id }), ...(strike && { strikeId: strike.id }) };
  const planned = postsOf(countdown, branch, { campaign, strike, others }).map((post) => ({
    post,
    delivery: plannedPost({ kind: "countdown", id: countdown.id }, countdown.place, branch, post, about),
  }));
  return { planned, paused: campaign?.paused ?? false };
}

/** The strike, unless it does not call those the countdown's channel is for: then nothing of it goes there. */
async function strikeTold(
  store: Pick<Planner, "strikes" | "audiences">,
  id: string,
  { branchId, place }: Countdown,
): Promise<Strike | undefined> {
  const strike = await store.strikes.byId(id);
  const audience = await store.audiences.of(branchId, place);
  return strike && callsIn(strike, audience?.employers ?? []) ? strike : undefined;
}

interface Counted {
  readonly campaign: Campaign | undefined;
  readonly strike: Strike | undefined;
  readonly others: readonly Campaign[];
}

function postsOf(countdown: Countdown, branch: Branch, counted: Counted): readonly Post[] {
  const { campaign, strike, others } = counted;
  switch (countdown.target.kind) {
    case "ballot":
      return campaign ? ballotPosts(countdown, campaign, branch).filter(stillSaid(campaign)) : [];
    case "mandate": {
      const expires = campaign?.milestones["mandate-expires"]?.date;
      if (!expires) return [];
      const gapFollows = !others.some((other) => mandateLiveOn(other, expires.add({ days: 1 })));
      return mandatePosts(countdown, expires, gapFollows, branch.zone);
    }
    case "strike":
      return strike ? strikePosts(countdown, strike, branch.zone, endOfMandate(strike, branch, others)) : [];
    case "milestone":
    case "date": {
      if (campaign?.state === "closed" && needsOf(countdown) === "campaign-open") return [];
      const counting = dateOf(countdown, campaign);
      return counting ? datePosts(countdown, counting.date, needsOf(countdown), branch.zone) : [];
    }
  }
}

/** In Great Britain, where a mandate ends by itself. */
function endOfMandate(strike: Strike, branch: Branch, campaigns: readonly Campaign[]) {
  if (strike.form !== "open" || jurisdictionOf(branch.nation) !== "great-britain") return undefined;
  return mandateEnd(strike, mandatesOf(campaigns, branch));
}

/**
 * Of a ballot that has closed at its hour the close, the count and the result are still told; of one closed early the
 * count and the result, which then were given for that; of one withdrawn or postponed nothing.
 */
function stillSaid({ state, closedAt, ending }: Campaign): (post: Post) => boolean {
  return ({ kind, needs }) => {
    if (state === "open") return true;
    return needs === "nothing" && (closedAt === undefined || (isAfterClose(kind) && !ending));
  };
}

function isAfterClose(kind: Post["kind"]): boolean {
  return kind === "count" || kind === "result";
}

/** Milestones after the close are still counted down to when the ballot is closed. */
function needsOf({ target }: Countdown): Needs {
  if (target.kind !== "milestone") return "nothing";
  return ["count", "result", "mandate-expires"].includes(target.milestone) ? "nothing" : "campaign-open";
}

/**
 * Plans all countdowns of a campaign, those of other mandates that may now end in a gap or not, of strikes under them, and the reminders of
 * members who have still to post.
 */
export async function planCampaign(
  store: WidePlanner,
  campaign: Campaign,
  { branch, now }: At,
): Promise<void> {
  const mandates = (await store.countdowns.list(branch.id)).filter(
    ({ target }) => target.kind === "mandate" || target.kind === "strike",
  );
  const all = new Map(
    [...(await store.countdowns.ofCampaign(campaign.id)), ...mandates].map((one) => [one.id, one]),
  );
  for (const countdown of all.values()) await planCountdown(store, countdown, { branch, now });
  for (const reminder of await store.reminderUpkeep.ofCampaign(campaign.id))
    await planWithBallot(store, reminder, { campaign, branch, now });
}

/** A campaign is about to be forgotten: reminders that go by its dates are cancelled in words, and not in silence. */
export async function planWithoutCampaign(
  store: FollowingPlanner & Pick<WidePlanner, "reminderUpkeep">,
  campaignId: string,
  at: At,
): Promise<void> {
  for (const reminder of await store.reminderUpkeep.ofCampaign(campaignId))
    await planWithNothing(store, reminder, at);
}

/** Posts everything of a branch at its new hours: after a change of its settings. */
export async function planBranch(store: WidePlanner, { branch, now }: At): Promise<void> {
  for (const countdown of await store.countdowns.list(branch.id))
    await planCountdown(store, countdown, { branch, now });
  for (const reminder of await store.reminderUpkeep.ofBranch(branch.id)) {
    const id = reminder.campaignId ?? ballotOf(reminder.tied);
    const campaign = id === undefined ? undefined : await store.campaigns.byId(id);
    if (campaign) await planWithBallot(store, reminder, { campaign, branch, now });
    else await planReminder(store, reminder, { branch, now });
  }
}
