import { Temporal } from "temporal-polyfill";
import type { Clock, Log } from "../command/job.ts";
import type { OutboxStore, Outcome } from "../ports/outbox.ts";

/** For how long an outcome that may wait does, ms: claims go first, as what is claimed can go out at once. */
const longestWaitMs = 500;

export interface Recorder {
  /** Resolves when it is recorded, or was not ours to record any more. */
  record(outcome: Outcome): Promise<void>;
  /** Recorded with the next that is, or when it has waited for half a second. Undefined while it waits. */
  later(outcome: Outcome): Promise<void> | undefined;
  /** Resolves when everything that waits is recorded. */
  all(): Promise<void>;
  /** Whether anything was put back, since this was last asked, that could go at once. */
  putBack(): boolean;
}

/** Records outcomes: one UPDATE for all that came in while the one before was under way. */
export function createRecorder(
  outbox: Pick<OutboxStore, "record">,
  { clock, log, elapsedMs }: { readonly clock: Clock; readonly log: Log; readonly elapsedMs: () => number },
): Recorder {
  let waiting: Outcome[] = [];
  /** Since when the first of them waits. */
  let since = 0;
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let back = false;

  async function write(): Promise<void> {
    await writing.catch(() => undefined);
    const outcomes = waiting;
    waiting = [];
    next = undefined;
    writing = outbox.record(outcomes).then((recorded) => {
      const lost = outcomes.length - recorded.length;
      if (lost > 0) log.warn({ lost }, "a lease was lost before the record");
    });
    await writing;
  }

  function keep(outcome: Outcome): void {
    back ||= outcome.kind === "again" && Temporal.Instant.compare(outcome.nextAt, clock.now()) <= 0;
    if (waiting.length === 0) since = elapsedMs();
    waiting.push(outcome);
  }

  async function all(): Promise<void> {
    if (waiting.length === 0) return;
    next ??= write();
    await next;
  }

  return {
    all,
    putBack() {
      const before = back;
      back = false;
      return before;
    },
    record(outcome) {
      keep(outcome);
      return all();
    },
    later(outcome) {
      keep(outcome);
      return elapsedMs() - since < longestWaitMs ? undefined : all();
    },
  };
}
