import type { Later } from "./waits.ts";

/** Discord: whoever identifies more than 1,000 times in a day has the token reset. At most 380, whatever goes wrong. */
const gapMs = 4 * 60_000;

const atOnce = 20;

export interface IdentifyBudget {
  /** Resolves when one more may be made. Rejects once the signal says that it is not wanted any more. */
  take(signal: AbortSignal): Promise<void>;
}

/** One for a process, whichever connection asks. @param elapsedMs Monotonic milliseconds. */
export function createIdentifyBudget(elapsedMs: () => number, later: Later): IdentifyBudget {
  let spentUntil = Number.NEGATIVE_INFINITY;
  return {
    take(signal) {
      const now = elapsedMs();
      const waitMs = spentUntil - atOnce * gapMs - now + gapMs;
      spentUntil = Math.max(spentUntil, now) + gapMs;
      if (waitMs <= 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const giveBack = () => {
          callOff();
          spentUntil -= gapMs;
          reject(signal.reason);
        };
        const callOff = later(waitMs, () => {
          signal.removeEventListener("abort", giveBack);
          resolve();
        });
        signal.addEventListener("abort", giveBack, { once: true });
      });
    },
  };
}
