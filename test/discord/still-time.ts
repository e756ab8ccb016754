import type { Later } from "../../src/discord/waits.ts";

/** Monotonic time that only a test moves. */
export interface StillTime {
  readonly elapsedMs: () => number;
  readonly later: Later;
  /** How long until the next thing that is waited for, ms; undefined when nothing is. */
  next(): number | undefined;
  pass(ms: number): void;
}

export function stillTime(): StillTime {
  let elapsed = 0;
  const waiting = new Set<{ readonly at: number; readonly work: () => void }>();
  return {
    elapsedMs: () => elapsed,
    later(ms, work) {
      const job = { at: elapsed + ms, work };
      waiting.add(job);
      return () => void waiting.delete(job);
    },
    next() {
      const moments = [...waiting].map(({ at }) => at);
      return moments.length === 0 ? undefined : Math.min(...moments) - elapsed;
    },
    pass(ms) {
      elapsed += ms;
      for (const job of [...waiting].filter(({ at }) => at <= elapsed)) {
        waiting.delete(job);
        job.work();
      }
    },
  };
}
