import type { At } from "../../branch/branch.ts";
import { buttonId, type Card, type Line } from "../../chat/card.ts";
import type { Place } from "../../chat/place.ts";
import { nextPostLines } from "../../planning/next-posts.ts";
import { askedLines, missing } from "../../strike/call.ts";
import {
  decisionLines,
  namedStrikeLines,
  stateLine,
  suspendedUntilLines,
  untilConfirmed,
} from "../../strike/facts.ts";
import { doneAs, doneHeadline } from "../../strike/headline.ts";
import { lookButton } from "../../strike/notice-alert.ts";
import type { Strike, StrikeState } from "../../strike/strike.ts";
import { say, type TextKey, words } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";
import type { StrikeChange } from "./change-state.ts";
import type { Undone } from "./undo.ts";

/** What a rep has just set up, to be checked against the union's notice. */
export function addedCard(strike: Strike, warnings: readonly Line[], at: At): Card {
  return {
    title: doneHeadline(strike.state === "notified" ? "notified" : "added", { strike, ...at }),
    lines: [...namedStrikeLines(strike), ...decisionLines(strike), ...warnings, untilConfirmed(strike)],
    footer: smallId(strike.shortId, words("ballot-check-dates")),
  };
}

/** What a change of state has set going; `notHere` are channels that follow it and are for others. */
export function changedCard(
  { strike, told, goingOut, posts }: StrikeChange,
  notHere: readonly Place[],
  at: At,
): Card {
  const { shortId: id, state } = strike;
  const toldKeys: Readonly<Partial<Record<StrikeState, TextKey>>> = {
    confirmed: "strike-told-confirmed",
    suspended: "strike-told-stopped",
    "called-off": "strike-told-stopped",
  };
  const key = toldKeys[state];
  return {
    title: doneHeadline(doneAs(state), { strike, ...at }),
    lines: [
      ...namedStrikeLines(strike),
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

/** How a strike stands once its last change was taken back. */
export function undoneCard({ strike, told, owed, goingOut, posts }: Undone, at: At): Card {
  const { shortId: id } = strike;
  return {
    title: doneHeadline("undone", { strike, ...at }),
    lines: [
      say("strike-undone"),
      ...namedStrikeLines(strike),
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
export function confirmedAgainCard({ strike, posts }: StrikeChange, at: At): Card {
  return {
    title: doneHeadline("again", { strike, ...at }),
    lines: [...namedStrikeLines(strike), say("strike-confirmed-again"), ...nextPostLines(posts)],
    footer: smallId(strike.shortId),
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

interface Edited extends At {
  readonly before: Strike;
  readonly warnings?: readonly Line[];
  /** Of what was stopped in part; of any other change it is made here. */
  readonly headline?: string;
}

/** What an edit has set going. What has to be confirmed again says so, and can be at once. */
export function editedCard(
  { strike, told, tells = true, goingOut, posts }: StrikeChange,
  { before, warnings = [], headline, ...at }: Edited,
): Card {
  const { name, shortId: id, state, kind } = strike;
  const again = state === "proposed" && before.state !== "proposed";
  const asks = again || strike.wanted !== undefined;
  return {
    title: headline ?? doneHeadline("changed", { strike, ...at }),
    lines: [
      ...namedStrikeLines(strike),
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
