import fc from "fast-check";
import { expect, test } from "vitest";
import { type Counts, nothingTold, type Published, tellable } from "../../../src/core/ballot/published.ts";

const none: Counts = {
  posted: 0,
  "to-post": 0,
  "not-arrived": 0,
  lost: 0,
  asked: 0,
  "not-balloted": 0,
  "not-saying": 0,
};

function told(
  counts: Partial<Counts>,
  { slack = {}, entitled }: { slack?: Partial<Published>; entitled?: number } = {},
): Published {
  return tellable({ ...none, ...counts }, { ...nothingTold, ...slack }, entitled);
}

test.each([
  [0, 0],
  [9, 0],
  [10, 10],
  [14, 10],
  [15, 15],
  [248, 245],
])("%i who posted are told as %i where nobody is left out", (count, posted) => {
  expect(told({ posted: count, "not-saying": 30 })).toMatchObject({ posted });
});

test("who is left out is in no number", () => {
  const slack = { posted: 12, toPost: 3, trouble: 9 };
  expect(
    told({ posted: 40, "to-post": 28, "not-arrived": 10, lost: 8, "not-saying": 30 }, { slack }),
  ).toEqual({
    posted: 25,
    toPost: 25,
    trouble: 0,
  });
});

test("trouble with the paper is papers not arrived, lost, and asked for anew together", () => {
  expect(told({ "not-arrived": 8, lost: 4, "not-saying": 10 })).toMatchObject({ trouble: 10 });
  expect(told({ "not-arrived": 4, lost: 4, asked: 8, "not-saying": 10 })).toMatchObject({ trouble: 15 });
  expect(told({ asked: 9, "not-saying": 20 })).toMatchObject({ trouble: 0 });
});

test("all numbers together leave out ten of those who answered, whatever they answered", () => {
  expect(told({ posted: 19 }).posted).toBe(0);
  expect(told({ posted: 20 }).posted).toBe(10);
  expect(told({ posted: 20, "not-saying": 10 }).posted).toBe(20);
  expect(told({ posted: 40, "to-post": 10, lost: 10 })).toEqual({ posted: 30, toPost: 10, trouble: 10 });
});

test("and ten of those entitled", () => {
  expect(told({ posted: 61, "not-saying": 20 }, { entitled: 62 }).posted).toBe(50);
  expect(told({ posted: 40, "to-post": 20, "not-saying": 20 }, { entitled: 62 })).toEqual({
    posted: 30,
    toPost: 20,
    trouble: 0,
  });
  expect(told({ posted: 61, "not-saying": 20 }, { entitled: 3 }).posted).toBe(0);
});

test("“at least” is true of every number, each is a multiple of five from ten on, and they leave ten outside", () => {
  const many = fc.nat(60);
  const counts = fc.record({
    posted: many,
    "to-post": many,
    "not-arrived": many,
    lost: many,
    asked: many,
    "not-balloted": many,
    "not-saying": many,
  });
  const out = fc.nat(24);
  const slack = fc.record({ posted: out, toPost: out, trouble: out });
  fc.assert(
    fc.property(counts, slack, fc.option(fc.nat(200), { nil: undefined }), (counts, slack, entitled) => {
      const { posted, toPost, trouble } = tellable(counts, slack, entitled);
      expect(posted).toBeLessThanOrEqual(counts.posted);
      expect(toPost).toBeLessThanOrEqual(counts["to-post"]);
      expect(trouble).toBeLessThanOrEqual(counts["not-arrived"] + counts.lost + counts.asked);
      for (const one of [posted, toPost, trouble])
        expect(one === 0 || (one >= 10 && one % 5 === 0)).toBe(true);
      const answered = Object.values(counts).reduce((sum, count) => sum + count);
      const most = Math.min(answered, entitled ?? answered) - 10;
      expect(posted + toPost + trouble).toBeLessThanOrEqual(Math.max(0, most));
    }),
  );
});
