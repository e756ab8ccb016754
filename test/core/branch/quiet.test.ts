import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { afterQuiet, isQuiet } from "../../../src/core/branch/quiet.ts";

const time = (text: string) => Temporal.PlainTime.from(text);

const night = { from: time("21:00"), until: time("07:30") };

const lunch = { from: time("12:00"), until: time("14:00") };

const day = Temporal.PlainDate.from("2023-04-20");

test.each([
  ["21:00", true],
  ["23:59", true],
  ["00:00", true],
  ["07:29", true],
  ["07:30", false],
  ["20:59", false],
])("at %s a night's quiet hours are on: %s", (at, quiet) => {
  expect(isQuiet(time(at), night)).toBe(quiet);
});

test("quiet hours within one day end on that day", () => {
  expect(isQuiet(time("13:00"), lunch)).toBe(true);
  expect(isQuiet(time("14:00"), lunch)).toBe(false);
});

test.each([
  ["22:00", "2023-04-21", "07:30"],
  ["06:00", "2023-04-20", "07:30"],
  ["09:00", "2023-04-20", "09:00"],
])("a post at %s goes on %s at %s", (at, on, then) => {
  expect(afterQuiet(day, time(at), night)).toEqual({ on: Temporal.PlainDate.from(on), at: time(then) });
});

test("without quiet hours nothing moves", () => {
  expect(afterQuiet(day, time("03:00"), undefined)).toEqual({ on: day, at: time("03:00") });
});
