import { Temporal } from "temporal-polyfill";
import { userError } from "../../chat/user-error.ts";
import { type Delivery, isOut } from "../../delivery/row.ts";
import { announceStrike, announceStrikeChange } from "../../planning/announce-strike.ts";
import { postsOf } from "../../planning/next-posts.ts";
import { planStrike } from "../../planning/plan-strike.ts";
import type { Store } from "../../ports/store.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { beingSent, type Changing, keep, type StrikeChange, stopAnnouncements } from "./change-state.ts";

/** What a strike's last change has set going, and what it was before. */
interface Undoing {
  readonly before: Strike;
  /** Posts about the change that have gone, or are going now: they cannot be taken back. */
  readonly gone: number;
  /** Whether a post about what it was before never went, as the change took its place. */
  readonly owed: boolean;
}

export interface Undone extends StrikeChange {
  /** That is a confirmation which had been stopped before it went. */
  readonly owed: boolean;
}

/** Throws a UserError where there is nothing before. */
export async function undoing(
  store: Pick<Store, "strikes" | "posts" | "countdowns">,
  strike: Strike,
): Promise<Undoing> {
  const { id, name, revision } = strike;
  const before = (await store.strikes.versions(id)).find((version) => version.revision === revision - 1);
  if (!before) throw userError(say("refuse-strike-same", { name }));
  const own = await store.posts.ofSource({ kind: "strike", id });
  const all = [...own, ...(await postsOf(store, await store.countdowns.ofStrike(id)))];
  return {
    before,
    gone: all.filter((post) => isOut(post) && isAbout(post, strike)).length,
    owed: own.some((post) => post.revision === before.revision && !isOut(post)),
  };
}

/** An announcement says of which version it is; a reminder says how the strike stood when it went. */
function isAbout({ source, revision, state, postedAt, dueAt }: Delivery, strike: Strike): boolean {
  if (source.kind === "strike") return revision === strike.revision;
  return state === "claimed" || Temporal.Instant.compare(postedAt ?? dueAt, strike.changedAt) >= 0;
}

/**
 * Makes a strike what it was before its last change. What was to be said of the change is not; where some of it has
 * gone, channels get one correction. Throws a UserError when somebody else was first. Call it inside a transaction.
 */
export async function undoChange(
  store: Store,
  strike: Strike,
  { before, gone, owed }: Undoing,
  { branch, now }: Changing,
): Promise<Undone> {
  const again: Strike = { ...before, changedAt: now, revision: strike.revision + 1 };
  await keep(store, again);
  await planStrike(store, again, { branch, now });
  const { goingOut } = await stopAnnouncements(store, again);
  const at = { branch, now };
  const called = owed && again.state === "confirmed" ? await announceStrike(store, again, at) : [];
  const told = gone > 0 || owed ? await announceStrikeChange(store, again, at) : [];
  const posts = await postsOf(store, await store.countdowns.ofStrike(again.id));
  return {
    strike: again,
    told: called.length > 0 ? called : told,
    owed: called.length > 0,
    goingOut: goingOut + beingSent(posts),
    posts,
  };
}
