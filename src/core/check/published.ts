import type { Temporal } from "temporal-polyfill";
import type { Answer } from "./check.ts";

/** What has been told about a campaign's answers. Whole numbers, already rounded and suppressed. */
export interface Published {
  /** Multiples of 5; 0 while fewer than 10 have answered so. */
  readonly posted: number;
  readonly toPost: number;
  readonly trouble: number;
  /** How many had answered in all when this was worked out. Never shown. */
  readonly answered: number;
  /** The civil date of the last daily refresh. */
  readonly on: Temporal.PlainDate;
}

/** Counts below this are not shown (ONS practice). */
const smallest = 10;
const step = 5;

/**
 * The numbers that may be told now. They change only when ten more have answered since they were last worked out,
 * or at the first look of another day; so watching them does not show one person's answer.
 */
export function publish(
  counts: Readonly<Record<Answer, number>>,
  before: Published | undefined,
  today: Temporal.PlainDate,
): Published {
  const answered = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // All of them went at once, as Muster left the workspace: what was told stays until somebody answers again.
  if (before && answered === 0) return before;
  if (before?.on.equals(today) && answered < before.answered + smallest) return before;
  return {
    posted: tellable(counts.posted),
    toPost: tellable(counts["to-post"]),
    trouble: tellable(counts["not-arrived"] + counts.lost),
    answered,
    on: today,
  };
}

/** A count of members as it may be told: rounded down to a multiple of 5; 0 for "fewer than 10". */
export function tellable(count: number): number {
  return count < smallest ? 0 : Math.floor(count / step) * step;
}
