import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { legalWarnings } from "../../../src/core/acts/strike/warnings.ts";
import { thresholdOf, votesNeeded } from "../../../src/core/ballot/count/threshold.ts";
import { suggestedMandate } from "../../../src/core/ballot/timetable.ts";
import { daysBetween } from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { latestNotice, law, lawOn } from "../../../src/core/law/tables.ts";
import { at, branch, campaign, strike } from "../../support/examples.ts";
import { day } from "../calendar/contexts.ts";

const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => day("2017-03-01").add({ days }));

const anyEntitled = fc.integer({ min: 0, max: 1_000_000 });

const britain = "great-britain";

describe("the tables of the law", () => {
  it("say one thing on any day, and nothing for Northern Ireland", () => {
    const tables = fc.constantFrom(...(Object.keys(law) as (keyof typeof law)[]));
    fc.assert(
      fc.property(tables, anyDay, (table, on) => {
        const rules = law[table].filter(
          ({ from, until = "9999-12-31" }) => from <= on.toString() && on.toString() <= until,
        );
        expect(rules.length).toBeLessThanOrEqual(1);
        expect(lawOn(table, on)).toBe(rules[0]?.value);
        expect(lawOn(table, on, "northern-ireland")).toBeUndefined();
      }),
    );
  });

  it.each([
    ["2026-02-17", 6, 14, 50, 40],
    ["2026-02-18", 12, 10, 50, undefined],
    ["2017-03-01", 6, 14, 50, 40],
    ["2017-02-28", undefined, undefined, undefined, undefined],
  ])(
    "on %s: mandate of %s months, notice of %s days, %s%% turnout, %s%% support",
    (on, months, notice, turnout, support) => {
      const tables = ["mandateMonths", "noticeDays", "turnoutPercent", "supportPercent"] as const;
      expect(tables.map((table) => lawOn(table, day(on)))).toEqual([months, notice, turnout, support]);
    },
  );
});

describe("a threshold", () => {
  it("is the fewest whole people that are at least the percentage", () => {
    fc.assert(
      fc.property(anyEntitled, fc.integer({ min: 1, max: 100 }), (entitled, percent) => {
        const needed = votesNeeded(entitled, percent);
        expect(Number.isInteger(needed)).toBe(true);
        expect(needed * 100).toBeGreaterThanOrEqual(entitled * percent);
        if (needed > 0) expect((needed - 1) * 100).toBeLessThan(entitled * percent);
        expect(needed).toBeLessThanOrEqual(entitled);
      }),
      { numRuns: 2000 },
    );
  });

  it("of a half is never missed by rounding", () => {
    fc.assert(
      fc.property(anyEntitled, (entitled) => {
        expect(votesNeeded(entitled, 50)).toBe(Math.ceil(entitled / 2));
      }),
    );
  });

  it("is asked of statutory ballots in Great Britain alone; support only in important public services until 2026", () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (opens, importantPublicService) => {
        for (const kind of ["election", "consultative"] as const) {
          expect(thresholdOf({ kind, opens, jurisdiction: britain, importantPublicService })).toEqual({});
        }
        const ballot = { kind: "statutory", opens, importantPublicService } as const;
        expect(thresholdOf({ ...ballot, jurisdiction: "northern-ireland" })).toEqual({});
        const early = opens.toString() < "2026-02-18";
        expect(thresholdOf({ ...ballot, jurisdiction: britain })).toEqual({
          turnout: 50,
          ...(early && importantPublicService && { support: 40 }),
        });
      }),
    );
  });
});

describe("notice of action", () => {
  it("is received 14 or 10 calendar days before, by the rule of the day of receipt, and as late as any rule allows", () => {
    fc.assert(
      fc.property(anyDay, (start) => {
        const first = start.add({ days: 14 });
        const { by, days } = latestNotice(first) ?? { by: first, days: 0 };
        expect(daysBetween(by, first)).toBe(days);
        expect(lawOn("noticeDays", by)).toBe(days);
        for (
          let later = by.add({ days: 1 });
          daysBetween(later, first) >= 10;
          later = later.add({ days: 1 })
        ) {
          expect(lawOn("noticeDays", later)).not.toBe(daysBetween(later, first));
        }
        expect(latestNotice(first, "northern-ireland")).toBeUndefined();
      }),
    );
  });

  it.each([
    ["2023-04-28", "2023-04-14"],
    ["2023-04-10", "2023-03-27"],
    ["2026-02-27", "2026-02-13"],
    ["2026-02-28", "2026-02-18"],
    ["2026-12-01", "2026-11-21"],
  ])("of a strike on %s is received by %s", (first, by) => {
    expect(latestNotice(day(first))?.by.toString()).toBe(by);
  });
});

describe("a mandate that may be won", () => {
  const won = (opens: string, closes: string) =>
    suggestedMandate(campaign({ opens, closes }), branch)?.toString();

  it("is suggested by the law of the opening day", () => {
    expect(won("2023-03-20", "2023-05-09T12:00")).toBe("2023-11-08");
    expect(won("2026-02-17", "2026-04-07T12:00")).toBe("2026-10-06");
    expect(won("2026-02-18", "2026-04-07T12:00")).toBe("2027-04-06");
  });

  it("is not suggested beside a day that is set, for an election, or in Northern Ireland", () => {
    expect(suggestedMandate(campaign({ "mandate-expires": "2023-11-07" }), branch)).toBeUndefined();
    expect(suggestedMandate(campaign({}, { kind: "election" }), branch)).toBeUndefined();
    expect(suggestedMandate(campaign(), { ...branch, nation: "northern-ireland" })).toBeUndefined();
  });
});

describe("warnings about a strike", () => {
  const won = campaign({ opens: "2022-09-26", closes: "2022-11-07T12:00", "mandate-expires": "2023-05-06" });
  const lines = (
    days: readonly string[],
    now: string,
    other: Parameters<typeof strike>[1] = {},
    on = branch,
  ) =>
    plainText({
      lines: legalWarnings(strike(days, { state: "proposed", ...other }), {
        campaigns: [won],
        branch: on,
        now: at(now),
      }),
    });

  test("there is none inside a mandate and before the last day of notice", () => {
    expect(lines(["2023-04-28"], "2023-04-14T23:59")).toBe("");
    expect(lines(["2023-05-06"], "2023-04-01T09:00")).toBe("");
  });

  test("the days outside every live mandate are named", () => {
    expect(lines(["2023-05-05", "2023-05-08", "2023-05-09"], "2023-04-01T09:00")).toBe(
      "Careful: no live mandate set up here covers Mon 8 May to Tue 9 May 2023. Check with your full-time officer.",
    );
    expect(lines(["2022-11-07"], "2022-10-01T09:00")).toContain("Monday 7 November 2022");
  });

  test("inside the notice period it says by when notice was due, until a rep has said in time that it was given", () => {
    expect(lines(["2023-04-28"], "2023-04-15T00:00")).toBe(
      "Careful: for action from Friday 28 April 2023, notice must have reached the employer by Friday 14 April 2023, 14 days before. If you are not sure that it has, check with your full-time officer.",
    );
    const said = (since: string) => ({ state: "notified", stateSince: at(since) }) as const;
    expect(lines(["2023-04-28"], "2023-04-27T09:00", said("2023-04-14T18:00"))).toBe("");
    expect(lines(["2023-04-28"], "2023-04-27T09:00", said("2023-04-15T09:00"))).toContain("14 days before");
  });

  test("in Northern Ireland it says that the law is another, and nothing of Great Britain's", () => {
    const there = { ...branch, nation: "northern-ireland" } as const;
    expect(lines(["2023-05-08"], "2023-05-07T09:00", {}, there)).toMatch(
      /^Northern Ireland has its own law[^\n]*$/u,
    );
  });
});
