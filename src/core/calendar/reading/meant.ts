import { Temporal } from "temporal-polyfill";
import { monthName, monthNumber, weekdayNumber, weekdayShort } from "../names.ts";
import { timeInWords } from "../words.ts";
import { instantOf } from "../zone.ts";
import { plainly } from "./plainly.ts";
import { type Moment, readMoment } from "./read-moment.ts";
import type { Reading, ReadingContext } from "./reading.ts";
import { typedMoment } from "./typed-moment.ts";

/** What somebody may have meant by what was typed, to be asked: never to be chosen from unasked. */
export interface Meant<Value> {
  /** In words that are read, whole. */
  readonly typed: string;
  readonly value: Value;
}

type Read<Value> = (typed: string) => Reading<Value>;

/** Without a context a time alone is wanted, to which no day matters. */
type Rule = (typed: string, context: ReadingContext | undefined) => readonly string[];

const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1).slice(0, 3)).join("|");

const monthWord = `(?:${months})[a-z]*\\.?`;

/** Every way to say it otherwise: whichever of them cannot be read, or is no other, is left out afterwards. */
const rules: readonly Rule[] = [
  rule(/\b12(?:[:.]00)?\s*[ap]\.?m\b\.?/iu, "12 noon", "23:59", "00:01"),
  rule(/\b(?:12\s*)?midnight\b/iu, "23:59", "00:01"),
  rule(/\btonight\b/iu, "today 7pm", "today 8pm", "today 9pm"),
  rule(/\b(?:in the )?morning\b/iu, "8am", "9am", "10am", "11am"),
  rule(/\b(?:in the )?afternoon\b/iu, "1pm", "2pm", "3pm", "4pm"),
  rule(/\b(?:in the )?(?:evening|night)\b/iu, "6pm", "7pm", "8pm", "9pm"),
  rule(/\bhalf (?:past )?(\d{1,2})\b/iu, "$1:30am", "$1:30pm"),
  rule(/\b(?:a )?quarter past (\d{1,2})\b/iu, "$1:15am", "$1:15pm"),
  quarterTo,
  rule(/\s*\b(?:gmt|bst|utc)\b/iu, ""),
  inSummerTime,
  weekAfter,
  eachHour,
  rule(/(?<![\d/.:-])(\d{1,2}[:.][0-5]\d)(?![\d/.:-]|\s*[ap]\.?m)/iu, "$1am", "$1pm"),
  rule(/(?<![\d/.:-])([01]\d|2[0-3])([0-5]\d)(?:\s*(?:hrs|hours))?(?![\d/.:-])/iu, "$1:$2"),
  rule(/(?<![\d/.:-])(1[3-9]|2[0-3])(?:\s*(?:hrs|hours))?\s*$/iu, "$1:00"),
  rule(/(?<![\d/.:-])(1[3-9]|2[0-3])([:.][0-5]\d)\s*[ap]\.?m\b/iu, "$1$2"),
  rule(new RegExp(`\\b(${monthWord})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`, "iu"), "$2 $1"),
  rule(
    new RegExp(`(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord},? )['’]?(\\d{2})\\b(?!:|\\s*[ap]m)`, "iu"),
    "$120$2",
  ),
  rule(/\b(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})\b/u, "$120$2"),
  rule(/\b(\d{1,2})([/.-])(\d{1,2})\b/u, "$3$2$1"),
  inYears,
  (typed) => [`tomorrow ${typed}`],
  otherWeekday,
  spelled,
];

function rule(pattern: RegExp, ...instead: readonly string[]): Rule {
  return (typed) => (pattern.test(typed) ? instead.map((one) => typed.replace(pattern, one)) : []);
}

function quarterTo(typed: string): readonly string[] {
  return ["am", "pm"].map((half) =>
    typed.replace(
      /\b(?:a )?quarter to (\d{1,2})\b/iu,
      (_, hour: string) => `${((Number(hour) + 10) % 12) + 1}:45${half}`,
    ),
  );
}

/** An hour alone, wherever it stands. */
function eachHour(typed: string): readonly string[] {
  const hours = /(?<![\d/.:-])\b([1-9]|1[0-2])\b(?!\s*(?:[ap]\.?m\b|st\b|nd\b|rd\b|th\b)|[\d/.:-])/giu;
  return [...typed.matchAll(hours)].flatMap(({ index, 0: hour }) =>
    ["am", "pm"].map((half) => `${typed.slice(0, index)}${hour}${half}${typed.slice(index + hour.length)}`),
  );
}

/** "5pm GMT" while clocks here are an hour ahead of it. */
function inSummerTime(typed: string, context: ReadingContext | undefined): readonly string[] {
  const without = typed.replace(/\s*\b(?:gmt|utc)\b/iu, "");
  if (!context || without === typed) return [];
  const read = readMoment(without, context);
  if (!read.ok || !read.value.time) return [];
  const there = read.value.date.toZonedDateTime({ timeZone: "UTC", plainTime: read.value.time });
  const here = there.withTimeZone(context.zone);
  return [inFull({ date: here.toPlainDate(), time: here.toPlainTime() })];
}

/** "Tuesday week", "a week on Tuesday": a week after the coming one, which is offered beside it. */
function weekAfter(typed: string, context: ReadingContext | undefined): readonly string[] {
  if (!/\bweek-on |\p{L} week\b/iu.test(typed) || !context) return [];
  const week = /\bweek-on (\p{L}{3,9})\b|\b(\p{L}{3,9}) week\b/iu.exec(typed);
  const weekday = weekdayNumber(week?.[1] ?? week?.[2] ?? "");
  if (!week || weekday === undefined) return [];
  const { today } = context;
  const coming = today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
  return [coming.add({ days: 7 }), coming].map((date) => typed.replace(week[0], inFull({ date })));
}

/** A day without its year, in this year and the next. */
function inYears(typed: string, context: ReadingContext | undefined): readonly string[] {
  const day = new RegExp(`(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord})(?!,? ['’]?\\d{2})`, "iu");
  if (!context || !day.test(typed)) return [];
  const { year } = context.today;
  return [year, year + 1].map((one) => typed.replace(day, `$1 ${one}`));
}

/** A weekday that is not that date's: the date as it stands, and the nearest such weekday. */
function otherWeekday(typed: string, context: ReadingContext | undefined): readonly string[] {
  const found = [...typed.matchAll(/\p{L}+/gu)].find(([word]) => weekdayNumber(word) !== undefined);
  const wanted = found && weekdayNumber(found[0]);
  if (!context || !found || wanted === undefined) return [];
  const without = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length).replace(/^[.,]/u, "")}`;
  const read = readMoment(without, context);
  if (!read.ok) return [];
  const { date } = read.value;
  const apart = ((wanted - date.dayOfWeek + 10) % 7) - 3;
  return [read.value, { ...read.value, date: date.add({ days: apart }) }].map(inFull);
}

/** A word of the grammar with a slip in it. */
function spelled(typed: string): readonly string[] {
  const wrong = [...typed.matchAll(/\p{L}{4,}/gu)].flatMap(([word]) =>
    monthNumber(word) === undefined && weekdayNumber(word) === undefined ? [word] : [],
  );
  return wrong.flatMap((word) => {
    const near = [...slips].filter((one) => isSlip(word.toLowerCase(), one));
    return near.map((one) => typed.replace(word, one));
  });
}

const slips = [
  ...Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase()),
  ..."monday tuesday wednesday thursday friday saturday sunday today tomorrow noon midday".split(" "),
];

/** The same letters in another order, or one letter more or less. */
function isSlip(word: string, name: string): boolean {
  if (word === name || word[0] !== name[0]) return false;
  const sorted = (one: string) => [...one].toSorted().join("");
  if (sorted(word) === sorted(name)) return true;
  const [short, long] = word.length < name.length ? [word, name] : [name, word];
  return (
    long.length - short.length === 1 &&
    Array.from({ length: long.length }, (_, at) => long.slice(0, at) + long.slice(at + 1)).includes(short)
  );
}

/** "Tue 9 May 2023 12 noon". */
export function inFull({ date, time }: Moment): string {
  const day = `${weekdayShort(date.dayOfWeek)} ${date.day} ${monthName(date.month)} ${date.year}`;
  return time ? `${day} ${timeInWords(time)}` : day;
}

/** What may have been meant by what cannot be read as it stands: each is read when it is typed. */
export function otherwise<Value>(
  typed: string,
  read: Read<Value>,
  context?: ReadingContext,
): readonly Meant<Value>[] {
  const found = new Map<string, Meant<Value>>();
  const plain = plainly(typed);
  for (const say of rules) {
    for (const instead of say(plain, context)) {
      const reading = read(instead);
      const key = reading.ok ? JSON.stringify(reading.value) : "";
      if (reading.ok && !found.has(key)) found.set(key, { typed: instead, value: reading.value });
    }
  }
  return [...found.values()];
}

/**
 * The moments that a weekday alone can mean, where these are two: "Thursday" on a Thursday is today or in a week, "next
 * Friday" the coming one or that of the week after. What has passed is not meant.
 */
export function eitherDay(
  typed: string,
  { today, now, zone }: ReadingContext,
  wanted: "moment" | "day",
): readonly Moment[] {
  const read = typedMoment(typed, wanted);
  if (!read.ok || read.value.day?.kind !== "weekday") return [];
  const { day, time } = read.value;
  const ahead = (day.weekday - today.dayOfWeek + 7) % 7;
  const days =
    day.week === "next" ? [ahead || 7, 7 - today.dayOfWeek + day.weekday] : ahead === 0 ? [0, 7] : [];
  const moments = [...new Set(days)].map((many) => momentOf(today.add({ days: many }), time));
  const open = moments.filter(
    ({ date }) => !time || Temporal.Instant.compare(instantOf(date, time, zone), now) > 0,
  );
  return open.length > 1 ? open : [];
}

function momentOf(date: Temporal.PlainDate, time: Temporal.PlainTime | undefined): Moment {
  return time ? { date, time } : { date };
}
