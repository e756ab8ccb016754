import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { dayInWords } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card } from "../card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { daysInWords, nextBlock } from "./days.ts";
import type { Strike } from "./strike.ts";

interface Scene {
  readonly strike: Strike;
  readonly branch: Branch;
  readonly now: Temporal.Instant;
}

/** A strike post for this moment, or undefined when the strike's state or the day no longer bears it out. */
export function drawStrikePost(kind: DeliveryKind, scene: Scene): Card | undefined {
  switch (kind) {
    case "strike":
      return scene.strike.state === "confirmed" ? reminder(scene) : undefined;
    case "strike-decision":
      return decision(scene);
    case "strike-confirmed":
      return scene.strike.state === "confirmed" ? confirmed(scene) : undefined;
    case "strike-suspended":
      return scene.strike.state === "suspended" ? stopped("suspended", scene) : undefined;
    case "strike-called-off":
      return scene.strike.state === "called-off" ? stopped("called-off", scene) : undefined;
    default:
      return undefined;
  }
}

function reminder({ strike, branch, now }: Scene): Card | undefined {
  const today = civilDate(now, branch.zone);
  const block = nextBlock(strike, today);
  if (!block) return undefined;
  const days = daysBetween(today, block.first);
  const title =
    days < 0
      ? words("strike-title-on", { name: strike.name })
      : words("strike-title-days", { days, name: strike.name });
  return { title, lines: strikeLines({ strike, branch, now }) };
}

function strikeLines({ strike, branch }: Scene): Card["lines"] {
  return [
    say("strike-when", { days: daysInWords(strike.days) }),
    say("strike-for-whom", { forWhom: strike.forWhom }),
    say("strike-confirmed-since", { since: dayInWords(civilDate(strike.stateSince, branch.zone)) }),
    say("strike-not-for-whom"),
  ];
}

function confirmed(scene: Scene): Card {
  return { title: words("strike-confirmed-title", { name: scene.strike.name }), lines: strikeLines(scene) };
}

function decision({ strike }: Scene): Card | undefined {
  if (strike.state !== "proposed" && strike.state !== "notified") return undefined;
  return {
    title: words("strike-decision-title", { name: strike.name }),
    lines: [
      say("strike-when", { days: daysInWords(strike.days) }),
      say("strike-for-whom", { forWhom: strike.forWhom }),
      say("strike-decision"),
    ],
  };
}

function stopped(state: "suspended" | "called-off", { strike }: Scene): Card {
  return {
    title: words(`strike-${state}-title`, { name: strike.name }),
    lines: [
      say(`strike-${state}`, { days: daysInWords(strike.days) }),
      say("strike-for-whom", { forWhom: strike.forWhom }),
    ],
  };
}
