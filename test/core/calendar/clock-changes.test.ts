import fc from "fast-check";
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
import { changesOf, clockChanges, day, time, type ZoneChange } from "./contexts.ts";

/** The UK, both hemispheres, half hours (St John's, Lord Howe), both sides of the date line, midnight changes (Santiago). */
const zones = [
  ukZone,
  "America/St_Johns",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "UTC",
];

const zone = fc.constantFrom(...zones);

const anyDay = fc.integer({ min: 0, max: 17 * 365 }).map((days) => day("2019-01-01").add({ days }));

const anyTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => time("00:00").add({ minutes }));

const anyInstant = fc
  .integer({ min: 1_546_300_800, max: 2_082_758_399 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));

const changes = zones.flatMap((name) => changesOf(name, 2019, 2035));

const anyChange = fc.constantFrom(...changes);

/** So many minutes from a change, on a wall clock that does not change. */
function near({ at, before }: ZoneChange, minutes: number): Temporal.PlainDateTime {
  const wall = at.add({ nanoseconds: before }).toZonedDateTimeISO("UTC").toPlainDateTime();
  return wall.add({ minutes });
}

describe("any civil date and time", () => {
  it("in any zone is an instant that shows the same on the wall, except in an hour that is skipped", () => {
    fc.assert(
      fc.property(anyDay, anyTime, zone, (date, clock, name) => {
        const instant = instantOf(date, clock, name);
        const shown = civilDate(instant, name).toPlainDateTime(civilTime(instant, name));
        const wanted = date.toPlainDateTime(clock);
        const skipped = changes.some(
          ({ zone: where, skips }) =>
            where === name &&
            skips !== undefined &&
            Temporal.PlainDateTime.compare(skips.from, wanted) <= 0 &&
            Temporal.PlainDateTime.compare(wanted, skips.until) < 0,
        );
        expect(shown.equals(wanted)).toBe(!skipped);
      }),
      { numRuns: 1000 },
    );
  });

  it("around a change: what is skipped moves forward by the gap, what comes twice is the first", () => {
    fc.assert(
      fc.property(anyChange, fc.integer({ min: -240, max: 240 }), (change, minutes) => {
        const wall = near(change, minutes);
        const instant = instantOf(wall.toPlainDate(), wall.toPlainTime(), change.zone);
        // By the offset before the change: right before it, past a gap by its length, and first of two.
        const byOld = wall.toZonedDateTime("UTC").toInstant().subtract({ nanoseconds: change.before });
        const byNew = wall.toZonedDateTime("UTC").toInstant().subtract({ nanoseconds: change.after });
        const passed = Temporal.Instant.compare(byNew, change.at) >= 0;
        const still = Temporal.Instant.compare(byOld, change.at) < 0;
        expect(instant.equals(still || !passed ? byOld : byNew)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("lies in its own day, which ends where the next begins", () => {
    fc.assert(
      fc.property(anyInstant, zone, (instant, name) => {
        const date = civilDate(instant, name);
        const end = endOfDayInstant(date, name);
        expect(Temporal.Instant.compare(instant, end)).toBeLessThan(0);
        expect(civilDate(end.subtract({ nanoseconds: 1 }), name).equals(date)).toBe(true);
        expect(civilDate(end, name).equals(date.add({ days: 1 }))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("is as many days from another as the calendar says, over leap days and changes", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(daysBetween(date, date.add({ days }))).toBe(days);
        expect(daysBetween(date.add({ days }), date)).toBe(0 - days);
      }),
    );
  });
});

describe("the UK's clock changes", () => {
  it("are known for every year: the last Sundays of March and October", () => {
    expect(clockChanges(2023).map(String)).toEqual(["2023-03-26", "2023-10-29"]);
    for (let year = 2019; year <= 2035; year += 1) {
      const [forward, back] = clockChanges(year);
      expect([forward?.month, forward?.dayOfWeek, back?.month, back?.dayOfWeek]).toEqual([3, 7, 10, 7]);
    }
  });

  it("make the days 23 and 25 hours long", () => {
    for (let year = 2019; year <= 2035; year += 1) {
      const hours = clockChanges(year).map((date) => {
        const began = endOfDayInstant(date.subtract({ days: 1 }), ukZone);
        return began.until(endOfDayInstant(date, ukZone), { largestUnit: "hour" }).hours;
      });
      expect(hours).toEqual([23, 25]);
    }
  });
});

it("a day that an island left out moves to the next at the same hour", () => {
  const apia = instantOf(day("2011-12-30"), time("09:00"), "Pacific/Apia");
  expect(`${civilDate(apia, "Pacific/Apia")} ${civilTime(apia, "Pacific/Apia")}`).toBe("2011-12-31 09:00:00");
});
