import type { Temporal } from "temporal-polyfill";
import { closeOf, closesAt, type Standing } from "../ballot/timetable.ts";
import { sayWay } from "../ballot/way-words.ts";
import { nearMoment } from "../calendar/words.ts";
import type { Line, Span } from "../chat/card.ts";
import { say } from "../text/say.ts";
import type { ChannelScene } from "./headline.ts";

/** The close as a time every reader can place, in the short words of a post near it. */
export function dueSpan(
  { campaign, branch }: Pick<ChannelScene, "campaign" | "branch">,
  today: Temporal.PlainDate,
): Span {
  return { kind: "time", at: closesAt(campaign, branch.zone), words: nearMoment(closeOf(campaign), today) };
}

/** The line under a headline: which ballot, and when papers must be there, or votes be cast. */
export function deadlineLine(scene: ChannelScene, { phase, today }: Standing): Line {
  const { campaign, among = false } = scene;
  const { opens } = campaign.milestones;
  const values = { named: String(among), name: campaign.name, close: dueSpan(scene, today) };
  if (phase === "before-opening" && opens)
    return sayWay("post-deadline-ahead", campaign, { ...values, opens: nearMoment(opens, today) });
  if (phase === "before-opening") return say("post-deadline-later", values);
  return sayWay(phase === "closing-day" ? "post-deadline-last" : "post-deadline", campaign, values);
}
