import { describe, expect, test } from "vitest";
import { otherwise } from "../../../src/core/calendar/reading/meant.ts";
import { readMoment } from "../../../src/core/calendar/reading/read-moment.ts";
import { momentInWords } from "../../../src/core/calendar/words.ts";
import { contextAt } from "./contexts.ts";

/** Thursday 20 April 2023, 9am in London. */
const now = contextAt("2023-04-20T09:00+01:00[Europe/London]");

const read = (typed: string) => readMoment(typed, now);

const inWords = (typed: string) => {
  const { ok, ...rest } = read(typed);
  if (!ok || !("value" in rest)) throw new Error(`“${typed}”: ${"problem" in rest ? rest.problem : ""}`);
  return momentInWords(rest.value.date, rest.value.time);
};

describe("understood", () => {
  test.each([
    ["tmrw 5pm", "Friday 21 April 2023, 5pm"],
    ["Tmrw 5 p.m.", "Friday 21 April 2023, 5pm"],
    ["tomorrow at 5 o’clock pm", "Friday 21 April 2023, 5pm"],
    ["5 o'clock pm tomorrow", "Friday 21 April 2023, 5pm"],
    ["tomorrow 9 in the morning", "Friday 21 April 2023, 9am"],
    ["5 in the afternoon on 27 April", "Thursday 27 April 2023, 5pm"],
    ["tomorrow 8 in the evening", "Friday 21 April 2023, 8pm"],
    ["in half an hour", "Thursday 20 April 2023, 9:30am"],
    ["in a quarter of an hour", "Thursday 20 April 2023, 9:15am"],
    ["in an hour and a half", "Thursday 20 April 2023, 10:30am"],
    ["30m", "Thursday 20 April 2023, 9:30am"],
    ["in 30 mins", "Thursday 20 April 2023, 9:30am"],
    ["2h", "Thursday 20 April 2023, 11am"],
    ["in 2 hrs", "Thursday 20 April 2023, 11am"],
    ["2 hours from now", "Thursday 20 April 2023, 11am"],
    ["in two hours", "Thursday 20 April 2023, 11am"],
    ["in three weeks at noon", "Thursday 11 May 2023, 12 noon"],
    ["in 3 weeks at noon", "Thursday 11 May 2023, 12 noon"],
    ["in a fortnight", "Thursday 4 May 2023"],
    ["in a couple of days", "Saturday 22 April 2023"],
    ["first of May", "Monday 1 May 2023"],
    ["the twenty-third of May 2023 at noon", "Tuesday 23 May 2023, 12 noon"],
    ["twenty-third May 5pm", "Tuesday 23 May 2023, 5pm"],
    ["May Day", "Monday 1 May 2023"],
    ["Christmas Day", "Monday 25 December 2023"],
    ["17:00 hours 27 April", "Thursday 27 April 2023, 5pm"],
    ["1700 hrs on 27 April", "Thursday 27 April 2023, 5pm"],
    ["1730h 27 April", "Thursday 27 April 2023, 5:30pm"],
    ["27 April 17.00hrs", "Thursday 27 April 2023, 5pm"],
    ["27 April 5pm UK time", "Thursday 27 April 2023, 5pm"],
    ["27\u201104\u20112023", "Thursday 27 April 2023"],
    ["27\u00a0April\u202f2023", "Thursday 27 April 2023"],
    ["“27 April 5pm”", "Thursday 27 April 2023, 5pm"],
    ["27 April 5pm 👍🏽", "Thursday 27 April 2023, 5pm"],
    ["27 April, 5pm.", "Thursday 27 April 2023, 5pm"],
    ["27 April 5pm!!", "Thursday 27 April 2023, 5pm"],
    ["Thurs. 27 Apr. 5pm", "Thursday 27 April 2023, 5pm"],
    ["12 midday 27 April", "Thursday 27 April 2023, 12 noon"],
    ["12n 27 April", "Thursday 27 April 2023, 12 noon"],
    ["nxt fri", "Friday 28 April 2023"],
  ])("“%s” is %s", (typed, words) => expect(inWords(typed)).toBe(words));
});

describe("asked back, each in full", () => {
  test.each([
    ["tomorrow 5 o’clock", ["Friday 21 April 2023, 5am", "Friday 21 April 2023, 5pm"]],
    ["half 5 tomorrow", ["Friday 21 April 2023, 5:30am", "Friday 21 April 2023, 5:30pm"]],
    ["tomorrow half past five", ["Friday 21 April 2023, 5:30am", "Friday 21 April 2023, 5:30pm"]],
    ["quarter to 6 tomorrow", ["Friday 21 April 2023, 5:45am", "Friday 21 April 2023, 5:45pm"]],
    ["quarter past 6 tomorrow", ["Friday 21 April 2023, 6:15am", "Friday 21 April 2023, 6:15pm"]],
    ["tomorrow morning", ["Friday 21 April 2023, 9am", "Friday 21 April 2023, 10am"]],
    ["this evening", ["Thursday 20 April 2023, 7pm", "Thursday 20 April 2023, 8pm"]],
    ["tonight", ["Thursday 20 April 2023, 8pm"]],
    ["tuesday week 5pm", ["Tuesday 2 May 2023, 5pm", "Tuesday 25 April 2023, 5pm"]],
    ["a week on Tuesday at noon", ["Tuesday 2 May 2023, 12 noon"]],
    ["27 April 5pm GMT", ["Thursday 27 April 2023, 5pm", "Thursday 27 April 2023, 6pm"]],
    ["27 January 2024 5pm GMT", ["Saturday 27 January 2024, 5pm"]],
    ["5 27 April", ["Thursday 27 April 2023, 5pm"]],
    ["Thrusday 27 April 5pm", ["Thursday 27 April 2023, 5pm"]],
    ["27 Aprl 5pm", ["Thursday 27 April 2023, 5pm"]],
    ["tomorow 5pm", ["Friday 21 April 2023, 5pm"]],
    ["12am 27 April", ["Thursday 27 April 2023, 12 noon", "Thursday 27 April 2023, 11:59pm"]],
  ])("“%s”", (typed, wanted) => {
    const offered = otherwise(typed, read, now).map(({ value }) => momentInWords(value.date, value.time));
    expect(offered).toEqual(expect.arrayContaining(wanted));
  });
});

test("what is offered can always be typed, and says the same then", () => {
  for (const typed of [
    "12pm 9 May",
    "midnight",
    "9/5/23 5",
    "Mon 9 May 5:30",
    "5pm",
    "next tuesday week",
    "tonight",
  ])
    for (const one of otherwise(typed, read, now))
      expect(read(one.typed)).toEqual({ ok: true, value: one.value });
});
