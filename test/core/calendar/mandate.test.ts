import { describe, expect, it } from "vitest";
import { mandateLastDay, mandateMonths } from "../../../src/core/calendar/mandate.ts";
import { day } from "./contexts.ts";

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
    expect(mandateMonths(day(opens))).toBe(months);
  });

  it("lasts a whole number of months", () => {
    expect(() => mandateLastDay(day("2023-05-09"), 0)).toThrow(RangeError);
    expect(() => mandateLastDay(day("2023-05-09"), 6.5)).toThrow(RangeError);
  });
});
