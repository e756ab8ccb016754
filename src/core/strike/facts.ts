import { dayInWords } from "../calendar/words.ts";
import { type Line, text } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { whenInWords } from "./days.ts";
import { forWhomLine } from "./for-whom.ts";
import type { Strike, StrikeState } from "./strike.ts";

export function stateInWords(state: StrikeState | "taken"): string {
  return words("strike-state", { state: state === "called-off" ? "off" : state });
}

/** A code with "strike" in it, as files and tables show it: action short of a strike is called no strike there either. */
export function codeFor(code: string, strike: Pick<Strike, "kind"> | undefined): string {
  return strike?.kind === "asos" ? code.replace("strike", "action") : code;
}

/** When, and for whom: in every message about a strike. */
export function strikeLines(strike: Strike): readonly Line[] {
  return linesFrom(say("strike-when", { days: whenInWords(strike, "line") }), strike);
}

/** The same under a headline that says what was done and not of which strike. */
export function namedStrikeLines(strike: Strike): readonly Line[] {
  return linesFrom(say("strike-post-when", { name: strike.name, days: whenInWords(strike) }), strike);
}

function linesFrom(when: Line, strike: Strike): readonly Line[] {
  return [
    strike.hours ? [...when, text(" "), ...say("strike-hours-only")] : when,
    forWhomLine(strike),
    ...reviewLines(strike),
  ];
}

/** When what goes on will be looked at again. */
export function reviewLines({ reviewOn, state }: Pick<Strike, "reviewOn" | "state">): readonly Line[] {
  if (!reviewOn || state === "suspended") return [];
  return [say("strike-review-line", { day: dayInWords(reviewOn) })];
}

export function stateLine(strike: Strike, state: StrikeState | "taken" = strike.state): Line {
  return say("strike-state-line", { state: stateInWords(state), kind: strike.kind });
}

/** When it is decided whether it goes ahead, as long as that is open. */
export function decisionLines({ decisionOn, state, wanted }: Strike): readonly Line[] {
  const open = state === "proposed" || state === "notified" || wanted !== undefined;
  return decisionOn && open ? [say("strike-decision-line", { day: dayInWords(decisionOn) })] : [];
}

/** What its posts do while it is not confirmed: none go, or those of a conditional strike say so. */
export function untilConfirmed({ shortId: id, decisionOn, state }: Strike): Line {
  const conditional = decisionOn !== undefined && state !== "suspended";
  return say(conditional ? "strike-until-confirmed" : "strike-only-if-confirmed", { id });
}

/** Of a strike suspended for talks: when it will be known whether it goes on. */
export function suspendedUntilLines({ state, reviewOn }: Strike): readonly Line[] {
  if (state !== "suspended" || !reviewOn) return [];
  return [say("strike-suspended-until", { day: dayInWords(reviewOn) })];
}
