import { Temporal } from "temporal-polyfill";
import type { At } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { daysBetween } from "../../calendar/zone.ts";
import { userError } from "../../chat/user-error.ts";
import { longestRunDays, occurrences } from "../../reminder/occurrences.ts";
import type { Reminder, Repeat } from "../../reminder/reminder.ts";
import { say } from "../../text/say.ts";
import { typedDate, typedFuture } from "../../typed/dates.ts";

/** When a reminder goes. */
export type Timing = Pick<Reminder, "on" | "at" | "repeat" | "until">;

interface TypedTiming {
  readonly when: string;
  readonly repeat: Repeat;
  readonly until?: string | undefined;
}

/** When a new reminder goes, as typed. Throws a UserError for a past or unfinished date and for an unfit "until". */
export function typedTiming({ when, repeat, until }: TypedTiming, at: At): Timing {
  const { date, time } = typedFuture(when, "when", at);
  const last = until === undefined ? undefined : typedDate(until, "until", at);
  return sound({ on: date, at: time, repeat, ...(last && { until: last }) });
}

/** When a reminder goes after a change: what was typed, on top of what it was. Throws as `timingAsked` does. */
export function timingChanged(
  before: Timing,
  {
    when,
    repeat = before.repeat,
    until,
  }: { readonly [Name in keyof TypedTiming]?: TypedTiming[Name] | undefined },
  at: At,
): Timing {
  const moment = when === undefined ? { date: before.on, time: before.at } : typedFuture(when, "when", at);
  const kept = repeat === "once" ? undefined : before.until;
  const last = until === undefined ? kept : typedDate(until, "until", at);
  return sound({ on: moment.date, at: moment.time, repeat, ...(last && { until: last }) });
}

/** Only a repeating reminder has a last day: at or after its first, at most a year on. */
function sound(timing: Timing): Timing {
  const { on, repeat, until } = timing;
  if (!until) return timing;
  if (repeat === "once") throw userError(say("refuse-reminder-once-until"), "until");
  const [first = on] = occurrences({ on, repeat });
  const tooLong = daysBetween(on, until) > longestRunDays;
  if (tooLong || Temporal.PlainDate.compare(until, first) < 0) {
    const latest = on.add({ days: longestRunDays });
    throw userError(
      say("refuse-reminder-until", { first: dayInWords(first), latest: dayInWords(latest) }),
      "until",
    );
  }
  return timing;
}
