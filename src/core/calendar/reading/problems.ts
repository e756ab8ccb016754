import type { Temporal } from "temporal-polyfill";
import { monthName, weekdayName, weekdayShort } from "../names.ts";
import { dayInWords, timeInWords } from "../words.ts";
import type { Wanted } from "./reading.ts";

// Every sentence shown to a person whose date or time could not be read. Each says what is wrong and what to type.

const examples: Readonly<Record<Wanted, string>> = {
  moment: "Type a day such as “Tue 9 May 2023”, and a time if you need one: “9 May 2023 12 noon”.",
  time: "Type a time such as “12 noon”, “5pm” or “17:30”.",
  day: "Type a day such as “Tue 9 May 2023” or “9/5/2023”.",
  days: "Type days such as “28 April 2023”, “10-14 April 2023” or “10, 11 and 17 April 2023”.",
};

const longestQuote = 30;

export function nothingTyped(wanted: Wanted): string {
  return `Nothing was typed. ${examples[wanted]}`;
}

export function tooLong(limit: number, wanted: Wanted): string {
  return `That is longer than ${limit} characters. ${examples[wanted]}`;
}

export function notUnderstood(piece: string, wanted: Wanted): string {
  const letters = Array.from(piece);
  const quoted =
    letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("")}…` : letters.join("");
  return `“${quoted}” could not be read here. ${examples[wanted]}`;
}

// Times

export function amOrPm(typed: string): string {
  return `${typed}am or ${typed}pm? Type “${typed}am” or “${typed}pm”.`;
}

export function noonOrMidnight(typed: string): string {
  return `“${typed}” could be noon or midnight. Type “12 noon”; or “23:59” or “00:01” with the day you mean.`;
}

export function whichMidnight(): string {
  return "Midnight could be the start or the end of the day. Type “00:01” or “23:59” with the day you mean.";
}

export function dayOrHour(typed: number): string {
  return `“${typed}” could be a day or an hour. Type the month too for a day, or “${typed}:00” for a time.`;
}

export function dayOrTime(typed: string): string {
  const [left = "", right = ""] = typed.split(".");
  return `“${typed}” could be a day or a time. Type “${left}/${right}” for a day, or “${left}:${right}” for a time.`;
}

export function yearOrHour(day: string, typed: string): string {
  return `“${typed}” could be a year or an hour. Type “${day} 20${typed}” for a day, or “${day} ${typed}:00” for a time.`;
}

export function notATime(typed: string): string {
  return `There is no time “${typed}”. ${examples.time}`;
}

export function hourAlreadySaysPm(typed: string): string {
  return `“${typed}” mixes two clocks. Type “17:00” or “5pm”, not both.`;
}

export function timeNeedsColon(typed: string): string {
  const minutes = typed.slice(2) || "00";
  return `If “${typed}” is a time, type it with a colon: “${typed.slice(0, 2)}:${minutes}”.`;
}

export function timeHasPassed(time: Temporal.PlainTime): string {
  const words = timeInWords(time);
  return `${words} has passed today. Type “tomorrow ${words}”, or the day you mean.`;
}

export function whichHourTonight(): string {
  return "“tonight” does not say when. Type the day and the hour: “today 8pm”.";
}

// Days

export function weekdayDisagrees(date: Temporal.PlainDate, typedWeekday: number): string {
  const day = `${date.day} ${monthName(date.month)} ${date.year}`;
  const is = weekdayName(date.dayOfWeek);
  return `${day} is a ${is}, not a ${weekdayName(typedWeekday)}. Type “${weekdayShort(date.dayOfWeek)} ${day}” or check the date.`;
}

export function noSuchDay(day: number, month: number, daysInMonth: number): string {
  const name = monthName(month);
  return `There is no ${day} ${name}: ${name} never has more than ${daysInMonth} days. Check the day, and type it like “28 ${name}”.`;
}

export function notALeapYear(year: number): string {
  return `There is no 29 February ${year}: ${year} is not a leap year. Type “28 February ${year}” or “1 March ${year}”.`;
}

export function dayFirst(typed: string, meant?: string): string {
  const example = meant === undefined ? "“9/5/2023” for 9 May 2023" : `“${meant}”`;
  return `“${typed}” has no such month: dates are day first. Type ${example}.`;
}

export function monthAfterDay(month: string, day?: string): string {
  if (day === undefined) return `Which day of ${month}? Type the day first: “9 ${month}”.`;
  return `Dates are day first. Type “${day} ${month}”.`;
}

export function dayWithoutMonth(typed: string): string {
  return `“${typed}” needs its month. Type it in full, such as “${typed} May”.`;
}

export function twoDigitYear(inFull: string): string {
  return `Two figures for a year can be misread. Type the year in full: “${inFull}”.`;
}

export function yearOutOfReach(typed: string, first: number, last: number): string {
  return `“${typed}” does not look like the year meant. Type a year from ${first} to ${last}, and any time with a colon: “17:00”.`;
}

export function whichYear(day: number, month: number, earlier: number, later: number): string {
  const words = `${day} ${monthName(month)}`;
  return `The next ${words} is a long way off. Type the year: “${words} ${earlier}” or “${words} ${later}”.`;
}

export function whichWeekday(word: string): string {
  return `“${word}” needs a weekday after it. Type “${word} Friday”, or the date: “9 May 2023”.`;
}

export function howLongAhead(): string {
  return "After “in”, type a number of days, weeks, hours or minutes: “in 3 days”, “in 2 hours”.";
}

export function tooFarAhead(): string {
  return "That is more than a year ahead. Type the date: “9 May 2023”.";
}

export function aheadSaysAll(): string {
  return "“in” with hours or minutes already says the day and the time. Type only that: “in 2 hours”.";
}

export function clocksGoBack(): string {
  return "That time comes twice, because the clocks go back. Type a later day and time, such as “tomorrow 9am”.";
}

// One thing where another was wanted

export function twoDays(): string {
  return "There are two days in that. Type one, with the weekday first: “Tue 9 May 2023”.";
}

export function twoTimes(wanted: Wanted): string {
  return `There are two times in that. ${examples[wanted]}`;
}

export function oneDayOnly(piece: string): string {
  return `“${piece}” reads like more than one day. Type a single day, such as “Tue 9 May 2023”.`;
}

export function onlyADay(): string {
  return "Only a day is wanted here, without a time. Type “Tue 9 May 2023”.";
}

export function onlyDays(): string {
  return "Only days are wanted here, without times. Type “28 April 2023” or “10-14 April 2023”.";
}

export function onlyATime(): string {
  return "Only a time is wanted here, without a day. Type “12 noon”, “5pm” or “17:30”.";
}

// Several days

export function backwards(first: Temporal.PlainDate, last: Temporal.PlainDate): string {
  return `That runs backwards: from ${dayInWords(first)} to ${dayInWords(last)}. Type the first day first: “10-14 April 2023”.`;
}

export function tooManyDays(limit: number): string {
  return `That is more than ${limit} days. Type fewer, such as “3 April 2023 to 5 May 2023”.`;
}

export function yearOnEach(earlier: string, later: string): string {
  return `${earlier} comes after ${later} in a year. Type the year on each, such as “28 December 2023 to 4 January 2024”.`;
}

export function endOfRange(): string {
  return "A run of days needs a first and a last. Type “10-14 April 2023” or “3 April to 5 May 2023”.";
}

export function monthOnEach(earlier: string, later: string): string {
  return `${earlier} comes after ${later}. Type the days in order, and where two months meet type both: “30 April and 1 May 2023”.`;
}

export function separateDays(): string {
  return "Type a comma or “and” between days: “10, 11 and 17 April 2023”.";
}
