import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { legalWarnings } from "../../../src/core/acts/strike/warnings.ts";
import { thresholdOf, votesNeeded } from "../../../src/core/ballot/count/threshold.ts";
import { suggestedMandate } from "../../../src/core/ballot/timetable.ts";
import { daysBetween } from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import {
  isUnsure,
  lastDayToBegin,
  latestNotice,
  law,
  lawChecked,
  lawOn,
} from "../../../src/core/law/tables.ts";
import { at, branch, campaign, strike } from "../../support/examples.ts";
import { day } from "../calendar/contexts.ts";

const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => day("2017-03-01").add({ days }));

const anyEntitled = fc.integer({ min: 0, max: 1_000_000 });

const britain = "great-britain";

describe("the tables of the law", () => {
  it("say one thing on any day, and for Northern Ireland only notice and weeks to begin", () => {
    const tables = fc.constantFrom(...(Object.keys(law) as (keyof typeof law)[]));
    fc.assert(
      fc.property(tables, anyDay, (table, on) => {
        const rules = law[table].filter(
          ({ jurisdiction, from, until = "9999-12-31" }) =>
            jurisdiction === britain && from <= on.toString() && on.toString() <= until,
        );
        expect(rules.length).toBeLessThanOrEqual(1);
        expect(lawOn(table, on)).toBe(rules[0]?.value);
        const there = { noticeDays: 7, weeksToBegin: 4 }[table as string];
        expect(lawOn(table, on, "northern-ireland")).toBe(there);
      }),
    );
  });

  it.each([
    ["2026-07-31", britain, false],
    ["2026-08-01", britain, true],
    ["2027-08-01", britain, true],
    ["2026-09-01", "northern-ireland", false],
  ] as const)("of a ballot that opens on %s in %s the turnout rule is unsure: %s", (opens, where, unsure) => {
    expect(isUnsure("turnoutPercent", day(opens), where)).toBe(unsure);
  });

  it("are sure again once one line says from which day the turnout rule is gone", () => {
    const settled = [{ jurisdiction: britain, from: "2017-03-01", until: "2026-09-30", value: 50 } as const];
    for (const opens of ["2026-09-30", "2026-10-01"])
      expect(isUnsure("turnoutPercent", day(opens), britain, settled)).toBe(false);
  });

  it("were checked against sources that are no younger", () => {
    expect(lawChecked.sources <= lawChecked.on).toBe(true);
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
        expect(latestNotice(first, "northern-ireland")?.days).toBe(7);
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

  test("in Northern Ireland it says what the law there asks, and nothing of Great Britain's", () => {
    const there = { ...branch, nation: "northern-ireland" } as const;
    expect(lines(["2022-12-04"], "2022-11-27T09:00", {}, there)).toMatch(
      /^Northern Ireland has its own law[^\n]*seven days’ notice[^\n]*within four weeks[^\n]*$/u,
    );
    expect(lines(["2022-12-04"], "2022-11-28T09:00", {}, there)).toContain(
      "notice must have reached the employer by Sunday 27 November 2022, 7 days before",
    );
    const late = lines(["2022-12-05"], "2022-11-20T09:00", {}, there);
    expect(late).toContain("here by Sunday 4 December 2022. This begins on Monday 5 December 2022");
    expect(late).not.toContain("mandate");
  });

  test.each([
    ["2027-03-02", "2027-03-29"],
    ["2026-02-01", "2026-02-28"],
  ])("action under a ballot of Northern Ireland that closes on %s begins by %s", (close, by) => {
    expect(lastDayToBegin(day(close), "northern-ireland")?.toString()).toBe(by);
    expect(lastDayToBegin(day(close), britain)).toBeUndefined();
  });
});
