import { describe, expect, test } from "vitest";
import { attack } from "./attack.ts";
import { bounds, gainOf, type Scene, scenesOf } from "./scenes.ts";

/** `npm run test:privacy` plays them all, and more often. */
const runs = 20;

const hardest: Scene = {
  members: 200,
  accounts: 0,
  before: 100,
  first: 0.3,
  lean: 0,
  counted: false,
  knowing: false,
};

describe("what the numbers tell of one member's answer, over half", () => {
  test.each([
    ["whoever only watches", 0],
    ["15 accounts in one hand", 15],
    ["20 accounts in one hand", 20],
  ])("%s: no more than the bound, and nobody is sure", (_, accounts) => {
    const small = scenesOf(accounts, 25).filter(({ before, first }) => before === 12 && first < 0.6);
    for (const scene of [{ ...hardest, accounts }, ...small]) {
      const { points, sure } = gainOf(scene, runs);
      expect(points).toBeLessThanOrEqual(bounds.get(accounts) ?? 0);
      expect(sure).toBe(0);
    }
  });

  test("in a branch of twelve nothing is told at all without accounts in one hand", () => {
    expect(gainOf({ ...hardest, members: 12, before: 11 }, runs)).toEqual({ points: 0, sure: 0 });
  });

  test("the attacker believes what is so: of those who are 60 to 70% sure, about so many are right", () => {
    const found = Array.from({ length: 200 }, (_, seed) =>
      attack({ ...hardest, members: 25, before: 12, accounts: 20, seed }),
    );
    const fairly = found.filter(({ sure }) => sure >= 0.6 && sure < 0.7);
    const right = fairly.filter(({ right }) => right).length / fairly.length;
    expect(fairly.length).toBeGreaterThan(25);
    expect(right).toBeGreaterThan(0.55);
    expect(right).toBeLessThan(0.75);
  });
});
