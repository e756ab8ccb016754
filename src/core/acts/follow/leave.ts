import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import { Ask } from "../../chat/ask.ts";
import type { Card, Line } from "../../chat/card.ts";
import { placeKey } from "../../chat/place.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { offering } from "../../command/declared.ts";
import type { Countdown } from "../../countdown/countdown.ts";
import { planWithoutCampaign } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";
import { eachAs, listed, matching, nearBy, offered } from "../../typed/by-name.ts";
import { ballotOption, labelOf } from "../ballot/which-ballot.ts";

/** A campaign another branch shares, with the countdowns it has in this channel and in the branch's others. */
export interface Followed {
  readonly campaign: Campaign;
  readonly here: readonly Countdown[];
  readonly elsewhere: readonly Countdown[];
}

/** Everything a branch follows, newest close first. */
export async function followedBy(
  store: Pick<Store, "campaigns" | "countdowns">,
  { branch, place }: Pick<Context, "branch" | "place">,
): Promise<readonly Followed[]> {
  const followed: Followed[] = [];
  for (const campaign of await store.campaigns.list(branch.id)) {
    if (!campaign.owner) continue;
    const all = await store.countdowns.ofCampaign(campaign.id);
    const isHere = (countdown: Countdown) => placeKey(countdown.place) === placeKey(place);
    followed.push({
      campaign,
      here: all.filter(isHere),
      elsewhere: all.filter((countdown) => !isHere(countdown)),
    });
  }
  return followed;
}

/** The one meant, by its id or part of its name; without one, the only one of this channel. Asks which one otherwise. */
async function findFollowed(
  typed: string | undefined,
  context: Context,
  { store }: Services,
): Promise<Followed> {
  const all = await followedBy(store, context);
  // A branch that deleted all its countdowns follows still, in no channel: it may leave from any.
  const leavable = all.filter(({ here, elsewhere }) => here.length > 0 || elsewhere.length === 0);
  const [only, another] = leavable;
  if (!only) throw userError(say("refuse-follows-nothing"), "ballot");
  const campaigns = leavable.map(({ campaign }) => campaign);
  const found = typed === undefined ? campaigns : matching(campaigns, typed);
  const one = leavable.find(({ campaign }) => found.length === 1 && campaign === found[0]);
  if (one) return one;
  const near = typed === undefined || found.length > 0 ? found : nearBy(campaigns, typed);
  const meant = near.length > 0 ? near : campaigns;
  const line = another
    ? say("refuse-which-followed", { list: listed(meant) })
    : say("refuse-not-followed", { typed: typed ?? "", list: listed(meant) });
  throw new Ask({ lines: [line] }, eachAs(meant, "ballot", labelOf), "ballot");
}

async function offerFollowed(typed: string, context: Context, { store }: Services) {
  const all = (await followedBy(store, context)).map(({ campaign }) => campaign);
  return offered(all, typed, ({ name }) => name);
}

/** Which of the ballots that are followed here. */
export const whichFollowed = offering(lookup(ballotOption, findFollowed), offerFollowed);

/** Before the branch's last channel leaves: what goes with it. */
export function lastCard({ name }: Campaign): Card {
  return { title: words("unfollow-title", { name }), lines: [say("unfollow-last")] };
}

/** The channel follows no more; the branch's others go on. Its checks there close. Returns the confirmation. */
export async function leaveChannel(
  { campaign, here }: Followed,
  { place }: Pick<Context, "place">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Card> {
  let goingOut = await closeChecks(store, campaign, place, now);
  for (const { id } of here) {
    goingOut += (await store.plans.cancel({ kind: "countdown", id }, "deleted")).goingOut;
    await store.countdowns.remove(id);
  }
  const values = { name: campaign.name, place: { kind: "place", place } } as const;
  return { lines: [say("unfollowed", values), ...goingLines(goingOut)] };
}

async function closeChecks(
  store: Store,
  campaign: Campaign,
  place: Context["place"],
  now: Temporal.Instant,
): Promise<number> {
  let goingOut = 0;
  for (const check of await store.checks.ofCampaign(campaign.id)) {
    if (check.closedAt || placeKey(check.place) !== placeKey(place)) continue;
    await store.checks.save({ ...check, closedAt: now });
    goingOut += (await store.plans.cancel({ kind: "check", id: check.id }, "closed")).goingOut;
  }
  return goingOut;
}

/** The branch follows no more: everything it kept about the campaign goes, answers too. Returns the confirmation. */
export async function leave(
  campaign: Campaign,
  { branch }: Pick<Context, "branch">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Card> {
  const posts = await store.posts.ofCampaign(campaign.id);
  const goingOut = posts.filter(({ state }) => state === "claimed").length;
  await planWithoutCampaign(store, campaign.id, { branch, now });
  await store.follows.remove(campaign.id);
  return { lines: [say("unfollowed-last", { name: campaign.name }), ...goingLines(goingOut)] };
}

function goingLines(count: number): readonly Line[] {
  return count > 0 ? [say("countdown-deleted-going", { count })] : [];
}

/** What this channel and the branch's others follow. */
export function followedCard(all: readonly Followed[], { place }: Pick<Context, "place">): Card {
  const lines = all.map(({ campaign: { name, shortId: id }, here, elsewhere }) =>
    say("follow-listed", { name, id, here: String(here.length > 0), others: channelsOf(elsewhere) }),
  );
  return {
    title: words("follow-list-title"),
    lines: [
      ...(lines.length > 0 ? lines : [say("follow-list-none", { place: { kind: "place", place } })]),
      say("follow-list-how"),
    ],
  };
}

function channelsOf(countdowns: readonly Countdown[]): number {
  return new Set(countdowns.map(({ place }) => placeKey(place))).size;
}
