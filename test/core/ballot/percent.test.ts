import fc from "fast-check";
import { expect, test } from "vitest";
import { percentWords, wholePercent } from "../../../src/core/ballot/count/percent.ts";

const people = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((whole) => fc.tuple(fc.nat(whole), fc.constant(whole)));

test("percentages are the published ones", () => {
  // HMRC Inland Pre-Clearance: 35 Yes of 37 valid votes.
  expect(percentWords(35, 37)).toBe("94.59%");
  expect(percentWords(2, 3)).toBe("66.67%");
  expect(percentWords(1, 2)).toBe("50%");
  expect(percentWords(0, 0)).toBe("0%");
});

test("a percentage is the nearest hundredth", () => {
  fc.assert(
    fc.property(people, ([part, whole]) => {
      const shown = Number(percentWords(part, whole).slice(0, -1));
      expect(Math.abs(shown - (part * 100) / whole)).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
  );
});

test("what misses a threshold is never shown as having reached it, and what reaches it never as missing it", () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 100 }), ([part, whole], bar) => {
      const shown = Number(percentWords(part, whole, bar).slice(0, -1));
      expect(shown >= bar).toBe(part * 100 >= whole * bar);
    }),
    { examples: [[[16_016, 32_033], 50]] },
  );
});

test("whole percent are surely reached", () => {
  fc.assert(
    fc.property(people, ([part, whole]) => {
      expect(wholePercent(part, whole) * whole).toBeLessThanOrEqual(part * 100);
      expect((wholePercent(part, whole) + 1) * whole).toBeGreaterThan(part * 100);
    }),
  );
  expect([wholePercent(70, 62), wholePercent(5, 0)]).toEqual([100, 0]);
});
