import { Temporal } from "temporal-polyfill";
import type { Clock, Log } from "../job.ts";
import type { DeliveryStore, Outcome } from "./delivery.ts";

export interface Recorder {
  /** Resolves when it is recorded, or was not ours to record any more. */
  record(outcome: Outcome): Promise<void>;
  /** Whether anything was put back, since this was last asked, that could go at once. */
  putBack(): boolean;
}

/** Records outcomes: one UPDATE for all that came in while the one before was under way. */
export function createRecorder(
  deliveries: Pick<DeliveryStore, "record">,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Recorder {
  let waiting: Outcome[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let back = false;

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
    putBack() {
      const before = back;
      back = false;
      return before;
    },
    record(outcome) {
      back ||= outcome.kind === "again" && Temporal.Instant.compare(outcome.nextAt, clock.now()) <= 0;
      waiting.push(outcome);
      next ??= write();
      return next;
    },
  };
}
