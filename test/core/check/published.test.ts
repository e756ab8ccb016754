import { expect, test } from "vitest";
import type { Answer } from "../../../src/core/ballot/answers.ts";
import { type Published, publish } from "../../../src/core/ballot/published.ts";

const none: Readonly<Record<Answer, number>> = {
  posted: 0,
  "to-post": 0,
  "not-arrived": 0,
  lost: 0,
  "not-balloted": 0,
  "not-saying": 0,
};

function told(
  counts: Partial<Record<Answer, number>>,
  before?: Published,
  entitled?: number,
): Readonly<Omit<Published, "counted">> {
  const { posted, toPost, trouble } = publish({ ...none, ...counts }, before, entitled);
  return { posted, toPost, trouble };
}

test.each([
  [0, 0],
  [9, 0],
  [10, 10],
  [14, 10],
  [15, 15],
  [248, 245],
])("%i who posted are told as %i", (count, posted) => {
  expect(told({ posted: count, "not-saying": 30 })).toMatchObject({ posted });
});

test("trouble with the paper is papers not arrived and papers lost together", () => {
  expect(told({ "not-arrived": 8, lost: 4 })).toMatchObject({ trouble: 10 });
});

test("the numbers stand still until ten more have answered", () => {
  const first = publish({ ...none, posted: 14 }, undefined, undefined);
  expect(publish({ ...none, posted: 23 }, first, undefined)).toBe(first);
  expect(publish({ ...none, posted: 24 }, first, undefined).posted).toBe(20);
});

test("members who change their answer count as ten that have moved; one who goes back and forth does not", () => {
  const first = publish({ ...none, "to-post": 24 }, undefined, undefined);
  expect(publish({ ...none, "to-post": 15, posted: 9 }, first, undefined)).toBe(first);
  expect(publish({ ...none, "to-post": 14, posted: 10 }, first, undefined)).toMatchObject({
    posted: 10,
    toPost: 10,
  });
  expect(publish({ ...none, "to-post": 24 }, first, undefined)).toBe(first);
});

test("where all who answered said the same, the number never says so", () => {
  expect(told({ posted: 10 }).posted).toBe(0);
  expect(told({ posted: 20 }).posted).toBe(15);
  expect(told({ posted: 20, "not-saying": 1 }).posted).toBe(20);
  expect(told({ posted: 40, "to-post": 10, lost: 10 })).toEqual({ posted: 35, toPost: 10, trouble: 10 });
});

test("of those entitled at least ten stay outside the numbers", () => {
  expect(told({ posted: 61, "not-saying": 1 }, undefined, 62).posted).toBe(50);
  expect(told({ posted: 40, "to-post": 20, "not-saying": 2 }, undefined, 62)).toEqual({
    posted: 30,
    toPost: 20,
    trouble: 0,
  });
  expect(told({ posted: 61, "not-saying": 1 }, undefined, 3).posted).toBe(0);
});

test("“at least so many have told us it is posted” falls only once it is ten too high", () => {
  const first = publish({ ...none, posted: 25, "not-saying": 5 }, undefined, undefined);
  expect(first.posted).toBe(25);
  expect(told({ posted: 24, "to-post": 20, "not-saying": 5 }, first).posted).toBe(25);
  expect(told({ posted: 16, "to-post": 20, "not-saying": 5 }, first).posted).toBe(25);
  expect(told({ posted: 15, "to-post": 20, "not-saying": 5 }, first).posted).toBe(15);
});

test("numbers whose true counts are erased stand until ten have answered anew", () => {
  const kept: Published = { posted: 25, toPost: 0, trouble: 0 };
  expect(publish({ ...none, posted: 9 }, kept, undefined)).toBe(kept);
});
