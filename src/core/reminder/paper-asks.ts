import { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { closeOf, endOf, lastReminderDay, standing } from "../ballot/timetable.ts";
import { wordsWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import { nearDay } from "../calendar/words.ts";
import { instantOf } from "../calendar/zone.ts";
import { buttonId, type Card } from "../chat/card.ts";
import { nextStep } from "../check/next-step.ts";
import { deadlineLine } from "../countdown/deadline.ts";
import { say } from "../text/say.ts";
import type { Reminder } from "./reminder.ts";
import { stopButton } from "./stop-button.ts";

/** A day on which somebody who has no paper is asked about it. */
interface PaperAsk {
  readonly on: Temporal.PlainDate;
  /** Only while they have not asked for another: whoever has waits in peace. */
  readonly unasked: boolean;
}

/**
 * When a member who wanted to be written to is asked about a paper that has not come: twice at most, and before the
 * union's date for asking. First whether they have asked for another, soon after they could; then, on the last day
 * before that date, whether it has come. By the day they said yes, not by the day they lost it, so that no change of mind
 * makes a third.
 */
export function paperAsks(
  { on, at }: Pick<Reminder, "on" | "at">,
  campaign: Campaign,
  branch: Branch,
): readonly PaperAsk[] {
  const { "not-received-by": wait, "replacement-by": by } = campaign.milestones;
  const from = wait && Temporal.PlainDate.compare(wait.date, on) > 0 ? wait.date : on;
  const end = by?.date ?? lastReminderDay(campaign, branch);
  const days = [end.subtract({ days: 1 }), end].filter((day) => Temporal.PlainDate.compare(day, from) >= 0);
  const last = days.find((day) => !by || isBefore(instantOf(day, at, branch.zone), endOf(by, branch.zone)));
  if (!last) return [];
  const first = from.add({ days: 1 });
  const early = Temporal.PlainDate.compare(first, last) < 0 ? [{ on: first, unasked: true }] : [];
  return [...early, { on: last, unasked: false }];
}

/** The next of them for somebody who told this; undefined where none is left. */
export function nextPaperAsk(
  reminder: Pick<Reminder, "on" | "at">,
  answer: Answer,
  { campaign, branch, now }: BallotScene,
): Temporal.PlainDate | undefined {
  return paperAsks(reminder, campaign, branch)
    .filter(({ unasked }) => !unasked || answer !== "asked")
    .find(({ on }) => isBefore(now, instantOf(on, reminder.at, branch.zone)))?.on;
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

/**
 * What is asked on one of these days: has it come, or have you asked for it. Undefined once the union's date for asking
 * is over, and for whoever has the paper.
 */
export function drawPaperAsk(
  reminder: Reminder,
  scene: BallotScene,
  { on, answer }: { readonly on: Temporal.PlainDate; readonly answer: Answer | undefined },
): Card | undefined {
  const { campaign, branch, now } = scene;
  const by = campaign.milestones["replacement-by"];
  const over = by && !isBefore(now, endOf(by, branch.zone));
  const standingNow = standing(campaign, branch, now);
  if (standingNow.phase === "closed" || over) return undefined;
  if (answer !== "asked" && answer !== "not-arrived" && answer !== "lost") return undefined;
  const asked = answer === "asked";
  const last = paperAsks(reminder, campaign, branch).at(-1);
  return {
    title: wordsWay(asked ? "paper-ask-come" : "paper-ask-asked", campaign, {
      by: by ? nearDay(by.date, standingNow.today) : "none",
      closes: nearDay(closeOf(campaign).date, standingNow.today),
    }),
    lines: [
      deadlineLine(scene, standingNow),
      asked ? say("paper-ask-tell") : nextStep(answer, scene),
      ...(last && Temporal.PlainDate.compare(on, last.on) >= 0 ? [say("paper-ask-last")] : []),
    ],
    buttons: [
      ...(asked
        ? []
        : [
            {
              id: buttonId("posted/answer", campaign.id, "asked"),
              label: wordsWay("answer-have-asked", campaign),
              style: "primary" as const,
            },
          ]),
      {
        id: buttonId("posted/answer", campaign.id, "to-post"),
        label: wordsWay("answer-has-come", campaign),
        ...(asked && { style: "primary" as const }),
      },
      stopButton(reminder),
    ],
    footer: wordsWay("paper-ask-footer", campaign),
  };
}
