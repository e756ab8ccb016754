import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  civilDate,
  civilTime,
  daysBetween,
  endOfDayInstant,
  instantOf,
  ukZone,
} from "../../../src/core/calendar/zone.ts";
import { day, time } from "./contexts.ts";

describe("the clock on the wall", () => {
  it.each([
    ["a close in summer time is an hour ahead", "2023-05-09", "12:00", "2023-05-09T11:00:00Z"],
    ["a close in winter time is not", "2019-12-12", "12:00", "2019-12-12T12:00:00Z"],
    ["a time the clocks skip moves forward", "2023-03-26", "01:30", "2023-03-26T01:30:00Z"],
    ["a time that comes twice is the first", "2023-10-29", "01:30", "2023-10-29T00:30:00Z"],
  ])("%s", (_, date, clock, instant) => {
    expect(instantOf(day(date), time(clock), ukZone).toString()).toBe(instant);
  });

  it("shows half past two where half past one does not exist", () => {
    const instant = instantOf(day("2023-03-26"), time("01:30"), ukZone);
    expect(civilTime(instant, ukZone).toString()).toBe("02:30:00");
  });

  it("shows half past one twice when the clocks go back", () => {
    const shown = ["2023-10-29T00:30:00Z", "2023-10-29T01:30:00Z"].map((instant) =>
      civilTime(Temporal.Instant.from(instant), ukZone).toString(),
    );
    expect(shown).toEqual(["01:30:00", "01:30:00"]);
  });

  it("gives each zone its own date", () => {
    const instant = Temporal.Instant.from("2023-05-08T23:30:00Z");
    expect(civilDate(instant, ukZone).toString()).toBe("2023-05-09");
    expect(civilDate(instant, "UTC").toString()).toBe("2023-05-08");
  });

  it("refuses a zone that does not exist", () => {
    expect(() => civilDate(Temporal.Instant.from("2023-05-08T23:30:00Z"), "Europe/Camelot")).toThrow(
      RangeError,
    );
  });

  it.each([
    ["2023-05-08", "2023-05-08T23:00:00Z"],
    ["2023-03-26", "2023-03-26T23:00:00Z"],
    ["2023-10-29", "2023-10-30T00:00:00Z"],
  ])("ends %s when the next day begins", (date, instant) => {
    expect(endOfDayInstant(day(date), ukZone).toString()).toBe(instant);
  });
});

describe("days to go", () => {
  it.each([
    ["2023-05-06", "2023-05-09", 3],
    ["2023-05-09", "2023-05-09", 0],
    ["2023-05-10", "2023-05-09", -1],
    ["2023-03-20", "2023-05-09", 50],
    ["2023-03-25", "2023-03-27", 2],
  ])("from %s to %s are %i, whatever the clocks do", (from, to, days) => {
    expect(daysBetween(day(from), day(to))).toBe(days);
  });
});
