import { Temporal } from "temporal-polyfill";
import type { At, Branch } from "../branch/branch.ts";
import { isQuiet } from "../branch/quiet.ts";
import type { Milestone } from "../calendar/moment.ts";
import { readDate } from "../calendar/reading/read-date.ts";
import { readMoment } from "../calendar/reading/read-moment.ts";
import { readTime } from "../calendar/reading/read-time.ts";
import type { Reading } from "../calendar/reading/reading.ts";
import { momentInWords, timeInWords } from "../calendar/words.ts";
import { civilDate, instantOf } from "../calendar/zone.ts";
import { text } from "../chat/card.ts";
import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";

/** What people typed, read for commands. All of these throw a UserError that says what to type instead. */

export function readingContext({ branch, now }: At) {
  return { today: civilDate(now, branch.zone), now, zone: branch.zone };
}

/** The value of a reading, or its problem as a UserError about `field`. */
export function readOrRefuse<Value>(reading: Reading<Value>, field: string): Value {
  if (reading.ok) return reading.value;
  throw userError([text(reading.problem)], field);
}

/** A date with or without a time; past ones too. */
export function typedMoment(typed: string, field: string, at: At): Milestone {
  return readOrRefuse(readMoment(typed, readingContext(at)), field);
}

export function typedDate(typed: string, field: string, at: At): Temporal.PlainDate {
  return readOrRefuse(readDate(typed, readingContext(at)), field);
}

/** A date and time still to come. A missing time is asked for, never filled in. */
export function typedFuture(typed: string, field: string, at: At): Required<Milestone> {
  const { date, time } = typedMoment(typed, field, at);
  if (!time) {
    const over = Temporal.PlainDate.compare(date, civilDate(at.now, at.branch.zone)) < 0;
    const moment = momentInWords(date);
    throw userError(over ? say("refuse-past", { moment }) : say("refuse-no-time", { moment, field }), field);
  }
  if (Temporal.Instant.compare(instantOf(date, time, at.branch.zone), at.now) <= 0) {
    throw userError(say("refuse-past", { moment: momentInWords(date, time) }), field);
  }
  return { date, time };
}

/** A local time for posts, outside the branch's quiet hours. */
export function typedPostTime(typed: string, field: string, branch: Branch): Temporal.PlainTime {
  const time = readOrRefuse(readTime(typed), field);
  if (branch.quiet && isQuiet(time, branch.quiet)) {
    const { from, until } = branch.quiet;
    throw userError(
      say("refuse-quiet", { time: timeInWords(time), from: timeInWords(from), until: timeInWords(until) }),
      field,
    );
  }
  return time;
}

/** Days before a target, "14, 7, 3, 1, 0": distinct, largest first, at most 30 of them and none over a year. */
export function typedDaysBefore(typed: string, field: string): readonly number[] {
  const parts = typed.split(/[\s,]+/u).filter((part) => part !== "");
  const days = [...new Set(parts.map(Number))].toSorted((one, other) => other - one);
  const sound = days.every((day) => Number.isInteger(day) && day >= 0 && day <= 366);
  if (!sound || days.length === 0 || days.length > 30) throw userError(say("refuse-days-before"), field);
  return days;
}
