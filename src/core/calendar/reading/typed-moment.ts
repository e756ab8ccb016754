import type { Temporal } from "temporal-polyfill";
import { ahead } from "./ahead.ts";
import { dayAt, type TypedDay } from "./day-part.ts";
import { aheadSaysAll, oneDayOnly, onlyADay, twoDays, twoTimes } from "./problems.ts";
import { timeAt } from "./read-time.ts";
import { found, type Part, type Reading, refused, refusedPart, understood } from "./reading.ts";
import { strayProblem } from "./stray.ts";
import { isWord, type Token, tokensOf } from "./tokens.ts";

/** The parts of one moment as typed, before it is known which instant they mean. */
interface TypedMoment {
  readonly day?: TypedDay;
  readonly time?: Temporal.PlainTime;
  /** Minutes from now, as in "in 2 hours"; then nothing else is typed. */
  readonly minutes?: number;
}

/** Takes in a day and a time in either order, or "in 2 hours". Where only a day is wanted, a time is refused. */
export function typedMoment(text: string, wanted: "moment" | "day"): Reading<TypedMoment> {
  const read = tokensOf(text, wanted);
  if (!read.ok) return read;
  const all = read.value.filter((token) => token.kind !== "mark" || token.value !== "comma");
  // "from 27 April" of what begins with it.
  const tokens = isWord(all[0], "from") ? all.slice(1) : all;
  const mark = tokens.find((token) => token.kind === "mark");
  if (mark !== undefined) return refused(oneDayOnly(mark.text));
  let typed: TypedMoment = {};
  for (let at = 0; at < tokens.length; ) {
    const part = partAt(tokens, at, wanted);
    if (part.kind === "absent") return refused(strayProblem(tokens, at, wanted));
    if (part.kind === "refused") return refused(part.problem);
    const problem = clash(typed, part.value);
    if (problem !== undefined) return refused(problem);
    typed = { ...typed, ...part.value };
    at = part.next;
  }
  return understood(typed);
}

function partAt(tokens: readonly Token[], at: number, wanted: "moment" | "day"): Part<TypedMoment> {
  const day = dayAt(tokens, at, "refused");
  if (day.kind !== "absent") return day.kind === "found" ? found({ day: day.value }, day.next) : day;
  const time = timeOrStretchAt(tokens, at);
  return time.kind !== "absent" && wanted === "day" ? refusedPart(onlyADay()) : time;
}

function timeOrStretchAt(tokens: readonly Token[], at: number): Part<TypedMoment> {
  const stretch = ahead(tokens, at);
  if (stretch.kind === "found" && stretch.value.unit === "minutes")
    return found({ minutes: stretch.value.amount }, stretch.next);
  const time = timeAt(tokens, at);
  return time.kind === "found" ? found({ time: time.value }, time.next) : time;
}

function clash(have: TypedMoment, more: TypedMoment): string | undefined {
  const started = have.day !== undefined || have.time !== undefined;
  if (have.minutes !== undefined || (more.minutes !== undefined && started)) return aheadSaysAll();
  if (have.day !== undefined && more.day !== undefined) return twoDays();
  if (have.time !== undefined && more.time !== undefined) return twoTimes("moment");
  return undefined;
}
