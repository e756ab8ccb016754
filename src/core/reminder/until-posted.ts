import { Temporal } from "temporal-polyfill";
import { type Answer, outstanding, paperTrouble } from "../ballot/answers.ts";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { wayOf } from "../ballot/method.ts";
import { lastReminderDay, type Standing, standing } from "../ballot/timetable.ts";
import { sayWay, wordsWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords, nearDay, timeInWords } from "../calendar/words.ts";
import { buttonId, type Card, type Line } from "../chat/card.ts";
import { postedNews } from "../check/headline.ts";
import { nextStep, postIt } from "../check/next-step.ts";
import { postingFooter } from "../countdown/day-lines.ts";
import { deadlineLine } from "../countdown/deadline.ts";
import { closedLine } from "../countdown/draw.ts";
import { say, type TextKey, words } from "../text/say.ts";
import { endsOn, nextOccurrence } from "./occurrences.ts";
import { nextPaperAsk } from "./paper-asks.ts";
import type { Reminder } from "./reminder.ts";
import { stopButton } from "./stop-button.ts";

/** The version of what a member agrees to. Goes up with every change of its meaning. */
export const remindConsentVersion = "2";

/**
 * When "remind me until I've posted" goes for somebody who asks now: from tomorrow, or still today on the last posting
 * date, up to that date. Undefined once there is nothing left to remind of.
 */
export function untilPosted(
  campaign: Campaign,
  branch: Branch,
  now: Temporal.Instant,
):
  | (Pick<Reminder, "on" | "at"> & { readonly repeat: "ballot"; readonly until: Temporal.PlainDate })
  | undefined {
  const { phase, today } = standing(campaign, branch, now);
  if (phase === "closed" || phase === "before-opening") return undefined;
  const until = lastReminderDay(campaign, branch);
  const tomorrow = today.add({ days: 1 });
  const on = Temporal.PlainDate.compare(tomorrow, until) <= 0 ? tomorrow : today;
  const timing = { on, at: branch.postAt, repeat: "ballot", until } as const;
  return nextOccurrence(timing, branch, now) && timing;
}

/** What a member agrees to before they are written to. */
export function remindConsentCard(campaign: Campaign, branch: Branch, until: Temporal.PlainDate): Card {
  return {
    title: campaign.name,
    lines: [
      sayWay("remind-consent", campaign, {
        branch: branch.name,
        time: timeInWords(branch.postAt),
        until: dayInWords(until),
      }),
    ],
    buttons: [
      {
        id: buttonId("posted/remind-agree", campaign.id, remindConsentVersion),
        label: words("remind-agree"),
        style: "primary",
      },
      { id: buttonId("posted/remind-refuse"), label: words("consent-refuse") },
    ],
  };
}

/** That it is on, and when it goes next to somebody who told this. */
export function remindingCard(reminder: Reminder, answer: Answer, scene: BallotScene): Card {
  const { campaign, branch, now } = scene;
  const missing = paperTrouble.includes(answer);
  const next = missing ? nextPaperAsk(reminder, answer, scene) : nextOccurrence(reminder, branch, now);
  const when = momentInWords(next ?? reminder.on, reminder.at);
  return {
    title: campaign.name,
    lines: [sayWay(missing ? "remind-on-paper" : "remind-on", campaign, { next: when })],
    buttons: [stopButton(reminder)],
  };
}

/** Whether anything would be written to somebody who told this and asks for it now, and as what it is offered. */
export function remindOffer(answer: Answer, scene: BallotScene): TextKey | undefined {
  const { campaign, branch, now } = scene;
  const timing = outstanding.includes(answer) && untilPosted(campaign, branch, now);
  if (!timing) return undefined;
  if (!paperTrouble.includes(answer)) return "remind-button";
  return nextPaperAsk(timing, answer, scene) && "remind-button-paper";
}

/** The reminder of a civil date to somebody who has the paper, for this moment; undefined once it is too late. */
export function drawUntilPosted(
  reminder: Reminder,
  scene: BallotScene,
  on: Temporal.PlainDate,
): Card | undefined {
  const { campaign, branch, now } = scene;
  const at = standing(campaign, branch, now);
  const { phase, today } = at;
  const passed = Temporal.PlainDate.compare(today, lastReminderDay(campaign, branch)) > 0;
  if (phase === "closed" || passed) return undefined;
  const own = wordsWay("remind-footer", campaign);
  return {
    title: postedNews(campaign, at),
    lines: [
      deadlineLine(scene, at),
      whatToDo(scene, at),
      ...(endsOn(on, reminder, branch) ? [say("reminder-last")] : []),
    ],
    buttons: [
      {
        id: buttonId("posted/answer", campaign.id, "posted"),
        label: wordsWay("remind-posted", campaign),
        style: "primary",
      },
      { id: buttonId("check/change", campaign.id), label: words("remind-else") },
      stopButton(reminder),
    ],
    footer: [postingFooter(campaign, at), own].filter(Boolean).join(" "),
  };
}

/** Its headline tells the last posting date, so this need not. */
function whatToDo(scene: BallotScene, { nextCollection, today }: Standing): Line {
  if (wayOf(scene.campaign) !== "paper" || !nextCollection) return postIt(scene);
  const next = nextCollection.equals(today) ? "none" : nearDay(nextCollection, today);
  return say("remind-post", { next });
}

/**
 * The one message after which nothing more comes, where a ballot was ended early, or its dates moved so near that no
 * reminder is left: what is true now, and that it is the last. Never of a paper that is not there to whoever has it.
 */
export function drawEnded(scene: BallotScene, answer: Answer | undefined): Card | undefined {
  const { campaign, branch, now } = scene;
  if (answer === undefined || !outstanding.includes(answer)) return undefined;
  const closed = standing(campaign, branch, now).phase === "closed";
  return {
    title: campaign.name,
    lines: [closed ? closedLine(scene) : nextStep(answer, scene), say("remind-ended")],
    footer: wordsWay("remind-footer", campaign),
  };
}
