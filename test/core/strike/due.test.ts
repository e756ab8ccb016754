import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dueOn, noticeDay } from "../../../src/core/strike/due.ts";
import { at, branch, strike } from "../../support/examples.ts";

const day = Temporal.PlainDate.from;

const { zone } = branch;

describe("a confirmation", () => {
  const confirmed = (since: string) => strike(["2023-04-28"], { stateSince: at(since) });

  it.each([
    ["2023-04-01T09:00", "2023-04-20", undefined],
    ["2023-04-01T09:00", "2023-04-21", "old"],
    ["2023-04-01T09:00", "2023-04-28", "old"],
    ["2023-04-01T09:00", "2023-04-29", undefined],
    ["2023-04-20T09:00", "2023-04-26", undefined],
    ["2023-04-20T09:00", "2023-04-27", "old"],
    ["2023-04-22T09:00", "2023-04-28", undefined],
  ])("of %s is on %s: %s", (since, today, due) => {
    expect(dueOn(confirmed(since), day(today), zone)).toBe(due);
  });

  it.each([
    ["2023-04-01T09:00", "2023-04-21"],
    ["2023-04-20T09:00", "2023-04-27"],
    ["2023-04-22T09:00", undefined],
  ])("of %s is asked about on %s", (since, told) => {
    expect(noticeDay(confirmed(since), zone)?.toString()).toBe(told);
  });
});

describe("a decision", () => {
  const open = strike(["2023-04-28"], { state: "notified", decisionOn: day("2023-04-25") });

  it("that was due yesterday and not told is asked about, until the last day is over", () => {
    expect(dueOn(open, day("2023-04-25"), zone)).toBeUndefined();
    expect(dueOn(open, day("2023-04-26"), zone)).toBe("undecided");
    expect(dueOn(open, day("2023-04-29"), zone)).toBeUndefined();
    expect(noticeDay(open, zone)?.toString()).toBe("2023-04-26");
  });

  it("is not asked about once it is told, or where there is none", () => {
    for (const state of ["suspended", "called-off"] as const) {
      expect(dueOn({ ...open, state }, day("2023-04-26"), zone)).toBeUndefined();
      expect(noticeDay({ ...open, state }, zone)).toBeUndefined();
    }
    expect(noticeDay(strike(["2023-04-28"], { state: "proposed" }), zone)).toBeUndefined();
  });
});
