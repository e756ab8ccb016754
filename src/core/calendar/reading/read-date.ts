import type { Temporal } from "temporal-polyfill";
import { nothingTyped, onlyADay } from "./problems.ts";
import { type Reading, type ReadingContext, refused } from "./reading.ts";
import { resolveDay } from "./resolve-day.ts";
import { typedMoment } from "./typed-moment.ts";

/** Reads one civil date, by the rules of `readMoment`; a time beside it is refused. */
export function readDate(text: string, context: ReadingContext): Reading<Temporal.PlainDate> {
  const typed = typedMoment(text, "day");
  if (!typed.ok) return typed;
  const { day, time, minutes } = typed.value;
  if (day !== undefined) return resolveDay(day, context.today);
  return refused(time === undefined && minutes === undefined ? nothingTyped("day") : onlyADay());
}
