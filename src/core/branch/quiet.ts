import { Temporal } from "temporal-polyfill";
import type { Branch } from "./branch.ts";

/** Whether a local time lies in the quiet hours, which may span midnight. Their end is not quiet. */
export function isQuiet(at: Temporal.PlainTime, quiet: Branch["quiet"]): boolean {
  if (!quiet) return false;
  const from = Temporal.PlainTime.compare(at, quiet.from) >= 0;
  const until = Temporal.PlainTime.compare(at, quiet.until) < 0;
  const spansMidnight = Temporal.PlainTime.compare(quiet.from, quiet.until) > 0;
  return spansMidnight ? from || until : from && until;
}

/** A scheduled post that would fall into quiet hours goes at their end, the next morning if need be. */
export function afterQuiet(
  on: Temporal.PlainDate,
  at: Temporal.PlainTime,
  quiet: Branch["quiet"],
): { readonly on: Temporal.PlainDate; readonly at: Temporal.PlainTime } {
  if (!quiet || !isQuiet(at, quiet)) return { on, at };
  const nextDay = Temporal.PlainTime.compare(at, quiet.until) >= 0;
  return { on: nextDay ? on.add({ days: 1 }) : on, at: quiet.until };
}
