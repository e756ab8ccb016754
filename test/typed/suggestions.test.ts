import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { typedRepeat } from "../../src/core/acts/reminder/typed-repeat.ts";
import { momentInWords, timeInWords } from "../../src/core/calendar/words.ts";
import { Ask } from "../../src/core/chat/ask.ts";
import { daysInWords } from "../../src/core/strike/days.ts";
import { typedStrikeDays } from "../../src/core/strike/typed-days.ts";
import {
  readingContext,
  readTimeOrAsk,
  typedDate,
  typedFuture,
  typedMoment,
} from "../../src/core/typed/dates.ts";
import { branch } from "../support/examples.ts";

/** Every suggestion the readers can make: typed as it stands it is accepted, and says what its button said. */

const at = { branch, now: Temporal.Instant.from("2023-04-20T09:00:00+01:00") };

const day = fc.constantFrom(
  ..."Thursday|next Friday|tuesday week|a week on Tuesday|the 27th|Tue 25th|9/5|9/5/23|4/27|31 April|29 Feb|27 Aprl|Wed 27 April|May 5|first of May|tomorow|next week|Good Friday|bank holiday|end of the month|27 April|today|30 and 1 May|a fortnight on Friday|Febuary 3|3 March|in a month|Friday after next|end of next week|this weekend|end of May|Friday this week|16-May|16.05|fortnight Friday|tommorow|Saterday|this time next week".split(
    "|",
  ),
);

const hour = fc.constantFrom(
  ..."|5|12|12pm|midnight|half 5|quarter to 12|ten past 9|5:30|1730|00:00|5pm GMT|11pm GMT|noon|morning|tonight|in the evening|first thing|end of day|5-6pm|about 5pm|17h30|9am|at 5 o’clock|lunchtime|this time|end of play|teatime|5.12|noonish".split(
    "|",
  ),
);

const joint = fc.constantFrom(" ", ", ", " at ", " – ", "\u00a0");

const typedWhen = fc
  .tuple(day, joint, hour, fc.boolean())
  .map(([one, between, other, turned]) => (turned ? [other, between, one] : [one, between, other]).join(""));

/** What a reader makes of each of its own suggestions. */
function accepts(read: (typed: string) => string, typed: string): void {
  try {
    read(typed);
  } catch (error) {
    if (!(error instanceof Ask)) throw error;
    for (const { label, means } of error.choices) {
      if (means.kind !== "options") continue;
      const [instead = ""] = Object.values(means.options);
      const said = read(instead);
      // A day without its hour is asked for that next.
      if (said !== instead) expect(said, `${typed} → ${instead}`).toBe(label);
    }
  }
}

const every = (read: (typed: string) => string, given: fc.Arbitrary<string>, numRuns: number) =>
  fc.assert(
    fc.property(given, (typed) => accepts(read, typed)),
    { numRuns },
  );

test("of a day with or without an hour", () => {
  every(
    (typed) => {
      const { date, time } = typedMoment(typed, "when", at);
      return momentInWords(date, time);
    },
    typedWhen,
    400,
  );
});

test("of a moment still to come, whose hour is asked next where there is none; and of a day alone", () => {
  const future = (typed: string) => {
    const { date, time } = typedFuture(typed, "when", at);
    return momentInWords(date, time);
  };
  every((typed) => (typedMoment(typed, "when", at).time ? future(typed) : typed), typedWhen, 300);
  every((typed) => momentInWords(typedDate(typed, "until", at)), day, 60);
});

test("of an hour alone", () => {
  every((typed) => timeInWords(readTimeOrAsk(typed, "from")), hour, 60);
});

test("of strike days, with hours among them or without", () => {
  const days = fc.tuple(day, fc.constantFrom("", " and 9 May", " 9am to 5pm")).map((both) => both.join(""));
  every((typed) => daysInWords(typedStrikeDays(typed, readingContext(at)).days), days, 200);
});

test("of how often", () => {
  const often =
    "biweekly|bimonthly|wekly|fortnighly|now and then|every 0 days|evry day|montly|every third friday|thrid friday";
  const first = { date: Temporal.PlainDate.from("2023-04-27"), time: Temporal.PlainTime.from("17:00") };
  for (const typed of often.split("|"))
    for (const { repeat = "", when } of answersTo(() => typedRepeat(typed, first))) {
      const from = when === undefined ? first : typedFuture(when, "when", at);
      expect(() => typedRepeat(repeat, from)).not.toThrow();
    }
});

/** The options of each answer to what is asked back. */
function answersTo(read: () => unknown): readonly Readonly<Record<string, string>>[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof Ask)) throw error;
    return error.choices.flatMap(({ means }) => (means.kind === "options" ? [means.options] : []));
  }
}

test("an hour that was clear stays in every suggestion about its day, and a day in every one about its hour", () => {
  const asked = (typed: string) => {
    try {
      typedMoment(typed, "when", at);
      return [];
    } catch (error) {
      return error instanceof Ask
        ? error.choices.flatMap(({ label, means }) => (means.kind === "options" ? [label] : []))
        : [];
    }
  };
  for (const one of [
    "Thursday",
    "next Friday",
    "tuesday week",
    "the 27th",
    "31 April",
    "9/5",
    "27 Aprl",
    "Wed 27 April",
  ])
    for (const label of asked(`${one} 5:15pm`)) expect(label).toMatch(/, 5:15pm$/u);
  for (const hours of ["5", "half 5", "12pm", "morning", "midnight", "5:30", "about 5pm"])
    for (const label of asked(`27 April ${hours}`)) expect(label).toContain("Thursday 27 April 2023");
});
