import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import { callOf, wantedOf } from "../../strike/call.ts";
import { whenInWords } from "../../strike/days.ts";
import { listed, within } from "../../strike/names.ts";
import type { Call, Strike } from "../../strike/strike.ts";
import { say, words } from "../../text/say.ts";
import { type Changing, nextVersion } from "./change-state.ts";
import { whichEmployer } from "./employers-meant.ts";

/** The days, or the employers or sites, for which a strike is stopped while it goes on otherwise. */
export type Part = Partial<Pick<Call, "days" | "employers">>;

/**
 * A strike of which a part is suspended: it waits to be confirmed again, and the rest stands as it was. Throws a
 * UserError where the strike does not call that part or would call nobody any more.
 */
export function suspendedInPart(before: Strike, part: Part, { now }: Pick<Changing, "now">): Strike {
  if (before.state !== "confirmed" && before.state !== "notified")
    throw userError(say("refuse-part-state", { id: before.shortId }), "strike");
  const left = withoutPart(before, part, "suspend");
  if (left === "nothing") throw userError(say("refuse-part-whole", { id: before.shortId }), fieldOf(part));
  const { days = [], employers = [] } = before.wanted?.suspended ?? {};
  const suspended = {
    days: [...days, ...(part.days ?? [])],
    employers: [...employers, ...(part.employers ?? [])],
  };
  return { ...nextVersion(before, now), ...left, wanted: { ...callOf(wantedOf(before)), suspended } };
}

/**
 * A strike that is called off in part: that is gone for good, and the rest stands as it was; where the rest was suspended
 * or waits to be confirmed, it goes on doing so. Throws as above.
 */
export function calledOffInPart(before: Strike, part: Part, { now, by }: Changing): Strike {
  const { wanted, ...rest } = before;
  if (!wanted) {
    const left = withoutPart(before, part, "cancel");
    if (left === "nothing") throw userError(say("refuse-part-whole", { id: before.shortId }), fieldOf(part));
    return { ...nextVersion(rest, now), ...left };
  }
  const whole = withoutPart({ ...before, ...wanted }, part, "cancel");
  if (whole === "nothing") throw userError(say("refuse-part-whole", { id: before.shortId }), fieldOf(part));
  const stands = callsAny(before, part) ? withoutPart(before, part, "cancel") : callOf(before);
  if (stands !== "nothing") return { ...nextVersion(rest, now), ...stands, wanted: { ...wanted, ...whole } };
  const state = wanted.suspended ? "suspended" : "proposed";
  return { ...nextVersion(rest, now), ...whole, state, stateSince: now, stateBy: by };
}

/** What of a strike is stopped, as if that were all of it. */
export function onlyPart(strike: Strike, { days, employers }: Part): Strike {
  const { wanted: _, ...whole } = strike;
  return {
    ...whole,
    ...(days && { form: days.length === 1 ? "day" : "list", days }),
    ...(employers && { employers }),
  };
}

function fieldOf({ days }: Part): "days" | "for" {
  return days ? "days" : "for";
}

/** Whether any of a part is called by what stands. */
function callsAny(strike: Strike, { days = [], employers = [] }: Part): boolean {
  return (
    strike.days.some((day) => days.some((one) => one.equals(day))) ||
    strike.employers.some((called) => employers.some((one) => within(called, one)))
  );
}

function withoutPart(strike: Strike, part: Part, act: "suspend" | "cancel"): Call | "nothing" {
  if (part.days && part.employers) throw userError(say("refuse-part-both"), "days");
  return part.employers
    ? withoutEmployers(strike, part.employers)
    : withoutDays(strike, part.days ?? [], act);
}

function withoutEmployers(strike: Strike, employers: readonly string[]): Call | "nothing" {
  const { name, shortId: id } = strike;
  if (strike.employers.length === 0) throw userError(say("refuse-part-all", { id }), "for");
  const left = strike.employers.filter((called) => !employers.some((one) => within(called, one)));
  if (left.length === strike.employers.length) {
    // A site of an employer that is called as a whole: what is left of it nobody has named.
    const whole = left.filter((called) => employers.some((one) => within(one, called)));
    if (whole.length > 0)
      throw userError(say("refuse-part-site", { id, whole: listed(whole), what: listed(employers) }), "for");
    throw new Ask(
      { lines: [say("refuse-part-not", { name, what: listed(employers) })] },
      whichEmployer({ known: strike.employers, others: false }),
      "for",
    );
  }
  return left.length === 0 ? "nothing" : { ...callOf(strike), employers: left };
}

function withoutDays(
  strike: Strike,
  days: readonly Call["days"][number][],
  act: "suspend" | "cancel",
): Call | "nothing" {
  const { name, shortId: id, form, hours } = strike;
  if (form === "open") throw userError(say("refuse-part-open", { id }), "days");
  const left = strike.days.filter((day) => !days.some((one) => one.equals(day)));
  if (left.length === strike.days.length)
    throw userError(say("refuse-part-not", { name, what: whenInWords({ form: "list", days }) }), "days");
  if (left.length === 0) return "nothing";
  // It goes from an hour of the first day to one of the last: to which hour it would go now nobody has said.
  if (hours?.kind === "across") throw withoutBreak(strike, act);
  return { ...callOf(strike), form: left.length === 1 ? "day" : "list", days: left };
}

function withoutBreak(strike: Strike, act: "suspend" | "cancel"): Ask {
  const { shortId: id } = strike;
  return new Ask(
    { lines: [say("ask-part-across", { days: whenInWords(strike), id })] },
    [
      {
        label: words("ask-part-all", { act }),
        style: "primary",
        means: { kind: "typed", typed: `${act} ${id}` },
      },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    "days",
  );
}
