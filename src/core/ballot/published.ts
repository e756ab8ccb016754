import { type Answer, answers } from "./answers.ts";

type Counts = Readonly<Record<Answer, number>>;

/** What has been told about a campaign's answers. Whole numbers, already rounded and suppressed. */
export interface Published extends Told {
  /**
   * The true counts this was worked out from, to see how many have moved since. Never shown, and erased with the
   * single answers.
   */
  readonly counted?: Counts;
}

/** Multiples of 5; 0 while there is nothing that may be told. */
interface Told {
  readonly posted: number;
  readonly toPost: number;
  readonly trouble: number;
}

/** Counts below this are not shown (ONS practice), and no fewer people make a number move. */
const smallest = 10;

const step = 5;

/**
 * The numbers that may be told now, to whoever watches them for as long as they like. What they betray nothing by:
 *
 * - Each change covers at least ten members who answered or changed their answer since the last: no day, no close and
 *   no erasure moves them sooner, so no difference over time is one person's.
 * - Together they leave out at least one who answered: they never say that all of them said so, and where the number of
 *   those entitled is known, at least ten of them stay outside.
 * - "At least so many told us it is posted" falls only once it is ten too high: a member who erases or corrects an
 *   answer is not seen to.
 *
 * Somebody who knows every answer but one can still learn that one when it happens to complete a five.
 */
export function publish(
  counts: Counts,
  before: Published | undefined,
  entitled: number | undefined,
): Published {
  const told = before ?? nothing;
  if (moved(counts, told.counted) < smallest) return told;
  const answered = answers.reduce((sum, answer) => sum + counts[answer], 0);
  const most = Math.min(answered - 1, (entitled ?? Number.POSITIVE_INFINITY) - smallest);
  const floor = counts.posted > told.posted - smallest ? told.posted : 0;
  const fresh: Told = {
    posted: Math.max(floor, tellable(counts.posted)),
    toPost: tellable(counts["to-post"]),
    trouble: tellable(counts["not-arrived"] + counts.lost),
  };
  return { ...within(most, fresh, floor), counted: counts };
}

const nothing: Published = { posted: 0, toPost: 0, trouble: 0 };

/** The fewest members who can have answered or changed since: what the counts that grew have grown by. */
function moved(counts: Counts, since: Counts | undefined): number {
  return answers.reduce((sum, answer) => sum + Math.max(0, counts[answer] - (since?.[answer] ?? 0)), 0);
}

/** Takes from the largest until all of them together are at most so many; never from a `posted` that must stand. */
function within(most: number, told: Told, floor: number): Told {
  const { posted, toPost, trouble } = told;
  const free = posted > floor ? posted : 0;
  const largest = Math.max(free, toPost, trouble);
  if (largest === 0 || posted + toPost + trouble <= most) return told;
  const less = tellable(largest - step);
  if (free === largest) return within(most, { ...told, posted: Math.max(floor, less) }, floor);
  return within(most, toPost === largest ? { ...told, toPost: less } : { ...told, trouble: less }, floor);
}

/** A count of members as it may be told: rounded down to a multiple of 5; 0 for "fewer than 10". */
export function tellable(count: number): number {
  return count < smallest ? 0 : Math.floor(count / step) * step;
}
