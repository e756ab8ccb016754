import type { Temporal } from "temporal-polyfill";
import { endOf } from "../ballot/timetable.ts";
import type { At } from "../branch/branch.ts";
import { civilDate } from "../calendar/zone.ts";
import { type Place, placeKey } from "../chat/place.ts";
import type { Store } from "../ports/store.ts";
import { tellUntil } from "../strike/days.ts";
import { callsIn } from "../strike/for-whom.ts";
import type { Strike } from "../strike/strike.ts";
import { announce, distinct } from "./announce.ts";

type Telling = Pick<Store, "plans" | "posts" | "countdowns" | "audiences">;

/**
 * A strike's new state is told at once in every channel that was told of it; a confirmation wherever the strike is
 * followed or was told of, but for channels whose members it does not call. Returns the places.
 */
export async function announceStrike(store: Telling, strike: Strike, at: At): Promise<readonly Place[]> {
  if (strike.state === "proposed" || strike.state === "notified") return [];
  const told = await store.posts.told({ strikeId: strike.id });
  const places = strike.state === "confirmed" ? await placesCalled(store, strike, told) : told;
  return announce(store, at, {
    kind: `strike-${strike.state}`,
    source: { kind: "strike", id: strike.id },
    to: places,
    revision: strike.revision,
    target: worthUntil(strike, at),
    strikeId: strike.id,
  });
}

/**
 * Channels that were told something of a strike that has changed get one correction; where one, or another word about
 * its state, still waits, that one says it. Returns the places. Call it once the strike is changed.
 */
export async function announceStrikeChange(
  store: Pick<Store, "plans" | "posts">,
  strike: Strike,
  at: At,
  dueAt: Temporal.Instant = at.now,
): Promise<readonly Place[]> {
  const source = { kind: "strike", id: strike.id } as const;
  await store.plans.hold(source);
  const waiting = (await store.posts.ofSource(source)).filter(({ state }) => state === "planned");
  const spokenFor = new Set(waiting.flatMap(({ to }) => ("channel" in to ? [placeKey(to)] : [])));
  const told = await store.posts.told({ strikeId: strike.id });
  await announce(store, at, {
    kind: "strike-changed",
    source,
    to: told.filter((place) => !spokenFor.has(placeKey(place))),
    revision: strike.revision,
    dueAt,
    target: worthUntil(strike, at),
    strikeId: strike.id,
  });
  return told;
}

/** Where a strike is followed although it does not call those the channel is for. */
export async function placesNotCalled(
  store: Pick<Store, "countdowns" | "audiences">,
  strike: Strike,
): Promise<readonly Place[]> {
  const called = new Set((await placesCalled(store, strike, [])).map(placeKey));
  return (await followedIn(store, strike)).filter((place) => !called.has(placeKey(place)));
}

async function placesCalled(
  store: Pick<Store, "countdowns" | "audiences">,
  strike: Strike,
  told: readonly Place[],
): Promise<readonly Place[]> {
  const audiences = await store.audiences.list(strike.branchId);
  const names = new Map(audiences.map(({ place, employers }) => [placeKey(place), employers]));
  const all = distinct([...(await followedIn(store, strike)), ...told]);
  return all.filter((place) => callsIn(strike, names.get(placeKey(place)) ?? []));
}

async function followedIn(store: Pick<Store, "countdowns">, { id }: Strike): Promise<readonly Place[]> {
  return distinct((await store.countdowns.ofStrike(id)).map(({ place }) => place));
}

function worthUntil(strike: Strike, { branch: { zone }, now }: At): Temporal.Instant {
  return endOf({ date: tellUntil(strike, civilDate(now, zone)) }, zone);
}
