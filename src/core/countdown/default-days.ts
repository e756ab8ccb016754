import type { CountdownTarget } from "./countdown.ts";

/**
 * Days before on which to post when a rep has not chosen any. A ballot is told of weekly, then more and more
 * often in its last three weeks (PCS 2018-2024), where its own dates (replacement, posting) have posts beside these.
 */
const ballotDays: readonly number[] = [42, 35, 28, 21, 14, 10, 7, 5, 3, 2, 1, 0];
const mandateDays: readonly number[] = [28, 14, 7, 3, 1, 0];
const strikeDays: readonly number[] = [7, 1, 0];
const dateDays: readonly number[] = [7, 3, 1, 0];

export function defaultDays({ kind }: CountdownTarget): readonly number[] {
  switch (kind) {
    case "ballot":
      return ballotDays;
    case "mandate":
      return mandateDays;
    case "strike":
      return strikeDays;
    case "milestone":
    case "date":
      return dateDays;
  }
}
