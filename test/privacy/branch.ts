import type { Answer } from "../../src/core/ballot/answers.ts";
import type { Published } from "../../src/core/ballot/published.ts";
import { type Alike, type Draw, hasMoved, newTally, publish } from "../../src/core/ballot/tally.ts";

type Kept = Omit<Alike, "members">;

/** A branch whose numbers are told by Muster's own rule, looked at after every single answer. */
export interface Branch {
  /** Somebody answers, or changes their answer. Returns the numbers if that is when they are told. */
  answer(who: string, answer: Answer): Published | undefined;
  /** Somebody erases what is kept of them. */
  erase(who: string): Published | undefined;
  /** What is kept of somebody: whoever answers for them knows it. */
  of(who: string): Kept | undefined;
}

export function openBranch(draw: Draw, entitled?: number): Branch {
  const kept = new Map<string, Kept>();
  let tally = newTally(draw);

  function look(): Published | undefined {
    const alike = [...kept.values()].map((one) => ({ ...one, members: 1 }));
    const now = publish(tally, alike, entitled, draw);
    if (!now) return undefined;
    tally = now.tally;
    for (const [one, row] of kept) {
      if (hasMoved(row)) kept.set(one, { ...row, taken: row.answer, moves: row.moves + 1 });
    }
    return now.told;
  }

  return {
    answer(who, answer) {
      kept.set(who, { moves: 0, ...kept.get(who), answer });
      return look();
    },
    erase(who) {
      tally = { ...tally, owed: tally.owed + (kept.get(who)?.moves ?? 0) };
      kept.delete(who);
      return look();
    },
    of: (who) => kept.get(who),
  };
}
