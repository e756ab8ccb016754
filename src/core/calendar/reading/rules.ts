import { Temporal } from "temporal-polyfill";
import { bankHolidayName } from "../bank-holidays.ts";
import { monthName, monthNumber, weekdayNumber } from "../names.ts";
import { inFull } from "./in-full.ts";
import { readMoment } from "./read-moment.ts";
import type { ReadingContext } from "./reading.ts";
import { spelled } from "./slips.ts";
import { inFigures, isSpoken, wordsInFigures } from "./spoken-time.ts";
import { afterNext, inThisWeek, inWeek, thisTime, weeksAfter } from "./weeks.ts";

/** Without a context a time alone is wanted, to which no day matters. */
type Rule = (typed: string, context: ReadingContext | undefined) => readonly string[];

const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1).slice(0, 3)).join("|");
const monthWord = `(?:${months})[a-z]*\\.?`;

/** Every way to say it otherwise: whichever of them cannot be read, or is no other, is left out afterwards. */
export const rules: readonly Rule[] = [
  rule(/\b12(?:[:.]00)?\s*[ap]\.?m\b\.?/iu, "12 noon", "23:59", "00:01"),
  rule(/\b(?:12\s*)?midnight\b|\b(?:00|24)[:.]00\b/iu, "23:59", "00:01"),
  rule(
    /\b(?:about|around|roughly|approximately|approx\.?|circa|say|~)\s*(?=\d|noon|mid)|(?<=\d|noon|[ap]m)\s?-?ish\b/iu,
    "",
  ),
  rule(/\b(?:at )?lunch(?: ?time)?\b/iu, "12 noon", "12:30pm", "1pm"),
  rule(/\b(?:first|1) thing(?: in the morning)?\b/iu, "", "7am", "8am", "9am"),
  rule(
    /\b(?:at |by )?(?:(?:the )?end of (?:the )?day|(?:the )?(?:close|end) of (?:play|business|work)|eod|cob|cop)\b/iu,
    "5pm",
    "6pm",
    "23:59",
  ),
  rule(/\b(?:at )?tea ?time\b/iu, "4pm", "5pm", "6pm"),
  rule(/\bafter work\b/iu, "5pm", "6pm", "7pm"),
  rule(/\blast thing\b/iu, "5pm", "9pm", "10pm"),
  rule(/^(?:until|till|up to) /iu, ""),
  rule(/\b(?:tom|tomo)\b/iu, "tomorrow"),
  rule(/\btonight\b/iu, "today 7pm", "today 8pm", "today 9pm"),
  rule(/\b(?:in the )?morning\b/iu, "8am", "9am", "10am", "11am"),
  rule(/\b(?:in the )?afternoon\b/iu, "1pm", "2pm", "3pm", "4pm"),
  rule(/\b(?:in the )?(?:evening|night)\b/iu, "6pm", "7pm", "8pm", "9pm"),
  (typed) => [wordsInFigures(typed, "am"), wordsInFigures(typed, "pm")].filter((said) => said !== typed),
  (typed) => (isSpoken(typed) ? [inFigures(typed, "am"), inFigures(typed, "pm")] : []),
  rule(/\b(\d{1,2})\s*(?:-|to|till?|until)\s*(\d{1,2})\s*([ap]m)\b/iu, "$1$3", "$2$3"),
  rule(/\b(\d{1,2}\s*[ap]m)\s*(?:-|to|till?|until)\s*(\d{1,2}\s*[ap]m)\b/iu, "$1", "$2"),
  rule(
    new RegExp(
      `\\b(?:before|after) (?=\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]\\.?m)?(?:$| (?!(?:of )?(?:${months})))|noon|half|quarter|lunch|tea)`,
      "iu",
    ),
    "",
  ),
  rule(/(?<![\d/.:-])\b12$/u, "12 noon", "23:59", "00:01"),
  rule(/^(.+?),? or (.+)$/iu, "$1", "$2"),
  rule(/^in (\d{1,3})$/iu, "in $1 minutes", "in $1 hours", "in $1 days"),
  rule(/^(?:now|asap|straight away|right away|immediately)$/iu, "in 5 minutes", "in 1 hours"),
  rule(/\s*\b(?:gmt|bst|utc)\b/iu, ""),
  dated(inSummerTime),
  dated(weeksAfter),
  dated(afterNext),
  dated(inThisWeek),
  dated(thisTime),
  eachHour,
  rule(/(?<![\d/.:-])(\d{1,2}[:.][0-5]\d)(?![\d/.:-]|\s*[ap]\.?m)/iu, "$1am", "$1pm"),
  rule(/(?<![\d/.:-])([01]\d|2[0-3])([0-5]\d)(?:\s*(?:hrs|hours))?(?![\d/.:-])/iu, "$1:$2"),
  rule(/(?<![\d/.:-])(1[3-9]|2[0-3])(?:\s*(?:hrs|hours))?\s*$/iu, "$1:00"),
  rule(/\b(1[3-9]|2[0-3])h([0-5]\d)\b/iu, "$1:$2"),
  dated(inWeek),
  dated(inMonths),
  dated(monthEnd),
  dated(pastTheEnd),
  dated(holidays),
  rule(/(?<![\d/.:-])(\d{1,2})\.(\d{1,2})(?![\d/.:-]|\s*[ap]\.?m)/iu, "$1/$2", "$1:$2"),
  rule(/(?<![\d/.:-])(\d{1,2}) (\d{1,2}) (20\d\d)\b/u, "$1/$2/$3"),
  rule(/(?<![\d/.:-])(1[3-9]|2[0-3])([:.][0-5]\d)\s*[ap]\.?m\b/iu, "$1$2"),
  rule(new RegExp(`\\b(${monthWord})\\s+(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`, "iu"), "$2 $1"),
  rule(
    new RegExp(`(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ?${monthWord},? ?)['’]?(\\d{2})\\b(?!:|\\s*[ap]m)`, "iu"),
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

/** "end of May": its last day. */
function monthEnd(typed: string, { today }: ReadingContext): readonly string[] {
  const pattern = new RegExp(`\\b(?:the )?(?:end|last day) of (${monthWord})(?: (20\\d\\d))?`, "iu");
  const [all, word = "", year] = pattern.exec(typed) ?? [];
  const month = monthNumber(word.replace(/\.$/u, ""));
  if (all === undefined || month === undefined) return [];
  const first = Temporal.PlainDate.from({ year: Number(year ?? today.year), month, day: 1 });
  const one = year === undefined && month < today.month ? first.add({ years: 1 }) : first;
  return [typed.replace(all, inFull({ date: one.with({ day: one.daysInMonth }) }))];
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

/** Other names of bank holidays. */
const calledBy: Readonly<Record<string, string>> = {
  early: "early may",
  late: "spring",
  whit: "spring",
  august: "summer",
};

/** A holiday by its name: the coming one; "bank holiday" the next two. */
function holidays(typed: string, { today }: ReadingContext): readonly string[] {
  const [named] =
    /\b(?:good friday|easter monday|easter sunday|(?:(?:early may|spring|late may|whit|summer|august) |the |next )?bank holiday)(?: monday)?\b|\bwhit monday\b/iu.exec(
      typed,
    ) ?? [];
  if (named === undefined) return [];
  const which = /early|spring|late|whit|summer|august/iu.exec(named)?.[0].toLowerCase();
  const any = /bank/iu.test(named) && which === undefined;
  const sunday = /sunday/iu.test(named);
  const wanted = which
    ? `${calledBy[which] ?? which} bank holiday`
    : sunday
      ? "easter monday"
      : named.toLowerCase();
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
  const figures = /(?<![\d/.-])(\d{1,2}\/(?:0?[1-9]|1[0-2]))(?![\d/.-])/u;
  const { year } = context.today;
  if (day.test(typed)) return [year, year + 1].map((one) => typed.replace(day, `$1 ${one}`));
  if (!figures.test(typed)) return [];
  return [year, year + 1].map((one) => typed.replace(figures, `$1/${one}`));
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
