import type { Answer } from "../../src/core/ballot/answers.ts";
import type { Published } from "../../src/core/ballot/published.ts";
import { mostMoves } from "../../src/core/ballot/tally.ts";
import { Belief, nobody, type Saying } from "./belief.ts";
import { type Branch, openBranch } from "./branch.ts";
import { seeded } from "./chance.ts";

/**
 * Somebody wants to know one member's answer. They see every number that is told, the reps' too, know who answers when,
 * and have accounts of their own, which they answer with at the worst moment they can choose: nobody else does anything
 * between the member's answer and theirs, before it and after it.
 */
export interface Attack {
  readonly seed: number;
  /** Members who answer for themselves, the one who is wondered about among them. */
  readonly members: number;
  readonly accounts: number;
  /** So many of the members have answered before. */
  readonly before: number;
  /** So much of what their accounts can move they spend before the member answers, from 0 to 1, and the rest after it. */
  readonly first: number;
  /** In each window of theirs so many members are let answer first, to spare the accounts. */
  readonly lean: number;
  /** Whether the branch has typed how many are entitled. */
  readonly counted: boolean;
  /** They know what everybody else said. */
  readonly knowing: boolean;
}

/** How sure they are in the end, from a half to 1, and whether a guess is right. */
export interface Found {
  readonly sure: number;
  readonly right: boolean;
}

export function attack({ seed, members, counted, ...how }: Attack): Found {
  const draw = seeded(seed);
  const entitled = counted ? members + how.accounts : undefined;
  const branch = openBranch(draw, entitled);
  const belief = new Belief(entitled);
  const accounts = new Accounts(branch, how.accounts);
  let known = nobody;
  let left = members - 1;

  function heard(told: Published | undefined): boolean {
    if (told) belief.told(told, plus(known, accounts.saying));
    return told !== undefined;
  }

  /** Others answer. True once that brings about a telling. */
  function othersAnswer(many: number): boolean {
    const answer = draw(2) === 1 ? "posted" : "to-post";
    if (many === 0 || left === 0) return false;
    left -= 1;
    if (how.knowing) known = plus(known, saying(answer));
    else belief.otherAnswers();
    return heard(branch.answer(`member ${left}`, answer)) || othersAnswer(many - 1);
  }

  /** The accounts answer one by one until numbers are told. False if they cannot bring that about. */
  function bringAbout(): boolean {
    if (othersAnswer(how.lean)) return true;
    const aim = accounts.bestAim(members - left > 60, (own) => belief.worth(plus(known, own)));
    const waiting = accounts.free();
    while (waiting.size > 0) if (heard(accounts.moveTowards(aim, waiting))) return true;
    return false;
  }

  while (left > members - 1 - how.before) othersAnswer(1);
  while (accounts.spent() < how.first && bringAbout());
  const posted = draw(2) === 1;
  belief.memberAnswers();
  heard(branch.answer("the member", posted ? "posted" : "to-post"));
  while (bringAbout());
  while (left > 0) if (othersAnswer(1)) while (bringAbout());
  const sure = Math.max(belief.posted, 1 - belief.posted);
  return { sure, right: belief.posted > 0.5 === posted };
}

const fives = [0, 1, 2, 3, 4];
const heights = [0, 2, 4, 6, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20];

/** Accounts in one hand. */
class Accounts {
  readonly #branch: Branch;
  readonly #names: readonly string[];
  saying: Saying = nobody;

  constructor(branch: Branch, many: number) {
    this.#branch = branch;
    this.#names = Array.from({ length: many }, (_, n) => `account ${n}`);
  }

  /** How much of what they can move has moved, from 0 to 1. */
  spent(): number {
    const moves = this.#names.reduce((sum, name) => sum + (this.#branch.of(name)?.moves ?? 0), 0);
    return moves / Math.max(1, this.#names.length * mostMoves);
  }

  /** Those whose answer may still move a number. */
  free(): Set<string> {
    return new Set(this.#names.filter((name) => (this.#branch.of(name)?.moves ?? 0) < mostMoves));
  }

  /**
   * What those that are free had best say, by trying. Among many others only where they stand between two fives matters,
   * among few also whether a number is told at all.
   */
  bestAim(crowded: boolean, worth: (saying: Saying) => number): Saying {
    const free = this.free();
    const stuck = this.#names
      .filter((name) => !free.has(name))
      .reduce((all, name) => plus(all, saying(this.#branch.of(name)?.answer)), nobody);
    let best = { saying: stuck, worth: Number.NEGATIVE_INFINITY };
    for (const posted of crowded ? fives : heights) {
      for (const toPost of crowded ? fives : heights) {
        const neither = free.size - posted - toPost;
        if (neither < 0) continue;
        const tried = plus(stuck, { posted, toPost, neither });
        const found = worth(tried);
        if (found > best.worth) best = { saying: tried, worth: found };
      }
    }
    return best.saying;
  }

  /** One of those that wait moves, so that all of them come as near to the aim as they can. */
  moveTowards(aim: Saying, waiting: Set<string>): Published | undefined {
    let best = { name: "", answer: "not-saying" as Answer, far: Number.POSITIVE_INFINITY };
    const tried = new Set<string>();
    for (const name of waiting) {
      const { answer: was, taken } = this.#branch.of(name) ?? {};
      if (tried.has(`${was} ${taken}`)) continue;
      tried.add(`${was} ${taken}`);
      for (const answer of ["not-saying", "not-balloted", "posted", "to-post"] as const) {
        if (answer === was || answer === taken) continue;
        const { posted, toPost } = this.#after(was, answer);
        const far = Math.abs(posted - aim.posted) + Math.abs(toPost - aim.toPost);
        if (far < best.far) best = { name, answer, far };
      }
    }
    const { name, answer } = best;
    waiting.delete(name);
    this.saying = this.#after(this.#branch.of(name)?.answer, answer);
    return this.#branch.answer(name, answer);
  }

  #after(was: Answer | undefined, answer: Answer): Saying {
    const { posted, toPost, neither } = saying(was);
    return plus(plus(this.saying, { posted: -posted, toPost: -toPost, neither: -neither }), saying(answer));
  }
}

function saying(answer: Answer | undefined): Saying {
  if (!answer) return nobody;
  if (answer === "posted") return { ...nobody, posted: 1 };
  return answer === "to-post" ? { ...nobody, toPost: 1 } : { ...nobody, neither: 1 };
}

function plus(one: Saying, other: Saying): Saying {
  return {
    posted: one.posted + other.posted,
    toPost: one.toPost + other.toPost,
    neither: one.neither + other.neither,
  };
}
