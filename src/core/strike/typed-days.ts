import { Temporal } from "temporal-polyfill";
import { monthNumber, weekdayName, weekdayNumber } from "../calendar/names.ts";
import { inFull } from "../calendar/reading/in-full.ts";
import { bothOrders, eitherDay, type Meant, otherwise } from "../calendar/reading/meant.ts";
import { type Days, readDays } from "../calendar/reading/read-days.ts";
import { readTime } from "../calendar/reading/read-time.ts";
import type { ReadingContext } from "../calendar/reading/reading.ts";
import { dayInWords } from "../calendar/words.ts";
import { Ask, type Choice } from "../chat/ask.ts";
import { UserError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";
import { readOrForm } from "../typed/dates.ts";
import { daysInWords, spanOf } from "./days.ts";
import type { Hours } from "./hours.ts";
import { listed } from "./names.ts";
import { daysWithHours } from "./typed-hours.ts";

/**
 * Strike days as typed: those of {@link readDays}, "each Friday and Saturday until 19 June", "indefinitely from 11 March",
 * and any of them with hours among them. Throws a UserError or asks.
 */
export function typedStrikeDays(typed: string, context: ReadingContext): Days & { readonly hours?: Hours } {
  return daysWithHours(withEnd(typed), (days, hours) => plainDays(days, context, hours));
}

/** "18.00hrs", "1800 hours" as clocks have it; "from 6pm … for 16 hours" with its end. */
function withEnd(typed: string): string {
  const plain = typed
    .replace(/\b(\d{1,2})[.:](\d{2})\s*(?:hrs?|hours)\b/giu, "$1:$2")
    .replace(/\b([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|hours)\b/giu, "$1:$2");
  const lasting =
    /^(?:from\s+)?(\S+(?:\s*[ap]m)?)\s+(?:on\s+)?(.+?)\s+for\s+(\d{1,2})\s*(?:hrs?|hours)$/iu.exec(plain);
  const [, clock = "", day = "", hours = "0"] = lasting ?? [];
  const begins = readTime(clock);
  if (!lasting || !begins.ok || Number(hours) < 1 || Number(hours) > 24) return plain;
  const ends = begins.value.add({ hours: Number(hours) });
  return `${day} ${begins.value.toString({ smallestUnit: "minute" })} to ${ends.toString({ smallestUnit: "minute" })}`;
}

/** A strike may go on for months; a slip of a year is caught. */
const mostStrikeDays = 364;

const beginning =
  /^(?:as\s+(?:from|of)|with\s+effect\s+from|starts?|starting|begins?|beginning|commencing|since)\s+(?:on\s+|from\s+)?/iu;

const without =
  "(?:until|till)\\s+further\\s+notice|indefinite(?:ly)?|open[\\s-]?ended|ongoing|onwards?|(?:with\\s+)?no\\s+(?:end|last)\\s*(?:date|day)?";

const withoutLast = new RegExp(`[\\s,;:(–—-]*\\b(?:${without})\\b[\\s)]*$`, "iu");

const withoutFirst = new RegExp(
  `^(?:${without}|continuous(?:ly)?|all[\\s-]?out)\\s*(?:strike|action)?[\\s,;:–—-]+(?=from\\b|${beginning.source.slice(1)})`,
  "iu",
);

/** The days in full where one of them can be two: "next Friday", "Thursday" on a Thursday; or all: "9/5 and 10/5". */
function eitherOf(typed: string, context: ReadingContext): readonly string[] {
  const orders = bothOrders(typed).filter((order) => readDays(order, context, mostStrikeDays).ok);
  if (orders.length > 1) return orders;
  const parts = typed.split(/(\s*(?:,|&|\band\b)\s*)/iu);
  for (const [place, part] of parts.entries()) {
    if (part.includes("/")) continue;
    const either = eitherDay(part, context, "day");
    if (either.length > 1) return either.map((one) => parts.with(place, inFull(one)).join(""));
  }
  return [];
}

/** @param hours What was typed of hours among the days. */
function plainDays(typed: string, context: ReadingContext, hours = ""): Days {
  const begun = typed.trim().replace(withoutFirst, "").replace(beginning, "from ");
  const endless = withoutLast.test(begun);
  const days = begun.replace(withoutLast, "").trim();
  const listed = weekly(days, endless, context);
  if (listed) {
    const each = bothOrders(days).flatMap((order) => {
      const value = readable(() => weekly(order, endless, context));
      return value ? [{ typed: order, value }] : [];
    });
    if (each.length > 1) throw askWhich(days, each, hours);
    return listed;
  }
  const plain = (endless ? `from ${days.replace(/^from\s+/iu, "")}` : days)
    .replace(/\b(?:on|at)\b/giu, " ")
    .replace(/(?<=\S\s+)\b(?:until|till|up to)\b/giu, "to")
    .replace(/^\s*from\b(?=.*\bto\b)/iu, " ")
    .replace(/[\s,;:]+$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  const read = (words: string) => readDays(words, context, mostStrikeDays);
  const reading = read(plain);
  const either = (reading.ok ? eitherOf(plain, context) : []).flatMap((one) => {
    const again = read(one);
    return again.ok ? [{ typed: one, value: again.value }] : [];
  });
  if (either.length > 1) throw askWhich(plain, either, hours);
  const meant = reading.ok
    ? []
    : otherwise(plain, read, context).filter(({ value }) => isAhead(value, context));
  return readOrForm(reading, "days", choicesOf(meant, hours));
}

function askWhich(typed: string, either: readonly Meant<Days>[], hours: string): Ask {
  return new Ask({ lines: [say("ask-which-day", { typed })] }, choicesOf(either, hours), "days");
}

function choicesOf(meant: readonly Meant<Days>[], hours: string): readonly Choice[] {
  return meant.map(({ typed, value }) => ({
    label: daysInWords(value.days),
    means: { kind: "options", options: { days: `${typed} ${hours}`.trim() } },
  }));
}

/** Undefined for what cannot be read. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function isAhead({ days }: Days, { today }: ReadingContext): boolean {
  return days.every((day) => Temporal.PlainDate.compare(day, today) >= 0);
}

/** "each" before names of weekdays, or a name in the plural without it. */
const every = String.raw`^(?:(?:each|every)\s+|(?=\p{L}+s\b))`;

const between = new RegExp(String.raw`${every}(.+?)\s+between\s+(.+?)\s+and\s+(.+)$`, "iu");

const fromUntil = new RegExp(
  String.raw`${every}(.+?)(?:\s+from\s+(.+?))?(?:\s+(?:until|till|to|up to)\s+(?:and\s+including\s+)?(.+))?$`,
  "iu",
);

const inMonth = new RegExp(String.raw`${every}(.+?)\s+in\s+(\p{L}+(?:\s+\d{4})?)$`, "iu");

/** "each Friday and Saturday until 19 June", "every Monday in May"; undefined for what is no such thing. */
function weekly(typed: string, endless: boolean, context: ReadingContext): Days | undefined {
  const month = inMonth.exec(typed);
  const inIt = month && weekdaysIn(month[1] ?? "");
  if (month && inIt) return inMonthOf(inIt, month[2] ?? "", context);
  const [, names = "", from, until] = between.exec(typed) ?? fromUntil.exec(typed) ?? [];
  const weekdays = weekdaysIn(names);
  if (!weekdays) return undefined;
  if (endless || until === undefined)
    throw untilWhen(weekdays, from === undefined ? context.today : dayOf(from, context));
  if (from === undefined) return eachOf(weekdays, context.today, dayOf(until, context), context);
  // Together: "from 10 to 18 February" has one month for both.
  const { first, last } = spanOf(
    readOrForm(readDays(`${from} to ${until}`, context, mostStrikeDays), "days"),
  );
  return eachOf(weekdays, first, last, context);
}

/** Numbers of the weekdays named, Monday is 1; undefined where anything else is. */
function weekdaysIn(typed: string): readonly number[] | undefined {
  const numbers = typed
    .split(/\s*(?:,|\band\b|&)\s*/iu)
    .filter(Boolean)
    .flatMap((name) => {
      if (/^weekends?$/iu.test(name)) return [6, 7];
      if (/^(?:weekdays?|working\s+days?)$/iu.test(name)) return [1, 2, 3, 4, 5];
      return [weekdayNumber(name) ?? weekdayNumber(name.replace(/s$/iu, ""))];
    });
  const known = numbers.filter((number) => number !== undefined);
  return known.length > 0 && known.length === numbers.length ? known : undefined;
}

function inMonthOf(weekdays: readonly number[], month: string, context: ReadingContext): Days | undefined {
  const { today } = context;
  // The first of this month may have passed, and is none of next year.
  const first = monthNumber(month) === today.month ? today : dayOf(`1 ${month}`, context);
  return eachOf(weekdays, first, first.with({ day: first.daysInMonth }), context);
}

function eachOf(
  weekdays: readonly number[],
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  context: ReadingContext,
): Days | undefined {
  // A run that is too long, or the wrong way round, is told as any other.
  if (!first.equals(last))
    readOrForm(readDays(`${dayInWords(first)} to ${dayInWords(last)}`, context, mostStrikeDays), "days");
  const days: Temporal.PlainDate[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    if (weekdays.includes(day.dayOfWeek)) days.push(day);
  return days.length === 0 ? undefined : { form: days.length === 1 ? "day" : "list", days };
}

/** Days of the week without a last one: a list needs its end, or it goes on, on these days only. */
function untilWhen(weekdays: readonly number[], first: Temporal.PlainDate): Ask {
  let day = first;
  while (!weekdays.includes(day.dayOfWeek)) day = day.add({ days: 1 });
  const names = listed(weekdays.map((number) => `${weekdayName(number)}s`));
  return new Ask(
    {
      lines: [
        say("strike-ask-last", {
          days: names,
          example: weekdayName(weekdays[0] ?? 1),
          open: words("strike-open", { day: dayInWords(day), at: "inside" }),
        }),
      ],
    },
    [{ label: words("ask-form"), means: { kind: "form" } }],
    "days",
  );
}

function dayOf(typed: string, context: ReadingContext): Temporal.PlainDate {
  return spanOf(readOrForm(readDays(typed, context), "days")).first;
}
