import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { userError } from "../command.ts";
import { announceStrike } from "../delivery/announce.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { postsOf } from "../delivery/next-posts.ts";
import { planStrike } from "../delivery/plan.ts";
import type { Place } from "../place.ts";
import type { Store } from "../store.ts";
import { say } from "../text/say.ts";
import type { Strike, StrikeState } from "./strike.ts";

export interface StateChange {
  readonly strike: Strike;
  /** Channels that are told now. */
  readonly told: readonly Place[];
  /** Posts of the state before that could not be stopped any more. */
  readonly goingOut: number;
  /** Its posts by due date. */
  readonly posts: readonly Delivery[];
}

/**
 * Gives a strike its next state and tells whom it concerns at once. The change must have been checked. Throws a
 * UserError when somebody else was first. Call it inside a transaction.
 */
export async function changeState(
  store: Store,
  before: Strike,
  state: StrikeState,
  { branch, now }: { readonly branch: Branch; readonly now: Temporal.Instant },
): Promise<StateChange> {
  const strike: Strike = { ...before, state, stateSince: now, revision: before.revision + 1 };
  if (!(await store.strikes.update(strike))) throw userError(say("refuse-changed-meanwhile"), "strike");
  // Both lock the strike's rows and so wait for a claim being made: what that takes is seen as told, below.
  await planStrike(store, strike, branch, now);
  const announcements = await store.deliveries.cancel({ kind: "strike", id: strike.id }, "superseded");
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  const goingOut = announcements.goingOut + posts.filter((post) => post.state === "claimed").length;
  const told = await announceStrike(store, strike, branch, now);
  return { strike, told, goingOut, posts };
}
