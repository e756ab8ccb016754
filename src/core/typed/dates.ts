import { Temporal } from "temporal-polyfill";
import type { At, Branch } from "../branch/branch.ts";
import { isQuiet } from "../branch/quiet.ts";
import type { Milestone } from "../calendar/moment.ts";
import { inFull } from "../calendar/reading/in-full.ts";
import { eitherDay, otherwise } from "../calendar/reading/meant.ts";
import { readDate } from "../calendar/reading/read-date.ts";
import { readMoment } from "../calendar/reading/read-moment.ts";
import { readTime } from "../calendar/reading/read-time.ts";
import type { Reading, ReadingContext } from "../calendar/reading/reading.ts";
import { momentInWords, timeInWords } from "../calendar/words.ts";
import { civilDate, endOfDayInstant, instantOf } from "../calendar/zone.ts";
import { Ask, type Choice } from "../chat/ask.ts";
import { type Line, text } from "../chat/card.ts";
import { plainKeys } from "../text/keys.ts";
import { say, words } from "../text/say.ts";

/** What people typed, read for commands. All of these throw a UserError that says what to type instead. */

export function readingContext({ branch, now, typedAt = now }: At) {
  return { today: civilDate(typedAt, branch.zone), now: typedAt, zone: branch.zone };
}

/** The value of a reading, or its problem as an {@link Ask} about `field` with these answers, or else the form. */
export function readOrForm<Value>(
  reading: Reading<Value>,
  field: string,
  choices: readonly Choice[] = [],
): Value {
  if (reading.ok) return reading.value;
  throw new Ask({ lines: [[text(reading.problem)]] }, orForm(choices), field);
}

/** A date with or without a time; past ones too. What can be read in two ways, or nearly, is asked back. */
export function typedMoment(typed: string, field: string, at: At): Milestone {
  const context = readingContext(at);
  const read = (words: string) => readMoment(words, context);
  return readOrAsk(typed, field, { context, read, wanted: "moment", words: inWords });
}

export function typedDate(typed: string, field: string, at: At): Temporal.PlainDate {
  const context = readingContext(at);
  const read = (words: string) => readDate(words, context);
  return readOrAsk(typed, field, { context, read, wanted: "day", words: (date) => momentInWords(date) });
}

interface Asking<Value> {
  readonly context: ReadingContext;
  readonly read: (typed: string) => Reading<Value>;
  readonly wanted: "moment" | "day";
  readonly words: (value: Value) => string;
}

/** Throws an {@link Ask} with each reading in full, or a UserError where there is none. */
function readOrAsk<Value>(
  typed: string,
  field: string,
  { context, read, wanted, words }: Asking<Value>,
): Value {
  const reading = read(typed);
  if (!reading.ok) {
    const all = otherwise(typed, read, context);
    const meant = beginnings.has(field) ? all : all.filter(({ value }) => isAhead(value, context));
    const choices = meant.flatMap((one) => {
      const either = eitherDay(one.typed, context, wanted);
      if (either.length === 0) return [choice(field, one.typed, words(one.value))];
      return either.map((day) => choice(field, inFull(day), inWords(day)));
    });
    throw new Ask({ lines: [[text(reading.problem)]] }, orForm(choices), field);
  }
  const either = eitherDay(typed, context, wanted);
  if (either.length === 0) return reading.value;
  const line = say("ask-which-day", { typed });
  throw new Ask(
    { lines: [line] },
    either.map((one) => choice(field, inFull(one), inWords(one))),
    field,
  );
}

/** Dates of what may well have begun when it is set up. */
const beginnings: ReadonlySet<string> = new Set(["opens", "nominations-open"]);

/** Nobody is offered what has passed. */
function isAhead(value: unknown, { today, now, zone }: ReadingContext): boolean {
  if (value instanceof Temporal.PlainDate) return Temporal.PlainDate.compare(value, today) >= 0;
  const { date, time } = value as Milestone;
  return time
    ? Temporal.Instant.compare(instantOf(date, time, zone), now) > 0
    : Temporal.PlainDate.compare(date, today) >= 0;
}

/** Where no reading can be offered, the form with what was typed. */
export function orForm(choices: readonly Choice[]): readonly Choice[] {
  return choices.length > 0 ? choices : [{ label: words("ask-form"), means: { kind: "form" } }];
}

function choice(field: string, typed: string, label: string): Choice {
  return { label, means: { kind: "options", options: { [field]: typed } } };
}

function inWords({ date, time }: Milestone): string {
  return momentInWords(date, time);
}

/** Hours that people meet and post at. */
const usualHours = [9, 12, 17, 19];

interface HourAsked {
  /** What is asked, with what to type where no button can be shown. */
  readonly line?: Line;
  /** Hours of the day that are offered. */
  readonly hours?: readonly number[];
  /** Whether such a moment can be meant. */
  readonly meant?: (moment: Required<Milestone>) => boolean;
  /** What is typed for it instead. */
  readonly typed?: (moment: Required<Milestone>) => string;
}

/** Asks for the hour of a day that was given without one: the usual ones, and the form for another. */
export function askHour(
  date: Temporal.PlainDate,
  field: string,
  { line, hours = usualHours, meant = () => true, typed = inFull }: HourAsked = {},
): Ask {
  const choices = hours
    .map((hour) => ({ date, time: new Temporal.PlainTime(hour) }))
    .filter(meant)
    .map((moment) => choice(field, typed(moment), timeInWords(moment.time)));
  const asked = line ?? say("refuse-no-time", { moment: momentInWords(date), field });
  return new Ask({ lines: [asked] }, [...choices, ...orForm([])], field);
}

/** A date and time still to come. A missing time, and what was meant by a past one, is asked back, never filled in. */
export function typedFuture(typed: string, field: string, at: At): Required<Milestone> {
  const { date, time } = typedMoment(typed, field, at);
  const ahead = (moment: Milestone) => Temporal.Instant.compare(lastOf(moment, at.branch.zone), at.now) > 0;
  if (time && ahead({ date, time })) return { date, time };
  const over = !time && Temporal.PlainDate.compare(date, civilDate(at.now, at.branch.zone)) < 0;
  if (!time && !over) throw askHour(date, field, { meant: ahead });
  const meant = [coming({ date, ...(time && { time }) }, at)].filter(ahead);
  const choices = meant.map((one) => choice(field, inFull(one), inWords(one)));
  throw new Ask(
    { lines: [say("refuse-past", { moment: momentInWords(date, time) })] },
    orForm(choices),
    field,
  );
}

function lastOf({ date, time }: Milestone, zone: string): Temporal.Instant {
  return time ? instantOf(date, time, zone) : endOfDayInstant(date, zone);
}

/** The next such day of the year, or the next such hour where only today's has passed. */
function coming({ date, time }: Milestone, { branch, now }: At): Milestone {
  const today = civilDate(now, branch.zone);
  if (date.equals(today)) return { date: date.add({ days: 1 }), ...(time && { time }) };
  const years = Math.max(0, today.year - date.year);
  const near = date.add({ years });
  const next = Temporal.PlainDate.compare(near, today) > 0 ? near : date.add({ years: years + 1 });
  return { date: next, ...(time && { time }) };
}

/** A local time for posts, outside the branch's quiet hours. */
export function typedPostTime(typed: string, field: string, branch: Branch): Temporal.PlainTime {
  const time = readTimeOrAsk(typed, field);
  if (branch.quiet && isQuiet(time, branch.quiet)) {
    const { from, until } = branch.quiet;
    const times = { time: timeInWords(time), from: timeInWords(from), until: timeInWords(until) };
    throw new Ask({ lines: [say("refuse-quiet", times)] }, orForm([]), field);
  }
  return time;
}

/** A local time alone; each reading of an unclear one is offered, with what else was typed `again` around it. */
export function readTimeOrAsk(
  typed: string,
  field: string,
  again = (meant: string) => meant,
): Temporal.PlainTime {
  const reading = readTime(typed);
  if (reading.ok) return reading.value;
  const meant = otherwise(typed, readTime);
  const choices = meant.map((one) => choice(field, again(one.typed), timeInWords(one.value)));
  throw new Ask({ lines: [[text(reading.problem)]] }, orForm(choices), field);
}

/** What people put around days before: "7, 3 and 1 days before, and on the day". */
const aroundDays = /\b(?:and|days?|before|prior|ahead)\b|[&+;.]/giu;

/** Days before a target, "14, 7, 3, 1, 0": distinct, largest first, at most 30 of them and none over a year. */
export function typedDaysBefore(typed: string, field: string): readonly number[] {
  const figures = plainKeys(typed)
    .replaceAll(/(?<!\d\s{0,3})\b(?:the |a |one )?day before\b/giu, " 1 ")
    .replaceAll(/\b(?:on )?the day(?: itself)?\b/giu, " 0 ")
    .replaceAll(/\b(?:a|one) week\b/giu, " 7 ")
    .replaceAll(/\b(?:a fortnight|two weeks)\b/giu, " 14 ")
    .replaceAll(aroundDays, " ");
  const parts = figures.split(/[\s,]+/u).filter((part) => part !== "");
  const days = [...new Set(parts.map(Number))].toSorted((one, other) => other - one);
  const sound = days.every((day) => Number.isInteger(day) && day >= 0 && day <= 366);
  if (!sound || days.length === 0 || days.length > 30) {
    throw new Ask({ lines: [say("refuse-days-before")] }, orForm([]), field);
  }
  return days;
}
