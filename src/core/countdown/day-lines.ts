import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { goesByPost, wayOf } from "../ballot/method.ts";
import { closeOf, type Standing } from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import { nextCollection as nextCollectionOf } from "../calendar/posting.ts";
import { nearDay } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { say, words } from "../text/say.ts";
import { dueSpan } from "./deadline.ts";
import { ballotNews, type ChannelScene, stageOf } from "./headline.ts";

/** Kinds whose headline is how long is left to post. */
const countingKinds: ReadonlySet<DeliveryKind> = new Set(["countdown", "closing-day", "last-posting"]);

/** Whether a post of this moment names the last posting date, and so who set it. */
export function isToldOfPosting({ phase, postingPhase }: Standing): boolean {
  return phase !== "before-opening" && phase !== "closing-day" && postingPhase !== "none";
}

/** Who set the last posting date: small print under every post that names it. */
export function postingFooter(
  { milestones }: Campaign,
  { posting, postingPhase, today }: Standing,
): string | undefined {
  if (!posting) return undefined;
  if (postingPhase !== "passed")
    return words(posting.setBy === "union" ? "source-union" : "source-suggested");
  const own = milestones["last-posting"];
  return own && words("source-union-passed", { day: nearDay(own.date, today) });
}

/** When to post, where the headline speaks of something else; and that it is too late for the post, wherever it is. */
export function postingPostLines(kind: DeliveryKind, scene: ChannelScene, at: Standing): readonly Line[] {
  const { today, posting, postingPhase, nextCollection } = at;
  if (nextCollection && isCounting(kind, scene, at)) return [];
  const ahead = posting && nextCollection && postingPhase === "ahead" && at.phase !== "before-opening";
  if (!ahead) return isToldTooLate(scene, at) ? stillTooLate(scene, at) : nowLines(scene, at);
  return [sayWay("post-by", scene.campaign, { day: nearDay(posting.date, today) })];
}

/** What is to be done with a paper at once: on the last posting date, after it, and once it is too late for the post. */
export function nowLines(scene: ChannelScene, at: Standing): readonly Line[] {
  const { campaign } = scene;
  const { today, postingPhase, nextCollection, phase, daysToClose: days } = at;
  if (phase === "before-opening" || postingPhase === "none") return [];
  if (!nextCollection) return [sayWay("posting-too-late", campaign, { close: dueSpan(scene, today) })];
  if (postingPhase === "ahead") return [];
  const next = nextCollection.equals(today) ? "none" : nearDay(nextCollection, today);
  return [sayWay(postingPhase === "today" ? "post-by-today" : "post-by-passed", campaign, { next, days })];
}

/** Whether a day before this one was too late for the post already, and said so in full. */
function isToldTooLate({ campaign, branch }: ChannelScene, { today, nextCollection }: Standing): boolean {
  const before = nextCollectionOf(today.subtract({ days: 1 }), branch.nation);
  return !nextCollection && Temporal.PlainDate.compare(before, closeOf(campaign).date) >= 0;
}

/** The same in other words on each day that is left; each says all that counts, as the first may not have been read. */
function stillTooLate(
  scene: ChannelScene,
  { phase, postingPhase, daysToClose, today }: Standing,
): readonly Line[] {
  if (phase === "before-opening" || postingPhase === "none") return [];
  const values = { days: daysToClose, close: dueSpan(scene, today) };
  return [sayWay("post-still-too-late", scene.campaign, values)];
}

/** Whether the headline is how long is left: it is as well where a date of its own has nothing more to say. */
function isCounting(kind: DeliveryKind, scene: ChannelScene, at: Standing): boolean {
  return countingKinds.has(kind) || ballotNews(kind, scene, at) === ballotNews("countdown", scene, at);
}

/** One thing that matters on such a day, so that no two posts of the last ten days say the same. */
export function stageLines(kind: DeliveryKind, scene: ChannelScene, at: Standing): readonly Line[] {
  const { campaign } = scene;
  const { phase, postingPhase, nextCollection, today, daysToClose } = at;
  if (phase !== "running") return [];
  if (postingPhase === "today") return [sayWay("posted-counts", campaign)];
  if (!countingKinds.has(kind)) return [];
  const stage = stageOf(daysToClose);
  const paper = wayOf(campaign) === "paper";
  if (paper && !nextCollection) return [];
  switch (stage) {
    case "early":
      return [sayWay("post-tell", campaign)];
    case "week":
      return [
        campaign.kind === "election" ? say("post-ask-others-election") : sayWay("post-ask-others", campaign),
      ];
    case "days":
      return paper && nextCollection?.equals(today) ? [say("post-before-box")] : [];
    case "last":
      return goesByPost(campaign) ? [] : [sayWay("posted-counts", campaign)];
    default:
      return [];
  }
}
