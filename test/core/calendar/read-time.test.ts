import { describe, expect, it } from "vitest";
import { readTime } from "../../../src/core/calendar/reading/read-time.ts";
import { plain } from "./contexts.ts";

describe("a time as typed", () => {
  it.each([
    ["12 noon", "12:00:00"],
    ["noon", "12:00:00"],
    ["Midday", "12:00:00"],
    ["12:00 noon", "12:00:00"],
    ["by 12 noon", "12:00:00"],
    ["12:00", "12:00:00"],
    ["5pm", "17:00:00"],
    ["5 PM", "17:00:00"],
    ["5 p.m.", "17:00:00"],
    ["9 a.m", "09:00:00"],
    ["at 5.30pm", "17:30:00"],
    ["5:30 pm", "17:30:00"],
    ["12:30pm", "12:30:00"],
    ["12:30am", "00:30:00"],
    ["17:00", "17:00:00"],
    ["17:00:00", "17:00:00"],
    ["17.30", "17:30:00"],
    ["05:30", "05:30:00"],
    ["0:30", "00:30:00"],
    ["23:59", "23:59:00"],
  ])("“%s” is %s", (text, time) => {
    expect(plain(readTime(text))).toBe(time);
  });

  it.each([
    ["5", "5am or 5pm?"],
    ["at 5", "5am or 5pm?"],
    ["5:30", "Type “5:30am” or “5:30pm”"],
    ["5.30", "Type “5.30am” or “5.30pm”"],
    ["12", "could be noon or midnight"],
    ["12am", "could be noon or midnight"],
    ["12pm", "could be noon or midnight"],
    ["12:00 pm", "could be noon or midnight"],
    ["midnight", "start or the end of the day"],
    ["12 midnight", "start or the end of the day"],
    ["00:00", "“00:01” or “23:59”"],
    ["24:00", "“00:01” or “23:59”"],
    ["17", "“17:00”"],
    ["17:00pm", "mixes two clocks"],
    ["13pm", "mixes two clocks"],
    ["25:00", "There is no time “25:00”"],
    ["12:60", "There is no time “12:60”"],
    ["99pm", "There is no time “99pm”"],
    ["17:00:30", "There is no time “17:00:30”"],
    ["10.11", "could be a day or a time"],
    ["11 noon", "“11” could not"],
    ["5pm 6pm", "two times"],
    ["5pm midnight", "start or the end of the day"],
    ["9 May", "Only a time is wanted here"],
    ["tomorrow 5pm", "Only a time is wanted here"],
    ["at", "“at” could not be read"],
    ["", "Nothing was typed"],
  ])("“%s” is refused: %s", (text, because) => {
    expect(plain(readTime(text))).toContain(because);
  });
});
