import { describe, expect, it } from "vitest";
import {
  bankHolidayName,
  bankHolidaysCover,
  bankHolidaysKnownUntil,
  type Division,
  isBankHoliday,
} from "../../../src/core/calendar/bank-holidays.ts";
import { snapshot } from "../../../src/core/calendar/bank-holidays-data.ts";
import { day } from "./contexts.ts";

const DIVISIONS: readonly Division[] = ["england-and-wales", "scotland", "northern-ireland"];

describe("bank holidays", () => {
  it.each([
    ["2019-04-19", "england-and-wales", "Good Friday"],
    ["2020-05-08", "england-and-wales", "Early May bank holiday (VE day)"],
    ["2020-05-04", "england-and-wales", undefined],
    ["2022-09-19", "scotland", "State Funeral of Queen Elizabeth II"],
    ["2023-05-08", "northern-ireland", "Bank holiday for the coronation of King Charles III"],
    ["2023-04-10", "england-and-wales", "Easter Monday"],
    ["2023-04-10", "scotland", undefined],
    ["2023-01-03", "scotland", "2nd January"],
    ["2023-01-03", "england-and-wales", undefined],
    ["2023-03-17", "northern-ireland", "St Patrick's Day"],
    ["2026-06-15", "scotland", "Scotland's participation in the FIFA World Cup"],
    ["2026-06-15", "england-and-wales", undefined],
  ] as const)("on %s in %s: %s", (date, division, name) => {
    expect(bankHolidayName(day(date), division)).toBe(name);
    expect(isBankHoliday(day(date), division)).toBe(name !== undefined);
  });

  it.each(DIVISIONS)(
    "of %s are listed in order, each once, never at a weekend, for every year",
    (division) => {
      const dates = snapshot[division].events.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.filter((date) => day(date).dayOfWeek > 5)).toEqual([]);
      const years = new Set(dates.map((date) => day(date).year));
      expect([...years]).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
      expect(dates.length).toBeGreaterThanOrEqual(80);
    },
  );

  it("are known for 2018 to 2027 and not beyond", () => {
    expect(bankHolidaysKnownUntil.toString()).toBe("2027-12-31");
    const covered = ["2017-12-31", "2018-01-01", "2027-12-31", "2028-01-01"].map((date) =>
      bankHolidaysCover(day(date)),
    );
    expect(covered).toEqual([false, true, true, false]);
  });
});
