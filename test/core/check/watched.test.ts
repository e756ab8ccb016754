import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, answers } from "../../../src/core/ballot/answers.ts";
import { type Published, publish } from "../../../src/core/ballot/published.ts";

/**
 * A branch over days, and somebody who sees every number that Muster ever tells of it (the channel's one, the reps'
 * three, what is still needed, what is exported: all are worked out from `Published`), looks after every single tap,
 * and knows who tapped when; only not what they answered. What could they find out?
 */
interface Act {
  readonly member: number;
  /** "erased" is /mydata erase. */
  readonly does: Answer | "erased";
}

type Shown = Omit<Published, "counted">;

/** What is told after each act. */
function watch(acts: readonly Act[], entitled?: number): readonly Shown[] {
  const said = new Map<number, Answer>();
  const counts = {
    posted: 0,
    "to-post": 0,
    "not-arrived": 0,
    lost: 0,
    "not-balloted": 0,
    "not-saying": 0,
  };
  let published: Published | undefined;
  return acts.map(({ member, does }) => {
    const before = said.get(member);
    if (before) counts[before] -= 1;
    if (does === "erased") said.delete(member);
    else {
      said.set(member, does);
      counts[does] += 1;
    }
    published = publish({ ...counts }, published, entitled);
    return published;
  });
}

function looksAlike(one: readonly Shown[], other: readonly Shown[]): boolean {
  return one.every((shown, at) => {
    const beside = other[at];
    return (
      shown.posted === beside?.posted && shown.toPost === beside.toPost && shown.trouble === beside.trouble
    );
  });
}

const groupOf: Readonly<Record<Answer, string>> = {
  posted: "posted",
  "to-post": "to post",
  "not-arrived": "trouble",
  lost: "trouble",
  "not-balloted": "nothing told",
  "not-saying": "nothing told",
};

const anyAnswer = fc.constantFrom(...answers);

/** Branches that agree, that nearly agree and that do not. */
const someAnswer = fc.oneof(
  { weight: 2, arbitrary: fc.constant(fc.constant<Answer>("posted")) },
  { weight: 2, arbitrary: fc.tuple(anyAnswer, anyAnswer).map((two) => fc.constantFrom(...two)) },
  { weight: 3, arbitrary: fc.constant(anyAnswer) },
);

/** Everybody answers once, in any order. */
const onceEach = fc
  .tuple(someAnswer, fc.integer({ min: 1, max: 45 }))
  .chain(([answer, many]) =>
    fc
      .array(answer, { minLength: many, maxLength: many })
      .map((all) => all.map((does, member): Act => ({ member, does }))),
  );

/** A life of the branch: answers, changed answers, erasures. */
const life = fc.tuple(someAnswer, fc.integer({ min: 5, max: 60 })).chain(([answer, many]) =>
  fc.array(
    fc.record({
      member: fc.nat(many),
      does: fc.oneof(
        { weight: 8, arbitrary: answer },
        { weight: 1, arbitrary: fc.constant("erased" as const) },
      ),
    }),
    { minLength: 1, maxLength: 150 },
  ),
);

/** Another course of things that looks the same, in which this member is in another group: one of six other answers, or this member's and another's exchanged. */
function couldBeOtherwise(
  acts: readonly Act[],
  at: number,
  shown: readonly Shown[],
  entitled?: number,
): boolean {
  const mine = acts[at];
  if (!mine || mine.does === "erased") return true;
  const differs = (does: Act["does"]) =>
    mine.does !== "erased" && does !== "erased" && groupOf[does] !== groupOf[mine.does];
  const same = (otherwise: readonly Act[]) => looksAlike(shown, watch(otherwise, entitled));
  return (
    answers.filter(differs).some((does) => same(acts.with(at, { ...mine, does }))) ||
    acts.some(
      (other, beside) =>
        differs(other.does) &&
        same(acts.with(at, { ...mine, does: other.does }).with(beside, { ...other, does: mine.does })),
    )
  );
}

describe("whoever watches every number, and knows who answered when", () => {
  test("can say of no member what they answered", () => {
    fc.assert(
      fc.property(onceEach, fc.option(fc.nat(60), { nil: undefined }), (acts, entitled) => {
        const shown = watch(acts, entitled);
        for (const at of acts.keys()) expect(couldBeOtherwise(acts, at, shown, entitled)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("sees no number move before ten have answered or changed their answer since it moved last", () => {
    fc.assert(
      fc.property(life, (acts) => {
        const shown = watch(acts);
        let since = 0;
        for (const [at, now] of shown.entries()) {
          const last = shown[at - 1] ?? { posted: 0, toPost: 0, trouble: 0 };
          if (looksAlike([now], [last])) continue;
          const moved = acts.slice(since, at + 1).filter(({ does }) => does !== "erased");
          expect(new Set(moved.map(({ member }) => member)).size).toBeGreaterThanOrEqual(10);
          since = at + 1;
        }
      }),
    );
  });

  test("sees nothing at the moment of an erasure, and never that fewer than ten took back “posted”", () => {
    fc.assert(
      fc.property(life, (acts) => {
        const said = new Map<number, Answer>();
        let before: Shown = { posted: 0, toPost: 0, trouble: 0 };
        for (const [at, now] of watch(acts).entries()) {
          const { member, does } = acts[at] ?? { member: 0, does: "erased" };
          if (does === "erased") {
            said.delete(member);
            expect(now).toEqual(before);
          } else said.set(member, does);
          const posted = [...said.values()].filter((one) => one === "posted").length;
          if (now.posted < before.posted) expect(posted).toBeLessThanOrEqual(before.posted - 10);
          before = now;
        }
      }),
    );
  });

  test("sees the same for ten more acts whether a member erased, or changed, an answer or did not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 60 }), anyAnswer, fc.boolean(), (many, then, erases) => {
        const first = Array.from({ length: many }, (_, member): Act => ({ member, does: "posted" }));
        const others = Array.from({ length: 8 }, (_, n): Act => ({ member: 100 + n, does: "to-post" }));
        const before = watch(first).at(-1);
        const acted = watch([...first, { member: 0, does: erases ? "erased" : then }, ...others]);
        const windowOver = many % 10;
        for (const shown of acted.slice(many, many + Math.max(0, 9 - windowOver)))
          expect(shown).toEqual(before);
      }),
    );
  });

  test("is told multiples of five from ten on, never everybody who answered, and of those entitled all but ten", () => {
    const someEntitled = fc.integer({ min: 10, max: 80 });
    fc.assert(
      fc.property(life, someEntitled, (acts, entitled) => {
        const unerased = acts.filter(({ does }) => does !== "erased");
        for (const [at, { posted, toPost, trouble }] of watch(unerased, entitled).entries()) {
          const answered = new Set(unerased.slice(0, at + 1).map(({ member }) => member)).size;
          for (const number of [posted, toPost, trouble]) expect([0, 10, 15]).toContain(shortened(number));
          expect(posted).toBeLessThan(Math.max(1, answered));
          expect(posted).toBeLessThanOrEqual(entitled - 10);
        }
      }),
    );
  });
});

/** 20, 25, 30 … as 10 or 15. */
function shortened(number: number): number {
  return number < 20 ? number : 10 + (number % 10);
}
