import { monthName } from "../names.ts";
import type { TypedDay } from "./day-part.ts";
import type { DatedDay } from "./numeric-day.ts";
import { monthOnEach, yearOnEach } from "./problems.ts";
import { type Reading, refused, understood } from "./reading.ts";
import type { TypedItem } from "./typed-days.ts";

/**
 * Gives days without a month or year those of the day that follows, as in "10, 11 and 17 April 2023". Where the
 * day before would then come after the day behind ("30 and 1 May", "28 December to 4 January 2024") more than one
 * reading is likely, and the person is asked.
 */
export function withSharedMonths(items: readonly TypedItem[]): Reading<readonly TypedItem[]> {
  const shared: TypedItem[] = [];
  let behind: DatedDay | undefined;
  for (const item of items.toReversed()) {
    const last = item.last === undefined ? undefined : sharing(item.last, behind);
    if (last?.ok === false) return last;
    behind = datedOr(last?.value, behind);
    const first = sharing(item.first, behind);
    if (!first.ok) return first;
    behind = datedOr(first.value, behind);
    shared.unshift({ ...item, first: first.value, last: last?.value });
  }
  return understood(shared);
}

function sharing(day: TypedDay, behind: DatedDay | undefined): Reading<TypedDay> {
  if (day.kind !== "date" || behind?.month === undefined) return understood(day);
  if (day.month === undefined) {
    if (day.day > behind.day) return refused(monthOnEach(String(day.day), wordsOf(behind.day, behind.month)));
    return understood({ ...day, month: behind.month, year: behind.year });
  }
  if (day.year !== undefined || behind.year === undefined) return understood(day);
  if (day.month > behind.month) {
    return refused(yearOnEach(wordsOf(day.day, day.month), wordsOf(behind.day, behind.month)));
  }
  return understood({ ...day, year: behind.year });
}

function datedOr(day: TypedDay | undefined, otherwise: DatedDay | undefined): DatedDay | undefined {
  return day?.kind === "date" ? day : otherwise;
}

function wordsOf(day: number, month: number): string {
  return `${day} ${monthName(month)}`;
}
