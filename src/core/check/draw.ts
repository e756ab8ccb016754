import type { Answer } from "../ballot/answers.ts";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { standing, takesAnswers } from "../ballot/timetable.ts";
import { sayWay, wordsWay } from "../ballot/way-words.ts";
import { momentInWords } from "../calendar/words.ts";
import { type Button, buttonId, type Card, type Line, plainText } from "../chat/card.ts";
import { closedOn, postingLines } from "../countdown/draw.ts";
import { say, type TextKey } from "../text/say.ts";
import type { Check } from "./check.ts";
import { paperFirst } from "./next-step.ts";
import { answersFirst, answersOffered, type CheckPhase, checkPhase } from "./phase.ts";

/** The question of this day as the channel sees it: one safe number and answers to tap, and none once it is closed. */
export function drawCheck(check: Check, { campaign, branch, now }: BallotScene): Card {
  const phase = checkPhase({ campaign, branch, now });
  const paper = paperFirst({ campaign, branch, now });
  const asks = paper ? "paper" : phase;
  const title = wordsWay(`check-title-${asks}`, campaign, { name: campaign.name });
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
      ...(paper ? [paper] : []),
      countLine(campaign),
      ...(phase === "posted" ? postingLines(campaign, branch, standing(campaign, branch, now)) : []),
      say("check-how"),
    ],
    buttons: questionButtons(check, campaign, phase),
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

type IdOf = (answer: Answer) => string;

/** Two answers to the question of the day, and the way to the others, which are nobody else's business. */
function questionButtons({ id }: Check, campaign: Campaign, phase: "arrival" | "posted"): readonly Button[] {
  return [
    ...answersFirst[phase].map((answer, turn) => ({
      id: buttonId("check/answer", id, answer),
      label: wordsWay(`check-tap-${phase}-${answer}` as TextKey, campaign),
      ...(turn === 0 && { style: "primary" as const }),
    })),
    { id: buttonId("check/more", id), label: wordsWay(`check-more-${phase}`, campaign) },
  ];
}

/** The answers of a phase in their order; "posted" is the one Muster hopes for. */
export function answerButtons(campaign: Campaign, phase: CheckPhase, id: IdOf): readonly Button[] {
  return buttonsFor(answersOffered[phase], campaign, id);
}

/** Those that the check's own post has no button for. */
export function troubleButtons(campaign: Campaign, phase: CheckPhase, id: IdOf): readonly Button[] {
  const rest = answersOffered[phase].filter((answer) => !answersFirst[phase].includes(answer));
  return buttonsFor(rest, campaign, id);
}

function buttonsFor(some: readonly Answer[], campaign: Campaign, id: IdOf): readonly Button[] {
  return some.map((answer) => ({
    id: id(answer),
    label: wordsWay(`answer-${answer}`, campaign),
    ...(answer === "posted" && { style: "primary" as const }),
  }));
}
