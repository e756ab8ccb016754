import { Temporal } from "temporal-polyfill";
import type { JobServices, Log } from "../../src/core/command/job.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { least } from "../support/numbers.ts";

export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly fields: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** A log that can be read. */
export function createLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    log: {
      info: (fields, message) => lines.push({ level: "info", fields, message }),
      warn: (fields, message) => lines.push({ level: "warn", fields, message }),
      error: (fields, message) => lines.push({ level: "error", fields, message }),
    },
  };
}

/** What jobs are handed in the queue's own tests, where none of them looks at it. */
export function createServices(): { readonly services: JobServices; readonly lines: LogLine[] } {
  const { log, lines } = createLog();
  const services: JobServices = {
    database: {
      get store(): Store {
        throw new Error("the queue's tests have no database");
      },
      transaction: () => Promise.reject(new Error("the queue's tests have no database")),
    },
    chats: new Map(),
    clock: { now: () => Temporal.Now.instant() },
    draw: least,
    drain: () => Promise.resolve(),
    log,
  };
  return { services, lines };
}
