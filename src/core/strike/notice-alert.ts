import type { Temporal } from "temporal-polyfill";
import { dayInWords } from "../calendar/words.ts";
import { civilDate } from "../calendar/zone.ts";
import { type Button, buttonId, type Card, type Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { spanOf } from "./days.ts";
import { daysSaid, dueOn } from "./due.ts";
import type { Strike, StrikeScene } from "./strike.ts";

/** To a rep alone: an old confirmation, or a decision that was due. Undefined once neither is so. */
export function drawNoticeAlert({ strike, branch, now }: StrikeScene): Card | undefined {
  const lines = dueLines(strike, civilDate(now, branch.zone), branch.zone);
  if (lines.length === 0) return undefined;
  return {
    title: words("strike-notice-title", { name: strike.name }),
    lines,
    buttons: [lookButton(strike, words("strike-look-button"))],
    footer: words("strike-notice-footer", { branch: branch.name }),
  };
}

/** What a rep should look at again, if anything. */
export function dueLines(strike: Strike, today: Temporal.PlainDate, zone: string): readonly Line[] {
  const { name, shortId: id, decisionOn, reviewOn, stateSince } = strike;
  switch (dueOn(strike, today, zone)) {
    case "old": {
      const since = dayInWords(civilDate(stateSince, zone));
      const first = dayInWords(spanOf(strike).first);
      return [say("strike-due-old", { name, id, since, first, days: daysSaid(strike, today, zone) })];
    }
    case "undecided":
      return [say("strike-due-undecided", { name, id, day: decisionOn ? dayInWords(decisionOn) : "" })];
    case "review":
      return [
        say("strike-due-review", {
          state: strike.state,
          name,
          id,
          day: reviewOn ? dayInWords(reviewOn) : "",
        }),
      ];
    case undefined:
      return [];
  }
}

/** Shows the second step before a confirmation; confirms nothing by itself. */
export function lookButton({ id }: Strike, label: string): Button {
  return { id: buttonId("strike/look", id), label };
}
