import type { Branch } from "../../branch/branch.ts";
import { buttonId, type Card, type Line } from "../../chat/card.ts";
import type { Place } from "../../chat/place.ts";
import { nextPostLines } from "../../planning/next-posts.ts";
import { askedLines, missing } from "../../strike/call.ts";
import { whenInWords } from "../../strike/days.ts";
import {
  decisionLines,
  stateInWords,
  stateLine,
  strikeLines,
  suspendedUntilLines,
  untilConfirmed,
} from "../../strike/facts.ts";
import { listed } from "../../strike/names.ts";
import { lookButton } from "../../strike/notice-alert.ts";
import { picketLines } from "../../strike/picket.ts";
import type { Strike, StrikeState } from "../../strike/strike.ts";
import { say, type TextKey, words } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";
import type { StrikeChange } from "./change-state.ts";
import type { Part } from "./stop-part.ts";
import type { Undone } from "./undo.ts";

/** What a rep has just set up, to be checked against the union's notice. */
export function addedCard(strike: Strike, warnings: readonly Line[]): Card {
  const { name, shortId: id, kind } = strike;
  return {
    title: words("strike-added-title", { name, kind }),
    lines: [
      ...strikeLines(strike),
      stateLine(strike),
      ...decisionLines(strike),
      ...warnings,
      untilConfirmed(strike),
    ],
    footer: smallId(id, words("ballot-check-dates")),
  };
}

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

/** What a change of state has set going; `notHere` are channels that follow it and are for others. */
export function changedCard(
  { strike, told, goingOut, posts }: StrikeChange,
  notHere: readonly Place[],
): Card {
  const { name, shortId: id, state } = strike;
  const toldKeys: Readonly<Partial<Record<StrikeState, TextKey>>> = {
    confirmed: "strike-told-confirmed",
    suspended: "strike-told-stopped",
    "called-off": "strike-told-stopped",
  };
  const key = toldKeys[state];
  return {
    title: name,
    lines: [
      stateLine(strike),
      ...strikeLines(strike),
      ...suspendedUntilLines(strike),
      key ? say(key, { count: told.length, id, others: String(notHere.length > 0) }) : untilConfirmed(strike),
      ...notHereLines(notHere),
      ...goingLines(goingOut),
      ...afterwards(strike, posts),
    ],
    footer: smallId(id),
    buttons: [undoButton(strike)],
  };
}

/** Takes the change back that made this version. */
export function undoButton({ id, revision }: Strike) {
  return { id: buttonId("strike/undo", id, String(revision)), label: words("strike-undo-button") };
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

/** How a strike stands once its last change was taken back. */
export function undoneCard({ strike, told, owed, goingOut, posts }: Undone): Card {
  const { name, shortId: id } = strike;
  return {
    title: name,
    lines: [
      say("strike-undone"),
      stateLine(strike),
      ...strikeLines(strike),
      ...askedLines(strike),
      undoneLine(told.length, owed, id),
      ...goingLines(goingOut),
      ...(strike.state === "confirmed" ? nextPostLines(posts) : [untilConfirmed(strike)]),
    ],
    footer: smallId(id),
  };
}

/** Channels that follow a strike which does not call those they are for. */
export function notHereLines(places: readonly Place[]): readonly Line[] {
  return places.map((place) => say("strike-not-here", { place: { kind: "place", place } }));
}

function goingLines(count: number): readonly Line[] {
  return count > 0 ? [say("strike-already-going", { count })] : [];
}

/** What its reminders do from now on. */
function afterwards(strike: Strike, posts: StrikeChange["posts"]): readonly Line[] {
  if (strike.state === "confirmed") return nextPostLines(posts);
  return strike.state === "suspended" ? [untilConfirmed(strike)] : [];
}

/** That a confirmed strike still stands, with its posts to come. */
export function confirmedAgainCard({ strike, posts }: StrikeChange): Card {
  const { name, shortId: id } = strike;
  return {
    title: name,
    lines: [
      stateLine(strike),
      ...strikeLines(strike),
      say("strike-confirmed-again"),
      ...nextPostLines(posts),
    ],
    footer: smallId(id),
  };
}

/** A name with a figure or a month in it, left as it was when the days changed: posts would say both. */
function nameIsOld(before: Strike, { name, days }: Strike): boolean {
  const moved =
    before.days.length !== days.length || before.days.some((day, index) => !days[index]?.equals(day));
  return moved && name === before.name && (/\d/u.test(name) || monthIn.test(name));
}

const monthIn =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/iu;

/** What an edit has set going. What has to be confirmed again says so, and can be at once. */
export function editedCard(
  { strike, told, tells = true, goingOut, posts }: StrikeChange,
  { before, warnings }: { readonly before: Strike; readonly warnings: readonly Line[] },
): Card {
  const { name, shortId: id, state, kind } = strike;
  const again = state === "proposed" && before.state !== "proposed";
  const asks = again || strike.wanted !== undefined;
  return {
    title: name,
    lines: [
      ...strikeLines(strike),
      stateLine(strike),
      ...askedLines(strike),
      ...decisionLines(strike),
      ...(nameIsOld(before, strike) ? [say("strike-warn-title", { name, id })] : []),
      ...warnings,
      tells ? say("strike-corrected", { count: told.length }) : say("strike-told-stays"),
      ...goingLines(goingOut),
      ...(again ? [say("strike-confirm-anew", { state: before.state, kind })] : []),
      ...(missing(strike).added && state !== "suspended" ? [say("strike-confirm-rest")] : []),
      ...(state === "confirmed" ? nextPostLines(posts) : [untilConfirmed(strike)]),
    ],
    buttons: [...(asks ? [lookButton(strike, words("strike-look-button"))] : []), undoButton(strike)],
    footer: smallId(id, words("ballot-check-dates")),
  };
}

function undoneLine(count: number, owed: boolean, id: string): Line {
  if (count === 0) return say("strike-undone-untold");
  return owed
    ? say("strike-told-confirmed", { count, id, others: "false" })
    : say("strike-corrected", { count });
}
