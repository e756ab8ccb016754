import { describe, expect, it } from "vitest";
import { readDays } from "../../../src/core/calendar/reading/read-days.ts";
import { contextAt, plain, THURSDAY } from "./contexts.ts";

const IN_MARCH = contextAt("2023-03-27T10:00:00+01:00");

const OFGEM = ["2023-04-10", "2023-04-11", "2023-04-12", "2023-04-13", "2023-04-14", "2023-04-17"];

describe("strike days as typed", () => {
  it.each([
    "28 April",
    "Fri 28 April 2023",
    "28/4/2023",
    "on 28 April",
    "28-28 April 2023",
    "28 April, 28 April",
  ])("“%s” is one day", (text) => {
    expect(plain(readDays(text, IN_MARCH))).toEqual({ form: "day", days: ["2023-04-28"] });
  });

  it.each([
    "10-14 April",
    "10–14 April 2023",
    "10 — 14 April 2023",
    "10 to 14 April",
    "from 10 to 14 April 2023",
    "Mon 10 April - Fri 14 April",
    "Mon 10 - Fri 14 April",
    "Monday 10th to Friday the 14th of April, 2023",
    "10/4-14/4/2023",
    "2023-04-10 - 2023-04-14",
    "10 April 2023 to 14 April",
  ])("“%s” is a run of five days", (text) => {
    expect(plain(readDays(text, IN_MARCH))).toEqual({ form: "range", days: OFGEM.slice(0, 5) });
  });

  it.each([
    "10-14 April and 17 April",
    "10-14 and 17 April 2023",
    "10, 11, 12, 13, 14 and 17 April",
    "17 April, 10-14 April",
    "Mon, 10 April, 11-14 April, and 17 April 2023",
    "10 & 11 & 12-14 April 2023, 17 April",
    "10/4, 11/4, 12/4, 13/4, 14/4, 17/4",
    "10-14 April, 12 April, 17 April",
  ])("“%s” is the list of the 2023 Ofgem strike", (text) => {
    expect(plain(readDays(text, IN_MARCH))).toEqual({ form: "list", days: OFGEM });
  });

  it("may run across months: the 2023 passport office strike is 33 days", () => {
    const reading = readDays("3 April to 5 May 2023", THURSDAY);
    expect(reading).toMatchObject({ ok: true, value: { form: "range" } });
    expect(reading.ok && reading.value.days.length).toBe(33);
    expect(reading.ok && reading.value.days.at(-1)?.toString()).toBe("2023-05-05");
  });

  it.each(["28 Dec to 4 Jan", "28 December 2023 to 4 January", "28 December 2023 - 4 January 2024"])(
    "“%s” runs across the new year",
    (text) => {
      const reading = readDays(text, THURSDAY);
      expect(reading.ok && reading.value.days.map(String).at(-1)).toBe("2024-01-04");
      expect(reading.ok && reading.value.days.length).toBe(8);
    },
  );

  it.each([
    ["Mon, Tue and Fri", ["2023-04-21", "2023-04-24", "2023-04-25"]],
    ["tomorrow, next Friday", ["2023-04-21", "2023-04-28"]],
  ])("“%s” may be relative", (text, days) => {
    expect(plain(readDays(text, THURSDAY))).toEqual({ form: "list", days });
  });

  it("take 120 days and no more", () => {
    expect(readDays("1 January 2023 to 30 April 2023", THURSDAY).ok).toBe(true);
    expect(plain(readDays("1 January 2023 to 1 May 2023", THURSDAY))).toContain("more than 120 days");
    expect(plain(readDays("1 Jan to 30 April 2023, 2 May 2023", THURSDAY))).toContain("more than 120 days");
  });

  it.each([
    ["14 May - 10 May 2023", "runs backwards: from Sunday 14 May 2023 to Wednesday 10 May 2023"],
    ["14-10 May", "14 comes after 10 May"],
    ["Mon-Fri", "runs backwards"],
    ["30 and 1 May", "30 comes after 1 May"],
    ["28 December to 4 January 2024", "Type the year on each"],
    ["28 December and 4 January 2024", "Type the year on each"],
    ["10-14 April", "Type the year: “10 April 2023” or “10 April 2024”"],
    ["Tue 10 to Fri 12 May", "10 May 2023 is a Wednesday, not a Tuesday"],
    ["30 April - 31 April 2023", "There is no 31 April"],
    ["10", "“10” needs its month"],
    ["10, 11", "needs its month"],
    ["10 May 11 May", "comma or “and” between days"],
    ["10 May 11", "“11” needs its month"],
    ["10 May 5pm", "Only days are wanted here"],
    ["5pm, 10 May", "Only days are wanted here"],
    ["10 May - 5pm", "Only days are wanted here"],
    ["10 May noon", "Only days are wanted here"],
    ["10 May -", "a first and a last"],
    ["- 10 May", "“-” could not be read"],
    ["10 - 14 - 17 May", "“-” could not be read"],
    ["10 May,", "“,” could not be read"],
    ["10 May and", "“and” could not be read"],
    ["10 May,, 11 May", "could not be read"],
    ["10-14-17 May", "no such month"],
    ["May 10-14", "Dates are day first. Type “10 May”"],
    ["every Friday", "“every” could not be read"],
    ["", "Nothing was typed"],
    ["1 May ".repeat(30), "longer than 120 characters"],
  ])("“%s” is refused: %s", (text, because) => {
    expect(plain(readDays(text, THURSDAY))).toContain(because);
  });
});
