/** Work begun and not done yet. */
export interface Hand {
  take(work: Promise<void>): void;
  /** Resolves when fewer than so many are under way. */
  room(most: number): Promise<void>;
  /** Resolves when none is. Never throws. */
  empty(): Promise<void>;
  /** Throws what the first of them to fail threw. */
  check(): void;
}

export function createHand(): Hand {
  const held = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    take(work) {
      const done = work.catch((error: unknown) => void failures.push(error)).finally(() => held.delete(done));
      held.add(done);
    },
    async room(most) {
      while (held.size >= most) await Promise.race(held);
    },
    async empty() {
      while (held.size > 0) await Promise.all(held);
    },
    check() {
      if (failures.length > 0) throw failures[0];
    },
  };
}
