import type { Branch } from "../../branch/branch.ts";
import { buttonId, type Card, type Line } from "../../chat/card.ts";
import { askedLines, missing } from "../../strike/call.ts";
import { whenInWords } from "../../strike/days.ts";
import { stateInWords, stateLine, strikeLines } from "../../strike/facts.ts";
import { listed } from "../../strike/names.ts";
import { picketLines } from "../../strike/picket.ts";
import type { Strike } from "../../strike/strike.ts";
import { say, words } from "../../text/say.ts";
import type { Part } from "./stop-part.ts";

/** What a rep is asked before anything of a strike is done. */

/** The second step before a confirmation: a wrong “strike tomorrow” is the worst thing Muster could post. */
export function confirmCard(strike: Strike, branch: Branch, warnings: readonly Line[]): Card {
  if (strike.wanted) return confirmRestCard(strike, branch, warnings);
  const again = strike.state === "confirmed";
  const { name, kind } = strike;
  return {
    title: words(again ? "strike-confirm-again-title" : "strike-confirm-title", { name }),
    lines: [
      ...strikeLines(strike),
      ...picketLines(strike, branch),
      stateLine(strike),
      ...warnings,
      say(again ? "strike-confirm-again-warning" : "strike-confirm-warning"),
    ],
    buttons: [
      confirmButton(strike, words(again ? "strike-confirm-again-button" : "strike-confirm-button", { kind })),
    ],
  };
}

/** The same where what was added waits: it can be confirmed as well, or what is confirmed be confirmed again. */
function confirmRestCard(strike: Strike, branch: Branch, warnings: readonly Line[]): Card {
  const { id, name, kind, state, revision } = strike;
  const still = { id: buttonId("strike/still", id, String(revision)), label: words("strike-still-button") };
  return {
    title: words("strike-confirm-rest-title", { name, added: String(missing(strike).added !== "") }),
    lines: [
      ...strikeLines(strike),
      ...picketLines(strike, branch),
      stateLine(strike),
      ...askedLines(strike),
      ...warnings,
      say("strike-confirm-warning"),
    ],
    buttons: [
      confirmButton(strike, words("strike-confirm-button", { kind })),
      ...(state === "confirmed" ? [still] : []),
    ],
  };
}

function confirmButton({ id, revision }: Strike, label: string) {
  return { id: buttonId("strike/confirm", id, String(revision)), label, style: "danger" } as const;
}

/** The question before what is confirmed gets other hours. */
export function hoursCard(strike: Strike): Card {
  const { name, state } = strike;
  return {
    title: words("strike-sure-hours-title", { name }),
    lines: [say("strike-sure-hours", { state: stateInWords(state), days: whenInWords(strike) })],
  };
}

/** The question before one is called off for good. */
export function callOffCard(strike: Strike, told: number): Card {
  const { name, shortId: id } = strike;
  return {
    title: words("strike-call-off-title", { name }),
    lines: [...strikeLines(strike), say("strike-call-off", { count: told, id })],
  };
}

/** The question before a part of one is called off for good. */
export function callOffPartCard({ name }: Strike, { days, employers = [] }: Part): Card {
  const what = days ? whenInWords({ form: "list", days }) : listed(employers);
  return {
    title: words("strike-call-off-part-title", { name }),
    lines: [say("strike-call-off-part", { what })],
  };
}

/** The question before a change is taken back that channels have been told of. */
export function undoCard({ name }: Strike, before: Strike, gone: number): Card {
  return {
    title: words("strike-undo-title", { name }),
    lines: [say("strike-undo-gone", { count: gone, state: stateInWords(before.state) })],
  };
}
