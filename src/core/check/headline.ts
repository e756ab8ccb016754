import type { BallotScene } from "../ballot/campaign.ts";
import { closeOf, type Standing, takesAnswers } from "../ballot/timetable.ts";
import { wordsWay } from "../ballot/way-words.ts";
import { nearDay, nearMoment } from "../calendar/words.ts";
import { civilDate } from "../calendar/zone.ts";
import { howEnded } from "../countdown/draw.ts";
import { words } from "../text/say.ts";
import type { Check } from "./check.ts";
import { paperFirst } from "./next-step.ts";
import { checkPhase } from "./phase.ts";

/**
 * The headline of a check: the question of the day with the date that counts, or that it is over. Days are named, never
 * “today”: the message stands there until it is edited.
 */
export function checkNews({ closedAt }: Check, scene: BallotScene, at: Standing): string {
  const { campaign, branch, now } = scene;
  const { today, posting, postingPhase } = at;
  const { opens, "replacement-by": by } = campaign.milestones;
  const close = closeOf(campaign);
  const election = String(campaign.kind === "election");
  const closes = nearDay(close.date, today);
  if (!takesAnswers(campaign, branch.zone, now)) {
    const ended = campaign.closedAt && nearDay(civilDate(campaign.closedAt, branch.zone), today);
    return words("check-head-over", {
      election,
      how: howEnded(campaign),
      close: ended ?? nearMoment(close, today),
    });
  }
  if (closedAt) return words("check-head-closed", { closes });
  const ahead = postingPhase === "ahead" || postingPhase === "today";
  return wordsWay(`check-head-${paperFirst(scene) ? "paper" : checkPhase(scene)}`, campaign, {
    election,
    closes,
    opens: opens ? nearDay(opens.date, today) : "none",
    post: posting && ahead ? nearDay(posting.date, today) : "none",
    by: by ? nearDay(by.date, today) : "",
  });
}
