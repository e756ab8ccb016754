import type { Temporal } from "temporal-polyfill";
import { type Answer, outstanding, paperTrouble, toSpeakTo } from "../../ballot/answers.ts";
import type { BallotScene, Campaign } from "../../ballot/campaign.ts";
import { takesAnswers } from "../../ballot/timetable.ts";
import { wordsWay } from "../../ballot/way-words.ts";
import type { Branch } from "../../branch/branch.ts";
import { civilDate } from "../../calendar/zone.ts";
import { chaseAskButton } from "../../chase/consent.ts";
import { type Button, buttonId, type Card } from "../../chat/card.ts";
import { UserError, userError } from "../../chat/user-error.ts";
import { addressLine, answerButtons, troubleButtons } from "../../check/draw.ts";
import { nextStep } from "../../check/next-step.ts";
import { checkPhase } from "../../check/phase.ts";
import type { Context, Services } from "../../command/command.ts";
import { closedOn, howEnded } from "../../countdown/draw.ts";
import { mayOptIn } from "../../privacy/employer.ts";
import { remindOffer } from "../../reminder/until-posted.ts";
import { say, words } from "../../text/say.ts";
import { consentCard, consentVersion } from "./consent.ts";
import { endSettled } from "./settled.ts";

/**
 * Takes a member's answer, or asks for their agreement first. Refused by the clock at this moment, whatever jobs
 * have run. The latest answer wins.
 */
export async function takeAnswer(
  campaign: Campaign,
  answer: Answer,
  { branch, key }: Context,
  { store, now }: Services,
): Promise<Card> {
  const refusal = answersRefused(campaign, branch, now);
  if (refusal) throw refusal;
  await store.taps.holdErasure(branch.id);
  const member = await store.members.find(branch.id, key);
  if (member?.consent?.version !== consentVersion) return consentCard(campaign, answer, branch);
  await store.answers.put({ campaignId: campaign.id, key, answer, on: civilDate(now, branch.zone) });
  await endSettled(store, [campaign.id], [key]);
  return answeredCard(campaign, answer, branch, now);
}

/** Undefined while answers are taken at this moment: from the opening day to the close. */
export function answersRefused(
  campaign: Campaign,
  branch: Branch,
  now: Temporal.Instant,
): UserError | undefined {
  const { name } = campaign;
  if (!takesAnswers(campaign, branch.zone, now)) {
    return userError(
      say("refuse-ballot-closed", { name, how: howEnded(campaign), close: closedOn({ campaign, branch }) }),
    );
  }
  if (checkPhase({ campaign, branch, now }) !== "address") return undefined;
  return new UserError({ lines: [say("refuse-ballot-not-open", { name }), addressLine(campaign)] });
}

/** What is kept, where nothing is to be done any more. */
export function keptCard(campaign: Campaign, answer: Answer): Card {
  const { name: title } = campaign;
  return { title, lines: [say("answer-was-kept", { answer: wordsWay(`answer-${answer}`, campaign) })] };
}

/** What is kept now, the right next step, and the ways to change or stop. Only the member sees it. */
export function answeredCard(
  campaign: Campaign,
  answer: Answer,
  branch: Branch,
  now: Temporal.Instant,
): Card {
  const open = outstanding.includes(answer) && mayOptIn(branch);
  const remindable = open && remindOffer(answer, { campaign, branch, now });
  return {
    title: campaign.name,
    lines: [
      say("answer-kept", { answer: wordsWay(`answer-${answer}`, campaign) }),
      nextStep(answer, { campaign, branch, now }),
    ],
    buttons: [
      ...onwardButtons(campaign, answer, { campaign, branch, now }),
      ...(remindable
        ? [{ id: buttonId("posted/remind", campaign.id), label: wordsWay(remindable, campaign) }]
        : []),
      ...(open && toSpeakTo.includes(answer) ? [chaseAskButton(campaign)] : []),
      { id: buttonId("check/change", campaign.id), label: words("answer-change") },
      { id: buttonId("check/stop-asking"), label: words("do-not-ask") },
    ],
  };
}

/** What somebody who waits for a paper says next, a tap away. */
function onwardButtons(campaign: Campaign, answer: Answer, scene: BallotScene): readonly Button[] {
  const next = answer === "asked" ? "to-post" : "asked";
  if (!paperTrouble.includes(answer) || checkPhase(scene) !== "posted") return [];
  return [
    {
      id: buttonId("posted/answer", campaign.id, next),
      label: wordsWay(next === "asked" ? "answer-have-asked" : "answer-has-come", campaign),
      style: "primary",
    },
  ];
}

/** The answers of this day for a member alone; before the opening what to do instead. */
export function askAgainCard(scene: BallotScene, current: Answer | undefined): Card {
  return ask(scene, current, answerButtons);
}

/** What is behind the check's third button: the answers that the post itself has no button for. */
export function troubleCard(scene: BallotScene, current: Answer | undefined): Card {
  return ask(scene, current, troubleButtons);
}

function ask(scene: BallotScene, current: Answer | undefined, offered: typeof answerButtons): Card {
  const { campaign } = scene;
  const title = campaign.name;
  const phase = checkPhase(scene);
  if (phase === "address") return { title, lines: [addressLine(campaign)] };
  const line = current
    ? say("answer-kept", { answer: wordsWay(`answer-${current}`, campaign) })
    : say("answer-none");
  const buttons = offered(campaign, phase, (answer) => buttonId("posted/answer", campaign.id, answer));
  return { title, lines: [line], buttons };
}
