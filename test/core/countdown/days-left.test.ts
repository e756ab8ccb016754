import fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Campaign } from "../../../src/core/ballot/campaign.ts";
import { closesAt } from "../../../src/core/ballot/timetable.ts";
import { instantOf } from "../../../src/core/calendar/zone.ts";
import { type Card, plainText } from "../../../src/core/chat/card.ts";
import { drawBallotPost } from "../../../src/core/countdown/draw-ballot.ts";
import { drawDatePost } from "../../../src/core/countdown/draw-date.ts";
import { drawMandatePost } from "../../../src/core/countdown/draw-mandate.ts";
import { drawStrikePost } from "../../../src/core/strike/draw.ts";
import { branch, campaign, strike } from "../../support/examples.ts";
import { clockChanges, day, time } from "../calendar/contexts.ts";

const dayMs = 24 * 3_600_000;

const londonDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" });

/** Whole days since 1970 of the date in London, told by the platform's own calendar and not by Muster's. */
function dayNumber(at: Temporal.Instant): number {
  return Date.parse(`${londonDay.format(at.epochMilliseconds)}T00:00:00Z`) / dayMs;
}

const numberOf = (date: Temporal.PlainDate) => Date.parse(`${date}T00:00:00Z`) / dayMs;

const changes = Array.from({ length: 17 }, (_, year) => 2019 + year).flatMap(clockChanges);

/** A target within two weeks of a change of the clocks, a leap day or a year's end. */
const anyTarget = fc
  .tuple(
    fc.constantFrom(...changes, day("2020-02-29"), day("2024-02-29"), day("2023-12-31")),
    fc.integer({ min: -14, max: 14 }),
  )
  .map(([date, days]) => date.add({ days }));

/** Minutes before noon of the target: anywhere in five weeks, or within minutes of one of their midnights. */
const minutesBefore = fc.oneof(
  fc.integer({ min: 1, max: 35 * 24 * 60 }),
  fc
    .tuple(fc.integer({ min: 0, max: 34 }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(11, 12, 13))
    .map(([days, minutes, hours]) => (days * 24 + hours) * 60 + minutes),
);

/** "1 day", "12 days". */
const dayCount = (days: number) => `${days} ${days === 1 ? "day" : "days"}`;

/** What a mandate, a date and a strike say so many days before. */
function expectedFor(days: number): readonly string[] {
  if (days === 0) return ["mandate runs out today, ", "Rally: today, ", "Strike today, "];
  if (days === 1) return ["mandate runs out tomorrow, ", "Rally: tomorrow, ", "Strike tomorrow, "];
  return [`mandate runs out in ${days} days, `, `Rally: ${days} days to go`, `Strike in ${days} days, `];
}

/** "3 hours 5 minutes". */
function minutesLeft(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 && `${hours} ${hours === 1 ? "hour" : "hours"}`,
    rest > 0 && `${rest} ${rest === 1 ? "minute" : "minutes"}`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** How long is left by a headline, whichever of its words it has; where it tells none, what it ought to be. */
function leftSaid(told: string, days: number): string | undefined {
  if (days <= 0) return /^Ballot closes today, .*: (.*) left\n/u.exec(told)?.[1];
  if (told.startsWith("Closes tomorrow: ")) return dayCount(1);
  if (/^Post your ballot (?:today|by tomorrow), /u.test(told)) return dayCount(days);
  return /^(\d+ days?) (?:to go|left): /u.exec(told)?.[1];
}

function words(card: Card | undefined): string {
  return card ? plainText(card) : "nothing";
}

describe("at any moment, the days left that are told are those of the calendar", () => {
  it("to a ballot's close, with hours on its own day", () => {
    fc.assert(
      fc.property(anyTarget, minutesBefore, (closes, minutes) => {
        const ballot = campaign({
          opens: closes.subtract({ days: 60 }).toString(),
          closes: `${closes}T12:00`,
        });
        const close = closesAt(ballot, branch.zone);
        const now = close.subtract({ minutes });
        const told = words(drawBallotPost("countdown", { campaign: ballot, branch, now }));
        const days = numberOf(closes) - dayNumber(now);
        expect(leftSaid(told, days)).toBe(days > 0 ? dayCount(days) : minutesLeft(minutes));
      }),
      { numRuns: 1000 },
    );
  });

  it("to a ballot's close long after its posting date, every day of it", () => {
    for (const method of ["postal", "electronic"] as const) {
      const dates = { opens: "2023-04-01", "last-posting": "2023-04-20", closes: "2023-06-01T12:00" };
      const ballot = campaign(dates, { method } as Partial<Campaign>);
      for (let days = 35; days >= 2; days--) {
        const now = closesAt(ballot, branch.zone).subtract({ hours: 24 * days });
        expect(leftSaid(words(drawBallotPost("countdown", { campaign: ballot, branch, now })), days)).toBe(
          dayCount(days),
        );
      }
    }
  });

  it("of a mandate, of a date and to a strike", () => {
    fc.assert(
      fc.property(anyTarget, minutesBefore, (date, minutes) => {
        const now = instantOf(date, time("12:00"), branch.zone).subtract({ minutes });
        const days = numberOf(date) - dayNumber(now);
        const ended = campaign({ "mandate-expires": date.toString() });
        const walkout = strike([date.toString()], { stateSince: now });
        const told = [
          words(drawMandatePost({ campaign: ended, branch, now }, [])),
          words(drawDatePost("Rally", { date }, branch, now)),
          words(drawStrikePost("strike", { strike: walkout, branch, now })),
        ];
        expect(told).toEqual(expectedFor(days).map((part) => expect.stringContaining(part)));
      }),
      { numRuns: 1000 },
    );
  });
});

it("over both weekends of 2023 on which the clocks change no day is told twice or left out", () => {
  for (const [sunday, hours] of [
    ["2023-03-26", 95],
    ["2023-10-29", 97],
  ] as const) {
    const date = day(sunday).add({ days: 2 });
    const began = instantOf(day(sunday).subtract({ days: 2 }), time("00:00"), branch.zone);
    const told = Array.from({ length: hours }, (_, hour) =>
      words(drawDatePost("Rally", { date }, branch, began.add({ hours: hour }))),
    ).map((text) => /(?:\d days to go|tomorrow|today)/u.exec(text)?.[0]);
    expect([...new Set(told)]).toEqual(["4 days to go", "3 days to go", "2 days to go", "tomorrow"]);
    const long = told.filter((text) => text === "2 days to go").length;
    expect(long).toBe(hours - 72);
  }
});

it("a minute apart across a midnight, in winter, in summer and on the change itself", () => {
  for (const date of ["2023-01-15", "2023-03-26", "2023-03-27", "2023-07-15", "2023-10-29", "2023-10-30"]) {
    const midnight = instantOf(day(date), time("00:00"), branch.zone);
    const [before, after] = [midnight.subtract({ minutes: 1 }), midnight].map((now) =>
      words(drawDatePost("Rally", { date: day(date).add({ days: 7 }) }, branch, now)),
    );
    expect([before, after]).toEqual([
      expect.stringContaining("8 days to go"),
      expect.stringContaining("7 days to go"),
    ]);
  }
});
