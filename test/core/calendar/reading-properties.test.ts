import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readDate } from "../../../src/core/calendar/reading/read-date.ts";
import { readDays } from "../../../src/core/calendar/reading/read-days.ts";
import { readMoment } from "../../../src/core/calendar/reading/read-moment.ts";
import { readTime } from "../../../src/core/calendar/reading/read-time.ts";
import { dayInWords, momentInWords, shortDayYear, timeInWords } from "../../../src/core/calendar/words.ts";
import { day, plain, THURSDAY } from "./contexts.ts";

const anyDay = fc.integer({ min: 0, max: 36_524 }).map((days) => day("2000-01-01").add({ days }));

const anyTime = fc
  .integer({ min: 1, max: 24 * 60 - 1 })
  .map((minutes) => new Temporal.PlainTime().add({ minutes }));

const fragment = fc.constantFrom(
  ..."1 9 12 31 99 2023 9th 5/9 5/9/23 9/5/2023 2023-05-09 2023-02-30 5.30 12:00 99:99 am pm May Feb Tue".split(
    " ",
  ),
  ..."today tomorrow tonight next this in a days hours noon midnight at on by the of from to and , - . & T".split(
    " ",
  ),
);

const nearlyADate = fc
  .array(fc.tuple(fragment, fc.constantFrom(" ", "")), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(""));

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 130 }),
  fc.string({ maxLength: 130 }),
  nearlyADate,
);

describe("whatever is typed", () => {
  it("is read or refused with a sentence, and never breaks", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const readings = [
          readMoment(text, THURSDAY),
          readDate(text, THURSDAY),
          readDays(text, THURSDAY),
          readTime(text),
        ];
        for (const reading of readings) {
          if (!reading.ok) expect(reading.problem).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("reads the same in capitals and with more space", () => {
    fc.assert(
      fc.property(nearlyADate, (text) => {
        const other = `  ${text.toUpperCase().replaceAll(" ", "   ")} `;
        fc.pre(other.length <= 120);
        const [plainly, loudly] = [readMoment(text, THURSDAY), readMoment(other, THURSDAY)];
        expect(loudly.ok).toBe(plainly.ok);
        if (plainly.ok && loudly.ok) expect(JSON.stringify(loudly.value)).toBe(JSON.stringify(plainly.value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whatever Muster prints", () => {
  it("reads back to the same day", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        for (const text of [dayInWords(date), shortDayYear(date), date.toString()]) {
          expect(plain(readMoment(text, THURSDAY)), text).toEqual({ date: date.toString() });
          expect(plain(readDate(text, THURSDAY)), text).toBe(date.toString());
        }
      }),
    );
  });

  it("reads back to the same day and time, midnight apart", () => {
    fc.assert(
      fc.property(anyDay, anyTime, (date, time) => {
        expect(plain(readTime(timeInWords(time)))).toBe(time.toString());
        const reading = plain(readMoment(momentInWords(date, time), THURSDAY));
        expect(reading).toEqual({ date: date.toString(), time: time.toString() });
      }),
    );
  });

  it("reads back to the same list of strike days", () => {
    const someDays = fc.uniqueArray(anyDay, { minLength: 1, maxLength: 5, selector: String });
    fc.assert(
      fc.property(someDays, (days) => {
        const reading = readDays(days.map((date) => shortDayYear(date)).join(", "), THURSDAY);
        const sorted = days.toSorted(Temporal.PlainDate.compare).map(String);
        expect(reading.ok && reading.value.days.map(String)).toEqual(sorted);
        expect(reading.ok && reading.value.form).toBe(days.length === 1 ? "day" : "list");
      }),
    );
  });

  it("reads back to the same run of strike days", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 119 }), (first, length) => {
        const last = first.add({ days: length });
        fc.pre(last.year < 2100);
        const reading = readDays(`${dayInWords(first)} to ${dayInWords(last)}`, THURSDAY);
        expect(reading.ok && reading.value.form).toBe("range");
        expect(reading.ok && reading.value.days.length).toBe(length + 1);
        expect(reading.ok && reading.value.days.at(-1)?.equals(last)).toBe(true);
      }),
    );
  });
});
