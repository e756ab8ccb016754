import { dayFirst, notUnderstood, twoDigitYear } from "./problems.ts";
import { found, type Part, refusedPart } from "./reading.ts";

/** A day of a month as typed. In "10, 11 April 2023" the 10 waits for its month and year. */
export interface DatedDay {
  readonly kind: "date";
  readonly day: number;
  readonly month: number | undefined;
  readonly year: number | undefined;
  readonly weekday: number | undefined;
}

/** "9/5/2023", "9.5.2023", "9-5-2023", "2023-05-09" or "9/5": day first, unless a year of four figures leads. */
export function numericDay(text: string, at: number, weekday: number | undefined): Part<DatedDay> {
  const parts = text.split(/[/.-]/);
  const [first = "", second = "", third] = parts;
  if (first.length > 2) {
    if (first.length !== 4 || third === undefined || third.length > 2) return unreadable(text);
    return dated(text, at, { day: third, month: second, year: first, weekday });
  }
  if (third === undefined && second.length > 2) return unreadable(text);
  if (third === undefined) return dated(text, at, { day: first, month: second, year: undefined, weekday });
  if (third.length !== 2 && third.length !== 4) return unreadable(text);
  const year = third.length === 2 ? `20${third}` : third;
  const read = dated(text, at, { day: first, month: second, year, weekday });
  if (third.length === 4 || read.kind === "refused") return read;
  return refusedPart(twoDigitYear(`${Number(first)}/${Number(second)}/${year}`));
}

interface Figures {
  readonly day: string;
  readonly month: string;
  readonly year: string | undefined;
  readonly weekday: number | undefined;
}

function dated(text: string, at: number, figures: Figures): Part<DatedDay> {
  const day = Number(figures.day);
  const month = Number(figures.month);
  if (month < 1 || month > 12) {
    const swapped = day >= 1 && day <= 12 && month >= 1 && month <= 31;
    const year = figures.year === undefined ? "" : `/${figures.year}`;
    return refusedPart(dayFirst(text, swapped ? `${month}/${day}${year}` : undefined));
  }
  const year = figures.year === undefined ? undefined : Number(figures.year);
  return found({ kind: "date", day, month, year, weekday: figures.weekday }, at + 1);
}

function unreadable(text: string): Part<DatedDay> {
  return refusedPart(notUnderstood(text, "day"));
}
