import { Temporal } from "temporal-polyfill";
import { weekdayShort } from "../calendar/names.ts";
import { suggestLastPosting } from "../calendar/posting.ts";
import { workingDaysBefore } from "../calendar/working-days.ts";
import { daysBetween, endOfDayInstant, instantOf } from "../calendar/zone.ts";
import { lawOn, mandateLastDay } from "../law/tables.ts";
import type { Timetable } from "./file.ts";

/** What follows from a timetable's dates, under the file format's own names. A key whose dates are not there is absent. */
export interface Derived {
  /** The last moment of receipt, with its offset from UTC. */
  closes_at?: string;
  /** Papers only: our suggestions, never the union's dates. */
  suggested_last_posting?: {
    first_class_minus_4_working_days: string;
    second_class_minus_6_working_days: string;
  };
  last_posting_working_days_before_close?: number;
  replacement_by_working_days_before_close?: number;
  join_by_working_days_before_close?: number;
  /** Of an industrial-action ballot that was not lost. */
  mandate_last_day?: string;
  /** The last days on which notice of a strike can have reached the employer. */
  latest_notice_receipt?: LatestNotice;
  clock_change_inside_window?: boolean;
  /** From the opening day to the close, both counted. */
  window_calendar_days_inclusive?: number;
  /** "Mon" for each of its dates. */
  weekdays: Record<string, string>;
}

interface LatestNotice {
  "14_days": string;
  "10_days": string;
}

/** Works out everything that follows from a timetable. Bank holidays are those of England and Wales. */
export function derive(timetable: Timetable, zone: string): Derived {
  const { closes, starts } = timetable.dates;
  return {
    ...(closes && fromClose(timetable, closes, zone)),
    ...(starts && { latest_notice_receipt: latestNotice(starts) }),
    weekdays: Object.fromEntries(
      Object.entries(timetable.dates).map(([name, { dayOfWeek }]) => [name, weekdayShort(dayOfWeek)]),
    ),
  };
}

function fromClose(
  timetable: Timetable,
  closes: Temporal.PlainDate,
  zone: string,
): Omit<Derived, "weekdays"> {
  const { dates, voting_method } = timetable;
  const time = timetable.closes_time ?? timetable.times?.closes;
  const closesAt = time && instantOf(closes, time, zone);
  const mandate = mandateEnd(timetable, closes);
  return {
    ...(closesAt && { closes_at: closesAt.toZonedDateTimeISO(zone).toString({ timeZoneName: "never" }) }),
    ...(voting_method === "postal" && {
      suggested_last_posting: {
        first_class_minus_4_working_days: suggestLastPosting(closes, "first", "england").toString(),
        second_class_minus_6_working_days: suggestLastPosting(closes, "second", "england").toString(),
      },
    }),
    ...distance("last_posting", dates.last_posting, closes),
    ...distance("replacement_by", dates.replacement_by, closes),
    ...distance("join_by", dates.join_by, closes),
    ...(mandate && { mandate_last_day: mandate.toString() }),
    ...(dates.opens && {
      clock_change_inside_window: clocksChange(dates.opens, closesAt ?? endOfDayInstant(closes, zone), zone),
      window_calendar_days_inclusive: daysBetween(dates.opens, closes) + 1,
    }),
  };
}

function distance<Name extends string>(
  name: Name,
  date: Temporal.PlainDate | undefined,
  closes: Temporal.PlainDate,
): { [Key in `${Name}_working_days_before_close`]?: number } | undefined {
  if (!date) return undefined;
  const key = `${name}_working_days_before_close` as const;
  return { [key]: workingDaysBefore(date, closes, "england") } as { [Key in typeof key]: number };
}

/** By the months the file states, or else by the law of its opening day. */
function mandateEnd(
  { kind, dates: { opens }, mandate_months: stated, mandate_won: won }: Timetable,
  closes: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (won === false) return undefined;
  const byLaw =
    opens && kind === "statutory_industrial_action_ballot" ? lawOn("mandateMonths", opens) : undefined;
  const months = stated ?? byLaw;
  return months === undefined ? undefined : mandateLastDay(closes, months);
}

function latestNotice(starts: Temporal.PlainDate): LatestNotice {
  return {
    "14_days": starts.subtract({ days: 14 }).toString(),
    "10_days": starts.subtract({ days: 10 }).toString(),
  };
}

/** Whether the clocks change from the first moment of the opening day to the close. */
function clocksChange(opens: Temporal.PlainDate, until: Temporal.Instant, zone: string): boolean {
  const change = opens.toZonedDateTime(zone).getTimeZoneTransition("next");
  return change !== null && Temporal.Instant.compare(change.toInstant(), until) < 0;
}
