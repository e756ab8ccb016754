import type { Temporal } from "temporal-polyfill";
import type { At } from "../../branch/branch.ts";
import type { Place } from "../../chat/place.ts";
import { userError } from "../../chat/user-error.ts";
import type { Delivery } from "../../delivery/row.ts";
import { announceStrike, announceStrikeChange } from "../../planning/announce-strike.ts";
import { postsOf } from "../../planning/next-posts.ts";
import { planStrike } from "../../planning/plan-strike.ts";
import type { Store } from "../../ports/store.ts";
import { wantedOf } from "../../strike/call.ts";
import type { Strike, StrikeState } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";

export interface StrikeChange {
  readonly strike: Strike;
  /** Channels that are told now. */
  readonly told: readonly Place[];
  /** False where what was told of it is still so. */
  readonly tells?: boolean;
  /** Posts of the version before that could not be stopped any more. */
  readonly goingOut: number;
  /** Its posts by due date. */
  readonly posts: readonly Delivery[];
}

/** By whom a strike is changed: as what they act, never who they are. */
export interface Changing extends At {
  readonly by: "rep" | "officer";
  /** Of a suspension: when it will be decided whether it goes on. */
  readonly reviewOn?: Temporal.PlainDate | undefined;
}

/**
 * Gives a strike its next state and tells whom it concerns at once. The change must have been checked. Throws a
 * UserError when somebody else was first. Call it inside a transaction.
 */
export async function changeState(
  store: Store,
  before: Strike,
  state: StrikeState,
  { branch, now, by, reviewOn }: Changing,
): Promise<StrikeChange> {
  // What was added and is not confirmed yet waits while the rest is suspended, and is never called off beside it.
  const { wanted, ...stands } = before;
  const whole = state === "suspended" ? before : state === "called-off" ? stands : wantedOf(before);
  const strike: Strike = {
    ...nextVersion(state === "notified" ? whole : withReview(whole, before, reviewOn), now),
    state,
    stateSince: now,
    stateBy: by,
  };
  await keep(store, strike);
  // Both lock the strike's rows and so wait for a claim being made: what that takes is seen as told, below.
  await planStrike(store, strike, { branch, now });
  const { cancelled, goingOut } =
    state === "notified" ? { cancelled: 0, goingOut: 0 } : await stopAnnouncements(store, strike);
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  const told = await announceStrike(store, strike, { branch, now });
  // A correction that was stopped is still owed to channels which a confirmation does not call.
  if (state === "confirmed" && cancelled > 0) await announceStrikeChange(store, strike, { branch, now });
  return { strike, told, goingOut: goingOut + beingSent(posts), posts };
}

/** A day of review is that of one suspension, or of what goes on: neither is the other’s. */
function withReview(whole: Strike, { state }: Strike, typed: Temporal.PlainDate | undefined): Strike {
  const { reviewOn: before, ...rest } = whole;
  const reviewOn = typed ?? (state === "proposed" || state === "notified" ? before : undefined);
  return reviewOn ? { ...rest, reviewOn } : rest;
}

/** That a confirmed strike still stands: its confirmation is new again, and nobody is told twice. */
export async function confirmAgain(
  store: Store,
  before: Strike,
  { branch, now, by }: Changing,
): Promise<StrikeChange> {
  const strike: Strike = { ...nextVersion(before, now), stateSince: now, stateBy: by };
  await keep(store, strike);
  await planStrike(store, strike, { branch, now });
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  return { strike, told: [], goingOut: 0, posts };
}

export function nextVersion(before: Strike, now: Temporal.Instant): Strike {
  return { ...before, changedAt: now, revision: before.revision + 1 };
}

/** Throws a UserError when somebody else was first. */
export async function keep(store: Pick<Store, "strikes">, strike: Strike): Promise<void> {
  if (!(await store.strikes.update(strike))) throw userError(say("refuse-changed-meanwhile"), "strike");
}

/** What was to be said of a state that is over is not; returns how many such posts are going out all the same. */
export function stopAnnouncements(
  store: Pick<Store, "plans">,
  { id }: Pick<Strike, "id">,
): Promise<{ readonly cancelled: number; readonly goingOut: number }> {
  return store.plans.cancel({ kind: "strike", id }, "superseded");
}

export function beingSent(posts: readonly Delivery[]): number {
  return posts.filter(({ state }) => state === "claimed").length;
}
