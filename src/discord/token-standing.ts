import type { Log } from "../core/command/job.ts";
import { refusedWaitMs } from "./waits.ts";

/** Whether Discord takes the bot's token, as far as is known. */
export interface TokenStanding {
  /** False while it is refused; true for a single request each time it may be looked whether it still is. */
  mayAsk(): boolean;
  refuse(): void;
  accept(): void;
}

interface StandingOptions {
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  readonly log: Log;
  readonly changed: (refused: boolean) => void;
}

/**
 * Discord: 10,000 requests with a bad token in 10 minutes ban the whole address. The first one refused is the last, but
 * for a look now and then.
 */
export function createTokenStanding({ elapsedMs, log, changed }: StandingOptions): TokenStanding {
  let looks = 0;
  let lookAt: number | undefined;

  function bookLook(): void {
    lookAt = elapsedMs() + refusedWaitMs(looks);
    looks += 1;
  }

  return {
    mayAsk() {
      if (lookAt === undefined) return true;
      if (elapsedMs() < lookAt) return false;
      bookLook();
      return true;
    },
    refuse() {
      if (lookAt !== undefined) return;
      looks = 0;
      bookLook();
      log.error({}, "Discord does not accept the token: nothing is sent but a look now and then");
      changed(true);
    },
    accept() {
      if (lookAt === undefined) return;
      lookAt = undefined;
      log.info({}, "Discord accepts the token again");
      changed(false);
    },
  };
}
