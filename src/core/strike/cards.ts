import type { Temporal } from "temporal-polyfill";
import { dayInWords } from "../calendar/words.ts";
import type { Card, Line } from "../card.ts";
import { buttonId } from "../command.ts";
import { nextPostLines } from "../delivery/next-posts.ts";
import { say, type TextKey, words } from "../text/say.ts";
import type { StateChange } from "./change-state.ts";
import { daysInWords, stateOn } from "./days.ts";
import type { Strike, StrikeState } from "./strike.ts";

export function stateInWords(state: StrikeState | "taken"): string {
  return words("strike-state", { state: state === "called-off" ? "off" : state });
}

/** What a rep has just set up, to be checked against the union's notice. */
export function addedCard(strike: Strike, warnings: readonly Line[]): Card {
  const { name, shortId: id, decisionOn } = strike;
  return {
    title: words("strike-added-title", { name, id }),
    lines: [
      ...strikeLines(strike),
      stateLine(strike),
      ...(decisionOn ? [say("strike-decision-line", { day: dayInWords(decisionOn) })] : []),
      ...warnings,
      say("strike-only-if-confirmed", { id }),
    ],
    footer: words("ballot-check-dates"),
  };
}

/** The second step before a confirmation: a wrong “strike tomorrow” is the worst thing Muster could post. */
export function confirmCard(strike: Strike, warnings: readonly Line[]): Card {
  return {
    title: words("strike-confirm-title", { name: strike.name }),
    lines: [...strikeLines(strike), stateLine(strike), ...warnings, say("strike-confirm-warning")],
    buttons: [
      {
        id: buttonId("strike/confirm", strike.id, String(strike.revision)),
        label: words("strike-confirm-button"),
        style: "danger",
      },
    ],
  };
}

/** What a change of state has set going. */
export function changedCard({ strike, told, goingOut, posts }: StateChange): Card {
  const { name, shortId: id, state } = strike;
  const toldKeys: Readonly<Partial<Record<StrikeState, TextKey>>> = {
    confirmed: "strike-told-confirmed",
    suspended: "strike-told-stopped",
    "called-off": "strike-told-stopped",
  };
  const key = toldKeys[state];
  return {
    title: words("strike-changed-title", { name, id }),
    lines: [
      stateLine(strike),
      ...strikeLines(strike),
      key ? say(key, { count: told.length, id }) : say("strike-only-if-confirmed", { id }),
      ...(goingOut > 0 ? [say("strike-already-going", { count: goingOut })] : []),
      ...afterwards(strike, posts),
    ],
  };
}

/** What its reminders do from now on. */
function afterwards({ state, shortId: id }: Strike, posts: StateChange["posts"]): readonly Line[] {
  if (state === "confirmed") return nextPostLines(posts);
  return state === "suspended" ? [say("strike-only-if-confirmed", { id })] : [];
}

export function listCard(strikes: readonly Strike[], today: Temporal.PlainDate): Card {
  const lines = strikes.map((strike) =>
    say("strike-line", {
      id: strike.shortId,
      name: strike.name,
      days: daysInWords(strike.days),
      forWhom: strike.forWhom,
      state: stateInWords(stateOn(strike, today)),
    }),
  );
  return { title: words("strike-list-title"), lines: lines.length > 0 ? lines : [say("strike-none")] };
}

function strikeLines({ days, forWhom }: Strike): readonly Line[] {
  return [say("strike-when", { days: daysInWords(days) }), say("strike-for-whom", { forWhom })];
}

function stateLine({ state }: Strike): Line {
  return say("strike-state-line", { state: stateInWords(state) });
}
