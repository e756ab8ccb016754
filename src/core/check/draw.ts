import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { standing, takesAnswers } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import type { Button, Card, Line } from "../card.ts";
import { buttonId } from "../command.ts";
import { closeSpan, postingLine } from "../countdown/draw.ts";
import { say, words } from "../text/say.ts";
import { answers, type Check } from "./check.ts";

interface Scene {
  readonly check: Check;
  readonly campaign: Campaign;
  readonly branch: Branch;
  readonly now: Temporal.Instant;
}

/** The question as the channel sees it: one safe number, six answers to tap, and none once it is closed. */
export function drawCheck({ check, campaign, branch, now }: Scene): Card {
  const title = words("check-title", { name: campaign.name });
  if (!takesAnswers(campaign, branch.zone, now)) {
    return {
      title,
      lines: [countLine(campaign), say("check-closed-campaign", { close: closeSpan({ campaign, branch }) })],
    };
  }
  if (check.closedAt) return { title, lines: [countLine(campaign), say("check-closed")] };
  return {
    title,
    lines: [countLine(campaign), postingLine(standing(campaign, branch, now)), say("check-how")],
    buttons: answerButtons((answer) => buttonId("check/answer", check.id, answer)),
  };
}

function countLine(campaign: Campaign): Line {
  const posted = campaign.published?.posted ?? 0;
  return posted > 0 ? say("check-count", { posted }) : say("check-count-few");
}

/** Six buttons in the order of the answers; the first is the one Muster hopes for. */
export function answerButtons(id: (answer: (typeof answers)[number]) => string): readonly Button[] {
  return answers.map((answer) => ({
    id: id(answer),
    label: words(`answer-${answer}`),
    ...(answer === "posted" && { style: "primary" as const }),
  }));
}
