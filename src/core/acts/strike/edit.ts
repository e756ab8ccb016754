import type { Temporal } from "temporal-polyfill";
import { civilDate } from "../../calendar/zone.ts";
import { userError } from "../../chat/user-error.ts";
import { announceStrikeChange } from "../../planning/announce-strike.ts";
import { postsOf } from "../../planning/next-posts.ts";
import { planStrike } from "../../planning/plan-strike.ts";
import type { Store } from "../../ports/store.ts";
import { callOf, overlap, sameCall, wantedOf } from "../../strike/call.ts";
import { nextBlock } from "../../strike/days.ts";
import { differences, stillTold } from "../../strike/differences.ts";
import { endsAfterBegin, type Hours } from "../../strike/hours.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import {
  beingSent,
  type Changing,
  keep,
  nextVersion,
  type StrikeChange,
  stopAnnouncements,
} from "./change-state.ts";

/** What a rep changes of a strike besides its state. */
export type StrikeEdit = Partial<Pick<Strike, "name" | "kind" | "employers" | "form" | "days">> & {
  readonly decisionOn?: Temporal.PlainDate | "none";
  readonly hours?: Hours | "none";
  readonly reviewOn?: Temporal.PlainDate | "none";
};

/** So long other pickets can be changed before channels get one correction for all of them. */
const picketWait = { minutes: 5 };

/**
 * A strike as edited, not kept yet. What of it was confirmed or notified stays so; days and members that are added wait
 * to be. Other action, or nothing left of it from today on: then all of it is only proposed again. Throws a UserError
 * when nothing would change.
 */
export function edited(before: Strike, edit: StrikeEdit, changing: Changing): Strike {
  const { decisionOn: decided, hours: typedHours, reviewOn: typedReview, ...facts } = edit;
  const { decisionOn: decidedBefore, hours: hoursBefore, reviewOn: reviewBefore, ...rest } = wantedOf(before);
  const hours = changedTo(typedHours, hoursBefore);
  const decisionOn = changedTo(decided, decidedBefore);
  const reviewOn = changedTo(
    typedReview,
    (facts.form ?? rest.form) === "open" || before.state === "suspended" ? reviewBefore : undefined,
  );
  const whole: Strike = {
    ...nextVersion(rest, changing.now),
    ...facts,
    ...(decisionOn && { decisionOn }),
    ...(hours && { hours }),
    ...(reviewOn && { reviewOn }),
  };
  const after = withWhatStands(before, whole, changing);
  if (differences(before, after).length === 0)
    throw userError(say("refuse-strike-same", { name: before.name }));
  return after;
}

/** What was typed, or what it was where nothing was; "none" takes it away. */
function changedTo<Value>(typed: Value | "none" | undefined, before: Value | undefined): Value | undefined {
  if (typed === undefined) return before;
  return typed === "none" ? undefined : typed;
}

/**
 * Whether an edit gives what is confirmed other hours: they are the union's before anybody is told. Of one walk-out over
 * several days the hours are others with other days, too.
 */
export function hoursChange(before: Strike, after: Strike): boolean {
  const said = after.state === "confirmed" || after.state === "notified";
  const across = after.hours?.kind === "across" && after.days.join() !== before.days.join();
  return said && (across || JSON.stringify(before.hours) !== JSON.stringify(after.hours));
}

function withWhatStands(before: Strike, whole: Strike, { branch, now, by }: Changing): Strike {
  if (before.state !== "confirmed" && before.state !== "notified") return whole;
  if (sameCall(wantedOf(before), whole) && before.kind === whole.kind)
    return { ...whole, ...callOf(before), ...(before.wanted && { wanted: before.wanted }) };
  const shared = before.kind === whole.kind ? overlap(before, whole) : undefined;
  // The day on which the one ends in the morning and the other begins in the evening is in neither.
  const stands = shared && endsAfterBegin(whole.hours, shared.days) ? shared : undefined;
  if (!stands || !nextBlock(stands, civilDate(now, branch.zone)))
    return { ...whole, state: "proposed", stateSince: now, stateBy: by };
  return sameCall(stands, whole)
    ? whole
    : {
        ...whole,
        ...stands,
        wanted: { ...callOf(whole), ...(before.wanted?.suspended && { suspended: before.wanted.suspended }) },
      };
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
  const tells = !stillTold(before, strike);
  const told = tells ? await announceStrikeChange(store, strike, { branch, now }) : [];
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  return { strike, told, tells, goingOut: stopped + beingSent(posts), posts };
}

/**
 * Keeps a strike with other pickets. Only confirmed strikes' posts name them: then channels that were told get one
 * correction in some minutes, for all that is changed by then; `dueAt` is when. Otherwise as above.
 */
export async function keepPickets(
  store: Store,
  strike: Strike,
  { branch, now }: Changing,
): Promise<StrikeChange & { readonly dueAt: Temporal.Instant }> {
  await keep(store, strike);
  await planStrike(store, strike, { branch, now });
  const dueAt = now.add(picketWait);
  const told =
    strike.state === "confirmed" ? await announceStrikeChange(store, strike, { branch, now }, dueAt) : [];
  const posts = await postsOf(store, await store.countdowns.ofStrike(strike.id));
  return { strike, told, goingOut: beingSent(posts), posts, dueAt };
}
