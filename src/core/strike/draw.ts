import { nearDay } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import { type Card, type Line, text } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { askedLines } from "./call.ts";
import { nextBlock, whenInWords } from "./days.ts";
import { decisionPassed } from "./due.ts";
import { reviewLines, suspendedUntilLines } from "./facts.ts";
import { forWhomLine } from "./for-whom.ts";
import { aheadHeadline, picketHeadline, stoppedHeadline, strikeHeadline } from "./headline.ts";
import { newPickets } from "./new-pickets.ts";
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
      return state === "confirmed" ? standingNow(scene) : undefined;
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
  const { state, decisionOn } = strike;
  const block = nextBlock(strike, civilDate(now, branch.zone));
  if (!block) return undefined;
  if (state === "proposed" || state === "notified") {
    return decisionOn && { title: strikeHeadline("unconfirmed", scene), lines: openLines(scene) };
  }
  if (state !== "confirmed") return undefined;
  return { title: aheadHeadline(scene, block), lines: confirmedLines(scene), footer: source(scene) };
}

/** Which strike, when, and for whom; and when it is looked at again, up to that day. */
function factLines({ strike, branch, now }: StrikeScene): readonly Line[] {
  const { name, hours, reviewOn } = strike;
  const reviewed = reviewOn && daysBetween(civilDate(now, branch.zone), reviewOn) < 0;
  return [
    say("strike-post-when", { name, days: whenInWords(strike) }),
    ...(hours ? [say("strike-hours-only")] : []),
    [...forWhomLine(strike), text(" "), ...say("strike-not-for-whom")],
    ...(reviewed ? [] : reviewLines(strike)),
  ];
}

function confirmedLines(scene: StrikeScene): readonly Line[] {
  return [...factLines(scene), ...picketLines(scene.strike, scene.branch)];
}

/** Small print: who confirmed it, and when that was last looked at. */
function source({ strike, branch, now }: StrikeScene): string {
  const since = nearDay(civilDate(strike.stateSince, branch.zone), civilDate(now, branch.zone));
  return words("strike-source", { since });
}

/** Of a strike not confirmed: that it is not, and when it is to be decided. Nobody may take it for a call. */
function openLines(scene: StrikeScene): readonly Line[] {
  const { strike, branch, now } = scene;
  const { kind, decisionOn } = strike;
  const today = civilDate(now, branch.zone);
  const when = decisionPassed(strike, today) ? "passed" : decisionOn?.equals(today) ? "today" : "ahead";
  return [
    ...factLines(scene),
    say("strike-unconfirmed", {
      kind,
      when: decisionOn ? when : "none",
      day: decisionOn ? nearDay(decisionOn, today) : "",
    }),
  ];
}

function decision(scene: StrikeScene): Card | undefined {
  const { state, kind } = scene.strike;
  if (state !== "proposed" && state !== "notified") return undefined;
  return {
    title: strikeHeadline("decision", scene),
    lines: [...factLines(scene), say("strike-decision", { kind })],
  };
}

/** To those who were told something else, or of no picket yet: how it stands now. */
function changed(scene: StrikeScene): Card {
  const { strike } = scene;
  const added = newPickets(scene);
  const news = added.length > 0;
  const now = standingNow(scene);
  return {
    ...now,
    title: news ? picketHeadline(added, scene) : words("strike-head-corrected", { head: now.title }),
    lines: [
      news ? say("strike-pickets-post", { count: added.length }) : say("strike-changed-post"),
      ...now.lines,
      ...(strike.state === "confirmed" ? askedLines(strike) : []),
    ],
  };
}

function standingNow(scene: StrikeScene): Card & { readonly title: string } {
  const { state } = scene.strike;
  switch (state) {
    case "confirmed":
      return {
        title: strikeHeadline("confirmed", scene),
        lines: confirmedLines(scene),
        footer: source(scene),
      };
    case "proposed":
    case "notified":
      return { title: strikeHeadline("unconfirmed", scene), lines: openLines(scene) };
    case "suspended":
    case "called-off":
      return stopped(state, scene);
  }
}

function stopped(state: "suspended" | "called-off", scene: StrikeScene): Card & { readonly title: string } {
  const { strike, beside = [] } = scene;
  const { name, kind, form } = strike;
  const bare = String(kind === "strike" && form !== "open");
  return {
    title: stoppedHeadline(state, scene),
    lines: [
      say("strike-stop-post", { name, days: whenInWords(strike), kind, bare }),
      forWhomLine(strike),
      ...beside.map((other) => say("strike-beside", { name: other.name, days: whenInWords(other) })),
      ...suspendedUntilLines(strike),
    ],
  };
}
