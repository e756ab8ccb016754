import type { Temporal } from "temporal-polyfill";
import { isCollectionDay, minusWorkingDays, type Nation } from "./working-days.ts";

/** The class of the reply envelope. Unions hold licences for both, so it is never assumed. */
export type PostClass = "first" | "second";

const workingDaysInPost: Readonly<Record<PostClass, number>> = { first: 4, second: 6 };

/**
 * A suggested last posting day (civil date) for papers due at `close`: 4 working days before by first class, 6 by
 * second. Our own cautious rule, a day beyond the slowest delivery Royal Mail is held to (first class within 3
 * days, second within 5: Ofcom, July 2025). Only for when the union has given no date; always shown as suggested.
 */
export function suggestLastPosting(
  close: Temporal.PlainDate,
  postClass: PostClass,
  nation: Nation,
): Temporal.PlainDate {
  return minusWorkingDays(close, workingDaysInPost[postClass], nation);
}

/** The first civil date from this one on, itself included, on which post boxes are emptied. */
export function nextCollection(from: Temporal.PlainDate, nation: Nation): Temporal.PlainDate {
  let day = from;
  while (!isCollectionDay(day, nation)) day = day.add({ days: 1 });
  return day;
}
