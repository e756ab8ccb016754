import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import { datesBriefly } from "../../ballot/dates-briefly.ts";
import { standing } from "../../ballot/timetable.ts";
import { dateWarnings } from "../../ballot/warnings.ts";
import { civilDate } from "../../calendar/zone.ts";
import { buttonId, type Card, inOne, type Line } from "../../chat/card.ts";
import { placeKey } from "../../chat/place.ts";
import { userError } from "../../chat/user-error.ts";
import type { Context, Services } from "../../command/command.ts";
import { type Countdown, type CountdownTarget, newCountdown } from "../../countdown/countdown.ts";
import { announceHello } from "../../planning/announce.ts";
import { nextPostLines, postsOf } from "../../planning/next-posts.ts";
import { planCountdown } from "../../planning/plan.ts";
import { say, words } from "../../text/say.ts";
import { looksLike } from "../../typed/look-alike.ts";
import { shortIdOf } from "../../typed/short-id.ts";
import { smallId } from "../../typed/small-id.ts";
import { ownerName } from "./owner.ts";

/** The first step: every date in words, as it would be posted here, before anything is set going. Throws a UserError. */
export async function followCard(
  owner: Campaign,
  code: string,
  context: Context,
  services: Services,
): Promise<Card> {
  const { branch, place } = context;
  const { store, now } = services;
  await refuseUnlessJoinable(owner, context, services);
  const here = followerOf(owner, context, services.newId());
  const twin = (await store.campaigns.list(branch.id)).find(
    (one) =>
      (one.name === owner.name || looksLike(one.name, owner.name)) && one.state === "open" && !one.owner,
  );
  return {
    title: words("follow-title", { name: owner.name }),
    lines: [
      ...inOne([
        say("follow-set-by", { owner: await ownerName(store, here) }),
        say("follow-nothing-yet", { place: { kind: "place", place } }),
      ]),
      ...datesBriefly({ campaign: here, branch, now }),
      ...dateWarnings(here, branch),
      ...(standing(here, branch, now).phase === "closed" ? [say("ballot-mandate-created")] : []),
      ...(twin ? [say("follow-warn-twin", { id: twin.shortId })] : []),
    ],
    buttons: [
      {
        id: buttonId("ballot/follow", code, String(owner.revision)),
        label: words("follow-button"),
        style: "primary",
      },
    ],
    footer: words("ballot-check-dates"),
  };
}

/**
 * This channel follows from now on, by the branch's own hours. Its branch gets one campaign row for all its channels.
 * The owner's campaign must be held (`ShareCodeStore.shared`). Throws a UserError.
 */
export async function follow(
  owner: Campaign,
  context: Context,
  services: Services,
): Promise<{ readonly card: Card; readonly here: Campaign }> {
  const { branch, place } = context;
  const { store, now, newId } = services;
  await refuseUnlessJoinable(owner, context, services);
  const hello = await announceHello(store, { branch, place, now });
  const existing = await store.follows.ofBranch(branch.id, owner.id);
  const here = existing ?? followerOf(owner, context, newId());
  if (!existing) await store.campaigns.insert(here);
  const countdowns = targetsOf(here).map((target) => newCountdown(newId(), branch, { place, target }));
  for (const countdown of countdowns) {
    await store.countdowns.save(countdown);
    await planCountdown(store, countdown, { branch, now });
  }
  const card: Card = {
    title: words("follow-done-title", { name: here.name }),
    lines: [
      say("follow-done", { place: { kind: "place", place }, owner: await ownerName(store, here) }),
      ...(await nextLines(here, countdowns, services)),
      say("follow-checks", { id: here.shortId }),
      ...hello,
    ],
    footer: smallId(here.shortId),
  };
  return { card, here };
}

async function nextLines(
  { paused }: Campaign,
  countdowns: readonly Countdown[],
  { store }: Services,
): Promise<readonly Line[]> {
  return paused ? [say("follow-paused")] : nextPostLines(await postsOf(store, countdowns));
}

/** The mandate's countdown posts nothing before the owner gives its last day. */
function targetsOf({ id: campaignId, kind, state }: Campaign): readonly CountdownTarget[] {
  return [
    ...(state === "open" ? [{ kind: "ballot", campaignId } as const] : []),
    ...(kind === "statutory" ? [{ kind: "mandate", campaignId } as const] : []),
  ];
}

/** The row by which a branch follows: the owner's dates, its own id, channel and answers. */
function followerOf(owner: Campaign, { branch, place }: Context, id: string): Campaign {
  const { entitled: _entitled, published: _published, ...shared } = owner;
  const own = {
    id,
    shortId: shortIdOf(id),
    branchId: branch.id,
    place,
    owner: { campaignId: owner.id, gone: false },
    revision: 1,
  };
  if (shared.kind !== "election") return { ...shared, ...own };
  const { nomination: _nomination, ...election } = shared;
  return { ...election, ...own };
}

async function refuseUnlessJoinable(
  owner: Campaign,
  { branch, place }: Context,
  { store, now }: Services,
): Promise<void> {
  const { name, shortId: id } = owner;
  if (owner.branchId === branch.id) throw userError(say("refuse-follow-own", { name, id }), "code");
  const last = owner.milestones["mandate-expires"]?.date;
  const ended = !last || Temporal.PlainDate.compare(last, civilDate(now, branch.zone)) < 0;
  if (ended && standing(owner, branch, now).phase === "closed") {
    throw userError(say("refuse-follow-over", { name }), "code");
  }
  const existing = await store.follows.ofBranch(branch.id, owner.id);
  const channels = existing ? await store.countdowns.ofCampaign(existing.id) : [];
  if (existing && channels.some((countdown) => placeKey(countdown.place) === placeKey(place))) {
    throw userError(say("refuse-follow-twice", { name, id: existing.shortId }), "code");
  }
}
