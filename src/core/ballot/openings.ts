import { type Card, text } from "../chat/card.ts";
import type { Delivery } from "../delivery/row.ts";
import type { BallotScene } from "./campaign.ts";
import type { Openings } from "./opening-kinds.ts";
import { standing } from "./timetable.ts";

/**
 * A post with a rep's own first line, where they gave one for its kind, a late one too. All that Muster says stays under
 * it. A countdown's is not said once the last posting date has passed: it could promise what is no longer true.
 */
export function withOpening(
  card: Card,
  { kind }: Pick<Delivery, "kind">,
  { campaign, branch, now }: BallotScene,
): Card {
  const own = campaign.openings?.[kind as keyof Openings];
  if (own === undefined) return card;
  if (kind === "countdown" && standing(campaign, branch, now).postingPhase === "passed") return card;
  return { ...card, lines: [[text(own)], ...card.lines] };
}
