import type { Milestone } from "../../calendar/moment.ts";
import { weekdayName, weekdayNumber } from "../../calendar/names.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import { plainly } from "../../calendar/reading/plainly.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import { longestRunDays } from "../../reminder/occurrences.ts";
import { type Repeat, repeatInWords } from "../../reminder/repeat.ts";
import { say } from "../../text/say.ts";
import { nearest } from "../../typed/nearest.ts";

/** What is said in one way only, and what people say besides. */
const said: Readonly<Record<string, Repeat>> = {
  once: "once",
  "just once": "once",
  "only once": "once",
  "one time": "once",
  "1 time": "once",
  no: "once",
  none: "once",
  never: "once",
  "does not repeat": "once",
  daily: "daily",
  "every day": "daily",
  everyday: "daily",
  weekdays: "weekdays",
  "every weekday": "weekdays",
  "monday to friday": "weekdays",
  "mon to fri": "weekdays",
  "monday-friday": "weekdays",
  "mon-fri": "weekdays",
  "working days": "working-days",
  "every working day": "working-days",
  weekends: "each-67",
  "every weekend": "each-67",
  weekly: "weekly",
  "every week": "weekly",
  "once a week": "weekly",
  fortnightly: "every-14-days",
  "every fortnight": "every-14-days",
  "once a fortnight": "every-14-days",
  "every 2nd week": "every-14-days",
  "every other week": "every-14-days",
  "alternate weeks": "every-14-days",
  "every other day": "every-2-days",
  "alternate days": "every-2-days",
  "every 2nd day": "every-2-days",
  monthly: "every-1-months",
  "every month": "every-1-months",
  "once a month": "every-1-months",
  "every other month": "every-2-months",
  quarterly: "every-3-months",
  "every quarter": "every-3-months",
};

/** What can mean two things is asked about. */
const eitherOf: Readonly<Record<string, readonly string[]>> = {
  "bi-weekly": ["every 2 weeks", "weekly"],
  biweekly: ["every 2 weeks", "weekly"],
  "bi-monthly": ["every 2 months", "every 2 weeks"],
  bimonthly: ["every 2 months", "every 2 weeks"],
};

/** Offered while one is typed. */
export const usualRepeats = [
  ...[
    "once",
    "daily",
    "weekdays",
    "weekdays except bank holidays",
    "weekly",
    "every 2 weeks",
    "every 10 days",
  ],
  ...["monthly", "last day of the month", "first Monday", "third Friday", "last Friday"],
] as const;

const holidays =
  /^(.+?),? (?:except|excepting|excluding|without|not|but not|other than|apart from|minus|no)(?: on| for)?(?: uk| english| welsh| scottish| irish)? (?:bank|public)[ -]?holidays?$/u;

/**
 * How often, as typed, of a reminder that begins at `first`. Throws an {@link Ask} with what may have been meant.
 */
export function typedRepeat(typed: string, first: Required<Milestone>): Repeat {
  const plain = inPlainWords(typed);
  const either = eitherOf[plain];
  if (either) throw unclear(typed, first, either);
  const read = readRepeat(plain) ?? everyFewWeeks(plain, first) ?? unclear(typed, first, meant(plain, first));
  if (read instanceof Ask) throw read;
  return read;
}

/** Whether it says how often, in one way or in two. */
export function isRepeat(typed: string): boolean {
  const plain = inPlainWords(typed);
  return plain in eitherOf || readRepeat(plain) !== undefined || everyFew.test(plain);
}

function inPlainWords(typed: string): string {
  return plainly(typed)
    .toLowerCase()
    .replaceAll(/\beach\b/gu, "every")
    .replace(/^(?:repeat(?:s|ed|ing)?|goes?)\b:?|^in (?=\d)/u, "")
    .replaceAll(/\b(?:the|on)\b/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Undefined for what cannot be read. */
function readRepeat(plain: string): Repeat | undefined {
  return said[plain] ?? exceptHolidays(plain) ?? everySoMany(plain) ?? inTheMonth(plain) ?? onWeekdays(plain);
}

function exceptHolidays(plain: string): Repeat | undefined {
  const days = holidays.exec(plain)?.[1];
  return days !== undefined && said[days] === "weekdays" ? "working-days" : undefined;
}

function everySoMany(plain: string): Repeat | undefined {
  const [, many = "", of = ""] = /^(?:once )?(?:every )?(\d{1,3}) ?(day|week|month)s?$/u.exec(plain) ?? [];
  const count = Number(many) * (of === "week" ? 7 : 1);
  const most = of === "month" ? 12 : longestRunDays;
  if (count < 1 || count > most) return undefined;
  if (of === "month") return `every-${count}-months`;
  if (count === 1) return "daily";
  return count === 7 ? "weekly" : `every-${count}-days`;
}

/** "last day of the month", "15th of every month", "monthly on the third Friday", "third Friday". */
function inTheMonth(plain: string): Repeat | undefined {
  const day = plain
    .replace(/^(?:monthly|every month|once a month),? /u, "")
    .replace(/ (?:of|in) (?:(?:every|a) )?month$| (?:every month|monthly)$/u, "")
    .replace(/^every (?=\d{1,2}(?:st|nd|rd|th)\b|last\b)/u, "")
    .replace(/^every (?=\d \p{L})/u, /\bmonth$/u.test(plain) ? "" : "every ");
  if (/^(?:last day|end|month[ -]end|end of month)$/u.test(day)) return "monthly-31";
  const inMonth = day !== plain;
  const [, number = ""] = /^(?:day )?(\d{1,2})(?:st|nd|rd|th)?(?: day)?$/u.exec(day) ?? [];
  if (number && (inMonth || /\d(?:st|nd|rd|th)/u.test(plain))) return dayOfMonth(Number(number));
  const [, nth = "", name = ""] = /^(\d|last) ?(?:st|nd|rd|th)? (\p{L}+)$/u.exec(day) ?? [];
  const weekday = weekdayNumber(name);
  if (weekday === undefined) return undefined;
  if (nth === "last") return `nth-last-${weekday}`;
  return Number(nth) >= 1 && Number(nth) <= 4 ? `nth-${Number(nth)}-${weekday}` : undefined;
}

function dayOfMonth(day: number): Repeat | undefined {
  return day >= 1 && day <= 31 ? `monthly-${day}` : undefined;
}

/** "every Friday", "Tuesdays and Thursdays". */
function onWeekdays(plain: string): Repeat | undefined {
  const names = plain
    .replace(/^(?:every|weekly) /u, "")
    .split(/,? (?:and|&) |, ?| /u)
    .map((word) => weekdayOf(word));
  if (names.length === 0 || names.includes(undefined)) return undefined;
  const figures = [...new Set(names)].toSorted().join("");
  return figures === "12345" ? "weekdays" : `each-${Number(figures)}`;
}

function weekdayOf(word: string): number | undefined {
  return weekdayNumber(word) ?? weekdayNumber(word.replace(/s$/u, ""));
}

/** "every other Friday", "every third Friday", "fortnightly on Fridays". */
const everyFew =
  /^(?:every (?<few>other|[2-4])(?:nd|rd|th)?|alternate|fortnightly|every (?:fortnight|2 weeks)) (?<day>\p{L}+)$/u;

/**
 * Goes by its first: where that is no such weekday, the coming one is offered. "every third Friday" may be one of the
 * month, too. Undefined for anything else.
 */
function everyFewWeeks(plain: string, first: Required<Milestone>): Repeat | Ask | undefined {
  const { few = "other", day = "" } = everyFew.exec(plain)?.groups ?? {};
  const weekday = weekdayOf(day);
  if (weekday === undefined) return undefined;
  const weeks = few === "other" ? 2 : Number(few);
  const repeat: Repeat = `every-${weeks * 7}-days`;
  const date = first.date.add({ days: (weekday - first.date.dayOfWeek + 7) % 7 });
  if (few === "other" && date.equals(first.date)) return repeat;
  const from = inFull({ ...first, date });
  const counted: Choice = {
    label: `${repeatInWords(repeat, date)}: ${from}`,
    means: { kind: "options", options: { repeat: `every ${weeks} weeks`, when: from } },
  };
  const ofMonth = few === "other" ? [] : choiceOf(nthWeekday(weeks, weekday), first);
  const line = say("ask-repeat-from", { day: weekdayName(weekday), count: weeks });
  return new Ask({ lines: [line] }, [...ofMonth, counted], "repeat");
}

function unclear(typed: string, first: Milestone, meant: readonly string[]): Ask {
  const line = say("refuse-reminder-repeat", { typed: typed.slice(0, 40) });
  return new Ask(
    { lines: [line] },
    meant.flatMap((words) => choiceOf(words, first)),
    "repeat",
  );
}

function choiceOf(typed: string, { date }: Milestone): readonly Choice[] {
  const repeat = readRepeat(inPlainWords(typed));
  if (!repeat) return [];
  return [{ label: repeatInWords(repeat, date), means: { kind: "options", options: { repeat: typed } } }];
}

/** A slip of the pen first, then what goes with the first date. */
function meant(plain: string, { date }: Milestone): readonly string[] {
  const near = /\d/u.test(plain)
    ? undefined
    : nearest(plain, [...new Set([...Object.keys(said), ...usualRepeats])]);
  const usual = ["once", "daily", "weekdays", "weekdays except bank holidays", "weekly", "every 2 weeks"];
  return [
    ...new Set([
      ...(near ? [near] : []),
      ...usual,
      `${date.day} of the month`,
      nthWeekday(Math.ceil(date.day / 7), date.dayOfWeek),
    ]),
  ].slice(0, 8);
}

/** "third Friday". */
function nthWeekday(nth: number, weekday: number): string {
  return `${["first", "second", "third", "fourth"][nth - 1] ?? "last"} ${weekdayName(weekday)}`;
}
