import type { Temporal } from "temporal-polyfill";
import { userError } from "../../chat/user-error.ts";
import { announceStrikeChange } from "../../planning/announce-strike.ts";
import { postsOf } from "../../planning/next-posts.ts";
import { planStrike } from "../../planning/plan-strike.ts";
import type { Store } from "../../ports/store.ts";
import type { Picket, Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import {
  beingSent,
  type Changing,
  keep,
  nextVersion,
  type StrikeChange,
  stopAnnouncements,
} from "./change-state.ts";
import { differences } from "./differences.ts";

/** What a rep changes of a strike besides its state. */
export type StrikeEdit = Partial<Pick<Strike, "name" | "kind" | "employers" | "form" | "days">> & {
  readonly decisionOn?: Temporal.PlainDate | "none";
};

/** So long other pickets can be changed before channels get one correction for all of them. */
const picketWait = { minutes: 5 };

/**
 * A strike as edited, not kept yet. What was confirmed or notified for other days, other people or other action is
 * only proposed: it has to be confirmed again. Throws a UserError when nothing would change.
 */
export function edited(before: Strike, edit: StrikeEdit, { now, by }: Changing): Strike {
  const { decisionOn: decided, ...facts } = edit;
  const { decisionOn: decidedBefore, ...rest } = before;
  const decisionOn = decided === undefined ? decidedBefore : decided === "none" ? undefined : decided;
  const after: Strike = { ...nextVersion(rest, now), ...facts, ...(decisionOn && { decisionOn }) };
  const changed = differences(before, after);
  if (changed.length === 0) throw userError(say("refuse-strike-same", { name: before.name }));
  const other = changed.some((what) => what === "days" || what === "for" || what === "kind");
  if (!other || (before.state !== "confirmed" && before.state !== "notified")) return after;
  return { ...after, state: "proposed", stateSince: now, stateBy: by };
}

/**
 * Keeps an edited strike: its planned posts move or stop at once, and channels that were told of it get one correction.
 * Throws a UserError when somebody else was first. Call it inside a transaction.
 */
export async function keepEdited(
  store: Store,
  before: Strike,
  strike: Strike,
  { branch, now }: Changing,
): Promise<StrikeChange> {
  await keep(store, strike);
  await planStrike(store, strike, { branch, now });
  const stopped = strike.state === before.state ? 0 : (await stopAnnouncements(store, strike)).goingOut;
  const told = await announceStrikeChange(store, strike, { branch, now });
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  return { strike, told, goingOut: stopped + beingSent(posts), posts };
}

/**
 * Keeps a strike's changed pickets. Only confirmed strikes' posts name them: then channels that were told get one
 * correction in some minutes, for all that is changed by then; `dueAt` is when. Otherwise as above.
 */
export async function keepPickets(
  store: Store,
  before: Strike,
  pickets: readonly Picket[],
  { branch, now }: Changing,
): Promise<StrikeChange & { readonly dueAt: Temporal.Instant }> {
  const strike: Strike = { ...nextVersion(before, now), pickets };
  await keep(store, strike);
  await planStrike(store, strike, { branch, now });
  const dueAt = now.add(picketWait);
  const told =
    strike.state === "confirmed" ? await announceStrikeChange(store, strike, { branch, now }, dueAt) : [];
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  return { strike, told, goingOut: beingSent(posts), posts, dueAt };
}
