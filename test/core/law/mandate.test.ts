import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawOn, mandateLastDay } from "../../../src/core/law/tables.ts";
import { day } from "../calendar/contexts.ts";

describe("a mandate", () => {
  it.each([
    ["2022-11-07", 6, "2023-05-06"],
    ["2023-02-27", 6, "2023-08-26"],
    ["2023-05-09", 6, "2023-11-08"],
    ["2026-11-16", 12, "2027-11-15"],
    ["2023-08-31", 6, "2024-02-28"],
    ["2022-08-31", 6, "2023-02-27"],
    ["2028-02-29", 12, "2029-02-27"],
  ])("of a ballot closed on %s, for %i months, ends with %s", (close, months, last) => {
    expect(mandateLastDay(day(close), months).toString()).toBe(last);
  });

  it.each([
    ["2026-02-17", 6],
    ["2026-02-18", 12],
    ["2023-03-20", 6],
    ["2026-09-28", 12],
  ])("of a ballot opened on %s lasts %i months", (opens, months) => {
    expect(lawOn("mandateMonths", day(opens))).toBe(months);
  });

  it("ends the day before the same day of the month, or before the month's last where it is too short", () => {
    const monthEnds = Array.from({ length: 17 * 12 }, (_, month) => day("2019-01-31").add({ months: month }));
    const anyClose = fc
      .tuple(fc.constantFrom(...monthEnds), fc.integer({ min: -3, max: 27 }))
      .map(([date, days]) => date.add({ days }));
    fc.assert(
      fc.property(anyClose, fc.constantFrom(6, 12), (close, months) => {
        const index = close.year * 12 + close.month - 1 + months;
        const [year, month] = [Math.floor(index / 12), index % 12];
        // Day 0 of the month after is this one's last.
        const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        const expected = new Date(Date.UTC(year, month, Math.min(close.day, lastOfMonth) - 1));
        expect(mandateLastDay(close, months).toString()).toBe(expected.toISOString().slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });

  it("never ends earlier for a later close", () => {
    const months = [6, 12];
    for (let close = day("2023-01-01"); close.year < 2025; close = close.add({ days: 1 })) {
      const next = close.add({ days: 1 });
      for (const count of months) {
        const [one, other] = [mandateLastDay(close, count), mandateLastDay(next, count)];
        expect(one.until(other).sign, `${close}`).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("lasts a whole number of months", () => {
    expect(() => mandateLastDay(day("2023-05-09"), 0)).toThrow(RangeError);
    expect(() => mandateLastDay(day("2023-05-09"), 6.5)).toThrow(RangeError);
  });
});
