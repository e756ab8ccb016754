import type { Milestone } from "../calendar/moment.ts";
import { momentInWords } from "../calendar/words.ts";
import { instantOf } from "../calendar/zone.ts";
import type { Span } from "../chat/card.ts";

/** A date in words; with an hour, a time every reader can place. */
export function momentSpan(milestone: Milestone, zone: string): string | Span {
  const named = momentInWords(milestone.date, milestone.time);
  if (!milestone.time) return named;
  return { kind: "time", at: instantOf(milestone.date, milestone.time, zone), words: named };
}
