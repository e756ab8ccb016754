import { monthNumber, weekdayNumber } from "../../calendar/names.ts";

/** Where something stands in a line. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A day as a list prints it: the month or year may have to come from elsewhere. */
export interface FoundDay extends Span {
  readonly day: number;
  readonly month?: number;
  readonly year?: number;
  readonly weekday?: number;
}

/** An hour in words that the calendar reads, or asks about. */
export interface FoundHour extends Span {
  readonly typed: string;
}

const weekdays = "(?:mon|tues?|wed(?:nes)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";

const months =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";

const before = `(?:\\b(?<before>${weekdays})[,\\s(]{1,3}(?:the )?)?`;

const behind = `(?:,? ?\\(?\\b(?<behind>${weekdays})(?![a-z])\\)?(?!,? ?\\d))?`;

const dayOf = "(?<![\\d.,/:-])(?<day>\\d{1,2})(?: ?(?:st|nd|rd|th))?(?: day)?(?: of)?";

/** A year of two figures, where it can be no hour and no other day. */
const yearOf =
  "(?:,? ?(?<year>20\\d{2})(?!\\d)|,? ?(?<short>[’']\\d\\d|(?:1[89]|[2-4]\\d))(?![\\d:./%,]\\d|\\d| ?(?:o|st|nd|rd|th|[ap]\\.?m|h|noon|mid|[-–]|to |or |and |of |day|member|MONTHS)))?";

const shapes: readonly RegExp[] = [
  new RegExp(
    `${before}${dayOf}[ -]?(?<month>${months})[ -]?${yearOf.replace("MONTHS", months)}${behind}`,
    "giu",
  ),
  new RegExp(
    `${before}\\b(?<month>${months}) (?:the )?(?<day>\\d{1,2})(?: ?(?:st|nd|rd|th))?(?![\\d:.]| ?[ap]\\.?m)(?:,? (?<year>20\\d{2})(?!\\d))?${behind}`,
    "giu",
  ),
  new RegExp(`${before}(?<![\\d/.-])(?<year>20\\d{2})-(?<digits>\\d{1,2})-(?<day>\\d{1,2})(?!\\d)`, "giu"),
  new RegExp(
    `${before}(?<![\\d/.-])(?<day>\\d{1,2})(?<sign>[/.-])(?<digits>\\d{1,2})\\k<sign>(?:(?<year>20\\d{2})|(?<short>\\d{2}))(?![\\d/])${behind}`,
    "giu",
  ),
  new RegExp(
    `${before}(?<![\\d/.-])(?!24/7)(?<day>\\d{1,2})/(?<digits>\\d{1,2})(?![\\d/]| ?${months})${behind}`,
    "giu",
  ),
];

/** The days that stand in a line, in order, with those that wait for the month of the next ("10, 11 and 12 April"). */
export function daysIn(text: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  for (const shape of shapes) {
    for (const match of text.matchAll(shape)) {
      const day = dayFrom(match);
      if (day && !found.some((other) => day.start < other.end && other.start < day.end)) found.push(day);
    }
  }
  found.sort((one, other) => one.start - other.start);
  return found.flatMap((day, index) => [...bareBefore(text, day, found[index - 1]?.end ?? 0), day]);
}

function dayFrom(match: RegExpExecArray): FoundDay | undefined {
  const { day = "", month, digits, year, short, before: first, behind: last } = match.groups ?? {};
  // "you may 12": a verb.
  if (month === "may" && match[0].startsWith("may") && year === undefined) return undefined;
  const number = month === undefined ? Number(digits) : monthNumber(month.replace(".", ""));
  if (number === undefined || number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31)
    return undefined;
  const weekday = weekdayIn(first ?? last);
  const full = year ?? (short === undefined ? undefined : `20${short.slice(-2)}`);
  return {
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    day: Number(day),
    month: number,
    ...(full !== undefined && { year: Number(full) }),
    ...(weekday !== undefined && { weekday }),
  };
}

function weekdayIn(typed: string | undefined): number | undefined {
  return typed === undefined ? undefined : weekdayNumber(typed.replace(".", "").slice(0, 3));
}

const bare = new RegExp(
  `(?:\\b(?<before>${weekdays}),? )?(?<![\\d.:/]|\\d )\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s*(?:[-–—/,&]|to|and|or|until)\\s*(?:(?:and|or|to) )?$`,
  "iu",
);

/** "Phase 1 – 9 May": a number of something, and no day. */
const counted =
  /\b(?:phase|stage|step|round|week|question|ballot|part|item|no|number|day|section|option|ltb)\.? *$/iu;

function bareBefore(text: string, next: FoundDay, from: number): readonly FoundDay[] {
  const match = bare.exec(text.slice(from, next.start));
  if (!match || counted.test(text.slice(from, from + match.index))) return [];
  const { day = "", before: first } = match.groups ?? {};
  if (Number(day) < 1 || Number(day) >= next.day) return [];
  const weekday = weekdayIn(first);
  const start = from + match.index;
  const one: FoundDay = {
    start,
    end: start + match[0].search(/\s*(?:[-–—/,&]|to|and|or|until)\s*(?:(?:and|or|to) )?$/iu),
    day: Number(day),
    ...(next.month !== undefined && { month: next.month }),
    ...(next.year !== undefined && { year: next.year }),
    ...(weekday !== undefined && { weekday }),
  };
  return [...bareBefore(text, one, from), one];
}

const hour =
  /(?<![\d.:/£])(?:12(?:[:.]00)?(?: ?hrs?)? ?)?\b(?:noon|midday|midnight)\b|(?<![\d.:/£])\d{1,2}(?:[:.]\d{2})? ?[ap](?:\. ?m\.?|m\b)|(?<![\d.:/£])(?:[01]?\d|2[0-4])[:.][0-5]\d(?::00)?(?![\d%/]|\.\d| ?(?:%|per ?cent|million))(?: ?(?:hrs?|hours|h)\b)?|(?<![\d.:/£])(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours|h)\b|(?<![\d.:/£])\d{1,2} ?o ?[’']? ?clock(?: (?:noon|midday))?|12noon\b/giu;

/** The hours that stand in a line, but for what is part of a day. */
export function hoursIn(text: string, days: readonly FoundDay[]): readonly FoundHour[] {
  const blank = days.reduce(
    (so, { start, end }) => so.slice(0, start) + " ".repeat(end - start) + so.slice(end),
    text,
  );
  return [...blank.matchAll(hour)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    typed: hourTyped(match[0]),
  }));
}

function hourTyped(found: string): string {
  const plain = found.toLowerCase().replace(/\s/gu, "");
  if (/noon|midday/u.test(plain)) return "12 noon";
  if (plain.includes("midnight")) return "midnight";
  const [, digits = "", half] =
    /^([\d:.]+?)\.?([ap]\.?m)?\.?(?:hrs?|hours|h|o[’']?clock)?$/u.exec(plain) ?? [];
  const colon = digits.replace(".", ":").replace(/^(\d+:\d+):00$/u, "$1");
  if (half) return `${colon}${half.replace(".", "")}`;
  if (plain.includes("clock")) return digits;
  return colon.includes(":") ? colon : `${digits.slice(0, 2)}:${digits.slice(2)}`;
}

const dayAlone = new RegExp(
  `^(?:(?<before>${weekdays}),? (?:the )?)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?[:.]\\d| ?[ap]\\.?m| ?[%/]|\\d)`,
  "iu",
);

/** A day at the head of a line, without its month: that of the heading above. */
export function dayAhead(text: string): FoundDay | undefined {
  const match = dayAlone.exec(text);
  const { day = "", before: first } = match?.groups ?? {};
  if (!match || Number(day) < 1 || Number(day) > 31) return undefined;
  const weekday = weekdayIn(first);
  return { start: 0, end: match[0].length, day: Number(day), ...(weekday !== undefined && { weekday }) };
}

/** Years that a line names outside its days: "2023", "2025/26". */
export function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\d£/.,])(20\d{2})(?: ?[-–/] ?(?:20)?(\d{2}))?(?![\d,])/gu)].flatMap(
    ([, first = "", next]) => [Number(first), ...(next === undefined ? [] : [Number(`20${next}`)])],
  );
}
