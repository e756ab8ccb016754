import type { Log } from "../job.ts";
import type { DeliveryStore, Outcome } from "./delivery.ts";

export interface Recorder {
  /** Resolves when it is recorded, or was not ours to record any more. */
  record(outcome: Outcome): Promise<void>;
}

/** Records outcomes: one UPDATE for all that came in while the one before was under way. */
export function createRecorder(deliveries: Pick<DeliveryStore, "record">, log: Log): Recorder {
  let waiting: Outcome[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  async function write(): Promise<void> {
    await writing.catch(() => undefined);
    const outcomes = waiting;
    waiting = [];
    next = undefined;
    writing = deliveries.record(outcomes).then((recorded) => {
      const lost = outcomes.length - recorded.length;
      if (lost > 0) log.warn({ lost }, "a lease was lost before the record");
    });
    await writing;
  }

  return {
    record(outcome) {
      waiting.push(outcome);
      next ??= write();
      return next;
    },
  };
}
