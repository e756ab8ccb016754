import { pino } from "pino";
import type { Log } from "./core/command/job.ts";
import { redacted } from "./redact.ts";

interface LogOptions {
  /** What must not be in any line, wherever it came from. */
  readonly secrets?: readonly string[];
  /** Standard output, but for a test. */
  readonly to?: { write(line: string): void };
}

/** JSON lines on standard output. Callers give counts, codes and our own ids, never a person's words or id. */
export function createLog(level: string, { secrets = [], to }: LogOptions = {}): Log {
  const logger = to ? pino({ level, base: null }, to) : pino({ level, base: null });
  const clean = (fields: Parameters<Log["info"]>[0]) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === "string" ? redacted(value, secrets) : value,
      ]),
    );
  return {
    info: (fields, message) => logger.info(clean(fields), redacted(message, secrets)),
    warn: (fields, message) => logger.warn(clean(fields), redacted(message, secrets)),
    error: (fields, message) => logger.error(clean(fields), redacted(message, secrets)),
  };
}
