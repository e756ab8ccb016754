import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isBankHoliday } from "../../../src/core/calendar/bank-holidays.ts";
import { civilDate, civilTime } from "../../../src/core/calendar/zone.ts";
import { occurrences } from "../../../src/core/reminder/occurrences.ts";
import { type Repeat, repeatInWords } from "../../../src/core/reminder/repeat.ts";
import { branch, reminder } from "../../support/examples.ts";
import { plannedReminder } from "../../support/plans.ts";
import { day } from "../calendar/contexts.ts";

function dates(on: string, repeat: Repeat, until: string): readonly string[] {
  return occurrences({ on: day(on), repeat, until: day(until) }, branch).map(String);
}

describe("the days of a repeating reminder", () => {
  it.each<[string, Repeat, string, readonly string[]]>([
    ["2023-04-21", "every-14-days", "2023-06-01", ["2023-04-21", "2023-05-05", "2023-05-19"]],
    ["2023-04-21", "every-10-days", "2023-05-12", ["2023-04-21", "2023-05-01", "2023-05-11"]],
    ["2023-01-31", "every-1-months", "2023-04-30", ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"]],
    ["2024-01-31", "monthly-31", "2024-03-01", ["2024-01-31", "2024-02-29"]],
    ["2024-02-29", "every-1-months", "2024-04-30", ["2024-02-29", "2024-03-29", "2024-04-29"]],
    ["2023-01-30", "every-1-months", "2023-03-30", ["2023-01-30", "2023-02-28", "2023-03-30"]],
    ["2023-11-30", "every-3-months", "2024-06-01", ["2023-11-30", "2024-02-29", "2024-05-30"]],
    ["2023-04-21", "monthly-15", "2023-06-30", ["2023-05-15", "2023-06-15"]],
    ["2023-04-21", "nth-3-5", "2023-06-30", ["2023-04-21", "2023-05-19", "2023-06-16"]],
    ["2023-04-21", "nth-last-5", "2023-06-30", ["2023-04-28", "2023-05-26", "2023-06-30"]],
    ["2023-04-20", "each-24", "2023-04-27", ["2023-04-20", "2023-04-25", "2023-04-27"]],
    [
      "2023-04-28",
      "working-days",
      "2023-05-09",
      ["2023-04-28", ...["02", "03", "04", "05", "09"].map((d) => `2023-05-${d}`)],
    ],
  ])("from %s %s until %s", (on, repeat, until, wanted) => expect(dates(on, repeat, until)).toEqual(wanted));

  it("without bank holidays go by those of the branch’s own nation", () => {
    const timing = { on: day("2023-11-29"), repeat: "working-days", until: day("2023-12-01") } as const;
    const of = (nation: typeof branch.nation) => occurrences(timing, { nation }).map(String);
    expect(of("england")).toContain("2023-11-30");
    // St Andrew's Day.
    expect(of("scotland")).not.toContain("2023-11-30");
  });

  it("end after twelve weeks where no last day is given, more seldom ones after a year", () => {
    const of = (repeat: Repeat) => occurrences({ on: day("2023-04-21"), repeat }, branch);
    expect(of("every-14-days").at(-1)?.toString()).toBe("2023-07-14");
    expect(of("every-1-months")).toHaveLength(13);
    expect(of("every-1-months").at(-1)?.toString()).toBe("2024-04-21");
  });
});

describe("the words of a repeat", () => {
  it.each<[Repeat, string]>([
    ["every-14-days", "every 2 weeks"],
    ["every-10-days", "every 10 days"],
    ["daily", "every day"],
    ["working-days", "Monday to Friday except bank holidays"],
    ["each-24", "every Tuesday and Thursday"],
    ["each-135", "every Monday, Wednesday and Friday"],
    ["every-1-months", "every month on the 21st"],
    ["monthly-29", "every month on the 29th (in a shorter February on its last day)"],
    ["monthly-31", "every month on the 31st (in shorter months on their last day)"],
    ["every-2-months", "every 2 months on the 21st"],
    ["nth-3-5", "on the third Friday of every month"],
    ["nth-last-5", "on the last Friday of every month"],
  ])("%s: %s", (repeat, words) => expect(repeatInWords(repeat, day("2023-04-21"))).toBe(words));
});

/** A first day near a leap day, a change of the clocks or a year's end, or any. */
const firstDay = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("2020-02-29", "2023-01-31", "2023-03-26", "2023-10-29", "2023-12-31", "2028-02-29"),
      fc.integer({ min: -5, max: 5 }),
    )
    .map(([near, days]) => day(near).add({ days })),
  fc.integer({ min: 0, max: 10 * 365 }).map((days) => day("2019-01-01").add({ days })),
);

const count = fc.integer({ min: 1, max: 40 });

const weekday = fc.integer({ min: 1, max: 7 });

/** A repeat with the walk that takes it, month by month or day by day, told anew. */
const walked = fc.oneof(
  count.map((days) => ({
    repeat: `every-${days}-days` as const,
    falls: (on: Temporal.PlainDate, first: Temporal.PlainDate) => first.until(on).days % days === 0,
  })),
  fc.integer({ min: 1, max: 12 }).map((months) => ({
    repeat: `every-${months}-months` as const,
    falls: (on: Temporal.PlainDate, first: Temporal.PlainDate) =>
      Array.from({ length: 13 }, (_, times) => first.add({ months: months * times })).some((one) =>
        one.equals(on),
      ),
  })),
  fc.integer({ min: 1, max: 31 }).map((wanted) => ({
    repeat: `monthly-${wanted}` as const,
    falls: (on: Temporal.PlainDate) => on.equals(on.with({ day: wanted }, { overflow: "constrain" })),
  })),
  fc.tuple(fc.integer({ min: 1, max: 4 }), weekday).map(([nth, wanted]) => ({
    repeat: `nth-${nth}-${wanted}` as const,
    falls: (on: Temporal.PlainDate) => {
      const month = Array.from({ length: on.day }, (_, index) => on.with({ day: index + 1 }));
      return on.dayOfWeek === wanted && month.filter(({ dayOfWeek }) => dayOfWeek === wanted).length === nth;
    },
  })),
  weekday.map((wanted) => ({
    repeat: `nth-last-${wanted}` as const,
    falls: (on: Temporal.PlainDate) => on.dayOfWeek === wanted && on.add({ weeks: 1 }).month !== on.month,
  })),
  fc.constant({
    repeat: "working-days" as const,
    falls: (on: Temporal.PlainDate) => on.dayOfWeek < 6 && !isBankHoliday(on, "england-and-wales"),
  }),
);

describe("every series", () => {
  it("has each day a walk through the calendar finds, none twice, none past its last", () => {
    fc.assert(
      fc.property(firstDay, fc.integer({ min: 0, max: 366 }), walked, (on, length, { repeat, falls }) => {
        const until = on.add({ days: length });
        const wanted: string[] = [];
        for (let date = on; Temporal.PlainDate.compare(date, until) <= 0; date = date.add({ days: 1 })) {
          if (falls(date, on)) wanted.push(date.toString());
        }
        expect(occurrences({ on, repeat, until }, branch).map(String)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it("goes at its own hour on each of them, whatever the clocks do", async () => {
    await fc.assert(
      fc.asyncProperty(firstDay, walked, async (on, { repeat }) => {
        const series = reminder(on.toString(), { repeat, until: on.add({ days: 200 }) });
        const rows = await plannedReminder(series, branch);
        expect(rows.map((row) => civilDate(row.dueAt, branch.zone).toString())).toEqual(
          occurrences(series, branch).map(String),
        );
        for (const row of rows) expect(civilTime(row.dueAt, branch.zone).toString()).toBe("09:00:00");
      }),
      { numRuns: 30 },
    );
  });
});
