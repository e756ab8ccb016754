import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import { stillTold } from "../../strike/differences.ts";
import type { Strike } from "../../strike/strike.ts";
import { closeMoved } from "../ballot/save-dates.ts";

/** What is about to be done: the thing as it is and as it would be. */
type Doing =
  | { readonly on: "strike"; readonly before: Strike; readonly after: Strike }
  | { readonly on: "dates"; readonly before: Campaign; readonly after: Campaign }
  | { readonly on: "result" };

/**
 * Whether it takes two people here: whatever members are told of a confirmed strike, a close that moves or a ballot that
 * goes on, a result; and whatever takes that back. Suspending, calling off and closing early are asked nowhere: what stops
 * something takes one.
 */
export function takesTwo({ twoPeople = false }: Pick<Branch, "twoPeople">, doing: Doing): boolean {
  if (!twoPeople) return false;
  switch (doing.on) {
    case "strike":
      return [doing.before, doing.after].some(isOn) && !stillTold(doing.before, doing.after);
    case "dates":
      return closeMoved(doing.before, doing.after) || goesOn(doing.before, doing.after);
    case "result":
      return true;
  }
}

function isOn({ state }: Strike): boolean {
  return state === "confirmed";
}

function goesOn(before: Campaign, after: Campaign): boolean {
  return before.state === "closed" && after.state === "open";
}
