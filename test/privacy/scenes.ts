import { type Attack, attack } from "./attack.ts";

/** An attack but for its seed. */
export type Scene = Omit<Attack, "seed">;

/** What attackers find out over many runs of one scene. */
export interface Gain {
  /** How much more often than half the time they guess right, in points of a hundred. */
  readonly points: number;
  /** In how many runs they were as sure as 95 in a hundred. */
  readonly sure: number;
}

/** Most points by how many accounts are in one hand: nobody's, and so on. */
export const bounds: ReadonlyMap<number, number> = new Map([
  [0, 10],
  [5, 10],
  [10, 10],
  [15, 10],
  [20, 20],
]);

const surely = 0.95;

/** Every way of going about it that is tried with so many accounts among so many members. */
export function scenesOf(accounts: number, members: number, knowing = false): readonly Scene[] {
  const spending = accounts === 0 ? [0] : [0, 0.3, 0.6];
  // Who cannot bring a telling about alone lets others come near it first.
  const lean = accounts < 15 && accounts > 0 ? 13 - accounts : 0;
  return [0, 0.5, 1].flatMap((part) =>
    spending.map((first) => ({
      members,
      accounts,
      before: Math.round((members - 1) * part),
      first,
      lean,
      counted: part === 0.5,
      knowing,
    })),
  );
}

export function gainOf(scene: Scene, runs: number): Gain {
  let points = 0;
  let sure = 0;
  for (let run = 0; run < runs; run += 1) {
    const seed = Math.imul(run + 1, 7_919) + scene.members * 31 + scene.accounts * 17 + scene.first * 10;
    const found = attack({ ...scene, seed });
    points += 100 * (found.sure - 0.5);
    if (found.sure >= surely) sure += 1;
  }
  return { points: points / runs, sure };
}
