import { expect, test } from "vitest";
import { type Alike, type Draw, newTally, publish, type Tally } from "../../../src/core/ballot/tally.ts";
import { least } from "../../support/numbers.ts";

const most: Draw = (below) => below - 1;

/** Members who have answered and were told of in no number yet. */
const fresh = (answer: Alike["answer"], members: number): Alike => ({ answer, members, moves: 0 });

/** Members whose answer was told of before, and has changed if it is another now. */
const known = (taken: Alike["answer"], answer: Alike["answer"], members: number, moves = 1): Alike => ({
  taken,
  answer,
  members,
  moves,
});

const later: Tally = { need: 10, owed: 0 };

function told(
  tally: Tally,
  alike: readonly Alike[],
  { entitled, draw = least }: { entitled?: number; draw?: Draw } = {},
) {
  return publish(tally, alike, entitled, draw)?.told;
}

test("the first numbers are told from 15 to 25 answers on, the next ones from 10 to 20 more, nobody knows which", () => {
  expect([newTally(least).need, newTally(most).need]).toEqual([15, 25]);
  const needs = [least, most].map(
    (draw) => publish(later, [fresh("posted", 10)], undefined, draw)?.tally.need,
  );
  expect(needs).toEqual([10, 20]);
  expect(told(newTally(least), [fresh("not-saying", 14)])).toBeUndefined();
  expect(told(newTally(least), [fresh("not-saying", 15)])).toBeDefined();
  expect(told(newTally(most), [fresh("not-saying", 24)])).toBeUndefined();
  expect(told(newTally(most), [fresh("not-saying", 25)])).toBeDefined();
});

test("of each number 0 to 24 are left out, each drawn by itself", () => {
  const crowd = [fresh("posted", 50), fresh("to-post", 50), fresh("lost", 50), fresh("not-saying", 50)];
  expect(told(later, crowd)).toEqual({ posted: 50, toPost: 50, trouble: 50 });
  expect(told(later, crowd, { draw: most })).toEqual({ posted: 25, toPost: 25, trouble: 25 });
  let drawn = 0;
  const mixed: Draw = () => (drawn++ < 6 ? 4 : 0);
  expect(told(later, crowd, { draw: mixed })).toEqual({ posted: 25, toPost: 50, trouble: 50 });
});

test("a member who has changed their answer counts once, one who has changed it back not at all", () => {
  const back = known("to-post", "to-post", 100);
  expect(told(later, [back, known("to-post", "posted", 9)])).toBeUndefined();
  expect(told(later, [back, known("to-post", "posted", 10)])).toEqual({ posted: 10, toPost: 90, trouble: 0 });
});

test("a member's answer moves the numbers three times; after that they do not see it", () => {
  expect(told(later, [known("to-post", "posted", 30, 3)])).toBeUndefined();
  const spent = known("to-post", "posted", 30, 3);
  expect(told(later, [spent, fresh("not-saying", 10)])).toEqual({ posted: 0, toPost: 30, trouble: 0 });
  expect(told(later, [known("to-post", "posted", 30, 2), fresh("not-saying", 10)])).toMatchObject({
    posted: 30,
    toPost: 0,
  });
});

test.each([
  ["not-arrived", "asked"],
  ["lost", "asked"],
  ["asked", "lost"],
  ["not-arrived", "lost"],
] as const)("from %s to %s is no move: no telling comes sooner, and three are left", (was, is) => {
  expect(told(later, [known(was, is, 100)])).toBeUndefined();
  expect(told(later, [known(was, is, 100), fresh("not-saying", 9)])).toBeUndefined();
  expect(told(later, [known(was, is, 100), fresh("not-saying", 10)])).toMatchObject({ trouble: 100 });
  expect(told(later, [known(was, "to-post", 10)])).toBeDefined();
});

test("who erases and answers anew brings no number nearer", () => {
  const owing: Tally = { need: 10, owed: 7 };
  expect(told(owing, [fresh("posted", 16)])).toBeUndefined();
  const paid = publish(owing, [fresh("posted", 17)], undefined, least);
  expect(paid?.tally.owed).toBe(0);
});

test("the smallest count of those entitled that a number was told under stands, whatever is typed later", () => {
  const crowd = [fresh("posted", 100), fresh("not-saying", 20)];
  const first = publish(newTally(least), crowd, 40, least);
  expect(first?.told.posted).toBe(30);
  for (const typed of [undefined, 400]) {
    expect(told(first?.tally ?? later, crowd, { ...(typed && { entitled: typed }) })?.posted).toBe(30);
  }
  expect(told(first?.tally ?? later, crowd, { entitled: 30 })?.posted).toBe(20);
});
