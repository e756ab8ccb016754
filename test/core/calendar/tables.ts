import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Campaign, type MilestoneKind, milestoneKinds } from "../../../src/core/ballot/campaign.ts";
import { closesAt, standing } from "../../../src/core/ballot/timetable.ts";
import { suggestLastPosting } from "../../../src/core/calendar/posting.ts";
import { readDate } from "../../../src/core/calendar/reading/read-date.ts";
import { readDays } from "../../../src/core/calendar/reading/read-days.ts";
import { readMoment } from "../../../src/core/calendar/reading/read-moment.ts";
import { dayInWords } from "../../../src/core/calendar/words.ts";
import { isWorkingDay, workingDaysBefore } from "../../../src/core/calendar/working-days.ts";
import {
  civilDate,
  civilTime,
  daysBetween,
  endOfDayInstant,
  instantOf,
} from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { mandateLastDay } from "../../../src/core/law/tables.ts";
import { draw } from "../../../src/core/planning/draw.ts";
import { occurrences } from "../../../src/core/reminder/occurrences.ts";
import { branch, campaign, countdown, reminder } from "../../support/examples.ts";
import { plannedCountdown, plannedReminder } from "../../support/plans.ts";
import { contextAt, day, plain, time } from "./contexts.ts";

/** Everything the calendar says of many dates, as one digest for each part of it: equal wherever it is run. */
export async function tables(): Promise<Readonly<Record<string, string>>> {
  const made = {
    readings: readings(),
    zones: zones(),
    "working days": workingDays(),
    mandates: mandates(),
    reminders: await reminders(),
    "real timetables": await timetables(),
  };
  return Object.fromEntries(
    Object.entries(made).map(([name, lines]) => {
      const digest = createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
      return [name, `${lines.length} lines, ${digest}`];
    }),
  );
}

/** Around midnights and changes of the clocks, here and where Auckland's date is already another. */
const moments = [
  ...["2023-03-25T23:59:59Z", "2023-03-26T00:59:59Z", "2023-03-26T01:00:00Z", "2023-03-26T12:00:00Z"],
  ...["2023-10-28T22:59:59Z", "2023-10-29T00:30:00Z", "2023-10-29T01:30:00Z", "2023-10-29T23:59:00Z"],
  ...["2023-04-20T08:00:00Z", "2023-12-31T23:59:59Z", "2024-02-28T23:30:00Z", "2024-02-29T11:00:00Z"],
];

const typed = [
  ...["today", "tomorrow 5pm", "tonight", "Friday", "next Tuesday noon", "this Sunday 1:30am", "in 3 days"],
  ...[
    "in 2 hours",
    "in 90 minutes",
    "in a week",
    "9 May 2023 12 noon",
    "9/5/2023 17:00",
    "31 December",
    "29 Feb",
  ],
  ...[
    "2023-03-26 01:30",
    "29 October 2023 1:30am",
    "23:59",
    "midnight",
    "5/9",
    "10-14 April and 17 April 2023",
  ],
];

function readings(): readonly string[] {
  return moments.flatMap((moment) =>
    typed.map((text) => {
      const context = contextAt(moment);
      const read = [readMoment(text, context), readDate(text, context), readDays(text, context)].map(plain);
      return `${moment} ${text}: ${JSON.stringify(read)}`;
    }),
  );
}

function everyDay(first: string, last: string): readonly Temporal.PlainDate[] {
  const count = daysBetween(day(first), day(last)) + 1;
  return Array.from({ length: count }, (_, days) => day(first).add({ days }));
}

function zones(): readonly string[] {
  const names = ["Europe/London", "Pacific/Auckland", "America/St_Johns", "Pacific/Kiritimati", "UTC"];
  const clocks = ["00:00", "01:30", "02:30", "12:00", "23:59"].map(time);
  return [...everyDay("2023-03-19", "2023-04-07"), ...everyDay("2023-09-20", "2023-11-10")].flatMap((date) =>
    names.map((zone) => {
      const instants = clocks.map((clock) => instantOf(date, clock, zone));
      const shown = instants.map((instant) => `${civilDate(instant, zone)} ${civilTime(instant, zone)}`);
      return [date, zone, ...instants, ...shown, endOfDayInstant(date, zone)].join(" ");
    }),
  );
}

function workingDays(): readonly string[] {
  const nations = ["england", "wales", "scotland", "northern-ireland"] as const;
  return everyDay("2022-12-01", "2024-01-31").map((date) =>
    [
      dayInWords(date),
      ...nations.map((nation) => isWorkingDay(date, nation)),
      suggestLastPosting(date, "first", "scotland"),
      suggestLastPosting(date, "second", "england"),
      workingDaysBefore(date, date.add({ days: 20 }), "northern-ireland"),
    ].join(" "),
  );
}

function mandates(): readonly string[] {
  return everyDay("2023-08-01", "2024-09-30").map(
    (close) => `${close}: ${mandateLastDay(close, 6)} ${mandateLastDay(close, 12)}`,
  );
}

async function reminders(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const repeat of ["daily", "weekdays", "weekly"] as const) {
    for (const at of ["00:00", "01:30", "09:00"].map(time)) {
      const one = reminder("2023-01-31", { repeat, at, until: day("2023-11-30") });
      lines.push(occurrences(one, branch).join(" "));
      for (const row of await plannedReminder(one, branch)) lines.push(JSON.stringify(row));
    }
  }
  return lines;
}

const Fixture = z.object({
  campaigns: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      dates: z.record(z.string(), z.string()),
      closes_time: z.string().nullish(),
    }),
  ),
});

/** The ballots of the fixture, as far as Muster knows their dates. */
function realCampaigns(): readonly Campaign[] {
  const path = join(import.meta.dirname, "../../fixtures/campaigns.json");
  const { campaigns } = Fixture.parse(JSON.parse(readFileSync(path, "utf8")));
  return campaigns
    .filter(({ dates }) => "closes" in dates)
    .map(({ id, name, dates, closes_time }) => {
      const known = Object.entries(dates)
        .map(([key, date]) => [key.replaceAll("_", "-"), date] as const)
        .filter((entry): entry is readonly [MilestoneKind, string] =>
          milestoneKinds.some((kind) => kind === entry[0]),
        );
      const closes = `${dates.closes}T${closes_time ?? "12:00"}`;
      const mandate = mandateLastDay(day(dates.closes ?? ""), 6).toString();
      const all = { ...Object.fromEntries(known), closes, "mandate-expires": mandate };
      return { ...campaign(), ...campaign(all, { id, name }) };
    });
}

/** Every post of the real ballots: its row, its text when it is due, and where the ballot stands then. */
async function timetables(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const own of realCampaigns()) {
    lines.push(`${own.id} ${closesAt(own, branch.zone)}`);
    for (const kind of ["ballot", "mandate"] as const) {
      const one = countdown({ kind, campaignId: own.id });
      for (const row of await plannedCountdown(one, branch, { campaigns: [own] })) {
        const card = draw({ branch, campaign: own, countdown: one, delivery: row }, row.dueAt);
        lines.push(JSON.stringify([row, card && plainText(card), standing(own, branch, row.dueAt)]));
      }
    }
  }
  return lines;
}
