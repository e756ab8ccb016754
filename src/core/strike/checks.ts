import { Temporal } from "temporal-polyfill";
import { dayInWords } from "../calendar/words.ts";
import { Ask } from "../chat/ask.ts";
import { userError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";
import { firstAsked, isCalled, wantedOf } from "./call.ts";
import { type Dated, nextBlock, spanOf } from "./days.ts";
import { stateInWords } from "./facts.ts";
import type { Strike, StrikeState } from "./strike.ts";

/** So long ago action without a last day may have begun, in days: further back a year is a slip. */
const mostBegun = 364;

/**
 * Throws a UserError unless every day of a strike is still to come, today is; or was one of its days before.
 */
export function checkDays(
  { form, days }: Pick<Strike, "form" | "days">,
  today: Temporal.PlainDate,
  before?: Dated,
): void {
  // What has no last day may have begun before it is set up here: it is still on.
  const begun = today.subtract({ days: mostBegun });
  if (form === "open" && days.every((day) => !isBefore(day, begun))) return;
  const past = days.find((day) => isBefore(day, today) && !(before && isCalled(before, day)));
  if (past) throw userError(say("refuse-strike-past", { day: dayInWords(past) }), "days");
}

/** Throws a UserError for a new decision that has passed, or one that would come after the first strike day. */
export function checkDecision(strike: Strike, today: Temporal.PlainDate, before?: Temporal.PlainDate): void {
  const day = strike.decisionOn;
  if (!day) return;
  const first = strike.wanted ? firstAsked(strike, today) : spanOf(strike).first;
  if (isBefore(day, today) && before?.equals(day) !== true)
    throw userError(say("refuse-decision-past", { day: dayInWords(day) }), "decision");
  if (isBefore(first, day)) {
    const values = {
      day: dayInWords(day),
      first: dayInWords(first),
      new: String(strike.wanted !== undefined),
      kind: strike.kind,
    };
    throw userError(say("refuse-decision-late", values), "decision");
  }
}

/** Throws a UserError where the day on which a suspension is decided has passed. */
export function checkStillToCome(day: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (isBefore(day, today))
    throw userError(say("refuse-decision-past", { day: dayInWords(day) }), "decision");
}

/** Throws a UserError for a new day of review that has passed, or that of action with a last day. */
export function checkReview(
  { reviewOn: day, form, state }: Strike,
  today: Temporal.PlainDate,
  before?: Temporal.PlainDate,
): void {
  if (!day || before?.equals(day) === true) return;
  if (form !== "open" && state !== "suspended") throw userError(say("refuse-review-open"), "review");
  if (isBefore(day, today)) throw userError(say("refuse-review-past", { day: dayInWords(day) }), "review");
}

/** Throws an Ask when this very strike is set up already, so that it is never confirmed beside its twin. */
export function checkNotTwin(strike: Strike, others: readonly Strike[]): void {
  const days = wantedOf(strike).days.join();
  const twin = others.find(
    ({ id, name, state, ...other }) =>
      id !== strike.id &&
      state !== "called-off" &&
      isNamed({ name }, strike) &&
      (other.wanted ?? other).days.join() === days,
  );
  if (!twin) return;
  const { name, shortId: id } = twin;
  throw new Ask(
    { lines: [say("refuse-same-strike", { name, id })] },
    [
      { label: words("ask-see", { name }), means: { kind: "typed", command: "strike", typed: `show ${id}` } },
      { label: words("ask-change"), means: { kind: "form" } },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    "name",
  );
}

function isNamed(one: Pick<Strike, "name">, other: Pick<Strike, "name">): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

/** One of the same name that is still to come. */
export function namesakeOf(
  strike: Strike,
  others: readonly Strike[],
  today: Temporal.PlainDate,
): Strike | undefined {
  return others.find(
    (other) =>
      other.state !== "called-off" &&
      isNamed(other, strike) &&
      nextBlock(wantedOf(other), today) !== undefined,
  );
}

/** Throws a UserError when the strike cannot become `state`: called off is final, and what is over stays as it was. */
export function checkChange(strike: Strike, state: StrikeState, today: Temporal.PlainDate): void {
  const { name } = strike;
  if (state !== "called-off") checkNotCalledOff(strike);
  checkNotOver(strike, today);
  if (strike.state === state && strike.wanted) return;
  if (state === "notified" && strike.state !== "proposed") {
    throw userError(
      say("refuse-strike-not-proposed", { name, kind: strike.kind, state: stateInWords(strike.state) }),
      "stage",
    );
  }
  if (strike.state === state) {
    throw userError(say("refuse-strike-state", { name, state: stateInWords(state) }), "strike");
  }
}

/** Throws a UserError when a strike can be confirmed neither for the first time nor again. */
export function checkConfirm(strike: Strike, today: Temporal.PlainDate): void {
  checkNotCalledOff(strike);
  checkNotOver(strike, today);
}

export function checkNotCalledOff({ name, state }: Strike): void {
  if (state === "called-off") throw userError(say("refuse-strike-called-off", { name }), "strike");
}

/** Throws a UserError once the last day has passed, of what waits to be confirmed too. */
export function checkNotOver(asked: Strike, today: Temporal.PlainDate): void {
  const strike = wantedOf(asked);
  if (nextBlock(strike, today)) return;
  const day = dayInWords(spanOf(strike).last);
  throw userError(say("refuse-strike-over", { name: strike.name, day }), "strike");
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}
