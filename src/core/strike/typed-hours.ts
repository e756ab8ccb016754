import { Temporal } from "temporal-polyfill";
import { weekdayNumber } from "../calendar/names.ts";
import type { Days } from "../calendar/reading/read-days.ts";
import { readTime } from "../calendar/reading/read-time.ts";
import { Ask } from "../chat/ask.ts";
import { userError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";
import { saysNone } from "../typed/none.ts";
import { spanOf } from "./days.ts";
import type { Hours } from "./hours.ts";
import type { Strike } from "./strike.ts";

/** A time as timetables print it, with its minutes or with am or pm: a bare number is a day. */
const clock = String.raw`(?:\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?(?![.:]?\d)|\d{1,2}\s*[ap]\.?m\b\.?|(?:12\s*)?(?:noon|midday))`;

const clockPair = new RegExp(
  String.raw`(?:\bfrom\s+)?\b(${clock})\s*(?:-|–|—|\bto\b|\buntil\b)\s*(${clock})`,
  "iu",
);

/** One hour by itself: it could be read as all there is. */
const oneClock = new RegExp(String.raw`^\s*(?:(?:from|at|until|to)\s+)?${clock}\s*$`, "iu");

const twoClocks = new RegExp(String.raw`^(.*?)\b(${clock})(.+?)\b(${clock})(.*)$`, "iu");

/** What may stand beside two hours that are those of a walk-out: days and small words. Anything else is the union's own. */
const plainBeside = new RegExp(
  String.raw`^(?:from|on|at|to|until|till|and|the|of|next|following|same|each|every|both|day|days|daily|time|first|last|hrs?|hours|\d{1,4}(?:st|nd|rd|th)?|${names(["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"])}|${names(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])})$`,
  "iu",
);

/** Each name of a weekday or month from its beginning on: "mon", "monday". */
function names(beginnings: readonly string[]): string {
  return beginnings.map((name) => `${name}[a-z]*`).join("|");
}

function isPlain(beside: string): boolean {
  return beside
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
    .every((word) => plainBeside.test(word));
}

/** Days with the hours that were typed among them, if any. */
interface TypedDays extends Days {
  readonly hours?: Hours;
}

/** Days as `read` reads them, which is told what was typed of hours beside, with hours among them ("from 18:00 on Sunday 5 April to 09:59 on Monday 6 April"). */
export function daysWithHours(typed: string, read: (typed: string, hours?: string) => Days): TypedDays {
  const pair = clockPair.exec(typed);
  if (pair) {
    const hours = clocks(pair[1], pair[2], "each");
    if (hours) {
      const days = read(typed.replace(pair[0], " "), pair[0]);
      return { ...days, ...hoursFor(hours, days, typed, "days") };
    }
  }
  const two = twoClocks.exec(typed);
  const across = two && clocks(two[2], two[4], "across");
  if (!two || !across) return read(typed);
  const days = read(`${two[1]} ${two[3]} ${two[5]}`);
  return { ...days, hours: fitting(across, days) };
}

/** Whether whole days were typed, which have no hours of their own. */
export function saysWholeDays(typed: string): boolean {
  return saysNone(typed) || /^(?:for )?(?:the )?(?:all|whole|full|entire) days?[.!]?$/iu.test(typed.trim());
}

/** Hours as typed for these days; words that are no hours stay as they are. Throws a UserError or asks which is meant. */
export function typedHours(typed: string, days: Days): Hours {
  const pair = clockPair.exec(typed);
  const each = pair && isPlain(typed.replace(pair[0], " ")) && clocks(pair[1], pair[2], "each");
  if (each) return hoursFor(each, days, typed, "hours").hours;
  const two = twoClocks.exec(typed);
  const plain = two && isPlain(`${two[1]} ${two[3]} ${two[5]}`);
  const across = two && plain && clocks(two[2], two[4], "across");
  if (oneClock.test(typed))
    throw new Ask(
      { lines: [say("strike-ask-until", { hours: typed })] },
      [{ label: words("ask-form"), means: { kind: "form" } }],
      "hours",
    );
  if (!two || !across) return { kind: "words", words: typed };
  const fits = fitting(across, days);
  const { first, last } = spanOf(days);
  checkDayNamed(two[3] ?? "", first);
  checkDayNamed(two[5] ?? "", fits.kind === "across" ? last : first.add({ days: 1 }));
  return fits;
}

type Clocks = Extract<Hours, { readonly from: Temporal.PlainTime }>;

function clocks(from = "", until = "", kind: Clocks["kind"]): Clocks | undefined {
  const [begins, ends] = [readTime(from), readTime(until)];
  return begins.ok && ends.ok ? { kind, from: begins.value, until: ends.value } : undefined;
}

/** A run of days with one pair of hours can be one walk-out or one a day: nobody is called out on a guess. */
function hoursFor(
  hours: Clocks,
  days: Days,
  typed: string,
  field: "days" | "hours",
): { readonly hours: Clocks } {
  if (days.form !== "range" && days.form !== "open") return { hours };
  if (/\b(?:each|every|daily)\b/iu.test(typed)) return { hours };
  if (/\bfirst\b.*\blast\b/iu.test(typed) && days.form === "range")
    return { hours: { ...hours, kind: "across" } };
  if (days.form === "open") return { hours };
  const pair = `${hours.from.toString({ smallestUnit: "minute" })} to ${hours.until.toString({ smallestUnit: "minute" })}`;
  const without = typed.replace(clockPair, " ").trim();
  const options = (text: string) => (field === "hours" ? { hours: text } : { days: without, hours: text });
  throw new Ask(
    { lines: [say("strike-ask-hours", { hours: pair })] },
    [
      { label: words("strike-ask-each"), means: { kind: "options", options: options(`${pair} each day`) } },
      {
        label: words("strike-ask-across"),
        means: { kind: "options", options: options(`${pair}, first to last day`) },
      },
    ],
    field,
  );
}

/** Throws a UserError where hours from the first day to the last are those of days that are no one run of several. */
export function checkHours({ hours, ...days }: Pick<Strike, "form" | "days" | "hours">): void {
  if (hours?.kind === "across" && fitting(hours, days).kind !== "across")
    throw userError(say("refuse-strike-hours"), "hours");
}

/** Once from the first day to the last; of one day to an hour of the next. Throws a UserError where neither can be. */
function fitting(hours: Clocks, { form, days }: Pick<Days, "form" | "days">): Clocks {
  if (form === "day" && Temporal.PlainTime.compare(hours.until, hours.from) <= 0)
    return { ...hours, kind: "each" };
  const { first, last } = spanOf({ days });
  if (form !== "open" && days.length > 1 && first.until(last).days === days.length - 1) return hours;
  throw userError(say("refuse-strike-hours"), "hours");
}

/** Throws a UserError where a weekday or number that was typed is not that of the day. */
function checkDayNamed(typed: string, day: Temporal.PlainDate): void {
  const names = typed.split(/[^\p{L}\d]+/u);
  const weekdays = names.flatMap((name) => weekdayNumber(name) ?? []);
  const numbers = names.flatMap((name) => /^(\d{1,2})(?:st|nd|rd|th)?$/iu.exec(name)?.[1] ?? []).map(Number);
  const wrong = weekdays.some((one) => one !== day.dayOfWeek) || numbers.some((one) => one !== day.day);
  if (wrong) throw userError(say("refuse-strike-hours"), "hours");
}
