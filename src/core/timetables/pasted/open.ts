import { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../../ballot/campaign.ts";
import { otherwise } from "../../calendar/reading/meant.ts";
import { readMoment } from "../../calendar/reading/read-moment.ts";
import { readTime } from "../../calendar/reading/read-time.ts";
import type { ReadingContext } from "../../calendar/reading/reading.ts";
import { momentInWords } from "../../calendar/words.ts";
import { type Line, text } from "../../chat/card.ts";
import { say } from "../../text/say.ts";
import type { FoundDay, FoundHour } from "./found.ts";
import type { Open, Part } from "./part.ts";
import { type Beside, datesOf } from "./years.ts";

export interface Around extends Beside {
  readonly context: ReadingContext;
}

interface Typed {
  readonly day: FoundDay;
  readonly hours: readonly FoundHour[];
  readonly milestones: readonly MilestoneKind[];
  /** "before" stands before the day, and no hour. */
  readonly before?: boolean;
  /** The day itself does not stand there. */
  readonly vague?: boolean;
  readonly weak?: boolean;
}

/** Every reading of one day with its hours. */
export function openDate(typed: Typed, around: Around): Part | Open {
  const { day, milestones, before, vague, weak } = typed;
  const dates = datesOf(day, around);
  const [likeliest] = dates;
  if (!likeliest) return noSuch(day, around);
  const hours = hoursRead(typed.hours, milestones);
  return {
    kind: "open",
    milestones,
    ...daysRead(day, dates, around, before === true),
    ...hours,
    ...(vague && { vague }),
    ...(weak && { weak }),
  };
}

type Days = Pick<Open, "days" | "whyDay" | "named" | "misprinted">;

function daysRead(
  day: FoundDay,
  dates: readonly Temporal.PlainDate[],
  around: Around,
  before: boolean,
): Days {
  const [likeliest = around.today] = dates;
  const { weekday } = day;
  const named = day.year ?? around.year;
  if (weekday !== undefined && likeliest.dayOfWeek !== weekday) {
    return { days: corrected(likeliest, weekday), whyDay: misprint(likeliest) };
  }
  if (before) return { days: [likeliest.subtract({ days: 1 }), likeliest], whyDay: say("import-before") };
  if (named === undefined) return { days: dates };
  if (likeliest.year === named || weekday === undefined) return { days: dates, named };
  const [printed] = datesOf({ ...withoutWeekday(day), year: named }, around);
  return { days: dates, named, ...(printed && { misprinted: corrected(printed, weekday) }) };
}

export function misprint(date: Temporal.PlainDate): Line {
  return say("import-weekday", { day: momentInWords(date) });
}

function withoutWeekday({ weekday: _, ...day }: FoundDay): FoundDay {
  return day;
}

/** The date as it stands, and the nearest such weekday. */
function corrected(date: Temporal.PlainDate, weekday: number): readonly Temporal.PlainDate[] {
  return [date, date.add({ days: ((weekday - date.dayOfWeek + 10) % 7) - 3 })];
}

const usualCloses = [new Temporal.PlainTime(12), new Temporal.PlainTime(17)];

type Hours = Pick<Open, "hours" | "whyHour" | "hourless">;

/** Hours as printed, of one that can be read in two ways each; a close needs one. */
function hoursRead(typed: readonly FoundHour[], milestones: readonly MilestoneKind[]): Hours {
  const close = milestones.length === 1 && milestones[0] === "closes";
  let why: Line | undefined;
  const times = typed.flatMap((hour) => {
    const read = readTime(hour.typed);
    if (read.ok) return [read.value];
    why = [text(read.problem)];
    return otherwise(hour.typed, readTime).map(({ value }) => value);
  });
  const hours = times.filter((time, at) => times.findIndex((other) => other.equals(time)) === at);
  if (hours.length === 1) return { hours };
  if (hours.length > 1)
    return { hours: close ? hours : [...hours, undefined], whyHour: why ?? say("import-two-hours") };
  return close
    ? { hours: usualCloses, whyHour: say("import-which-hour"), hourless: true }
    : { hours: [undefined] };
}

/** The first hour that reads in one way. */
export function hourOf(hours: readonly FoundHour[]): { readonly time?: Temporal.PlainTime } {
  const read = readTime(hours[0]?.typed ?? "");
  return read.ok ? { time: read.value } : {};
}

/** "31 April": refused in the calendar's own words. */
function noSuch({ day, month, year }: FoundDay, { context }: Around): Part {
  const typed = month === undefined ? `${day}` : `${day}/${month}${year === undefined ? "" : `/${year}`}`;
  const read = readMoment(typed, context);
  return { kind: "unread", why: read.ok ? say("import-no-month") : [text(read.problem)] };
}
