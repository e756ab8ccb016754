import { Temporal } from "temporal-polyfill";
import type { Campaign, Milestone } from "../ballot/campaign.ts";
import { linkSpan } from "../ballot/replacement-link.ts";
import { endOf, standing } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import type { Line } from "../card.ts";
import { closeSpan } from "../countdown/draw.ts";
import { say, type TextValues } from "../text/say.ts";
import type { Answer } from "./check.ts";

/** Where and when somebody is told what to do. */
export interface StepScene {
  readonly campaign: Campaign;
  readonly branch: Branch;
  readonly now: Temporal.Instant;
}

/** What this answer makes the right next thing to do, with its date. */
export function nextStep(answer: Answer, scene: StepScene): Line {
  switch (answer) {
    case "posted":
      return say("next-posted");
    case "to-post":
      return postIt(scene);
    case "not-arrived":
      return waitForPaper(scene) ?? askForReplacement(scene);
    case "lost":
      return askForReplacement(scene);
    case "not-balloted":
      return say("next-not-balloted");
    case "not-saying":
      return say("next-not-saying");
  }
}

/** In the post today; after the last posting date without false hope. Says whose date it is. */
export function postIt({ campaign, branch, now }: StepScene): Line {
  const { phase, posting, postingPhase } = standing(campaign, branch, now);
  if (phase === "closing-day") return say("posting-too-late");
  const told = { day: dayInWords(posting.date), setBy: posting.setBy };
  if (postingPhase !== "passed") return say("next-to-post", told);
  return say("next-to-post-passed", { ...told, close: closeSpan({ campaign, branch }) });
}

/** While the union says that a paper may still come; undefined from the day on by which it should have. */
function waitForPaper(scene: StepScene): Line | undefined {
  const { opens, "not-received-by": wait } = scene.campaign.milestones;
  const { today } = standing(scene.campaign, scene.branch, scene.now);
  if (!opens || !wait || Temporal.PlainDate.compare(today, wait.date) >= 0) return undefined;
  return say("next-not-arrived-wait", {
    opens: dayInWords(opens.date),
    wait: dayInWords(wait.date),
    ...howToAsk(scene.campaign),
  });
}

/** A replacement is asked for by the member, never through Muster or a rep; or its time has passed. */
function askForReplacement({ campaign, branch, now }: StepScene): Line {
  const by = campaign.milestones["replacement-by"];
  const over = by && Temporal.Instant.compare(endOf(by, branch.zone), now) <= 0;
  if (over) return say("next-replacement-over", { by: momentOf(by) });
  return say("next-replacement", howToAsk(campaign));
}

function howToAsk(campaign: Campaign): TextValues {
  const by = campaign.milestones["replacement-by"];
  const link = linkSpan(campaign);
  return { by: by ? momentOf(by) : "none", where: link ? "link" : "none", link: link ?? "" };
}

function momentOf({ date, time }: Milestone): string {
  return momentInWords(date, time);
}
