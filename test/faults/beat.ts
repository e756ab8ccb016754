import { lease, requestTimeoutMs } from "./times.ts";

/** Whether a process could run: how late its own timer was at most. */
export interface Beat {
  /** Ms since it was last asked, at most. */
  longest(): number;
  /** What was until now does not count: it was stopped on purpose. */
  forget(): void;
  stop(): void;
}

const everyMs = 20;

/**
 * A process that could not run for so long, ms, may have begun a post, or taken one as a platform, later than the lease
 * allows for, and so may have broken a promise that nothing in it is to blame for: times here are ten times as short as
 * in production, the machine is not ten times as fast.
 */
export const starvedMs = (lease.beginMarginMs - requestTimeoutMs) * 0.6;

export function startBeat(): Beat {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - everyMs);
    last = now;
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    longest() {
      look();
      const found = longest;
      longest = 0;
      return found;
    },
    forget() {
      last = performance.now();
      longest = 0;
    },
    stop: () => clearInterval(timer),
  };
}
