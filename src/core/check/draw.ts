import type { Answer } from "../ballot/answers.ts";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { standing, takesAnswers } from "../ballot/timetable.ts";
import { sayWay, wordsWay } from "../ballot/way-words.ts";
import { momentInWords } from "../calendar/words.ts";
import { type Button, buttonId, type Card, type Line, plainText } from "../chat/card.ts";
import { closedOn, postingLines } from "../countdown/draw.ts";
import { say } from "../text/say.ts";
import type { Check } from "./check.ts";
import { answersOffered, type CheckPhase, checkPhase } from "./phase.ts";

/** The question of this day as the channel sees it: one safe number and answers to tap, and none once it is closed. */
export function drawCheck(check: Check, { campaign, branch, now }: BallotScene): Card {
  const phase = checkPhase({ campaign, branch, now });
  const title = wordsWay(`check-title-${phase}`, campaign, { name: campaign.name });
  if (!takesAnswers(campaign, branch.zone, now)) {
    return {
      title,
      lines: [countLine(campaign), say("check-closed-ballot", { close: closedOn({ campaign, branch }) })],
    };
  }
  if (check.closedAt) return { title, lines: [countLine(campaign), say("check-closed")] };
  if (phase === "address")
    return { title, lines: [addressLine(campaign), sayWay("check-address-later", campaign)] };
  return {
    title,
    lines: [
      countLine(campaign),
      ...(phase === "posted" ? postingLines(campaign, branch, standing(campaign, branch, now)) : []),
      say("check-how"),
    ],
    buttons: answerButtons(campaign, phase, (answer) => buttonId("check/answer", check.id, answer)),
  };
}

/** What is remembered of a drawn check: an edit is made only when it is another. That a post came late is no change. */
export function shownBy({ footer: _late, ...card }: Card): string {
  return plainText(card);
}

/** Before the opening: what only the member can do, and nothing that is kept. */
export function addressLine(campaign: Campaign): Line {
  const { opens } = campaign.milestones;
  return sayWay("check-address", campaign, { opens: opens ? momentInWords(opens.date, opens.time) : "" });
}

function countLine(campaign: Campaign): Line {
  const posted = campaign.published?.posted ?? 0;
  return posted > 0 ? sayWay("check-count", campaign, { posted }) : say("check-count-few");
}

/** The answers of a phase in their order; "posted" is the one Muster hopes for. */
export function answerButtons(
  campaign: Campaign,
  phase: CheckPhase,
  id: (answer: Answer) => string,
): readonly Button[] {
  return answersOffered[phase].map((answer) => ({
    id: id(answer),
    label: wordsWay(`answer-${answer}`, campaign),
    ...(answer === "posted" && { style: "primary" as const }),
  }));
}
