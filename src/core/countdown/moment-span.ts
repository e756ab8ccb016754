import type { Milestone } from "../ballot/campaign.ts";
import { momentInWords } from "../calendar/words.ts";
import { instantOf } from "../calendar/zone.ts";
import type { Span } from "../card.ts";

/** A date in words; with an hour, a time every reader can place. */
export function momentSpan(milestone: Milestone, zone: string): string | Span {
  const named = momentInWords(milestone.date, milestone.time);
  if (!milestone.time) return named;
  return { kind: "time", at: instantOf(milestone.date, milestone.time, zone), words: named };
}
