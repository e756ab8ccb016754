import { describe, expect, it } from "vitest";
import { readDate } from "../../../src/core/calendar/reading/read-date.ts";
import { plain, THURSDAY } from "./contexts.ts";

describe("a day where only a day is wanted", () => {
  it.each([
    ["Tue 9 May 2023", "2023-05-09"],
    ["9/5", "2023-05-09"],
    ["tomorrow", "2023-04-21"],
    ["in 2 days", "2023-04-22"],
    ["next Friday", "2023-04-28"],
  ])("“%s” is %s", (text, date) => {
    expect(plain(readDate(text, THURSDAY))).toBe(date);
  });

  it.each([
    ["9 May 5pm", "Only a day is wanted here"],
    ["9 May 5:30", "Only a day is wanted here"],
    ["noon", "Only a day is wanted here"],
    ["midnight", "Only a day is wanted here"],
    ["in 2 hours", "Only a day is wanted here"],
    ["5", "“5” needs its month"],
    ["Mon 9 May 2023", "is a Tuesday, not a Monday"],
    ["soon", "“soon” could not be read here. Type a day such as"],
    [",", "Nothing was typed"],
    ["", "Nothing was typed"],
  ])("“%s” is refused: %s", (text, because) => {
    expect(plain(readDate(text, THURSDAY))).toContain(because);
  });
});
