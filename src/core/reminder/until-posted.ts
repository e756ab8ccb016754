import { Temporal } from "temporal-polyfill";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { lastReminderDay, standing } from "../ballot/timetable.ts";
import { sayWay, wordsWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords, timeInWords } from "../calendar/words.ts";
import { type Button, buttonId, type Card } from "../chat/card.ts";
import { nextStep, postIt } from "../check/next-step.ts";
import { say, words } from "../text/say.ts";
import { endsOn, nextOccurrence } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

/** The version of what a member agrees to. Goes up with every change of its meaning. */
export const remindConsentVersion = "1";

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

/** That it is on, and when it goes next. */
export function remindingCard(reminder: Reminder, campaign: Campaign, next: Temporal.PlainDate): Card {
  return {
    title: campaign.name,
    lines: [sayWay("remind-on", campaign, { next: momentInWords(next, reminder.at) })],
    buttons: [stopButton(reminder)],
  };
}

/** The reminder of a civil date itself, for this moment; undefined once it is too late. */
export function drawUntilPosted(
  reminder: Reminder,
  scene: BallotScene,
  on: Temporal.PlainDate,
): Card | undefined {
  const { campaign, branch, now } = scene;
  const { phase, today } = standing(campaign, branch, now);
  const passed = Temporal.PlainDate.compare(today, lastReminderDay(campaign, branch)) > 0;
  if (phase === "closed" || passed) return undefined;
  return {
    title: wordsWay("remind-title", campaign, { name: campaign.name }),
    lines: [
      postIt(scene),
      sayWay("remind-not-come", campaign),
      nextStep("not-arrived", scene),
      ...(endsOn(on, reminder, branch) ? [say("reminder-last")] : []),
    ],
    buttons: [
      {
        id: buttonId("posted/answer", campaign.id, "posted"),
        label: wordsWay("remind-posted", campaign),
        style: "primary",
      },
      stopButton(reminder),
    ],
    footer: wordsWay("remind-footer", campaign),
  };
}

function stopButton({ id }: Reminder): Button {
  return { id: buttonId("reminder/stop", id), label: words("reminder-stop") };
}
