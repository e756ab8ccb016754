import { Temporal } from "temporal-polyfill";
import { bankHolidayName } from "../bank-holidays.ts";
import { monthName, monthNumber, weekdayNumber, weekdayShort } from "../names.ts";
import { timeInWords } from "../words.ts";
import { type Moment, readMoment } from "./read-moment.ts";
import type { ReadingContext } from "./reading.ts";
import { inFigures, isSpoken } from "./spoken-time.ts";

/** Without a context a time alone is wanted, to which no day matters. */
type Rule = (typed: string, context: ReadingContext | undefined) => readonly string[];

const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1).slice(0, 3)).join("|");
const monthWord = `(?:${months})[a-z]*\\.?`;

/** Every way to say it otherwise: whichever of them cannot be read, or is no other, is left out afterwards. */
export const rules: readonly Rule[] = [
  rule(/\b12(?:[:.]00)?\s*[ap]\.?m\b\.?/iu, "12 noon", "23:59", "00:01"),
  rule(/\b(?:12\s*)?midnight\b|\b(?:00|24)[:.]00\b/iu, "23:59", "00:01"),
  rule(
    /\b(?:about|around|roughly|approximately|approx\.?|circa|say|~)\s*(?=\d|noon|mid)|(?<=\d)\s?-?ish\b/iu,
    "",
  ),
  rule(/\b(?:at )?lunch(?: ?time)?\b/iu, "12 noon", "12:30pm", "1pm"),
  rule(/\b(?:first|1) thing(?: in the morning)?\b/iu, "", "7am", "8am", "9am"),
  rule(
    /\b(?:at |by )?(?:(?:the )?end of (?:the )?day|(?:the )?close of (?:play|business)|eod|cob|cop)\b/iu,
    "5pm",
    "6pm",
    "23:59",
  ),
  rule(/\btonight\b/iu, "today 7pm", "today 8pm", "today 9pm"),
  rule(/\b(?:in the )?morning\b/iu, "8am", "9am", "10am", "11am"),
  rule(/\b(?:in the )?afternoon\b/iu, "1pm", "2pm", "3pm", "4pm"),
  rule(/\b(?:in the )?(?:evening|night)\b/iu, "6pm", "7pm", "8pm", "9pm"),
  (typed) => (isSpoken(typed) ? [inFigures(typed, "am"), inFigures(typed, "pm")] : []),
  rule(/\b(\d{1,2})\s*-\s*(\d{1,2})\s*([ap]m)\b/iu, "$1$3", "$2$3"),
  rule(/(?<![\d/.:-])\b12$/u, "12 noon", "23:59", "00:01"),
  rule(/^(.+?),? or (.+)$/iu, "$1", "$2"),
  rule(/^in (\d{1,3})$/iu, "in $1 minutes", "in $1 hours", "in $1 days"),
  rule(/^(?:now|asap|straight away|right away|immediately)$/iu, "in 5 minutes", "in 1 hours"),
  rule(/\s*\b(?:gmt|bst|utc)\b/iu, ""),
  dated(inSummerTime),
  dated(weekAfter),
  eachHour,
  rule(/(?<![\d/.:-])(\d{1,2}[:.][0-5]\d)(?![\d/.:-]|\s*[ap]\.?m)/iu, "$1am", "$1pm"),
  rule(/(?<![\d/.:-])([01]\d|2[0-3])([0-5]\d)(?:\s*(?:hrs|hours))?(?![\d/.:-])/iu, "$1:$2"),
  rule(/(?<![\d/.:-])(1[3-9]|2[0-3])(?:\s*(?:hrs|hours))?\s*$/iu, "$1:00"),
  rule(/\b(1[3-9]|2[0-3])h([0-5]\d)\b/iu, "$1:$2"),
  dated(inNextWeek),
  dated(inMonths),
  dated(pastTheEnd),
  dated(holidays),
  rule(/(?<![\d/.:-])(1[3-9]|2[0-3])([:.][0-5]\d)\s*[ap]\.?m\b/iu, "$1$2"),
  rule(new RegExp(`\\b(${monthWord})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`, "iu"), "$2 $1"),
  rule(
    new RegExp(`(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord},? )['’]?(\\d{2})\\b(?!:|\\s*[ap]m)`, "iu"),
    "$120$2",
  ),
  rule(/\b(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})\b/u, "$120$2"),
  rule(/\b(\d{1,2})([/.-])(\d{1,2})\b/u, "$3$2$1"),
  dated(eitherOrder),
  dated(inYears),
  (typed) => [`tomorrow ${typed}`],
  dated(otherWeekday),
  spelled,
];

/** Of a day: nothing for a time alone. */
function dated(say: (typed: string, context: ReadingContext) => readonly string[]): Rule {
  return (typed, context) => (context ? say(typed, context) : []);
}

function rule(pattern: RegExp, ...instead: readonly string[]): Rule {
  return (typed) => (pattern.test(typed) ? instead.map((one) => typed.replace(pattern, one)) : []);
}

/** An hour alone, wherever it stands. */
function eachHour(typed: string): readonly string[] {
  const hours = /(?<![\d/.:-])\b([1-9]|1[0-2])\b(?!\s*(?:[ap]\.?m\b|st\b|nd\b|rd\b|th\b)|[\d/.:-])/giu;
  return [...typed.matchAll(hours)].flatMap(({ index, 0: hour }) =>
    ["am", "pm"].map((half) => `${typed.slice(0, index)}${hour}${half}${typed.slice(index + hour.length)}`),
  );
}

/** "5pm GMT" while clocks here are an hour ahead of it. */
function inSummerTime(typed: string, context: ReadingContext): readonly string[] {
  const without = typed.replace(/\s*\b(?:gmt|utc)\b/iu, "");
  if (without === typed) return [];
  const read = readMoment(without, context);
  if (!read.ok || !read.value.time) return [];
  const there = read.value.date.toZonedDateTime({ timeZone: "UTC", plainTime: read.value.time });
  const here = there.withTimeZone(context.zone);
  return [inFull({ date: here.toPlainDate(), time: here.toPlainTime() })];
}

/** "Tuesday week", "a week on Tuesday": a week after the coming one, which is offered beside it; and of two weeks. */
function weekAfter(typed: string, { today }: ReadingContext): readonly string[] {
  const week = /\b(week|fortnight)-on (\p{L}{3,9})\b|\b(\p{L}{3,9}) (?:(week)|2 weeks|fortnight)\b/iu.exec(
    typed,
  );
  const weekday = weekdayNumber(week?.[2] ?? week?.[3] ?? "");
  if (!week || weekday === undefined) return [];
  const coming = comingWeekday(today, weekday);
  const one = (week[1] ?? week[4] ?? "").toLowerCase() === "week";
  return (one ? [7, 0] : [14, 7]).map((days) =>
    typed.replace(week[0], inFull({ date: coming.add({ days }) })),
  );
}

function comingWeekday(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

/** "next week": each of its working days. */
function inNextWeek(typed: string, { today }: ReadingContext): readonly string[] {
  if (!/\bnext week\b/iu.test(typed)) return [];
  const monday = today.add({ days: 8 - today.dayOfWeek });
  return [0, 1, 2, 3, 4].map((days) =>
    typed.replace(/\bnext week\b/iu, inFull({ date: monday.add({ days }) })),
  );
}

const dayAlone = new RegExp(
  `(?<![\\d/.:-])\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*(?:of )?(?:${months})|[\\d/.:-]|\\s*[ap]\\.?m)(?: of (?:the|this|next) month)?`,
  "iu",
);

/** A day of a month that is not named, or its end: of this month and the next two. */
function inMonths(typed: string, { today }: ReadingContext): readonly string[] {
  const end = /\b(?:the )?(?:last day|end) of (?:the|this|next) month\b/iu;
  const ahead = /\bnext month\b/iu.test(typed) ? [1] : [0, 1, 2];
  const first = today.with({ day: 1 });
  if (end.test(typed)) {
    return ahead.slice(0, 1).map((months) => {
      const month = first.add({ months });
      return typed.replace(end, inFull({ date: month.with({ day: month.daysInMonth }) }));
    });
  }
  const ordinal = /\d(?:st|nd|rd|th)\b|\d of (?:the|this|next) month\b/iu.test(typed);
  if (!ordinal && !/^\p{L}+,? \d{1,2}$/u.test(typed) && !/^(?:2[4-9]|3[01])\b/u.test(typed)) return [];
  return ahead.map((months) =>
    typed.replace(dayAlone, (_, day: string) => `${day} ${monthName(first.add({ months }).month)}`),
  );
}

/** "31 April": the last day of that month, and the first of the next. */
function pastTheEnd(typed: string, { today }: ReadingContext): readonly string[] {
  const pattern = new RegExp(`\\b(29|30|31)(?:st|th)?(?: of)? (${months})[a-z]*\\.?(?:,? (\\d{4}))?`, "iu");
  const [all, day = "", word = "", year] = pattern.exec(typed) ?? [];
  const month = monthNumber(word);
  if (all === undefined || month === undefined) return [];
  const first = Temporal.PlainDate.from({ year: year ? Number(year) : today.year, month, day: 1 });
  if (Number(day) <= first.daysInMonth) return [];
  const next = first.add({ months: 1 });
  return [next.subtract({ days: 1 }), next].map((date) => {
    const words = `${date.day} ${monthName(date.month)}${year === undefined ? "" : ` ${date.year}`}`;
    return typed.replace(all, words);
  });
}

/** A holiday by its name: the coming one; "bank holiday" the next two. */
function holidays(typed: string, { today }: ReadingContext): readonly string[] {
  const [named] =
    /\b(?:good friday|easter monday|easter sunday|(?:the |next )?bank holiday)(?: monday)?\b/iu.exec(typed) ??
    [];
  if (named === undefined) return [];
  const any = /bank/iu.test(named);
  const sunday = /sunday/iu.test(named);
  const wanted = sunday ? "easter monday" : named.toLowerCase();
  const days = Array.from({ length: 420 }, (_, days) => today.add({ days: days + (sunday ? 1 : 0) }));
  const found = days.filter((day) => {
    const name = bankHolidayName(day, "england-and-wales")?.toLowerCase();
    return any ? name !== undefined : name === wanted;
  });
  return found
    .slice(0, any ? 2 : 1)
    .map((day) => typed.replace(named, inFull({ date: sunday ? day.subtract({ days: 1 }) : day })));
}

/** "3/4" of no year: either order, in this year and the next. */
function eitherOrder(typed: string, { today }: ReadingContext): readonly string[] {
  const [all, first, second] = /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/.-])/u.exec(typed) ?? [];
  const [one, other] = [Number(first), Number(second)];
  if (all === undefined || one > 12 || other > 12 || one < 1 || other < 1) return [];
  return [0, 1].flatMap((years) =>
    [`${one} ${monthName(other)}`, `${other} ${monthName(one)}`].map((day) =>
      typed.replace(all, `${day} ${today.year + years}`),
    ),
  );
}

/** A day without its year, in this year and the next. */
function inYears(typed: string, context: ReadingContext): readonly string[] {
  const day = new RegExp(`(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthWord})(?!,? ['’]?\\d{2})`, "iu");
  if (!day.test(typed)) return [];
  const { year } = context.today;
  return [year, year + 1].map((one) => typed.replace(day, `$1 ${one}`));
}

/** A weekday that is not that date's: the date as it stands, and the nearest such weekday. */
function otherWeekday(typed: string, context: ReadingContext): readonly string[] {
  const found = [...typed.matchAll(/\p{L}+/gu)].find(([word]) => weekdayNumber(word) !== undefined);
  const wanted = found && weekdayNumber(found[0]);
  if (!found || wanted === undefined) return [];
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

/** The same letters in another order, or a letter more or less; of a long word two that were left out. */
function isSlip(word: string, name: string): boolean {
  if (word === name || word[0] !== name[0]) return false;
  const sorted = (one: string) => [...one].toSorted().join("");
  if (sorted(word) === sorted(name)) return true;
  const [short, long] = word.length < name.length ? [word, name] : [name, word];
  const apart = long.length - short.length;
  return apart >= 1 && apart <= (name.length > 7 ? 2 : 1) && isWithin(short, long);
}

/** Whether its letters stand in the other in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** "Tue 9 May 2023 12 noon". */
export function inFull({ date, time }: Moment): string {
  const day = `${weekdayShort(date.dayOfWeek)} ${date.day} ${monthName(date.month)} ${date.year}`;
  return time ? `${day} ${timeInWords(time)}` : day;
}
