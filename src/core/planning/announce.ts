import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { At, Here } from "../branch/branch.ts";
import { civilDate, civilTime } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import { type Place, placeKey } from "../chat/place.ts";
import type { Check } from "../check/check.ts";
import type { alertKinds, DeliveryKind } from "../delivery/kinds.ts";
import type { Needs, PlannedDelivery } from "../delivery/row.ts";
import type { MemberKey } from "../people/vault.ts";
import type { Store } from "../ports/store.ts";
import { say } from "../text/say.ts";
import { rowOf } from "./row.ts";

/** What can be announced, and what must still be true of it when it goes. */
const announced = {
  check: "campaign-open",
  actions: "campaign-open",
  correction: "nothing",
  "ballot-result": "nothing",
  "ballot-result-correction": "nothing",
  "strike-confirmed": "strike-confirmed",
  "strike-suspended": "strike-suspended",
  "strike-called-off": "strike-called-off",
  "strike-changed": "nothing",
  hello: "nothing",
  notice: "nothing",
  "place-lost": "nothing",
  "place-back": "nothing",
  "told-strike": "nothing",
  "told-close": "nothing",
  "told-result": "nothing",
  "second-wanted": "nothing",
} as const satisfies Partial<Record<DeliveryKind, Needs>>;

type To = PlannedDelivery["to"];

interface Announcement<Whom extends To>
  extends Pick<PlannedDelivery, "source" | "revision" | "campaignId" | "strikeId"> {
  readonly kind: keyof typeof announced;
  readonly to: readonly Whom[];
  /** When it goes; now if left out. */
  readonly dueAt?: Temporal.Instant;
  /** Until when it is worth saying, where its kind's late policy asks. */
  readonly target?: Temporal.Instant;
}

/** Posts that go now, one per place or person. Each revision of a source announces at most once. Returns to whom. */
export async function announce<Whom extends To>(
  store: Pick<Store, "plans">,
  { branch, now }: At,
  { to: all, dueAt = now, target = now, ...announcement }: Announcement<Whom>,
): Promise<readonly Whom[]> {
  const on = civilDate(dueAt, branch.zone);
  const at = civilTime(dueAt, branch.zone);
  const needs = announced[announcement.kind];
  const rows = all.map((to) => rowOf(branch, { ...announcement, to, on, at, dueAt, target, needs }));
  await store.plans.add(rows);
  return all;
}

/** The check's question goes out now. */
export async function announceCheck(store: Pick<Store, "plans">, check: Check, at: At): Promise<void> {
  const { id, campaignId, place } = check;
  await announce(store, at, {
    kind: "check",
    source: { kind: "check", id },
    to: [place],
    revision: 0,
    campaignId,
  });
}

/**
 * Channels that were told dates that have changed get one correction; one that still waits is replaced. Returns the
 * places.
 */
export async function announceCorrection(
  store: Pick<Store, "plans" | "posts">,
  campaign: Campaign,
  at: At,
): Promise<readonly Place[]> {
  const { id: campaignId, revision } = campaign;
  const source = { kind: "campaign", id: campaignId } as const;
  await store.plans.cancel(source, "superseded");
  const to = await store.posts.told({ campaignId });
  return announce(store, at, { kind: "correction", source, to, revision, campaignId });
}

/** What members can do goes out in this channel now. */
export async function announceActions(
  store: Pick<Store, "plans">,
  { id: campaignId, revision }: Campaign,
  { place, ...at }: Here,
): Promise<void> {
  const source = { kind: "campaign", id: campaignId } as const;
  await announce(store, at, { kind: "actions", source, to: [place], revision, campaignId });
}

/**
 * The first time a channel is used a test post goes there at once, so that a rep sees whether Muster may post in it.
 * Call it before anything is planned there. Returns what the confirmation says about it: nothing for a channel in use.
 */
export async function announceHello(
  store: Pick<Store, "plans" | "posts">,
  { place, ...at }: Here,
): Promise<readonly Line[]> {
  const { id } = at.branch;
  if (await store.posts.used(id, place)) return [];
  await announce(store, at, { kind: "hello", source: { kind: "branch", id }, to: [place], revision: 0 });
  return [say("hello-sent", { place: { kind: "place", place } })];
}

/**
 * Each of these people is told now, privately: that posts of the branch did not go out as planned, or that a place takes
 * none, or takes them again.
 */
export async function announceAlert(
  store: Pick<Store, "plans">,
  members: readonly MemberKey[],
  { kind = "notice", ...at }: At & { readonly kind?: (typeof alertKinds)[number] },
): Promise<void> {
  const source = { kind: "branch", id: at.branch.id } as const;
  const to = members.map((member) => ({ member }));
  await announce(store, at, { kind, source, to, revision: 0 });
}

export function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}
