import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Derived, derive } from "../../../src/core/timetables/derived.ts";
import { readTimetables } from "../../../src/core/timetables/file.ts";

const content = readFileSync(join(import.meta.dirname, "../../fixtures/campaigns.json"), "utf8");

const campaigns = z
  .object({ campaigns: z.array(z.looseObject({ id: z.string(), derived: z.looseObject({}) })) })
  .parse(JSON.parse(content)).campaigns;

function derived(text: string): readonly Derived[] {
  const read = readTimetables(text);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.file.campaigns.map((one) => derive(one, read.file.timezone));
}

function one(campaign: object): Derived | undefined {
  return derived(JSON.stringify({ campaigns: [{ id: "a", kind: "strike", dates: {}, ...campaign }] }))[0];
}

const statutory = "statutory_industrial_action_ballot";

describe("what follows from a timetable", () => {
  it.each(campaigns.map(({ id, derived: known }, index) => ({ id, known, index })))(
    "$id: is exactly what is known of it",
    ({ known, index }) => {
      expect(derived(content)[index]).toEqual(known);
    },
  );

  it("is worked out: what the file says of it is not read", () => {
    const wrong = {
      closes_at: "2001-01-01T00:00:00Z",
      weekdays: { opens: "Sun" },
      mandate_last_day: 7,
      nonsense: [],
    };
    for (const given of [wrong, undefined, null, "none"]) {
      const other = JSON.stringify({ campaigns: campaigns.map((each) => ({ ...each, derived: given })) });
      expect(derived(other)).toEqual(campaigns.map((each) => each.derived));
    }
  });

  it("needs what it needs: without it the key is not there", () => {
    const dates = { opens: "2023-03-20", closes: "2023-05-09" };
    expect(one({ dates })).not.toHaveProperty("closes_at");
    expect(one({ dates, closes_time: null })).not.toHaveProperty("closes_at");
    expect(one({ dates, voting_method: "electronic" })).not.toHaveProperty("suggested_last_posting");
    expect(one({ dates: { opens: dates.opens } })).toEqual({ weekdays: { opens: "Mon" } });
    expect(one({ dates: { ...dates, closes: null } })).toEqual({ weekdays: { opens: "Mon" } });
    expect(one({ dates: { last_posting: "2023-05-02" } })).toEqual({ weekdays: { last_posting: "Tue" } });
    expect(one({ dates, kind: "consultative_ballot" })).not.toHaveProperty("mandate_last_day");
  });

  it("has a mandate by the law of its opening day, where the file gives no months", () => {
    const ballot = (opens: string, closes: string, other: object = {}) =>
      one({ kind: statutory, dates: { opens, closes }, ...other })?.mandate_last_day;
    expect(ballot("2026-02-17", "2026-04-01")).toBe("2026-09-30");
    expect(ballot("2026-02-18", "2026-04-01")).toBe("2027-03-31");
    expect(ballot("2025-02-18", "2025-04-01", { mandate_months: 9 })).toBe("2025-12-31");
    expect(ballot("2026-02-18", "2026-04-01", { mandate_won: false })).toBeUndefined();
  });

  it("finds a change of the clocks on the very first and the very last day", () => {
    const changes = (opens: string, closes: string, time = "12:00") =>
      one({ dates: { opens, closes }, closes_time: time })?.clock_change_inside_window;
    expect(changes("2023-03-26", "2023-04-20")).toBe(true);
    expect(changes("2023-03-27", "2023-04-20")).toBe(false);
    expect(changes("2023-10-02", "2023-10-29")).toBe(true);
    expect(changes("2023-10-02", "2023-10-28")).toBe(false);
    expect(changes("2023-03-01", "2023-11-30")).toBe(true);
  });
});

describe("a file that cannot be right is refused, each problem with its campaign, its field and what to type", () => {
  it.each([
    ["{", /^That is no JSON: .* has a list “campaigns”/u],
    ["[]", /^the file: must be an object with a list “campaigns”/u],
    [{ timezone: "Europe/Atlantis", campaigns: [] }, /^the file: timezone must be a time zone/u],
    [{ campaigns: {} }, /^the file: campaigns must be an object with a list/u],
    [{ campaigns: ["x"] }, /^campaign number 1: must be an object/u],
    [{ campaigns: [{ kind: "strike", dates: {} }] }, /^campaign number 1: id must be words in quotes/u],
    [{ campaigns: [{ id: "a", dates: {} }] }, /^campaign a: kind must be words in quotes/u],
    [
      { campaigns: [{ id: "a", kind: "strike" }] },
      /^campaign a: dates must hold the dates by name: \{ "opens"/u,
    ],
    [
      { campaigns: [{ id: "a", kind: "strike", dates: { starts: "28 April" } }] },
      /^campaign a: dates\.starts must be a day that exists, as year-month-day/u,
    ],
    [
      { campaigns: [{ id: "a", kind: "strike", dates: { starts: "2023-02-29" } }] },
      /^campaign a: dates\.starts must be a day that exists/u,
    ],
    [
      { campaigns: [{ id: "a", kind: "x", dates: {}, closes_time: "noon" }] },
      /^campaign a: closes_time must be a time on the 24-hour clock/u,
    ],
    [
      { campaigns: [{ id: "a", kind: "x", dates: {}, mandate_months: "6" }] },
      /^campaign a: mandate_months must be a whole number of months/u,
    ],
    [
      { campaigns: [{ id: "a", kind: "x", dates: { opens: "2023-05-10", closes: "2023-05-09" } }] },
      /^campaign a: dates\.closes \(Tue 9 May 2023\) is before dates\.opens \(Wed 10 May 2023\)\. Check both/u,
    ],
  ])("%j", (file, expected) => {
    const read = readTimetables(typeof file === "string" ? file : JSON.stringify(file));
    expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(expected)]);
  });

  it("names every problem, not only the first", () => {
    const bad = { id: "a", kind: "x", dates: { opens: "?", closes: "2023-13-01" } };
    const read = readTimetables(JSON.stringify({ campaigns: [bad, { ...bad, id: "b" }] }));
    expect(read.ok ? [] : read.problems.map((problem) => problem.split(" must")[0])).toEqual([
      "campaign a: dates.opens",
      "campaign a: dates.closes",
      "campaign b: dates.opens",
      "campaign b: dates.closes",
    ]);
  });
});
