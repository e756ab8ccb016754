import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { Answer } from "../../../src/core/check/check.ts";
import { publish } from "../../../src/core/check/published.ts";

const today = Temporal.PlainDate.from("2023-04-20");
const none: Readonly<Record<Answer, number>> = {
  posted: 0,
  "to-post": 0,
  "not-arrived": 0,
  lost: 0,
  "not-balloted": 0,
  "not-saying": 0,
};

test.each([
  [0, 0],
  [9, 0],
  [10, 10],
  [14, 10],
  [15, 15],
  [248, 245],
])("%i who posted are told as %i", (count, told) => {
  expect(publish({ ...none, posted: count }, undefined, today).posted).toBe(told);
});

test("trouble with the paper is papers not arrived and papers lost together", () => {
  const { trouble } = publish({ ...none, "not-arrived": 8, lost: 4 }, undefined, today);
  expect(trouble).toBe(10);
});

test("the numbers stand still until ten more have answered", () => {
  const first = publish({ ...none, posted: 14 }, undefined, today);
  expect(publish({ ...none, posted: 23 }, first, today)).toBe(first);
  expect(publish({ ...none, posted: 24 }, first, today).posted).toBe(20);
});

test("the numbers are worked out anew on another day", () => {
  const first = publish({ ...none, posted: 14 }, undefined, today);
  expect(publish({ ...none, posted: 15 }, first, today.add({ days: 1 })).posted).toBe(15);
});

test("one person's answer never moves a number on the same day, whoever watches", () => {
  const counts = fc.record({
    posted: fc.nat(300),
    "to-post": fc.nat(300),
    "not-arrived": fc.nat(50),
    lost: fc.nat(50),
    "not-balloted": fc.nat(50),
    "not-saying": fc.nat(50),
  });
  fc.assert(
    fc.property(counts, fc.constantFrom("posted", "to-post", "lost" as const), (before, answer) => {
      const shown = publish(before, undefined, today);
      const after = publish({ ...before, [answer]: before[answer] + 1 }, shown, today);
      expect(after).toEqual(shown);
    }),
  );
});

test("no group of fewer than ten is ever shown, and every number is a multiple of five", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (posted, toPost) => {
      const shown = publish({ ...none, posted, "to-post": toPost }, undefined, today);
      for (const [count, told] of [
        [posted, shown.posted],
        [toPost, shown.toPost],
      ] as const) {
        expect(told % 5).toBe(0);
        expect(told).toBeLessThanOrEqual(count);
        expect(told === 0 || told >= 10).toBe(true);
      }
    }),
  );
});
