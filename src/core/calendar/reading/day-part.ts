import { ahead } from "./ahead.ts";
import { type DatedDay, numericDay } from "./numeric-day.ts";
import {
  dayWithoutMonth,
  monthAfterDay,
  twoDigitYear,
  whichHourTonight,
  whichWeekday,
  yearOrHour,
} from "./problems.ts";
import { absent, found, type Part, refusedPart } from "./reading.ts";
import { afterWords, isWord, type Token } from "./tokens.ts";

/** A day as typed, before it is known which date that is. */
export type TypedDay =
  | DatedDay
  | { readonly kind: "weekday"; readonly weekday: number; readonly week: "coming" | "next" | "following" }
  | { readonly kind: "offset"; readonly days: number; readonly months?: number };

/** Whether "10" alone is a day: only in "10, 11 and 12 April", where the month follows later. */
type BareDays = "allowed" | "refused";

/** The day that starts at this place, if one does. */
export function dayAt(tokens: readonly Token[], start: number, bare: BareDays): Part<TypedDay> {
  const at = afterWords(tokens, start, "on", "by");
  const token = tokens[at];
  switch (token?.kind) {
    case "numeric-date":
      return numericDay(token.text, at, undefined);
    case "weekday":
      return weekdayAt(tokens, at, token.value, bare);
    case "number":
      return dayOfMonthAt(tokens, at, undefined, bare);
    case "month":
      return monthFirst(tokens, at, token.text);
    case "word":
      return wordDayAt(tokens, at, bare);
    case "clock":
    case "dotted":
    case "meridiem":
    case "mark":
    case undefined:
      return absent;
  }
}

function wordDayAt(tokens: readonly Token[], at: number, bare: BareDays): Part<TypedDay> {
  const token = tokens[at];
  if (isWord(token, "today")) return found({ kind: "offset", days: 0 }, at + 1);
  if (isWord(token, "tomorrow")) return found({ kind: "offset", days: 1 }, at + 1);
  if (isWord(token, "yesterday")) return found({ kind: "offset", days: -1 }, at + 1);
  if (isWord(token, "tonight")) return refusedPart(whichHourTonight());
  if (isWord(token, "this")) return namedWeekdayAt(tokens, at, "coming");
  if (isWord(token, "next")) return namedWeekdayAt(tokens, at, "next");
  if (isWord(token, "in")) return daysAhead(tokens, at);
  if (!isWord(token, "the")) return absent;
  const next = tokens[at + 1];
  if (next?.kind === "numeric-date") return numericDay(next.text, at + 1, undefined);
  return next?.kind === "number" ? dayOfMonthAt(tokens, at + 1, undefined, bare) : absent;
}

function namedWeekdayAt(tokens: readonly Token[], at: number, week: "coming" | "next"): Part<TypedDay> {
  const weekday = tokens[at + 1];
  if (weekday?.kind !== "weekday") return refusedPart(whichWeekday(tokens[at]?.text ?? ""));
  return found({ kind: "weekday", weekday: weekday.value, week }, at + 2);
}

function daysAhead(tokens: readonly Token[], at: number): Part<TypedDay> {
  const part = ahead(tokens, at);
  if (part.kind !== "found") return part;
  const { unit, amount } = part.value;
  if (unit === "minutes") return absent;
  const days = unit === "days" ? { days: amount } : { days: 0, months: amount };
  return found({ kind: "offset", ...days }, part.next);
}

function weekdayAt(tokens: readonly Token[], at: number, weekday: number, bare: BareDays): Part<TypedDay> {
  const next = afterWords(tokens, at + 1, "the");
  const token = tokens[next];
  if (token?.kind === "numeric-date") return numericDay(token.text, next, weekday);
  if (isWord(token, "next") && isWord(tokens[next + 1], "week"))
    return found({ kind: "weekday", weekday, week: "following" }, next + 2);
  const dated = token?.kind === "number" ? dayOfMonthAt(tokens, next, weekday, bare) : absent;
  return dated.kind === "absent" ? found({ kind: "weekday", weekday, week: "coming" }, at + 1) : dated;
}

function dayOfMonthAt(
  tokens: readonly Token[],
  at: number,
  weekday: number | undefined,
  bare: BareDays,
): Part<TypedDay> {
  const day = tokens[at];
  if (day?.kind !== "number") return absent;
  const monthPlace = afterWords(tokens, at + 1, "of");
  const month = tokens[monthPlace];
  if (month?.kind === "month") {
    return withYear(tokens, monthPlace + 1, {
      day: day.value,
      month: month.value,
      weekday,
      text: month.text,
    });
  }
  if (monthPlace > at + 1) return refusedPart(dayWithoutMonth(day.text));
  if (bare === "allowed" && day.text.length <= 2 && !saysTime(tokens[at + 1])) {
    return found({ kind: "date", day: day.value, month: undefined, year: undefined, weekday }, at + 1);
  }
  return day.ordinal ? refusedPart(dayWithoutMonth(day.text)) : absent;
}

function withYear(
  tokens: readonly Token[],
  at: number,
  typed: {
    readonly day: number;
    readonly month: number;
    readonly weekday: number | undefined;
    readonly text: string;
  },
): Part<TypedDay> {
  const { day, month, weekday, text } = typed;
  const year = tokens[at];
  if (year?.kind !== "number" || year.ordinal) {
    return found({ kind: "date", day, month, year: undefined, weekday }, at);
  }
  if (year.text.length === 4) return found({ kind: "date", day, month, year: year.value, weekday }, at + 1);
  if (isShortYear(year.value, tokens, at)) {
    const words = `${day} ${text}`;
    return refusedPart(
      year.value < 24 ? yearOrHour(words, year.text) : twoDigitYear(`${words} 20${year.text}`),
    );
  }
  return found({ kind: "date", day, month, year: undefined, weekday }, at);
}

function isShortYear(value: number, tokens: readonly Token[], at: number): boolean {
  const follower = tokens[at + 1];
  return (
    value > 12 && value < 100 && !saysTime(follower) && follower?.kind !== "month" && !isWord(follower, "of")
  );
}

function monthFirst(tokens: readonly Token[], at: number, month: string): Part<TypedDay> {
  const day = tokens[at + 1];
  const typed = day?.kind === "number" && day.text.length <= 2 ? day.text : undefined;
  const plain = inOrder(tokens, at);
  if (plain) return plain;
  return refusedPart(monthAfterDay(month, typed));
}

/** "April 27th", "April 27, 2023": by its ending or its year the number can be nothing but the day. */
function inOrder(tokens: readonly Token[], at: number): Part<TypedDay> | undefined {
  const [month, day, year] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (month?.kind !== "month" || day?.kind !== "number" || day.text.length > 2) return undefined;
  const full = year?.kind === "number" && !year.ordinal && year.text.length === 4;
  if (!day.ordinal && !full) return undefined;
  const dated = { kind: "date", day: day.value, month: month.value, weekday: undefined } as const;
  return full ? found({ ...dated, year: year.value }, at + 3) : found({ ...dated, year: undefined }, at + 2);
}

function saysTime(token: Token | undefined): boolean {
  return token?.kind === "meridiem" || isWord(token, "noon", "midday", "midnight");
}
