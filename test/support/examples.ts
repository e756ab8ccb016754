import { Temporal } from "temporal-polyfill";
import type { Campaign, MilestoneKind } from "../../src/core/ballot/campaign.ts";
import { type Branch, newBranch } from "../../src/core/branch/branch.ts";
import type { Milestone } from "../../src/core/calendar/moment.ts";
import { type Countdown, type CountdownTarget, defaultDays } from "../../src/core/countdown/countdown.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import type { Strike } from "../../src/core/strike/strike.ts";

/** The 2023 reballot and what belongs to it, as plain values for tests of rules. */
export const home = { chat: "preview", workspace: "w" } as const;

export const place = { ...home, channel: "ballot" };

export const branch: Branch = { ...newBranch("b", home), name: "Town branch" };

/** Local UK time: "2023-04-20T09:00". */
export function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").toInstant();
}

/** "2023-05-09" or "2023-05-09T12:00". */
export function milestone(text: string): Milestone {
  const date = Temporal.PlainDate.from(text.slice(0, 10));
  return text.includes("T") ? { date, time: Temporal.PlainTime.from(text.slice(11)) } : { date };
}

export function campaign(
  dates: Readonly<Partial<Record<MilestoneKind, string>>> = {},
  other: Partial<Campaign> = {},
): Campaign {
  const all = { opens: "2023-03-20", closes: "2023-05-09T12:00", ...dates };
  return {
    id: "c",
    shortId: "ccccc",
    branchId: branch.id,
    place,
    kind: "statutory",
    name: "PCS reballot",
    milestones: Object.fromEntries(Object.entries(all).map(([kind, text]) => [kind, milestone(text)])),
    state: "open",
    revision: 1,
    ...other,
  };
}

export function countdown(target: CountdownTarget, days: readonly number[] = defaultDays(target)): Countdown {
  return { id: "d", shortId: "ddddd", branchId: branch.id, place, target, days, at: branch.postAt };
}

export function strike(days: readonly string[], other: Partial<Strike> = {}): Strike {
  return {
    id: "s",
    shortId: "sssss",
    branchId: branch.id,
    place,
    name: "All-out strike",
    kind: "strike",
    employers: [],
    pickets: [],
    form: "day",
    days: days.map((day) => Temporal.PlainDate.from(day)),
    state: "confirmed",
    stateSince: at("2023-04-19T09:00"),
    changedAt: at("2023-04-19T09:00"),
    revision: 1,
    ...other,
  };
}

/** A reminder in the channel, from a first civil date on. */
export function reminder(on: string, other: Partial<Reminder> = {}): Reminder {
  return {
    id: "r",
    shortId: "rrrrr",
    branchId: branch.id,
    to: { place },
    by: "k" as MemberKey,
    text: { plain: "Bring leaflets." },
    on: Temporal.PlainDate.from(on),
    at: branch.postAt,
    repeat: "once",
    revision: 1,
    ...other,
  };
}
