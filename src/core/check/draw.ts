import type { Answer } from "../ballot/answers.ts";
import type { Campaign } from "../ballot/campaign.ts";
import { standing, takesAnswers } from "../ballot/timetable.ts";
import { sayWay, wordsWay } from "../ballot/way-words.ts";
import { momentInWords } from "../calendar/words.ts";
import { type Button, buttonId, type Card, type Line, plainText } from "../chat/card.ts";
import { isToldOfPosting, nowLines, postingFooter } from "../countdown/day-lines.ts";
import { deadlineLine } from "../countdown/deadline.ts";
import { type ChannelScene, headlineFor } from "../countdown/headline.ts";
import { say, type TextKey } from "../text/say.ts";
import type { Check } from "./check.ts";
import { checkNews } from "./headline.ts";
import { paperFirst } from "./next-step.ts";
import { answersFirst, answersOffered, type CheckPhase, checkPhase } from "./phase.ts";

/**
 * The question of this day as the channel sees it: the news with its date, which ballot, one safe number and answers to
 * tap, and none once it is closed.
 */
export function drawCheck(check: Check, scene: ChannelScene): Card {
  const { campaign, branch, now, among = false } = scene;
  const at = standing(campaign, branch, now);
  const title = headlineFor(checkNews(check, scene, at), scene);
  if (!takesAnswers(campaign, branch.zone, now)) {
    const over = say("check-over", { named: String(among), name: campaign.name });
    return { title, lines: [over, countLine(campaign)] };
  }
  const deadline = deadlineLine(scene, at);
  if (check.closedAt) return { title, lines: [deadline, countLine(campaign)] };
  const phase = checkPhase(scene);
  if (phase === "address")
    return { title, lines: [deadline, addressLine(campaign), sayWay("check-address-later", campaign)] };
  const paper = paperFirst(scene);
  const footer = phase === "posted" && isToldOfPosting(at) ? postingFooter(campaign, at) : undefined;
  return {
    title,
    lines: [
      deadline,
      ...(paper ? [paper] : []),
      countLine(campaign),
      ...(phase === "posted" ? nowLines(scene, at) : []),
      say("check-how"),
    ],
    ...(footer !== undefined && { footer }),
    buttons: questionButtons(check, campaign, phase),
  };
}

/** What is remembered of a drawn check: an edit is made only when it is another. */
export const shownBy = plainText;

/** Before the opening: what only the member can do, and nothing that is kept. */
export function addressLine(campaign: Campaign): Line {
  const { opens } = campaign.milestones;
  return sayWay("check-address", campaign, { opens: opens ? momentInWords(opens.date, opens.time) : "none" });
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
