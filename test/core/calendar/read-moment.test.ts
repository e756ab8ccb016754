import { describe, expect, it } from "vitest";
import { readMoment } from "../../../src/core/calendar/reading/read-moment.ts";
import { contextAt, plain, THURSDAY } from "./contexts.ts";

const CLOSE_DAY = { date: "2023-05-09" };

const CLOSE = { date: "2023-05-09", time: "12:00:00" };

function read(text: string, context = THURSDAY): unknown {
  return plain(readMoment(text, context));
}

describe("a day as typed", () => {
  it.each([
    "9 May",
    "9th May",
    "Tue 9 May 2023",
    "Tue, 9 May, 2023",
    "tuesday 9TH may 2023",
    "  Tues   the 9th of May  2023 ",
    "9may2023",
    "on 9 May",
    "by 9 May.",
    "9/5",
    "9/5/2023",
    "09/05/2023",
    "9.5.2023",
    "9-5-2023",
    "2023-05-09",
    "2023/5/9",
    "Tue 9/5/2023",
  ])("“%s” is 9 May 2023", (text) => {
    expect(read(text)).toEqual(CLOSE_DAY);
  });

  it.each([
    ["today", "2023-04-20"],
    ["Tomorrow", "2023-04-21"],
    ["yesterday", "2023-04-19"],
    ["in 3 days", "2023-04-23"],
    ["in a week", "2023-04-27"],
    ["in 2 weeks", "2023-05-04"],
    ["Friday", "2023-04-21"],
    ["this Friday", "2023-04-21"],
    ["on Thursday", "2023-04-27"],
    ["next Friday", "2023-04-28"],
    ["next Mon", "2023-04-24"],
    ["20 April", "2023-04-20"],
    ["19 February", "2024-02-19"],
    ["9 April 2023", "2023-04-09"],
    ["29 Feb 2024", "2024-02-29"],
  ])("“%s”, on Thursday 20 April 2023, is %s", (text, date) => {
    expect(read(text)).toEqual({ date });
  });

  it.each([
    ["Sun", "2023-04-30"],
    ["next Sunday", "2023-04-30"],
    ["next Monday", "2023-04-24"],
  ])("“%s”, on a Sunday, is %s: weeks start on Monday", (text, date) => {
    expect(read(text, contextAt("2023-04-23T09:00:00Z"))).toEqual({ date });
  });

  it("takes 29 February without a year when the next one is near", () => {
    expect(read("29 Feb", contextAt("2023-12-01T09:00:00Z"))).toEqual({ date: "2024-02-29" });
  });
});

describe("a day and a time as typed", () => {
  it.each([
    "9 May 2023 noon",
    "9 May 12 noon",
    "9 May, 12 noon",
    "12 noon 9 May",
    "12 noon on Tue 9 May 2023",
    "noon, Tuesday 9 May 2023",
    "by 12 noon on the 9th of May",
    "9 May at 12:00",
    "12:00 9/5/2023",
    "2023-05-09T12:00",
    "2023-05-09t12:00:00",
    "2023-05-09 12:00",
  ])("“%s” is noon on 9 May 2023", (text) => {
    expect(read(text)).toEqual(CLOSE);
  });

  it.each([
    ["tomorrow 5pm", "2023-04-21", "17:00:00"],
    ["5.30pm tomorrow", "2023-04-21", "17:30:00"],
    ["Fri 5 pm", "2023-04-21", "17:00:00"],
    ["Fri 12 noon", "2023-04-21", "12:00:00"],
    ["next Friday at 09:00", "2023-04-28", "09:00:00"],
    ["in 3 days at 5pm", "2023-04-23", "17:00:00"],
    ["today 9am", "2023-04-20", "09:00:00"],
    ["17:00", "2023-04-20", "17:00:00"],
    ["at 5pm", "2023-04-20", "17:00:00"],
    ["14:31", "2023-04-20", "14:31:00"],
    ["in 2 hours", "2023-04-20", "16:30:00"],
    ["in 30 minutes", "2023-04-20", "15:00:00"],
    ["in an hour", "2023-04-20", "15:30:00"],
    ["in 10 hours", "2023-04-21", "00:30:00"],
  ])("“%s”, at 2:30pm on Thursday 20 April 2023, is %s %s", (text, date, time) => {
    expect(read(text)).toEqual({ date, time });
  });

  it("never comes early: part of a minute counts as a whole one", () => {
    expect(read("in 30 minutes", contextAt("2023-04-20T13:30:20Z"))).toEqual({
      date: "2023-04-20",
      time: "15:01:00",
    });
  });

  it("counts hours that pass, across a change of the clocks", () => {
    expect(read("in 2 hours", contextAt("2023-03-26T00:30:00Z"))).toEqual({
      date: "2023-03-26",
      time: "03:30:00",
    });
    expect(read("in 3 hours", contextAt("2023-10-28T23:30:00Z"))).toEqual({
      date: "2023-10-29",
      time: "02:30:00",
    });
  });

  it("asks again when the time lies in the second of two like hours", () => {
    expect(read("in 30 minutes", contextAt("2023-10-29T00:45:00Z"))).toContain("the clocks go back");
  });
});

describe("what is ambiguous or impossible", () => {
  it.each([
    ["Mon 9 May 2023", "9 May 2023 is a Tuesday, not a Monday. Type “Tue 9 May 2023” or check the date."],
    ["Mon 9/5/2023", "9 May 2023 is a Tuesday, not a Monday. Type “Tue 9 May 2023” or check the date."],
    ["Mon 9 May", "9 May 2023 is a Tuesday, not a Monday. Type “Tue 9 May 2023” or check the date."],
    ["31 April", "There is no 31 April"],
    ["30 Feb 2024", "There is no 30 February"],
    ["0 May", "There is no 0 May"],
    ["29 Feb 2023", "2023 is not a leap year"],
    ["29/2/2100", "“2100” does not look like the year meant"],
    ["5/23/2023", "dates are day first. Type “23/5/2023”"],
    ["5/23/23", "dates are day first. Type “23/5/2023”"],
    ["13/25/2023", "dates are day first"],
    ["2023-13-01", "dates are day first"],
    ["5/23", "dates are day first. Type “23/5”"],
    ["05/09/23", "Type the year in full: “5/9/2023”"],
    ["9 May 45", "Type the year in full: “9 May 2045”"],
    ["9 May 23", "could be a year or an hour"],
    ["9/5/123", "could not be read"],
    ["5/2023", "could not be read"],
    ["9 May 1700", "does not look like the year meant"],
    ["19 April", "Type the year: “19 April 2023” or “19 April 2024”"],
    ["21 Feb", "Type the year: “21 February 2023” or “21 February 2024”"],
    ["29 Feb", "Type the year: “29 February 2020” or “29 February 2024”"],
    ["May 9", "Dates are day first. Type “9 May”"],
    ["May", "Which day of May?"],
    ["Fri the 9th", "needs its month"],
    ["the 9th of", "needs its month"],
    ["31", "needs its month"],
    ["tonight", "Type the day and the hour: “today 8pm”"],
    ["midnight", "start or the end of the day"],
    ["9 May midnight", "start or the end of the day"],
    ["2023-05-09T00:00", "start or the end of the day"],
    ["5", "5am or 5pm?"],
    ["at 5", "5am or 5pm?"],
    ["9 May 5", "5am or 5pm?"],
    ["9 May 5:30", "Type “5:30am” or “5:30pm”"],
    ["9 May 12", "could be noon or midnight"],
    ["17", "could be a day or an hour"],
    ["9 May 2023 1700", "“17:00”"],
    ["10.11", "could be a day or a time"],
    ["2pm", "2pm has passed today. Type “tomorrow 2pm”"],
    ["14:30", "2:30pm has passed today"],
    ["noon", "12 noon has passed today"],
    ["next week", "needs a weekday after it"],
    ["this 9 May", "needs a weekday after it"],
    ["in 3 fortnights", "“fortnights” could not be read"],
    ["in 0 minutes", "After “in”"],
    ["in 3rd days", "After “in”"],
    ["in May", "After “in”"],
    ["in 367 days", "more than a year ahead"],
    ["in 99999999999999999999 minutes", "more than a year ahead"],
    ["in 2 hours tomorrow", "already says the day and the time"],
    ["5pm in 2 hours", "already says the day and the time"],
    ["9 May 10 May", "two days"],
    ["9 May 2023 Tuesday", "two days"],
    ["5pm 9 May 6pm", "two times"],
    ["10-14 April", "“-”"],
    ["9 May to 10 May", "“to” reads like more than one day"],
    ["9 May and 10 May", "“and” reads like more than one day"],
    ["9 May noonish", "“noonish” could not be read"],
    ["9 May 2023T12:00Z", "could not be read"],
    ["5pm BST", "“BST” could not be read"],
    ["9 May at", "“at” could not be read"],
    ["9 May 12:5", "“12:5” could not be read"],
    ["9 Mai", "“Mai” could not be read"],
    ["<@U123>", "“<@U123>” could not be read"],
    ["", "Nothing was typed"],
    [" , ", "Nothing was typed"],
    [".", "Nothing was typed"],
  ])("“%s” is refused: %s", (text, because) => {
    expect(read(text)).toContain(because);
  });

  it("is refused beyond 120 characters, however it reads", () => {
    expect(read(`9 May${" ".repeat(115)}`)).toEqual(CLOSE_DAY);
    expect(read(`9 May${" ".repeat(116)}`)).toContain("longer than 120 characters");
  });

  it("is quoted back in part only", () => {
    expect(read("x".repeat(100))).toContain(`“${"x".repeat(30)}…”`);
  });
});
