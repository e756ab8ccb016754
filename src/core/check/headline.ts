import type { BallotScene, Campaign } from "../ballot/campaign.ts";
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
  const { today } = at;
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
  const asks = paperFirst(scene) ? "paper" : checkPhase(scene);
  if (asks === "posted") return postedNews(campaign, at);
  return wordsWay(`check-head-${asks}`, campaign, {
    election,
    opens: opens ? nearDay(opens.date, today) : "none",
    by: by ? nearDay(by.date, today) : "",
  });
}

/** Whether it is posted, and by when it is to be: also what a member is asked privately. */
export function postedNews(campaign: Campaign, { today, posting, postingPhase }: Standing): string {
  const ahead = posting && (postingPhase === "ahead" || postingPhase === "today");
  return wordsWay("check-head-posted", campaign, {
    election: String(campaign.kind === "election"),
    closes: nearDay(closeOf(campaign).date, today),
    post: ahead ? nearDay(posting.date, today) : "none",
  });
}
