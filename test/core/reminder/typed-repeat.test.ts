import { describe, expect, it } from "vitest";
import { typedRepeat } from "../../../src/core/acts/reminder/typed-repeat.ts";
import { Ask } from "../../../src/core/chat/ask.ts";
import { day, time } from "../calendar/contexts.ts";

/** A Thursday, the 27th. */
const first = { date: day("2023-04-27"), time: time("17:00") };

function asked(typed: string): Ask {
  try {
    typedRepeat(typed, first);
  } catch (error) {
    if (error instanceof Ask) return error;
    throw error;
  }
  throw new Error(`“${typed}” was not asked about`);
}

describe("a repeat as people type it", () => {
  it.each([
    ["once", "once"],
    ["Daily", "daily"],
    ["every day", "daily"],
    ["weekdays", "weekdays"],
    ["every weekday", "weekdays"],
    ["Mon–Fri", "weekdays"],
    ["Monday to Friday", "weekdays"],
    ["Weekly", "weekly"],
    ["each week", "weekly"],
    ["every 1 week", "weekly"],
    ["fortnightly", "every-14-days"],
    ["every fortnight", "every-14-days"],
    ["every 2 weeks", "every-14-days"],
    ["every two weeks", "every-14-days"],
    ["every other week", "every-14-days"],
    ["every second week", "every-14-days"],
    ["every 3 weeks", "every-21-days"],
    ["every 10 days", "every-10-days"],
    ["every ten days", "every-10-days"],
    ["10 days", "every-10-days"],
    ["every other day", "every-2-days"],
    ["monthly", "every-1-months"],
    ["every month", "every-1-months"],
    ["every 2 months", "every-2-months"],
    ["quarterly", "every-3-months"],
    ["monthly on the 15th", "monthly-15"],
    ["15th of the month", "monthly-15"],
    ["on the 15th of each month", "monthly-15"],
    ["every 1st of the month", "monthly-1"],
    ["last day of the month", "monthly-31"],
    ["the last day of every month", "monthly-31"],
    ["monthly on the last day", "monthly-31"],
    ["end of the month", "monthly-31"],
    ["month end", "monthly-31"],
    ["third friday", "nth-3-5"],
    ["3rd Friday of the month", "nth-3-5"],
    ["monthly on the third Friday", "nth-3-5"],
    ["every third Friday of the month", "nth-3-5"],
    ["first Monday of each month", "nth-1-1"],
    ["last Thursday of the month", "nth-last-4"],
    ["weekdays except bank holidays", "working-days"],
    ["Weekdays, except Bank Holidays.", "working-days"],
    ["every weekday but not on public holidays", "working-days"],
    ["Monday to Friday excluding bank holidays", "working-days"],
    ["working days", "working-days"],
    ["every Friday", "each-5"],
    ["Fridays", "each-5"],
    ["Tuesdays and Thursdays", "each-24"],
    ["mon, wed & fri", "each-135"],
    ["every other Thursday", "every-14-days"],
    ["fortnightly on Thursdays", "every-14-days"],
  ])("“%s” is %s", (typed, wanted) => expect(typedRepeat(typed, first)).toBe(wanted));

  it.each([
    ["biweekly", ["every 2 weeks", "weekly"]],
    ["bimonthly", ["every 2 months", "every 2 weeks"]],
    ["wekly", ["weekly"]],
    ["fortnighly", ["fortnightly"]],
    ["now and then", ["once", "daily"]],
    ["every 0 days", ["once"]],
    ["every 400 days", ["once"]],
    ["15", ["once"]],
    ["fifth friday", ["once"]],
    ["32nd of the month", ["once"]],
  ])("“%s” is asked back", (typed, offered) => {
    const options = asked(typed).choices.flatMap(({ means }) =>
      means.kind === "options" ? [means.options.repeat] : [],
    );
    expect(options.slice(0, offered.length)).toEqual(offered);
    for (const one of options) expect(() => typedRepeat(one ?? "", first)).not.toThrow();
  });

  it("every other Friday from a Thursday on is asked about with the coming Friday; “every second” may be of the month", () => {
    expect(asked("every other Friday").choices.map(({ means }) => means)).toEqual([
      { kind: "options", options: { repeat: "every 2 weeks", when: "Fri 28 April 2023 5pm" } },
    ]);
    expect(asked("every second Friday").choices.map(({ label }) => label)).toEqual([
      "on the second Friday of every month",
      "every 2 weeks: Fri 28 April 2023 5pm",
    ]);
    expect(asked("every third Thursday").choices.map(({ label }) => label)).toEqual([
      "on the third Thursday of every month",
      "every 3 weeks: Thu 27 April 2023 5pm",
    ]);
  });
});
