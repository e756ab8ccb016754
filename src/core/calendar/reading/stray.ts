import {
  amOrPm,
  dayOrHour,
  dayWithoutMonth,
  howLongAhead,
  monthAfterDay,
  noonOrMidnight,
  notUnderstood,
  timeNeedsColon,
} from "./problems.ts";
import type { Wanted } from "./reading.ts";
import { afterWords, isWord, type Token } from "./tokens.ts";

type NumberToken = Extract<Token, { kind: "number" }>;

/** What to say of tokens from `start` on that are neither a day nor a time. */
export function strayProblem(tokens: readonly Token[], start: number, wanted: Wanted): string {
  const at = afterWords(tokens, start, "at", "by", "on", "the");
  const token = tokens[at] ?? tokens[start];
  if (token?.kind === "number") return isUnit(tokens[at + 1]) ? howLongAhead() : strayNumber(token, wanted);
  if (token?.kind === "month") return monthAfterDay(token.text);
  return notUnderstood(token?.text ?? "", wanted);
}

function isUnit(token: Token | undefined): boolean {
  return isWord(token, "day", "days", "week", "weeks", "hour", "hours", "minute", "minutes");
}

/** What to say of a number that stands alone. */
export function strayNumber(token: NumberToken, wanted: Wanted): string {
  const { text, value } = token;
  if (token.ordinal) return dayWithoutMonth(text);
  if (text.length === 4 && value < 2400 && value % 100 < 60) return timeNeedsColon(text);
  const dayNumber = value >= 1 && value <= 31;
  if (wanted === "day" || wanted === "days" || (wanted === "moment" && value >= 24)) {
    return dayNumber ? dayWithoutMonth(text) : notUnderstood(text, wanted);
  }
  return strayHour(token, wanted);
}

function strayHour({ text, value }: NumberToken, wanted: Wanted): string {
  if (value === 12) return noonOrMidnight(text);
  if (value >= 1 && value < 12) return amOrPm(String(value));
  if (value > 12 && value < 24) return wanted === "time" ? timeNeedsColon(text) : dayOrHour(value);
  return notUnderstood(text, wanted);
}
