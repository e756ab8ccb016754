import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../core/command/job.ts";

/**
 * The Slack libraries' own messages in Muster's log. They may hold ids, addresses and people's words, so only the
 * beginning of a message is kept: up to the first thing that is not a plain word.
 */
export function createBoltLog(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: (...said) => log.warn({ said: beginning(said[0]) }, "the Slack library warned"),
    error: (...said) => log.error({ said: beginning(said[0]) }, "the Slack library failed"),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

function beginning(said: unknown): string {
  if (said instanceof Error) return said.name;
  return typeof said === "string" ? (/^[A-Za-z' -]{0,80}/u.exec(said)?.[0].trim() ?? "") : "not a text";
}
