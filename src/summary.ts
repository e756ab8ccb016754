import type { Temporal } from "temporal-polyfill";
import { release } from "./core/chat/release.ts";
import type { Log } from "./core/command/job.ts";
import type { Watch } from "./core/ports/watch.ts";

/** Fewer answers than this in a day are not told of, not even as a number. */
const fewestAnswers = 10;

/** Kinds of trouble counted in a day; what more there is goes under "other". */
const mostKinds = 30;

type Fields = Parameters<Log["info"]>[0];

export interface Troubles {
  readonly log: Log;
  /** What was told of as trouble since this was last asked, by kind: "queue ECONNREFUSED 2, …". */
  taken(): string;
}

/** A log that counts by kind what is told through it as trouble. */
export function countTroubles(log: Log): Troubles {
  const kinds = new Map<string, number>();
  function count(fields: Fields, message: string): void {
    const kind = kindOf(fields, message);
    const known = kinds.has(kind) || kinds.size < mostKinds ? kind : "other";
    kinds.set(known, (kinds.get(known) ?? 0) + 1);
  }
  return {
    log: {
      info(fields, message) {
        // Trouble that may pass by itself is told at this level.
        if (fields.error !== undefined) count(fields, message);
        log.info(fields, message);
      },
      warn(fields, message) {
        count(fields, message);
        log.warn(fields, message);
      },
      error(fields, message) {
        count(fields, message);
        log.error(fields, message);
      },
    },
    taken() {
      const all = [...kinds].toSorted(([, one], [, other]) => other - one);
      kinds.clear();
      return all.map(([kind, times]) => `${kind} ${times}`).join(", ");
    },
  };
}

function kindOf({ part, job, reply, code, refusal, error }: Fields, message: string): string {
  const what = reply ?? code ?? refusal ?? error;
  return `${part ?? job ?? message}${what === undefined ? "" : ` ${what}`}`;
}

export interface SummaryParts {
  readonly watch: Pick<Watch, "totals">;
  readonly troubles: Pick<Troubles, "taken">;
  readonly log: Log;
  readonly now: () => Temporal.Instant;
}

/** One line for all that went out, failed or was told of as trouble since `from`: in numbers, never of anybody. */
export function createSummary(parts: SummaryParts): (from: Temporal.Instant) => Promise<void> {
  const { watch, troubles, log, now } = parts;
  return async (from) => {
    const { answers, ...posts } = await watch.totals(from, now());
    log.info(
      {
        from: from.toString(),
        ...posts,
        ...(answers >= fewestAnswers && { answers }),
        troubles: troubles.taken() || "none",
        version: release,
        node: process.version,
      },
      "a day in numbers",
    );
  };
}
