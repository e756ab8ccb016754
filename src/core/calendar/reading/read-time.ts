import { Temporal } from "temporal-polyfill";
import {
  amOrPm,
  dayOrTime,
  hourAlreadySaysPm,
  noonOrMidnight,
  notATime,
  notUnderstood,
  onlyATime,
  twoTimes,
  whichMidnight,
} from "./problems.ts";
import { absent, found, type Part, type Reading, refused, refusedPart, understood } from "./reading.ts";
import { strayNumber } from "./stray.ts";
import { afterWords, isWord, type Token, tokensOf } from "./tokens.ts";

interface Clock {
  readonly text: string;
  readonly hour: number;
  readonly minute: number;
  /** Two figures for the hour, as on a 24-hour clock. */
  readonly padded: boolean;
}

/**
 * Reads a local time such as "12 noon", "5pm", "5.30pm" or "17:30". A bare hour, "5:30", midnight, 12am and 12pm
 * are refused as ambiguous.
 */
export function readTime(text: string): Reading<Temporal.PlainTime> {
  const tokens = tokensOf(text, "time");
  if (!tokens.ok) return tokens;
  const part = timeAt(tokens.value, 0);
  if (part.kind === "refused") return refused(part.problem);
  const next = part.kind === "found" ? part.next : afterWords(tokens.value, 0, "at", "by");
  const left = tokens.value[next];
  if (part.kind === "found" && left === undefined) return understood(part.value);
  return refused(leftOver(tokens.value, next, part.kind === "found"));
}

/** The time that starts at this place, if one does. */
export function timeAt(tokens: readonly Token[], start: number): Part<Temporal.PlainTime> {
  const at = afterWords(tokens, start, "at", "by");
  const token = tokens[at];
  if (isWord(token, "noon", "midday")) return found(new Temporal.PlainTime(12), at + 1);
  if (isWord(token, "midnight")) return refusedPart(whichMidnight());
  const clock = clockOf(token);
  if (token === undefined || clock === undefined) return absent;
  const follower = tokens[at + 1];
  if (follower?.kind === "meridiem") return partOf(onTwelveHourClock(clock, follower.value), at + 2);
  if (isTwelve(clock) && isWord(follower, "midnight")) return refusedPart(whichMidnight());
  if (isTwelve(clock) && isWord(follower, "noon", "midday")) return found(new Temporal.PlainTime(12), at + 2);
  if (token.kind === "number") return absent;
  if (token.kind === "dotted" && couldBeDay(clock)) return refusedPart(dayOrTime(token.text));
  return partOf(onTwentyFourHourClock(clock), at + 1);
}

function leftOver(tokens: readonly Token[], at: number, haveTime: boolean): string {
  const token = tokens[at];
  if (token?.kind === "number" && !haveTime && tokens[at + 1] === undefined)
    return strayNumber(token, "time");
  const second = timeAt(tokens, at);
  if (haveTime && second.kind === "found") return twoTimes("time");
  if (haveTime && second.kind === "refused") return second.problem;
  if (hasDay(tokens)) return onlyATime();
  return notUnderstood((token ?? tokens[0])?.text ?? "", "time");
}

function hasDay(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      token.kind === "month" ||
      token.kind === "weekday" ||
      token.kind === "numeric-date" ||
      isWord(token, "today", "tomorrow", "yesterday", "tonight"),
  );
}

function partOf(reading: Reading<Temporal.PlainTime>, next: number): Part<Temporal.PlainTime> {
  return reading.ok ? found(reading.value, next) : refusedPart(reading.problem);
}

function clockOf(token: Token | undefined): Clock | undefined {
  if (token?.kind === "number" && !token.ordinal) {
    return { text: token.text, hour: token.value, minute: 0, padded: false };
  }
  if (token?.kind !== "clock" && token?.kind !== "dotted") return undefined;
  const [hour = "", minute = "", second = "00"] = token.text.split(/[.:]/);
  // Seconds, and one figure for the minutes, are no time that people announce: 60 is refused below.
  const minutes = minute.length === 2 && second === "00" ? Number(minute) : 60;
  return { text: token.text, hour: Number(hour), minute: minutes, padded: hour.length === 2 };
}

function isTwelve(clock: Clock): boolean {
  return clock.hour === 12 && clock.minute === 0;
}

function couldBeDay(clock: Clock): boolean {
  return (
    clock.hour >= 1 && clock.hour <= 31 && (clock.minute === 60 || (clock.minute >= 1 && clock.minute <= 12))
  );
}

function onTwelveHourClock(clock: Clock, half: "am" | "pm"): Reading<Temporal.PlainTime> {
  const typed = `${clock.text}${half}`;
  if (clock.minute > 59 || clock.hour > 24) return refused(notATime(typed));
  if (clock.hour === 0 || clock.hour > 12) return refused(hourAlreadySaysPm(typed));
  if (isTwelve(clock)) return refused(noonOrMidnight(typed));
  return understood(new Temporal.PlainTime((clock.hour % 12) + (half === "pm" ? 12 : 0), clock.minute));
}

function onTwentyFourHourClock(clock: Clock): Reading<Temporal.PlainTime> {
  if (clock.minute === 0 && (clock.hour === 0 || clock.hour === 24)) return refused(whichMidnight());
  if (clock.minute > 59 || clock.hour > 23) return refused(notATime(clock.text));
  if (!clock.padded && clock.hour > 0) return refused(amOrPm(clock.text));
  return understood(new Temporal.PlainTime(clock.hour, clock.minute));
}
