import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { takesAnswers } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import { civilDate } from "../calendar/zone.ts";
import type { Card, Line } from "../card.ts";
import { buttonId, type Context, type Services, type UserError, userError } from "../command.ts";
import { closeSpan } from "../countdown/draw.ts";
import { erasedBy } from "../privacy/retention.ts";
import { say, words } from "../text/say.ts";
import type { Answer } from "./check.ts";
import { answerButtons } from "./draw.ts";

/** The version of the consent text. Goes up with every change of its meaning; an older agreement is asked for anew. */
export const consentVersion = 1;

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
  const refusal = closedRefusal(campaign, branch, now);
  if (refusal) throw refusal;
  await store.taps.holdErasure(branch.id);
  const member = await store.members.find(branch.id, key);
  if (member?.consent?.version !== consentVersion) return consentCard(campaign, answer, branch);
  await store.answers.put({ campaignId: campaign.id, key, answer, at: now });
  return answeredCard(campaign, answer, branch, now);
}

/** Undefined while answers are taken at this moment. */
export function closedRefusal(
  campaign: Campaign,
  branch: Branch,
  now: Temporal.Instant,
): UserError | undefined {
  if (takesAnswers(campaign, branch.zone, now)) return undefined;
  return userError(
    say("refuse-campaign-closed", { name: campaign.name, close: closeSpan({ campaign, branch }) }),
  );
}

/** The one consent step, before the first answer is kept. */
export function consentCard(campaign: Campaign, answer: Answer, branch: Branch): Card {
  const until = dayInWords(erasedBy(campaign, branch.zone));
  return {
    title: words("consent-title"),
    lines: [say("consent", { branch: branch.name, until })],
    buttons: [
      {
        id: buttonId("check/agree", campaign.id, answer, String(consentVersion)),
        label: words("consent-agree"),
        style: "primary",
      },
      { id: buttonId("check/decline"), label: words("consent-refuse") },
    ],
  };
}

/** What is kept now, the right next step, and the ways to change or stop. Only the member sees it. */
export function answeredCard(
  campaign: Campaign,
  answer: Answer,
  branch: Branch,
  now: Temporal.Instant,
): Card {
  return {
    title: campaign.name,
    lines: [
      say("answer-kept", { answer: words(`answer-${answer}`) }),
      nextStep(campaign, answer, civilDate(now, branch.zone)),
    ],
    buttons: [
      { id: buttonId("check/change", campaign.id), label: words("answer-change") },
      { id: buttonId("check/stop-asking"), label: words("do-not-ask") },
    ],
  };
}

/** The six answers for a member alone. */
export function askAgainCard(campaign: Campaign, current: Answer | undefined): Card {
  const line = current ? say("answer-kept", { answer: words(`answer-${current}`) }) : say("answer-none");
  return { title: campaign.name, lines: [line], buttons: privateButtons(campaign) };
}

function privateButtons(campaign: Campaign) {
  return answerButtons((answer) => buttonId("posted/answer", campaign.id, answer));
}

/** What this answer makes the right next thing to do, with its date. */
export function nextStep(campaign: Campaign, answer: Answer, today: Temporal.PlainDate): Line {
  switch (answer) {
    case "posted":
      return say("next-posted");
    case "to-post":
      return say("next-to-post");
    case "not-arrived":
    case "lost":
      return replacementStep(campaign, answer, today);
    case "not-balloted":
      return say("next-not-balloted");
    case "not-saying":
      return say("next-not-saying");
  }
}

/** Wait, ask for a replacement oneself, or say plainly that its date has passed. */
function replacementStep(
  campaign: Campaign,
  answer: "not-arrived" | "lost",
  today: Temporal.PlainDate,
): Line {
  const { opens, "not-received-by": wait, "replacement-by": by } = campaign.milestones;
  if (answer === "not-arrived" && opens && wait && Temporal.PlainDate.compare(today, wait.date) < 0) {
    return say("next-not-arrived-wait", { opens: dayInWords(opens.date), wait: dayInWords(wait.date) });
  }
  if (!by) return say("next-not-arrived", { by: "none" });
  const moment = momentInWords(by.date, by.time);
  const over = Temporal.PlainDate.compare(by.date, today) < 0;
  return over ? say("next-replacement-over", { by: moment }) : say("next-not-arrived", { by: moment });
}
