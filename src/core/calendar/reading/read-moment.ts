import type { Temporal } from "temporal-polyfill";
import { civilDate, civilTime, instantOf } from "../zone.ts";
import { clocksGoBack, nothingTyped, timeHasPassed } from "./problems.ts";
import { type Reading, type ReadingContext, refused, understood } from "./reading.ts";
import { resolveDay } from "./resolve-day.ts";
import { typedMoment } from "./typed-moment.ts";

/** A civil date and, where one was typed, the local time on it. */
export interface Moment {
  readonly date: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
}

/**
 * Reads a day, a day and a time in either order, a time alone (today, if still to come) or a stretch ahead:
 * "Tue 9 May 2023", "9 May 12 noon", "tomorrow 5pm", "17:00", "in 2 hours". Days come first, years are 2000 to 2099,
 * and a day without a year is the next such within ten months. The whole input must be understood: whatever is
 * ambiguous is refused. A day in the past is read as it stands; whether it is allowed is for the caller to say.
 */
export function readMoment(text: string, context: ReadingContext): Reading<Moment> {
  const typed = typedMoment(text, "moment");
  if (!typed.ok) return typed;
  const { day, time, minutes } = typed.value;
  if (minutes !== undefined) return minutesFromNow(minutes, context);
  if (day !== undefined) {
    const date = resolveDay(day, context.today);
    return date.ok ? understood(momentOf(date.value, time)) : date;
  }
  return time === undefined ? refused(nothingTyped("moment")) : timeToday(time, context);
}

function momentOf(date: Temporal.PlainDate, time: Temporal.PlainTime | undefined): Moment {
  return time === undefined ? { date } : { date, time };
}

function timeToday(time: Temporal.PlainTime, { today, now, zone }: ReadingContext): Reading<Moment> {
  const passed = instantOf(today, time, zone).epochMilliseconds <= now.epochMilliseconds;
  return passed ? refused(timeHasPassed(time)) : understood({ date: today, time });
}

/** A moment is kept to the minute; part of a minute counts as a whole one, so that it is never early. */
function minutesFromNow(minutes: number, { now, zone }: ReadingContext): Reading<Moment> {
  const instant = now.add({ minutes }).round({ smallestUnit: "minute", roundingMode: "ceil" });
  const date = civilDate(instant, zone);
  const time = civilTime(instant, zone);
  // In the hour that comes twice, a local time alone would mean the first one, which may have passed.
  return instantOf(date, time, zone).equals(instant) ? understood({ date, time }) : refused(clocksGoBack());
}
