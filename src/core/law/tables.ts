import { Temporal } from "temporal-polyfill";
import type { Nation } from "../calendar/working-days.ts";

/** Whose law of industrial action applies. */
export type Jurisdiction = "great-britain" | "northern-ireland";

/** When these tables were last held against their sources, as civil days: the newest of those is of `sources`. */
export const lawChecked = { on: "2026-11-21", sources: "2026-06-29" } as const;

/** A value of the law with the civil days between which it holds; `until` is its last, none while it is in force. */
interface Rule<Value> {
  readonly jurisdiction: Jurisdiction;
  readonly from: string;
  readonly until?: string;
  /** From this day on it was to be repealed, and whether it has been was not known when it was last checked. */
  readonly unsureFrom?: string;
  readonly value: Value;
}

/**
 * Months of a mandate, by the ballot's opening day. TULRCA 1992 s.234(1): 6 by the Trade Union Act 2016 s.9; 12 by
 * the Employment Rights Act 2025 for ballots opened on or after 18 February 2026. Northern Ireland: see `weeksToBegin`.
 */
const mandateMonths: readonly Rule<number>[] = [
  { jurisdiction: "great-britain", from: "2017-03-01", until: "2026-02-17", value: 6 },
  { jurisdiction: "great-britain", from: "2026-02-18", value: 12 },
];

/**
 * Calendar days of notice of action, by the day the employer receives it. TULRCA 1992 s.234A(4): 14 by the Trade
 * Union Act 2016 s.8; 10 by the Employment Rights Act 2025 for notices given on or after 18 February 2026. Northern
 * Ireland: seven, Trade Union and Labour Relations (Northern Ireland) Order 1995 art. 118, in force long before these
 * tables begin.
 */
const noticeDays: readonly Rule<number>[] = [
  { jurisdiction: "great-britain", from: "2017-03-01", until: "2026-02-17", value: 14 },
  { jurisdiction: "great-britain", from: "2026-02-18", value: 10 },
  { jurisdiction: "northern-ireland", from: "2017-03-01", value: 7 },
];

/**
 * Weeks, beginning with the day voting closes, within which action under a ballot must begin. Northern Ireland: Trade
 * Union and Labour Relations (Northern Ireland) Order 1995 art. 117, as made (read November 2026); a court may leave time
 * out of the count. Great Britain has mandates instead.
 */
const weeksToBegin: readonly Rule<number>[] = [
  { jurisdiction: "northern-ireland", from: "2017-03-01", value: 4 },
];

/**
 * Percentage of those entitled who must vote, by the ballot's opening day. TULRCA 1992 s.226(2)(a)(iia), by the Trade
 * Union Act 2016 s.2; spoiled papers count as votes (s.297A). Its repeal (Employment Rights Act 2025 s.68) needs
 * regulations, and was to come with electronic and workplace balloting: the order for those was laid on 22 June 2026 and
 * expected in force in August 2026 (Browne Jacobson, 29 June 2026). Whether it is, and from which day, was not known when
 * this was last checked. Once it is, that day settles it here: `until` is the day before it, instead of `unsureFrom`, and
 * nobody is asked any more. Northern Ireland has no such rule (1995 Order art. 104).
 */
const turnoutPercent: readonly Rule<number>[] = [
  { jurisdiction: "great-britain", from: "2017-03-01", unsureFrom: "2026-08-01", value: 50 },
];

/**
 * Percentage of those entitled who must vote Yes in important public services, by the ballot's opening day. TULRCA
 * 1992 s.226(2A)-(2F), by the Trade Union Act 2016 s.3; repealed by the Employment Rights Act 2025 for ballots opened
 * on or after 18 February 2026.
 */
const supportPercent: readonly Rule<number>[] = [
  { jurisdiction: "great-britain", from: "2017-03-01", until: "2026-02-17", value: 40 },
];

export const law = { mandateMonths, noticeDays, weeksToBegin, turnoutPercent, supportPercent } as const;

/** What a table says on a civil day, or undefined where it has nothing to say. */
export function lawOn(
  table: keyof typeof law,
  day: Temporal.PlainDate,
  jurisdiction: Jurisdiction = "great-britain",
): number | undefined {
  return law[table].find((rule) => rule.jurisdiction === jurisdiction && holdsOn(rule, day))?.value;
}

/** Whether what a table says of a civil day may have been repealed by then: nobody knew when it was last checked. */
export function isUnsure(
  table: keyof typeof law,
  day: Temporal.PlainDate,
  jurisdiction: Jurisdiction = "great-britain",
  rules: readonly Rule<number>[] = law[table],
): boolean {
  const rule = rules.find((one) => one.jurisdiction === jurisdiction && holdsOn(one, day));
  return rule?.unsureFrom !== undefined && Temporal.PlainDate.compare(rule.unsureFrom, day) <= 0;
}

/** The law a branch acts under, by its nation. */
export function jurisdictionOf(nation: Nation): Jurisdiction {
  return nation === "northern-ireland" ? "northern-ireland" : "great-britain";
}

function holdsOn({ from, until }: Rule<unknown>, day: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(from, day) <= 0 &&
    (until === undefined || Temporal.PlainDate.compare(day, until) <= 0)
  );
}

/**
 * The last civil date on which a mandate allows action. TULRCA 1992 s.234(1): it ends with the period of N months
 * "beginning with the date of the ballot", which is the day voting closes; so close + N months − 1 day. Where the
 * month is too short (31 August + 6 months) the month's end is taken before the day comes off: the cautious
 * reading. A court can stop the clock (s.234(2)), so an officer must be able to override this date. Great Britain
 * only. Throws RangeError when `months` is not a whole number above 0.
 */
export function mandateLastDay(close: Temporal.PlainDate, months: number): Temporal.PlainDate {
  if (!Number.isInteger(months) || months < 1) throw new RangeError(`months of a mandate: ${months}`);
  return close.add({ months }, { overflow: "constrain" }).subtract({ days: 1 });
}

/**
 * The last civil day on which action under a ballot can begin, which counts from the day it closes. Undefined where it
 * can begin for as long as there is a mandate, as in Great Britain.
 */
export function lastDayToBegin(
  close: Temporal.PlainDate,
  jurisdiction: Jurisdiction,
): Temporal.PlainDate | undefined {
  const weeks = lawOn("weeksToBegin", close, jurisdiction);
  return weeks === undefined ? undefined : close.add({ weeks }).subtract({ days: 1 });
}

export interface LatestNotice {
  /** The last civil day on which notice can reach the employer. */
  readonly by: Temporal.PlainDate;
  /** Calendar days from then to the first day of action. */
  readonly days: number;
}

/**
 * When notice of action starting on `first` must have reached the employer, by the rule in force on that day of
 * receipt: the latest day that any rule allows. Undefined where the law is not known.
 */
export function latestNotice(
  first: Temporal.PlainDate,
  jurisdiction: Jurisdiction = "great-britain",
): LatestNotice | undefined {
  return law.noticeDays
    .map(({ value: days }) => ({ days, by: first.subtract({ days }) }))
    .filter(({ days, by }) => lawOn("noticeDays", by, jurisdiction) === days)
    .toSorted((one, other) => one.days - other.days)[0];
}
