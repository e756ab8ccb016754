import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, answers } from "../../../src/core/ballot/answers.ts";
import { nothingTold, type Published } from "../../../src/core/ballot/published.ts";
import { openBranch } from "../../privacy/branch.ts";
import { seeded } from "../../privacy/chance.ts";

/** A branch over days, and somebody who sees every number that is ever told of it and looks after every single tap. */
interface Act {
  readonly member: number;
  /** "erased" is /mydata erase. */
  readonly does: Answer | "erased";
}

/** What is told after each act, and what was told by it. */
function watch(acts: readonly Act[], seed: number, entitled?: number) {
  const branch = openBranch(seeded(seed), entitled);
  let shown: Published = nothingTold;
  return acts.map(({ member, does }) => {
    const told = does === "erased" ? branch.erase(`${member}`) : branch.answer(`${member}`, does);
    shown = told ?? shown;
    return { shown, told };
  });
}

const anyAnswer = fc.constantFrom(...answers);

/** Branches that agree, that nearly agree and that do not. */
const someAnswer = fc.oneof(
  { weight: 2, arbitrary: fc.constant(fc.constant<Answer>("posted")) },
  { weight: 2, arbitrary: fc.tuple(anyAnswer, anyAnswer).map((two) => fc.constantFrom(...two)) },
  { weight: 3, arbitrary: fc.constant(anyAnswer) },
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

const seed = fc.nat();

describe("whoever watches every number, and knows who answered when", () => {
  test("sees no number told before ten members have answered or changed their answer since the last, 15 at first", () => {
    fc.assert(
      fc.property(life, seed, (acts, seed) => {
        let since = 0;
        let least = 15;
        for (const [at, { told }] of watch(acts, seed).entries()) {
          if (!told) continue;
          const moved = acts.slice(since, at + 1).filter(({ does }) => does !== "erased");
          expect(new Set(moved.map(({ member }) => member)).size).toBeGreaterThanOrEqual(least);
          since = at + 1;
          least = 10;
        }
      }),
    );
  });

  test("sees nothing at the moment of an erasure", () => {
    fc.assert(
      fc.property(life, seed, (acts, seed) => {
        for (const [at, { told }] of watch(acts, seed).entries()) {
          if (acts[at]?.does === "erased") expect(told).toBeUndefined();
        }
      }),
    );
  });

  test("gains no telling by an account that erases and answers anew", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), anyAnswer, seed, (accounts, answer, seed) => {
        const own = Array.from({ length: accounts }, (_, member): Act => ({ member, does: answer }));
        const erased = own.map(({ member }): Act => ({ member, does: "erased" }));
        const again = Array.from({ length: 6 }, () => [...own, ...erased]).flat();
        const tellings = watch(again, seed).filter(({ told }) => told).length;
        expect(tellings).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is told no more than is so when it is told, never all but nine of who answered, or of who is entitled", () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 10, max: 80 }), seed, (acts, entitled, seed) => {
        const said = new Map<number, Answer>();
        for (const [at, { told }] of watch(acts, seed, entitled).entries()) {
          const { member, does } = acts[at] ?? { member: 0, does: "erased" };
          if (does === "erased") said.delete(member);
          else said.set(member, does);
          if (!told) continue;
          const sum = told.posted + told.toPost + told.trouble;
          expect(sum).toBeLessThanOrEqual(Math.max(0, said.size - 10));
          expect(sum).toBeLessThanOrEqual(entitled - 10);
        }
      }),
    );
  });
});
