import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";

/** Tells of trouble without telling of each time: at the beginning, if it lasts, and when it is over. */
export interface Problems {
  met(error: unknown): void;
  /** What failed works again, for now. */
  passed(): void;
}

/** What has not failed for so long is over, ms: until then it is the same trouble. */
const quietMs = 60_000;

/** Trouble that goes on for so long, ms, is no restart of something: somebody should look. */
const alarmMs = 30_000;

interface Trouble {
  readonly kinds: Set<string>;
  readonly since: number;
  last: number;
  times: number;
  alarmed: boolean;
  /** Whether it has worked since the last time. */
  worked: boolean;
}

/** `elapsedMs` is monotonic. */
export function createProblems(
  log: Log,
  part: string,
  elapsedMs: () => number = () => performance.now(),
): Problems {
  let trouble: Trouble | undefined;

  function endIfOver(now: number): void {
    if (!trouble?.worked || now - trouble.last < quietMs) return;
    const { since, last, times } = trouble;
    trouble = undefined;
    log.info({ part, times, seconds: seconds(last - since) }, "works again");
  }

  return {
    met(error) {
      const now = elapsedMs();
      const fields = problemFields(error);
      const kind = `${fields.error} ${fields.code} ${fields.reply}`;
      endIfOver(now);
      trouble ??= { kinds: new Set(), since: now, last: now, times: 0, alarmed: false, worked: false };
      trouble.last = now;
      trouble.worked = false;
      trouble.times += 1;
      if (!trouble.kinds.has(kind)) {
        trouble.kinds.add(kind);
        log.info({ part, ...fields }, "trouble; told again only if it lasts, and when it is over");
      }
      if (trouble.alarmed || now - trouble.since < alarmMs) return;
      trouble.alarmed = true;
      const { times } = trouble;
      log.warn({ part, ...fields, times, seconds: seconds(now - trouble.since) }, "trouble lasts");
    },
    passed() {
      if (!trouble) return;
      trouble.worked = true;
      endIfOver(elapsedMs());
    },
  };
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
