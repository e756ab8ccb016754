import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { closeOf, endOf } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { civilDate, civilTime } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import { type Place, placeKey } from "../chat/place.ts";
import type { Check } from "../check/check.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { latePolicy, lateUntil } from "../delivery/late.ts";
import type { Needs, PlannedDelivery, Source } from "../delivery/row.ts";
import type { MemberKey } from "../people/vault.ts";
import type { Store } from "../ports/store.ts";
import { say } from "../text/say.ts";

interface Announcement {
  readonly source: Source;
  readonly kind: DeliveryKind;
  readonly to: readonly PlannedDelivery["to"][];
  readonly needs: Needs;
  readonly revision: number;
  /** When it goes; now if left out. */
  readonly dueAt?: Temporal.Instant;
  /** Until when it is worth saying. */
  readonly target: Temporal.Instant;
  readonly about: { readonly campaignId?: string; readonly strikeId?: string };
}

/** Posts that go now, one per place or person. Each revision of a source announces at most once. */
export async function announce(
  store: Pick<Store, "plans">,
  branch: Branch,
  now: Temporal.Instant,
  { source, kind, to: all, needs, revision, dueAt = now, target, about }: Announcement,
): Promise<void> {
  const rows = all.map(
    (to): PlannedDelivery => ({
      source,
      branchId: branch.id,
      kind,
      to,
      on: civilDate(dueAt, branch.zone),
      at: civilTime(dueAt, branch.zone),
      zone: branch.zone,
      dueAt,
      lateUntil: lateUntil(kind, dueAt, target),
      ...(latePolicy[kind].latestOnly && { series: `${source.kind}:${source.id}` }),
      needs,
      revision,
      ...about,
    }),
  );
  await store.plans.add(rows);
}

/** The check's question goes out now. */
export async function announceCheck(
  store: Pick<Store, "plans">,
  check: Check,
  branch: Branch,
  now: Temporal.Instant,
): Promise<void> {
  await announce(store, branch, now, {
    source: { kind: "check", id: check.id },
    kind: "check",
    to: [check.place],
    needs: "campaign-open",
    revision: 0,
    target: now,
    about: { campaignId: check.campaignId },
  });
}

/**
 * Channels that were told dates that have changed get one correction; one that still waits is replaced. Returns the
 * places.
 */
export async function announceCorrection(
  store: Pick<Store, "plans" | "posts">,
  campaign: Campaign,
  branch: Branch,
  now: Temporal.Instant,
): Promise<readonly Place[]> {
  const source = { kind: "campaign", id: campaign.id } as const;
  await store.plans.cancel(source, "superseded");
  const places = await store.posts.told({ campaignId: campaign.id });
  await announce(store, branch, now, {
    source,
    kind: "correction",
    to: places,
    needs: "nothing",
    revision: campaign.revision,
    target: endOf(closeOf(campaign), branch.zone),
    about: { campaignId: campaign.id },
  });
  return places;
}

/** What members can do goes out in this channel now. */
export async function announceActions(
  store: Pick<Store, "plans">,
  { campaign, place }: { readonly campaign: Campaign; readonly place: Place },
  branch: Branch,
  now: Temporal.Instant,
): Promise<void> {
  await announce(store, branch, now, {
    source: { kind: "campaign", id: campaign.id },
    kind: "actions",
    to: [place],
    needs: "campaign-open",
    revision: campaign.revision,
    target: now,
    about: { campaignId: campaign.id },
  });
}

/**
 * The first time a channel is used a test post goes there at once, so that a rep sees whether Muster may post in it.
 * Call it before anything is planned there. Returns what the confirmation says about it: nothing for a channel in use.
 */
export async function announceHello(
  store: Pick<Store, "plans" | "posts">,
  place: Place,
  branch: Branch,
  now: Temporal.Instant,
): Promise<readonly Line[]> {
  if (await store.posts.used(branch.id, place)) return [];
  await announce(store, branch, now, {
    source: { kind: "branch", id: branch.id },
    kind: "hello",
    to: [place],
    needs: "nothing",
    revision: 0,
    target: now,
    about: {},
  });
  return [say("hello-sent", { place: { kind: "place", place } })];
}

/** Each of these people is told now, privately, that posts of the branch did not go out as planned. */
export async function announceAlert(
  store: Pick<Store, "plans">,
  branch: Branch,
  members: readonly MemberKey[],
  now: Temporal.Instant,
): Promise<void> {
  await announce(store, branch, now, {
    source: { kind: "branch", id: branch.id },
    kind: "notice",
    to: members.map((member) => ({ member })),
    needs: "nothing",
    revision: 0,
    target: now,
    about: {},
  });
}

export function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}
