import type { Temporal } from "temporal-polyfill";
import { type Answer, answers, paperTrouble } from "./answers.ts";

export type Counts = Readonly<Record<Answer, number>>;

/** What has been told about a campaign's answers. Multiples of 5; 0 while there is nothing that may be told. */
export interface Published {
  readonly posted: number;
  readonly toPost: number;
  readonly trouble: number;
}

/** The last numbers that were told on a civil date. */
export interface ToldDay extends Published {
  readonly on: Temporal.PlainDate;
}

export const nothingTold: Published = { posted: 0, toPost: 0, trouble: 0 };

/** Counts below this are not shown (ONS practice), and so many stay outside what is shown. */
export const smallest = 10;

const step = 5;

/**
 * The numbers as they may be told: of each so many as `slack` says left out, rounded down to a multiple of 5, none below
 * ten; together at least ten fewer than have answered, and than are entitled where that is known. Each is at most the
 * true count, so that "at least" is true of it.
 */
export function tellable(counts: Counts, slack: Published, entitled = Number.POSITIVE_INFINITY): Published {
  const answered = answers.reduce((sum, answer) => sum + counts[answer], 0);
  return within(Math.min(answered, entitled) - smallest, {
    posted: rounded(counts.posted - slack.posted),
    toPost: rounded(counts["to-post"] - slack.toPost),
    trouble: rounded(troubleOf(counts) - slack.trouble),
  });
}

function troubleOf(counts: Counts): number {
  return paperTrouble.reduce((sum, answer) => sum + counts[answer], 0);
}

/** Takes from the largest until all of them together are at most so many. */
function within(most: number, told: Published): Published {
  const { posted, toPost, trouble } = told;
  const largest = Math.max(posted, toPost, trouble);
  if (largest === 0 || posted + toPost + trouble <= most) return told;
  const less = rounded(largest - step);
  if (posted === largest) return within(most, { ...told, posted: less });
  return within(most, toPost === largest ? { ...told, toPost: less } : { ...told, trouble: less });
}

function rounded(count: number): number {
  return count < smallest ? 0 : Math.floor(count / step) * step;
}
