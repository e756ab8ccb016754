import { pino } from "pino";
import type { Log } from "./core/job.ts";

/** JSON lines on standard output. Callers give counts, codes and our own ids, never a person's words or id. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
