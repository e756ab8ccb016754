import { type Published, smallest, tellable } from "../../src/core/ballot/published.ts";
import { dice } from "../../src/core/ballot/tally.ts";

/** How many say so. */
export interface Saying {
  readonly posted: number;
  readonly toPost: number;
  /** Neither: what is in no number. */
  readonly neither: number;
}

export const nobody: Saying = { posted: 0, toPost: 0, neither: 0 };

/** How likely it is that each number of members said "posted", by what the one of them said who is wondered about. */
type Chances = readonly number[];

/** Less likely than this is as good as impossible. */
const negligible = 1e-12;

/**
 * All that can be known of one member's answer by what was told: Bayes, exactly, over everything that may have been left
 * out. Of each member whose answer is not known "posted" and "still to post" are as likely at first.
 */
export class Belief {
  readonly #entitled: number | undefined;
  #others = 0;
  #asked = false;
  #chances: { readonly toPost: Chances; readonly posted: Chances } = { toPost: [0.5], posted: [0.5] };

  constructor(entitled?: number) {
    this.#entitled = entitled;
  }

  /** Somebody has answered, whose answer is not known. */
  otherAnswers(): void {
    this.#others += 1;
    this.#each((chances) => [...chances, 0].map((one, many) => (one + (chances[many - 1] ?? 0)) / 2));
  }

  /** So has the member who is wondered about. */
  memberAnswers(): void {
    this.#asked = true;
  }

  /** Numbers were told while others, whose answers are known, said this. */
  told(told: Published, known: Saying): void {
    const name = nameOf(told);
    this.#each((chances, said) =>
      chances.map((one, many) =>
        one < negligible ? 0 : one * (this.#telling(said, many, known).get(name) ?? 0),
      ),
    );
    const all = sum(this.#chances.toPost) + sum(this.#chances.posted);
    this.#each((chances) => chances.map((one) => one / all));
  }

  /** How likely it is that the member said "posted". */
  get posted(): number {
    return sum(this.#chances.posted);
  }

  /**
   * What a telling would be worth while others said this: how often one would guess right after it; before the member
   * has answered, how well one would know what all the others have said.
   */
  worth(known: Saying): number {
    return this.#asked ? this.#rightAfter(known) : -this.#doubtAfter(known);
  }

  #rightAfter(known: Saying): number {
    const toPost = this.#foretold("toPost", known);
    const posted = this.#foretold("posted", known);
    return sum(
      [...new Set([...toPost.keys(), ...posted.keys()])].map((name) =>
        Math.max(toPost.get(name)?.chance ?? 0, posted.get(name)?.chance ?? 0),
      ),
    );
  }

  /** The variance that would be left of how many others said "posted". */
  #doubtAfter(known: Saying): number {
    return sum(
      [...this.#foretold("toPost", known).values()].map(
        ({ chance, first, second }) => second - first ** 2 / chance,
      ),
    );
  }

  /** What would be told how likely, with its first two moments. */
  #foretold(said: "posted" | "toPost", known: Saying) {
    const foretold = new Map<number, { chance: number; first: number; second: number }>();
    for (const [many, one] of this.#chances[said].entries()) {
      if (one < 1e-4) continue;
      for (const [name, likely] of this.#telling(said, many, known)) {
        const before = foretold.get(name) ?? { chance: 0, first: 0, second: 0 };
        const chance = one * likely;
        foretold.set(name, {
          chance: before.chance + chance,
          first: before.first + chance * many,
          second: before.second + chance * many ** 2,
        });
      }
    }
    return foretold;
  }

  #telling(said: "posted" | "toPost", many: number, known: Saying): ReadonlyMap<number, number> {
    const own = this.#asked ? { ...nobody, [said]: 1 } : nobody;
    const saying = {
      posted: many + own.posted + known.posted,
      toPost: this.#others - many + own.toPost + known.toPost,
      neither: known.neither,
    };
    return tellings(saying, this.#entitled);
  }

  #each(change: (chances: Chances, said: "posted" | "toPost") => Chances): void {
    const { toPost, posted } = this.#chances;
    this.#chances = { toPost: change(toPost, "toPost"), posted: change(posted, "posted") };
  }
}

/** How likely each amount is to be left out. */
const leftOut: Chances = Array.from({ length: dice.many }).reduce<Chances>(
  (chances) =>
    Array.from({ length: chances.length + dice.sides - 1 }, (_, out) =>
      sum(Array.from({ length: dice.sides }, (_, side) => (chances[out - side] ?? 0) / dice.sides)),
    ),
  [1],
);

const worked = new Map<string, ReadonlyMap<number, number>>();

/** How likely each pair of numbers is to be told of these answers: what the rule itself makes of all that may be left out. */
function tellings({ posted, toPost, neither }: Saying, entitled?: number): ReadonlyMap<number, number> {
  const name = `${posted} ${toPost} ${neither} ${entitled}`;
  const before = worked.get(name);
  if (before) return before;
  const counts = {
    posted,
    "to-post": toPost,
    "not-arrived": 0,
    lost: 0,
    asked: 0,
    "not-balloted": 0,
    "not-saying": neither,
  };
  const chances = new Map<number, number>();
  for (const one of outcomes(posted)) {
    for (const other of outcomes(toPost)) {
      const told = nameOf(tellable(counts, { posted: one.out, toPost: other.out, trouble: 0 }, entitled));
      chances.set(told, (chances.get(told) ?? 0) + one.chance * other.chance);
    }
  }
  worked.set(name, chances);
  return chances;
}

const grouped = new Map<number, readonly { readonly out: number; readonly chance: number }[]>();

/** Amounts left out of one count by what they make of it: one stands for all that make the same. */
function outcomes(count: number): readonly { readonly out: number; readonly chance: number }[] {
  const before = grouped.get(count);
  if (before) return before;
  const crowd = {
    posted: count,
    "to-post": 0,
    "not-arrived": 0,
    lost: 0,
    asked: 0,
    "not-balloted": 0,
    "not-saying": smallest,
  };
  const made = new Map<number, { out: number; chance: number }>();
  for (const [out, chance] of leftOut.entries()) {
    const { posted } = tellable(crowd, { posted: out, toPost: 0, trouble: 0 });
    const alike = made.get(posted);
    if (alike) alike.chance += chance;
    else made.set(posted, { out, chance });
  }
  const outs = [...made.values()];
  grouped.set(count, outs);
  return outs;
}

function nameOf({ posted, toPost }: Published): number {
  return posted * 1000 + toPost;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
