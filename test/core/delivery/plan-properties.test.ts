import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Branch } from "../../../src/core/branch/branch.ts";
import { afterQuiet, isQuiet } from "../../../src/core/branch/quiet.ts";
import { civilDate, civilTime, daysBetween, instantOf } from "../../../src/core/calendar/zone.ts";
import type { PlannedDelivery } from "../../../src/core/delivery/row.ts";
import { nextOccurrence, occurrences } from "../../../src/core/reminder/occurrences.ts";
import { branch, campaign, countdown, reminder, strike } from "../../support/examples.ts";
import { plannedCountdown, plannedReminder } from "../../support/plans.ts";
import { changesOf, clockChanges, day, time } from "../calendar/contexts.ts";

const zones = ["Europe/London", "Pacific/Auckland", "America/St_Johns", "Pacific/Kiritimati"];

const changeDays = new Map(
  zones.map((zone) => [zone, changesOf(zone, 2019, 2035).map(({ at }) => civilDate(at, zone))]),
);

const anyMinute = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => time("00:00").add({ minutes }));

/** A zone, and a civil date of 2019 to 2035 in it: around a change of its clocks, a leap day or a year's end, or any. */
const anyWhere = fc.constantFrom(...zones).chain((zone) => {
  const marked = [...(changeDays.get(zone) ?? []), day("2020-02-29"), day("2023-12-31"), day("2028-02-29")];
  const nearby = fc
    .tuple(fc.constantFrom(...marked), fc.integer({ min: -10, max: 10 }))
    .map(([date, days]) => date.add({ days }));
  const anywhere = fc.integer({ min: 0, max: 16 * 365 }).map((days) => day("2019-01-01").add({ days }));
  return fc.record({ zone: fc.constant(zone), on: fc.oneof(nearby, anywhere) });
});

const quietHours = fc
  .option(fc.record({ from: anyMinute, until: anyMinute }))
  .filter((quiet) => quiet === null || !quiet.from.equals(quiet.until));

function branchWith(zone: string, quiet: Branch["quiet"] | null): Branch {
  const { quiet: _usual, ...others } = branch;
  return { ...others, zone, ...(quiet && { quiet }) };
}

/** A row is due on its own civil date at its own local time; a time that the clocks skip, by the gap later. */
function expectOwnMoment({ on, at, zone, dueAt }: PlannedDelivery): void {
  const exists = on.toPlainDateTime(at).toZonedDateTime(zone).toPlainTime().equals(at);
  expect(civilDate(dueAt, zone).toString()).toBe(on.toString());
  if (exists) expect(civilTime(dueAt, zone).toString()).toBe(at.toString());
  else expect(Temporal.PlainTime.compare(civilTime(dueAt, zone), at)).toBe(1);
}

function days(rows: readonly PlannedDelivery[]): readonly string[] {
  return rows.map(({ on }) => on.toString());
}

describe("each of the 2019 to 2035 weekends on which the UK's clocks change", () => {
  const weekends = Array.from({ length: 17 }, (_, year) => 2019 + year).flatMap(clockChanges);
  it("includes those of 2023", () => {
    expect(weekends.map(String)).toEqual(expect.arrayContaining(["2023-03-26", "2023-10-29"]));
  });

  it.each(weekends)("%s: a daily reminder and a countdown go once each day at 9am", async (sunday) => {
    const wanted = [-2, -1, 0, 1, 2].map((days) => sunday.add({ days }).toString());
    const [first = "", last = ""] = [wanted[0], wanted.at(-1)];
    const daily = reminder(first, { repeat: "daily", until: day(last) });
    const target = { kind: "date", title: "Rally", date: day(last), time: time("18:00") } as const;
    for (const rows of [
      await plannedReminder(daily, branch),
      (await plannedCountdown(countdown(target, [4, 3, 2, 1, 0]), branch)).toSorted((one, other) =>
        Temporal.Instant.compare(one.dueAt, other.dueAt),
      ),
    ]) {
      expect(days(rows)).toEqual(wanted);
      expect(rows.map(({ dueAt }) => civilTime(dueAt, branch.zone).toString())).toEqual(
        wanted.map(() => "09:00:00"),
      );
    }
  });
});

describe("every row of a plan", () => {
  it("of a reminder is due on its own civil date and at its own local time, once a day", async () => {
    const repeats = fc.constantFrom("once", "daily", "weekdays", "weekly");
    await fc.assert(
      fc.asyncProperty(anyWhere, anyMinute, repeats, async ({ zone, on }, at, repeat) => {
        const rows = await plannedReminder(
          reminder(on.toString(), { at, repeat, ...(repeat !== "once" && { until: on.add({ days: 30 }) }) }),
          branchWith(zone, branch.quiet),
        );
        for (const row of rows) expectOwnMoment(row);
        expect(new Set(days(rows)).size).toBe(rows.length);
      }),
    );
  });

  it("of a reminder until posted, never within quiet hours, up to its last day and daily in the end", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyWhere,
        anyMinute,
        quietHours,
        fc.integer({ min: 0, max: 60 }),
        async ({ zone, on }, at, quiet, run) => {
          const here = branchWith(zone, quiet);
          const until = on.add({ days: run });
          const own = reminder(on.toString(), { at, repeat: "ballot", until, campaignId: "c" });
          const rows = await plannedReminder(own, here);
          for (const row of rows) expectOwnMoment(row);
          expect(rows.filter((row) => isQuiet(row.at, here.quiet))).toEqual([]);
          expect(rows.every(({ needs }) => needs === "still-to-post")).toBe(true);
          const wanted = Array.from({ length: run + 1 }, (_, day) => day).filter(
            (day) => day % 2 === 0 || run - day <= 4,
          );
          expect(rows).toHaveLength(wanted.length);
        },
      ),
    );
  });

  it("of a ballot, a mandate, a strike and a date too, and never within quiet hours but for the close", async () => {
    await fc.assert(
      fc.asyncProperty(anyWhere, anyMinute, quietHours, async ({ zone, on }, at, quiet) => {
        const here = branchWith(zone, quiet);
        const ballot = campaign({
          opens: on.subtract({ days: 30 }).toString(),
          closes: `${on}T12:00`,
          "mandate-expires": on.add({ months: 6 }).toString(),
        });
        const action = strike([on.toString(), on.add({ days: 1 }).toString()]);
        const targets = [
          countdown({ kind: "ballot", campaignId: ballot.id }),
          countdown({ kind: "mandate", campaignId: ballot.id }),
          countdown({ kind: "strike", strikeId: action.id }),
          countdown({ kind: "date", title: "Rally", date: on }),
        ];
        for (const one of targets) {
          const counted = { campaigns: [ballot], strikes: [action] };
          const rows = await plannedCountdown({ ...one, at }, here, counted);
          for (const row of rows) expectOwnMoment(row);
          const scheduled = rows.filter(({ kind }) => kind !== "closed");
          expect(new Set(days(scheduled)).size).toBe(scheduled.length);
          expect(scheduled.filter((row) => isQuiet(row.at, here.quiet))).toEqual([]);
        }
      }),
    );
  });
});

describe("a repeating reminder", () => {
  const first = anyWhere.map(({ on }) => on);
  const length = fc.integer({ min: 0, max: 60 });

  it("daily misses no date, weekly keeps its weekday, on weekdays it has every Monday to Friday", () => {
    fc.assert(
      fc.property(first, length, (on, more) => {
        const until = on.add({ days: more });
        const all = Array.from({ length: more + 1 }, (_, days) => on.add({ days }));
        const of = (repeat: "daily" | "weekly" | "weekdays") =>
          occurrences({ on, repeat, until }, branch).map(String);
        expect(of("daily")).toEqual(all.map(String));
        expect(of("weekly")).toEqual(all.filter(({ dayOfWeek }) => dayOfWeek === on.dayOfWeek).map(String));
        expect(of("weekdays")).toEqual(all.filter(({ dayOfWeek }) => dayOfWeek <= 5).map(String));
      }),
    );
  });

  it("names as its next date the first that has not gone", () => {
    fc.assert(
      fc.property(anyWhere, anyMinute, fc.integer({ min: -72, max: 900 }), ({ zone, on }, at, hours) => {
        const timing = { on, at, repeat: "daily", until: on.add({ days: 30 }) } as const;
        const now = instantOf(on, time("00:00"), zone).add({ hours });
        const left = occurrences(timing, branch).filter(
          (date) => Temporal.Instant.compare(instantOf(date, at, zone), now) > 0,
        );
        expect(nextOccurrence(timing, { ...branch, zone }, now)?.toString()).toBe(left[0]?.toString());
      }),
    );
  });
});

describe("quiet hours", () => {
  it("move a post to their end, never back, by less than a day, and once only", () => {
    fc.assert(
      fc.property(anyWhere, anyMinute, quietHours, ({ on }, at, quiet) => {
        const hours = quiet ?? undefined;
        const moved = afterQuiet(on, at, hours);
        expect(isQuiet(moved.at, hours)).toBe(false);
        const later = on
          .toPlainDateTime(at)
          .until(moved.on.toPlainDateTime(moved.at), { largestUnit: "minute" });
        expect(later.minutes).toBeGreaterThanOrEqual(0);
        expect(later.minutes).toBeLessThan(24 * 60);
        expect(daysBetween(on, moved.on)).toBeLessThanOrEqual(1);
        expect(afterQuiet(moved.on, moved.at, hours)).toEqual(moved);
        if (!isQuiet(at, hours)) expect(moved).toEqual({ on, at });
      }),
    );
  });
});
