import type { Log } from "../../src/core/command/job.ts";

export const silent: Log = { info() {}, warn() {}, error() {} };

/** A log whose lines can be read: each its message and its fields, one to be searched for what must not be there. */
export interface KeptLog extends Log {
  readonly kept: string[];
}

export function keepingLog(): KeptLog {
  const kept: string[] = [];
  const keep = (fields: object, message: string) => void kept.push(`${message} ${JSON.stringify(fields)}`);
  return { kept, info: keep, warn: keep, error: keep };
}

/** Keeps what went wrong, or may have. */
export function warningLog(): KeptLog {
  return { ...keepingLog(), info() {} };
}
