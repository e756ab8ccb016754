import { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { BallotScene, Campaign } from "../ballot/campaign.ts";
import { linkSpan, wordsLine } from "../ballot/replacement-link.ts";
import { endOf, standing } from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import type { Milestone } from "../calendar/moment.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import { type Line, text } from "../chat/card.ts";
import { closeSpan } from "../countdown/draw.ts";
import { say, type TextValues } from "../text/say.ts";
import { checkPhase } from "./phase.ts";

/** What this answer makes the right next thing to do, with its date. */
export function nextStep(answer: Answer, scene: BallotScene): Line {
  switch (answer) {
    case "posted":
      return sayWay("next-posted", scene.campaign);
    case "to-post":
      return postIt(scene);
    case "not-arrived":
      return waitForPaper(scene) ?? askForReplacement(scene);
    case "lost":
      return askForReplacement(scene);
    case "asked":
      return sayWay("next-asked", scene.campaign);
    case "not-balloted":
      return say(scene.campaign.kind === "election" ? "next-not-balloted-election" : "next-not-balloted");
    case "not-saying":
      return say("next-not-saying");
  }
}

/** In the post today, or voted today, as long as it can still arrive. Says whose date the last posting date is. */
export function postIt({ campaign, branch, now }: BallotScene): Line {
  const { today, posting, postingPhase, nextCollection } = standing(campaign, branch, now);
  const close = closeSpan({ campaign, branch });
  if (postingPhase === "none") return sayWay("next-to-post", campaign, { close });
  if (!nextCollection) return sayWay("posting-too-late", campaign, { close });
  const next = nextCollection.equals(today) ? "none" : dayInWords(nextCollection);
  const told = {
    day: posting ? dayInWords(posting.date) : "",
    setBy: posting?.setBy ?? "suggested",
    close,
    next,
  };
  return sayWay(postingPhase === "passed" ? "next-to-post-passed" : "next-to-post", campaign, told);
}

/** While the union says that a paper may still come; undefined from the day on by which it should have. */
function waitForPaper(scene: BallotScene): Line | undefined {
  const { opens, "not-received-by": wait } = scene.campaign.milestones;
  const { today } = standing(scene.campaign, scene.branch, scene.now);
  if (!opens || !wait || Temporal.PlainDate.compare(today, wait.date) >= 0) return undefined;
  return sayWay("next-not-arrived-wait", scene.campaign, {
    opens: dayInWords(opens.date),
    wait: dayInWords(wait.date),
    ...howToAsk(scene.campaign),
  }).concat(elseHow(scene.campaign));
}

/** A replacement is asked for by the member, never through Muster or a rep; or its time has passed. */
function askForReplacement({ campaign, branch, now }: BallotScene): Line {
  const by = campaign.milestones["replacement-by"];
  if (by && isOver(by, branch.zone, now))
    return sayWay("next-replacement-over", campaign, { by: momentOf(by) });
  return sayWay("next-replacement", campaign, howToAsk(campaign)).concat(elseHow(campaign));
}

/** So many days before the date to ask for another paper the check speaks of that first. */
const paperFirstDays = 5;

/**
 * In the last days before the union's date for asking: where to ask for a paper that has not come, and until when.
 * Undefined at any other time, and while the union says that papers may still come.
 */
export function paperFirst(scene: BallotScene): Line | undefined {
  const { campaign, branch, now } = scene;
  const by = campaign.milestones["replacement-by"];
  if (!by || checkPhase(scene) !== "posted") return undefined;
  const days = daysBetween(civilDate(now, branch.zone), by.date);
  if (days > paperFirstDays || isOver(by, branch.zone, now)) return undefined;
  return sayWay("check-paper", campaign, howToAsk(campaign)).concat(elseHow(campaign));
}

function isOver(by: Milestone, zone: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endOf(by, zone), now) <= 0;
}

function elseHow(campaign: Campaign): Line {
  const [how] = wordsLine(campaign);
  return how ? [text(" "), ...how, text(".")] : [];
}

function howToAsk(campaign: Campaign): TextValues {
  const by = campaign.milestones["replacement-by"];
  const link = linkSpan(campaign);
  return { by: by ? momentOf(by) : "none", where: link ? "link" : "none", link: link ?? "" };
}

function momentOf({ date, time }: Milestone): string {
  return momentInWords(date, time);
}
