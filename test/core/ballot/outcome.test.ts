import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BallotResult,
  entitledInAll,
  withConstituency,
  withoutConstituency,
} from "../../../src/core/ballot/constituency.ts";
import { mandateWon, outcomeOf } from "../../../src/core/ballot/count/outcome.ts";
import { branch, campaign } from "../../support/examples.ts";

const half = { turnout: 50 };

/** HMRC Inland Pre-Clearance, as published. */
const preClearance = { entitled: 62, cast: 38, yes: 35, no: 2, spoiled: 1 };

const counted = fc
  .record({
    yes: fc.nat(60_000),
    no: fc.nat(60_000),
    spoiled: fc.nat(500),
    silent: fc.nat(100_000),
  })
  .map(({ silent, ...votes }): BallotResult & { readonly entitled: number } => ({
    ...votes,
    cast: votes.yes + votes.no + votes.spoiled,
    entitled: votes.yes + votes.no + votes.spoiled + silent,
  }));

describe("a result", () => {
  it("counts spoiled papers towards turnout, and not towards Yes or No", () => {
    expect(outcomeOf(preClearance, half)).toEqual({
      turnout: { percent: 50, needed: 31, reached: 38, missedBy: 0 },
      majority: true,
      carried: true,
    });
    const bySpoiled = { entitled: 10, cast: 5, yes: 3, no: 1, spoiled: 1 };
    expect(outcomeOf(bySpoiled, half).carried).toBe(true);
  });

  it.each([
    [62, 30],
    [63, 31],
    [32_033, 16_016],
  ])(
    "of %i entitled and %i cast misses the half by one vote, as eight employers did in 2022",
    (entitled, cast) => {
      const { turnout, carried } = outcomeOf({ entitled, cast, yes: cast, no: 0, spoiled: 0 }, half);
      expect([turnout?.missedBy, carried]).toEqual([1, false]);
      const more = cast + 1;
      expect(outcomeOf({ entitled, cast: more, yes: more, no: 0, spoiled: 0 }, half).carried).toBe(true);
    },
  );

  it("is missed by exactly the votes that would have met it", () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 1, max: 100 }), (result, percent) => {
        const { turnout } = outcomeOf(result, { turnout: percent });
        const missedBy = turnout?.missedBy ?? Number.NaN;
        expect(missedBy === 0).toBe(result.cast * 100 >= result.entitled * percent);
        if (missedBy === 0) return;
        expect((result.cast + missedBy) * 100).toBeGreaterThanOrEqual(result.entitled * percent);
        expect((result.cast + missedBy - 1) * 100).toBeLessThan(result.entitled * percent);
      }),
    );
  });

  it("needs every threshold and more Yes than No", () => {
    fc.assert(
      fc.property(counted, (result) => {
        const { yes = 0, no = 0, cast, entitled } = result;
        const won = cast * 2 >= entitled && yes * 100 >= entitled * 40 && yes > no;
        expect(outcomeOf(result, { turnout: 50, support: 40 }).carried).toBe(won);
      }),
    );
  });

  it("without how many were entitled meets and misses no threshold, and is lost by its votes alone", () => {
    fc.assert(
      fc.property(counted, fc.boolean(), fc.boolean(), ({ entitled: _, ...votes }, turnout, support) => {
        const { yes = 0, no = 0 } = votes;
        const bars = { ...(turnout && { turnout: 50 }), ...(support && { support: 40 }) };
        const outcome = outcomeOf(votes, bars);
        expect(outcome).not.toHaveProperty("turnout");
        expect(outcome).not.toHaveProperty("support");
        expect(outcome.carried).toBe(yes > no && !turnout && !support);
        expect(outcome.unknown ?? false).toBe(yes > no && (turnout || support));
        expect(outcomeOf(votes, { turnout: 50, unsure: true })).not.toHaveProperty("unsure");
      }),
    );
  });

  it("of an even split carries nothing", () => {
    expect(outcomeOf({ entitled: 10, cast: 10, yes: 5, no: 5, spoiled: 0 }, half).majority).toBe(false);
  });
});

describe("a mandate", () => {
  const lost = { entitled: 62, cast: 30, yes: 30, no: 0, spoiled: 0 };
  const disaggregated = campaign(
    {},
    {
      constituencies: [
        { name: "Dock office", entitled: 62, result: lost },
        { name: "Harbour", result: preClearance },
        { name: "Lighthouses" },
      ],
    },
  );

  it("is won and lost in each employer by itself", () => {
    const won = ["harbour", "Dock office", "Lighthouses", "Elsewhere"];
    expect(won.map((name) => mandateWon(disaggregated, branch, name))).toEqual([
      true,
      false,
      undefined,
      undefined,
    ]);
    expect(mandateWon(disaggregated, branch)).toBeUndefined();
  });

  it("is won as a whole where there is one count", () => {
    expect(mandateWon(campaign({}, { result: preClearance }), branch)).toBe(true);
    expect(mandateWon(campaign({}, { result: lost }), branch)).toBe(false);
    expect(mandateWon(campaign({}, { result: preClearance, kind: "consultative" }), branch)).toBeUndefined();
  });

  it("is neither won nor lost where the threshold hangs on a number that was not given", () => {
    const { entitled: _, ...votes } = preClearance;
    const bare = campaign({}, { result: votes });
    expect(mandateWon(bare, branch)).toBe("unknown");
    expect(mandateWon({ ...bare, result: { ...votes, yes: 2, no: 35 } }, branch)).toBe(false);
    expect(mandateWon(bare, { ...branch, nation: "northern-ireland" })).toBe(true);
    expect(mandateWon({ ...bare, threshold: {} }, branch)).toBe(true);
  });

  it("is judged by the law of the opening day, the branch's nation and what a rep set", () => {
    const quiet = { entitled: 100, cast: 39, yes: 39, no: 0, spoiled: 0 };
    const silent = campaign({}, { result: quiet });
    expect(mandateWon(silent, branch)).toBe(false);
    expect(mandateWon(silent, { ...branch, nation: "northern-ireland" })).toBe(true);
    expect(mandateWon({ ...silent, threshold: {} }, branch)).toBe(true);
    const service = { ...silent, threshold: "important-service" } as const;
    const thin = { ...service, result: { entitled: 100, cast: 60, yes: 39, no: 21, spoiled: 0 } };
    expect(mandateWon(thin, branch)).toBe(false);
    const later = campaign({ opens: "2026-02-18", closes: "2026-03-18T12:00" });
    expect(mandateWon({ ...thin, milestones: later.milestones }, branch)).toBe(true);
  });
});

describe("constituencies", () => {
  it("are kept by name, whatever its case", () => {
    const one = withConstituency(campaign(), { name: "Harbour", entitled: 62 });
    const two = withConstituency(one, { name: "Dock office" });
    const changed = withConstituency(two, { name: "HARBOUR", entitled: 63 });
    expect(changed.constituencies).toEqual([{ name: "Dock office" }, { name: "HARBOUR", entitled: 63 }]);
    const left = withoutConstituency(changed, "harbour");
    expect(left.constituencies).toEqual([{ name: "Dock office" }]);
    expect(withoutConstituency(left, "dock office")).not.toHaveProperty("constituencies");
  });

  it("add up to the whole only where every count is known", () => {
    const known = withConstituency(withConstituency(campaign(), { name: "A", entitled: 62 }), {
      name: "B",
      entitled: 38,
    });
    expect(entitledInAll(known)).toBe(100);
    expect(entitledInAll(withConstituency(known, { name: "C" }))).toBeUndefined();
    expect(entitledInAll({ ...known, entitled: 101 })).toBe(101);
    expect(entitledInAll(campaign())).toBeUndefined();
  });
});
