import { describe, expect, it } from "vitest";
import {
  dayInWords,
  momentInWords,
  shortDay,
  shortDayYear,
  timeInWords,
} from "../../../src/core/calendar/words.ts";
import { day, time } from "./contexts.ts";

describe("dates in words", () => {
  it("name the weekday and the month", () => {
    expect(dayInWords(day("2023-05-09"))).toBe("Tuesday 9 May 2023");
    expect(shortDay(day("2023-04-27"))).toBe("Thu 27 April");
    expect(shortDayYear(day("2023-04-27"))).toBe("Thu 27 April 2023");
    expect(dayInWords(day("2023-01-01"))).toBe("Sunday 1 January 2023");
    expect(dayInWords(day("2024-12-30"))).toBe("Monday 30 December 2024");
  });

  it("carry the time where there is one", () => {
    expect(momentInWords(day("2023-05-09"), time("12:00"))).toBe("Tuesday 9 May 2023, 12 noon");
    expect(momentInWords(day("2023-05-09"))).toBe("Tuesday 9 May 2023");
  });
});

describe("times in words", () => {
  it.each([
    ["12:00", "12 noon"],
    ["00:00", "midnight"],
    ["09:00", "9am"],
    ["17:00", "5pm"],
    ["17:30", "5:30pm"],
    ["00:01", "12:01am"],
    ["12:30", "12:30pm"],
    ["23:59", "11:59pm"],
    ["10:05", "10:05am"],
  ])("say %s as %s", (clock, words) => {
    expect(timeInWords(time(clock))).toBe(words);
  });
});
