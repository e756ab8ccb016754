import type { Log } from "../core/command/job.ts";

/** Logs each kind of trouble once, until it has passed. */
export interface Problems {
  met(error: unknown): void;
  /** What failed works again: the next trouble is news. */
  passed(): void;
}

export function createProblems(log: Log, part: string): Problems {
  const known = new Set<string>();
  return {
    met(error) {
      const fields = problemFields(error);
      const kind = `${fields.error} ${fields.code}`;
      if (known.has(kind)) return;
      known.add(kind);
      log.warn({ part, ...fields }, "trouble; told once until it passes");
    },
    passed() {
      if (known.size === 0) return;
      known.clear();
      log.info({ part }, "works again");
    },
  };
}

/** An error as log fields: its class, code and place. Its message may quote somebody, so it stays out. */
export function problemFields(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const at = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
  return { error: error.name, ...code, ...(at === undefined ? {} : { at: at.trim() }) };
}
