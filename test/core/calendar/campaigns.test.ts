import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isBankHoliday } from "../../../src/core/calendar/bank-holidays.ts";
import { suggestLastPosting } from "../../../src/core/calendar/posting.ts";
import { shortDay } from "../../../src/core/calendar/words.ts";
import { workingDaysBefore } from "../../../src/core/calendar/working-days.ts";
import { daysBetween, instantOf } from "../../../src/core/calendar/zone.ts";
import { lawOn, mandateLastDay } from "../../../src/core/law/tables.ts";
import { day, time } from "./contexts.ts";

const Dates = z.record(z.string(), z.string());

const Campaign = z.object({
  id: z.string(),
  dates: Dates,
  closes_time: z.string().nullish(),
  mandate_months: z.number().optional(),
  mandate_expires_published: z.string().optional(),
  bank_holidays_in_window: z.array(z.string()).default([]),
  derived: z.looseObject({
    weekdays: Dates,
    closes_at: z.string().optional(),
    suggested_last_posting: z
      .object({ first_class_minus_4_working_days: z.string(), second_class_minus_6_working_days: z.string() })
      .optional(),
    mandate_last_day: z.string().optional(),
    clock_change_inside_window: z.boolean().optional(),
    window_calendar_days_inclusive: z.number().optional(),
  }),
});

const Fixture = z.object({ timezone: z.string(), campaigns: z.array(Campaign) });

const path = join(import.meta.dirname, "../../fixtures/campaigns.json");

const { timezone, campaigns } = Fixture.parse(JSON.parse(readFileSync(path, "utf8")));

type Campaign = z.infer<typeof Campaign>;

function dateOf(campaign: Campaign, name: string): Temporal.PlainDate {
  return day(campaign.dates[name] ?? `no ${name}`);
}

function withDerived(key: string): readonly Campaign[] {
  return campaigns.filter(({ derived }) => key in derived);
}

describe("the real timetables", () => {
  it("are there", () => {
    expect(campaigns.length).toBeGreaterThanOrEqual(12);
    expect(withDerived("suggested_last_posting").length).toBeGreaterThanOrEqual(5);
  });

  it.each(campaigns)("$id: each date falls on its weekday", ({ dates, derived }) => {
    const weekdays = Object.entries(dates).map(([name, date]) => [name, shortDay(day(date)).slice(0, 3)]);
    expect(Object.fromEntries(weekdays)).toEqual(derived.weekdays);
  });

  it.each(withDerived("closes_at"))("$id: papers are due at the instant announced", (campaign) => {
    const closes = instantOf(dateOf(campaign, "closes"), time(campaign.closes_time ?? "none"), timezone);
    expect(closes.equals(Temporal.Instant.from(campaign.derived.closes_at ?? ""))).toBe(true);
  });

  it.each(withDerived("suggested_last_posting"))("$id: last posting days are suggested", (campaign) => {
    const close = dateOf(campaign, "closes");
    expect({
      first_class_minus_4_working_days: suggestLastPosting(close, "first", "england").toString(),
      second_class_minus_6_working_days: suggestLastPosting(close, "second", "england").toString(),
    }).toEqual(campaign.derived.suggested_last_posting);
  });

  it.each(["last_posting", "replacement_by", "join_by"])(
    "%s lies the known working days before close",
    (name) => {
      const key = `${name}_working_days_before_close`;
      const counted = withDerived(key).map((campaign) => [
        campaign.id,
        workingDaysBefore(dateOf(campaign, name), dateOf(campaign, "closes"), "england"),
      ]);
      expect(counted.length).toBeGreaterThan(0);
      expect(counted).toEqual(withDerived(key).map(({ id, derived }) => [id, derived[key]]));
    },
  );

  it.each(withDerived("mandate_last_day"))("$id: the mandate ends on its last lawful day", (campaign) => {
    const months = lawOn("mandateMonths", dateOf(campaign, "opens"));
    const last = mandateLastDay(dateOf(campaign, "closes"), months ?? 0).toString();
    expect(months).toBe(campaign.mandate_months);
    expect(last).toBe(campaign.derived.mandate_last_day);
    expect(last).toBe(campaign.mandate_expires_published ?? last);
  });

  it.each(withDerived("window_calendar_days_inclusive"))(
    "$id: the ballot is open for as many days",
    (campaign) => {
      const days = daysBetween(dateOf(campaign, "opens"), dateOf(campaign, "closes")) + 1;
      expect(days).toBe(campaign.derived.window_calendar_days_inclusive);
    },
  );

  it.each(withDerived("clock_change_inside_window"))(
    "$id: the clocks change inside it or not",
    (campaign) => {
      const offsets = ["opens", "closes"].map(
        (name) => dateOf(campaign, name).toZonedDateTime(timezone).offset,
      );
      expect(new Set(offsets).size > 1).toBe(campaign.derived.clock_change_inside_window);
    },
  );

  it("know the bank holidays inside them", () => {
    const inside = campaigns.flatMap((campaign) => campaign.bank_holidays_in_window);
    expect(inside.length).toBeGreaterThan(5);
    expect(inside.filter((date) => !isBankHoliday(day(date), "england-and-wales"))).toEqual([]);
  });
});
