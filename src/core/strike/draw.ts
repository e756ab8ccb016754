import { dayInWords } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card, Line } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { askedLines } from "./call.ts";
import { nextBlock, whenInWords } from "./days.ts";
import { decisionPassed } from "./due.ts";
import { strikeLines, suspendedUntilLines } from "./facts.ts";
import { forWhomLine } from "./for-whom.ts";
import { drawNoticeAlert } from "./notice-alert.ts";
import { picketLines } from "./picket.ts";
import type { StrikeScene } from "./strike.ts";

/** A strike post for this moment, or undefined when the strike's state or the day no longer bears it out. */
export function drawStrikePost(kind: DeliveryKind, scene: StrikeScene): Card | undefined {
  const { state } = scene.strike;
  switch (kind) {
    case "strike":
      return reminder(scene);
    case "strike-decision":
      return decision(scene);
    case "strike-confirmed":
      return state === "confirmed" ? confirmed(scene) : undefined;
    case "strike-suspended":
      return state === "suspended" ? stopped("suspended", scene) : undefined;
    case "strike-called-off":
      return state === "called-off" ? stopped("called-off", scene) : undefined;
    case "strike-changed":
      return changed(scene);
    case "strike-notice":
      return drawNoticeAlert(scene);
    default:
      return undefined;
  }
}

function reminder(scene: StrikeScene): Card | undefined {
  const { strike, branch, now } = scene;
  const { name, kind, state, decisionOn } = strike;
  const today = civilDate(now, branch.zone);
  const block = nextBlock(strike, today);
  if (!block) return undefined;
  if (state === "proposed" || state === "notified") {
    if (!decisionOn) return undefined;
    return { title: words("strike-unconfirmed-title", { name }), lines: openLines(scene) };
  }
  if (state !== "confirmed") return undefined;
  const days = daysBetween(today, block.first);
  const title =
    days < 0 ? words("strike-title-on", { name, kind }) : words("strike-title-days", { days, name, kind });
  return { title, lines: confirmedLines(scene) };
}

function confirmedLines(scene: StrikeScene): readonly Line[] {
  const { strike, branch } = scene;
  return [
    ...strikeLines(strike),
    ...picketLines(strike, branch),
    say("strike-confirmed-since", { since: dayInWords(civilDate(strike.stateSince, branch.zone)) }),
    say("strike-not-for-whom", { kind: strike.kind }),
  ];
}

/** Of a strike not confirmed: that it is not, and when it is to be decided. Nobody may take it for a call. */
function openLines(scene: StrikeScene): readonly Line[] {
  const { strike, branch, now } = scene;
  const { kind, decisionOn } = strike;
  const today = civilDate(now, branch.zone);
  const when = decisionPassed(strike, today) ? "passed" : decisionOn?.equals(today) ? "today" : "ahead";
  return [
    ...strikeLines(strike),
    say("strike-unconfirmed", {
      kind,
      when: decisionOn ? when : "none",
      day: decisionOn ? dayInWords(decisionOn) : "",
    }),
  ];
}

function confirmed(scene: StrikeScene): Card {
  const { name, kind } = scene.strike;
  return { title: words("strike-confirmed-title", { name, kind }), lines: confirmedLines(scene) };
}

function decision(scene: StrikeScene): Card | undefined {
  const { state, name, kind } = scene.strike;
  if (state !== "proposed" && state !== "notified") return undefined;
  return {
    title: words("strike-decision-title", { name }),
    lines: [...strikeLines(scene.strike), say("strike-decision", { kind })],
  };
}

/** To those who were told something else: how it stands now. */
function changed(scene: StrikeScene): Card {
  const { strike } = scene;
  const { name, state } = strike;
  const title = words("strike-changed-post-title", { name });
  const first = say("strike-changed-post");
  switch (state) {
    case "confirmed":
      return { title, lines: [first, ...confirmedLines(scene), ...askedLines(strike)] };
    case "proposed":
    case "notified":
      return { title, lines: [first, ...openLines(scene)] };
    case "suspended":
    case "called-off":
      return { title, lines: [first, ...stopped(state, scene).lines] };
  }
}

function stopped(state: "suspended" | "called-off", { strike }: Pick<StrikeScene, "strike">): Card {
  const { name, kind, form } = strike;
  const bare = String(kind === "strike" && form !== "open");
  return {
    title: words(`strike-${state}-title`, { name, kind }),
    lines: [
      say(`strike-${state}`, { days: whenInWords(strike), kind, bare }),
      forWhomLine(strike),
      ...suspendedUntilLines(strike),
    ],
  };
}
