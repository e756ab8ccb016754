import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bankHolidayName, type Division } from "../../../src/core/calendar/bank-holidays.ts";
import { suggestLastPosting } from "../../../src/core/calendar/posting.ts";
import {
  isWorkingDay,
  minusWorkingDays,
  type Nation,
  workingDaysBefore,
} from "../../../src/core/calendar/working-days.ts";
import { day } from "./contexts.ts";

const nation = fc.constantFrom<Nation>("england", "wales", "scotland", "northern-ireland");

const someDay = fc.integer({ min: 0, max: 3600 }).map((days) => day("2018-01-15").add({ days }));

describe("a working day for post", () => {
  it.each([
    ["2023-05-05", "england", true],
    ["2023-05-06", "england", false],
    ["2023-05-07", "england", false],
    ["2023-05-08", "wales", false],
    ["2023-01-03", "england", true],
    ["2023-01-03", "scotland", false],
    ["2023-07-12", "northern-ireland", false],
    ["2023-07-12", "scotland", true],
  ] as const)("%s from %s: %s", (date, from, working) => {
    expect(isWorkingDay(day(date), from)).toBe(working);
  });

  it("stops for a holiday in England, where the scrutineer is, although Scotland works", () => {
    expect(isWorkingDay(day("2023-04-10"), "scotland")).toBe(false);
  });
});

describe("working days before a close", () => {
  it("of Monday 29 April 2019 are three from the Wednesday", () => {
    expect(workingDaysBefore(day("2019-04-24"), day("2019-04-29"), "england")).toBe(3);
    expect(minusWorkingDays(day("2019-04-29"), 3, "england").toString()).toBe("2019-04-24");
  });

  it("are none on the day and negative after it", () => {
    expect(workingDaysBefore(day("2023-05-09"), day("2023-05-09"), "england")).toBe(0);
    expect(workingDaysBefore(day("2023-05-11"), day("2023-05-09"), "england")).toBe(-2);
  });

  it("cannot be fewer than none, or parts of a day", () => {
    expect(() => minusWorkingDays(day("2023-05-09"), -1, "england")).toThrow(RangeError);
    expect(() => minusWorkingDays(day("2023-05-09"), 1.5, "england")).toThrow(RangeError);
  });

  it("are as many as were gone back", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 40 }), nation, (close, count, from) => {
        const back = minusWorkingDays(close, count, from);
        expect(workingDaysBefore(back, close, from)).toBe(count);
        expect(count === 0 || isWorkingDay(back, from)).toBe(true);
      }),
    );
  });
});

describe("the suggested last posting day", () => {
  it.each([
    ["2023-05-09", "first", "england", "2023-05-02"],
    ["2023-05-09", "second", "england", "2023-04-27"],
    ["2019-12-12", "first", "wales", "2019-12-06"],
    ["2023-01-06", "first", "england", "2022-12-30"],
    ["2023-01-06", "first", "scotland", "2022-12-29"],
  ] as const)("for a close on %s, %s class from %s, is %s", (close, postClass, from, posting) => {
    expect(suggestLastPosting(day(close), postClass, from).toString()).toBe(posting);
  });

  it("is never a weekend or a bank holiday here or in England, and leaves the whole of its working days", () => {
    fc.assert(
      fc.property(someDay, nation, (close, from) => {
        const divisions: readonly Division[] =
          from === "scotland" || from === "northern-ireland"
            ? ["england-and-wales", from]
            : ["england-and-wales"];
        for (const [postClass, count] of [
          ["first", 4],
          ["second", 6],
        ] as const) {
          const posting = suggestLastPosting(close, postClass, from);
          expect(posting.dayOfWeek).toBeLessThanOrEqual(5);
          for (const division of divisions) expect(bankHolidayName(posting, division)).toBe(undefined);
          expect(workingDaysBefore(posting, close, from)).toBe(count);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is no later by second class, nor from where there are more holidays, nor for an earlier close", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 14 }), nation, (close, days, from) => {
        const posting = suggestLastPosting(close, "first", from);
        for (const earlier of [
          suggestLastPosting(close, "second", from),
          suggestLastPosting(close.subtract({ days }), "first", from),
        ]) {
          expect(earlier.until(posting).sign).toBeGreaterThanOrEqual(0);
        }
        expect(posting.until(suggestLastPosting(close, "first", "england")).sign).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});
