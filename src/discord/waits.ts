/** Does the work once, so many ms later, unless it is called off with what this gives back. */
export type Later = (ms: number, work: () => void) => () => void;

const secondMs = 1_000;

const minuteMs = 60 * secondMs;

/** The wait before another try at what a person has to mend, ms: four tries in the first hour, one in each after it. */
export function refusedWaitMs(tries: number): number {
  return Math.min(60 * minuteMs, 2 * minuteMs * 2 ** tries);
}

/** The same where Discord cannot be reached, ms. */
export function unreachableWaitMs(tries: number): number {
  return Math.min(5 * minuteMs, 10 * secondMs * 2 ** tries);
}

/** By the machine's own timers, which keep no process alive. */
export function laterByTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
}
