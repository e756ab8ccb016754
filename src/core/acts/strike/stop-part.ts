import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import { callOf, wantedOf } from "../../strike/call.ts";
import { whenInWords } from "../../strike/days.ts";
import { listed, within } from "../../strike/names.ts";
import type { Call, Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
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
  const wanted = { ...callOf(wantedOf(before)), suspended: true } as const;
  return { ...nextVersion(before, now), ...withoutPart(before, part), wanted };
}

/** A strike that is called off in part: that is gone for good, and the rest stands as it was. Throws as above. */
export function calledOffInPart(before: Strike, part: Part, { now }: Pick<Changing, "now">): Strike {
  const { wanted, ...rest } = before;
  const after = { ...nextVersion(rest, now), ...withoutPart(before, part) };
  return wanted ? { ...after, wanted: { ...wanted, ...withoutPart({ ...before, ...wanted }, part) } } : after;
}

function withoutPart(strike: Strike, { days, employers }: Part): Call {
  const { name, shortId: id } = strike;
  if (days && employers) throw userError(say("refuse-part-both"), "days");
  if (employers) {
    if (strike.employers.length === 0) throw userError(say("refuse-part-all", { id }), "for");
    const left = strike.employers.filter((called) => !employers.some((one) => within(called, one)));
    if (left.length === strike.employers.length)
      throw new Ask(
        { lines: [say("refuse-part-not", { name, what: listed(employers) })] },
        whichEmployer({ known: strike.employers, others: false }),
        "for",
      );
    if (left.length === 0) throw userError(say("refuse-part-whole", { id }), "for");
    return { ...callOf(strike), employers: left };
  }
  if (strike.form === "open") throw userError(say("refuse-part-open", { id }), "days");
  const left = strike.days.filter((day) => !days?.some((one) => one.equals(day)));
  if (left.length === strike.days.length)
    throw userError(
      say("refuse-part-not", { name, what: days ? whenInWords({ form: "list", days }) : "" }),
      "days",
    );
  if (left.length === 0) throw userError(say("refuse-part-whole", { id }), "days");
  return { ...callOf(strike), form: left.length === 1 ? "day" : "list", days: left };
}
