import { Temporal } from "temporal-polyfill";
import { monthName } from "../names.ts";
import { instantOf } from "../zone.ts";
import { plainly } from "./plainly.ts";
import { type Moment, readMoment } from "./read-moment.ts";
import type { Reading, ReadingContext } from "./reading.ts";
import { rules } from "./rules.ts";
import { typedMoment } from "./typed-moment.ts";

/** What somebody may have meant by what was typed, to be asked: never to be chosen from unasked. */
export interface Meant<Value> {
  /** In words that are read, whole. */
  readonly typed: string;
  readonly value: Value;
}

type Read<Value> = (typed: string) => Reading<Value>;

/** What may have been meant by what cannot be read as it stands: each is read when it is typed. */
export function otherwise<Value>(
  typed: string,
  read: Read<Value>,
  context?: ReadingContext,
): readonly Meant<Value>[] {
  const found = new Map<string, Meant<Value>>();
  const tried = new Set<string>();
  /** Keeps what can be read; whether it could not. */
  const isUnread = (instead: string): boolean => {
    if (tried.has(instead)) return false;
    tried.add(instead);
    const reading = read(instead);
    if (!reading.ok) return true;
    const key = JSON.stringify(reading.value);
    if (!found.has(key)) found.set(key, { typed: instead, value: reading.value });
    return false;
  };
  const unread = rules.flatMap((say) => say(plainly(typed), context).filter(isUnread));
  if (found.size > 0) return [...found.values()];
  // Two things may be unclear in one: a slip, and the hour.
  for (const half of unread.slice(0, mostTried))
    for (const say of rules) say(half, context).forEach(isUnread);
  return [...found.values()];
}

/** Half understood ways to say it that are tried further: a bound on the work done. */
const mostTried = 40;

/**
 * The moments that a weekday alone can mean, where these are two: "Thursday" on a Thursday is today or in a week, "next
 * Friday" the coming one or that of the week after; and "9/5", which some write month first. What has passed is not
 * meant.
 */
export function eitherDay(
  typed: string,
  context: ReadingContext,
  wanted: "moment" | "day",
): readonly Moment[] {
  const read = typedMoment(typed, wanted);
  const moments = read.ok ? (eitherOrder(typed, context) ?? eitherWeek(read.value, context)) : [];
  const open = moments.filter(
    ({ date, time }) =>
      !time || Temporal.Instant.compare(instantOf(date, time, context.zone), context.now) > 0,
  );
  return open.length > 1 ? open : [];
}

type Typed = Extract<ReturnType<typeof typedMoment>, { readonly ok: true }>["value"];

function eitherWeek({ day, time }: Typed, { today }: ReadingContext): readonly Moment[] {
  if (day?.kind !== "weekday" || day.week === "following") return [];
  const ahead = (day.weekday - today.dayOfWeek + 7) % 7;
  const days =
    day.week === "next" ? [ahead || 7, 7 - today.dayOfWeek + day.weekday] : ahead === 0 ? [0, 7] : [];
  return [...new Set(days)].map((many) => {
    const date = today.add({ days: many });
    return time ? { date, time } : { date };
  });
}

const twoNumbers = /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/.]|-\d{4})/gu;

/**
 * "9/5 and 10/5" with its months named, day first and month first: nobody writes both orders in one breath, so one that can
 * only be day first ("9/5 and 25/5") settles all. Nothing where only one order is a date.
 */
export function bothOrders(typed: string): readonly string[] {
  const plain = plainly(typed);
  const all = [...plain.matchAll(twoNumbers)].map(([, first, second]) => [Number(first), Number(second)]);
  const either = all.every((both) => both.every((number) => number >= 1 && number <= 12));
  if (!either || all.every(([first, second]) => first === second)) return [];
  return [
    plain.replace(twoNumbers, (_, first, second) => `${Number(first)} ${monthName(Number(second))}`),
    plain.replace(twoNumbers, (_, first, second) => `${Number(second)} ${monthName(Number(first))}`),
  ];
}

/** Undefined where only one order is a date. */
function eitherOrder(typed: string, context: ReadingContext): readonly Moment[] | undefined {
  const each = bothOrders(typed).flatMap((order) => {
    const read = readMoment(order, context);
    return read.ok ? [read.value] : [];
  });
  return each.length > 1 ? each : undefined;
}
