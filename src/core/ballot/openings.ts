import { type Card, text } from "../chat/card.ts";
import type { Delivery } from "../delivery/row.ts";
import type { BallotScene } from "./campaign.ts";
import type { Openings } from "./opening-kinds.ts";
import { standing } from "./timetable.ts";

/**
 * A post with a rep's own first line, where they gave one for its kind. All that Muster says stays under it. Words
 * written for one day are not said on another (a late post), and a countdown's not once the last posting date has
 * passed: they could promise what is no longer true.
 */
export function withOpening(
  card: Card,
  { kind, on }: Pick<Delivery, "kind" | "on">,
  { campaign, branch, now }: BallotScene,
): Card {
  const own = campaign.openings?.[kind as keyof Openings];
  if (own === undefined) return card;
  const { today, postingPhase } = standing(campaign, branch, now);
  if (!today.equals(on) || (kind === "countdown" && postingPhase === "passed")) return card;
  return { ...card, lines: [[text(own)], ...card.lines] };
}
