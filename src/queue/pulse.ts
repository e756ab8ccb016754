import { reasonOf } from "../core/command/problem.ts";
import type { JobTurns } from "../core/ports/turns.ts";
import type { WakeQueue } from "./queue.ts";

/** A wake-up that does nothing but note that it ran: so it is known that wake-ups do. */
export const pulseJob = "pulse";

const beatMs = 30_000;

const lookMs = 60_000;

/** A wake-up for now that has not run for so long, ms, will not. */
const patienceMs = 60_000;

const hourMs = 3_600_000;

export interface PulseParts {
  readonly queue: Pick<WakeQueue, "wake" | "unfit">;
  /** When the pulse last ran, in whichever process; absent where it matters only that the queue takes it. */
  readonly turns?: Pick<JobTurns, "agoMs">;
  /** Monotonic ms. */
  readonly elapsedMs: () => number;
}

/**
 * Whether the queue works from end to end: undefined, or why not in a code. Each call may send a wake-up, one in 30
 * seconds, and look at what Redis has become, once a minute; while something is wrong each call does both.
 */
export function createPulse({ queue, turns, elapsedMs }: PulseParts): () => Promise<string | undefined> {
  let refused: string | undefined = "not-asked";
  let beatAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function beat(): Promise<string | undefined> {
    const now = elapsedMs();
    if (refused !== undefined || now - lookedAt >= lookMs) {
      const unfit = await queue.unfit();
      if (unfit) return unfit.reason;
      lookedAt = now;
    }
    // One waits at a time, and one that a dying process took holds up no more than its hour.
    await queue.wake(pulseJob, { id: `${pulseJob}-${Math.floor(Date.now() / hourMs)}` });
    beatAt = now;
    return undefined;
  }

  return async () => {
    if (refused !== undefined || elapsedMs() - beatAt >= beatMs) {
      try {
        refused = await beat();
      } catch (error) {
        refused = reasonOf(error);
      }
    }
    if (refused !== undefined || !turns) return refused;
    return lastRun(turns);
  };
}

/** What cannot be asked is the database's trouble, and not Redis's. */
async function lastRun(turns: Pick<JobTurns, "agoMs">): Promise<string | undefined> {
  try {
    const ago = (await turns.agoMs()).get(pulseJob);
    return ago !== undefined && ago <= patienceMs ? undefined : "not-run";
  } catch {
    return "database";
  }
}
