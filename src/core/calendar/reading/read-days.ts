import { Temporal } from "temporal-polyfill";
import { daysBetween } from "../zone.ts";
import type { TypedDay } from "./day-part.ts";
import { backwards, tooManyDays } from "./problems.ts";
import { type Reading, type ReadingContext, refused, understood } from "./reading.ts";
import { resolveDay } from "./resolve-day.ts";
import { withSharedMonths } from "./shared-month.ts";
import { type TypedItem, typedDays } from "./typed-days.ts";

/**
 * The civil dates of a strike, distinct and in order, and how they were typed: one day, one run of days, a list
 * of days and runs, or "open" without a last day. TULRCA 1992 s.234A asks a notice for a start date or a list of dates,
 * so the two are kept apart.
 */
export interface Days {
  readonly form: "day" | "list" | "range" | "open";
  readonly days: readonly Temporal.PlainDate[];
}

/** The most days one entry may hold unless more are usual: a slip of a month is caught. */
const mostDays = 120;

/**
 * Reads "28 April", "10, 11, 12 April 2023", "10-14 April and 17 April", "3 April to 5 May 2023" or "from 3 April" by the
 * rules of `readMoment`. A month or year may stand once, behind the days it is for. A run backwards and more than `most` days
 * are refused.
 */
export function readDays(text: string, { today }: ReadingContext, most = mostDays): Reading<Days> {
  const typed = typedDays(text);
  if (!typed.ok) return typed;
  const items = withSharedMonths(typed.value);
  if (!items.ok) return items;
  const days = allDays(items.value, today, most);
  if (!days.ok) return days;
  const ordered = distinct(days.value);
  if (ordered.length > most) return refused(tooManyDays(most));
  return understood({ form: formOf(items.value, ordered.length), days: ordered });
}

function allDays(
  items: readonly TypedItem[],
  today: Temporal.PlainDate,
  most: number,
): Reading<readonly Temporal.PlainDate[]> {
  const days: Temporal.PlainDate[] = [];
  let from = today;
  for (const item of items) {
    const run = runOf(item, { today, from, most });
    if (!run.ok) return run;
    days.push(...run.value);
    // After a day with its year, one without is the next such after it; after one without, it is from today.
    if (hasYear(item.first) || hasYear(item.last)) from = run.value.at(-1) ?? from;
  }
  return understood(days);
}

interface Bounds {
  readonly today: Temporal.PlainDate;
  readonly from: Temporal.PlainDate;
  readonly most: number;
}

function runOf(item: TypedItem, { today, from, most }: Bounds): Reading<readonly Temporal.PlainDate[]> {
  const first = resolveDay(item.first, today, from);
  if (!first.ok) return first;
  if (item.last === undefined) return understood([first.value]);
  const last = resolveDay(item.last, today, first.value);
  if (!last.ok) return last;
  const span = daysBetween(first.value, last.value);
  if (span < 0) return refused(backwards(first.value, last.value));
  if (span >= most) return refused(tooManyDays(most));
  return understood(Array.from({ length: span + 1 }, (_, index) => first.value.add({ days: index })));
}

function hasYear(day: TypedDay | undefined): boolean {
  return day?.kind === "date" && day.year !== undefined;
}

function distinct(days: readonly Temporal.PlainDate[]): readonly Temporal.PlainDate[] {
  return days
    .toSorted(Temporal.PlainDate.compare)
    .filter((day, index, sorted) => index === 0 || sorted[index - 1]?.equals(day) === false);
}

function formOf(items: readonly TypedItem[], count: number): Days["form"] {
  if (count === 1) return items.length === 1 && items[0]?.open ? "open" : "day";
  return items.length === 1 ? "range" : "list";
}
