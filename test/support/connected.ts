import { Temporal } from "temporal-polyfill";
import type { ChatHealth } from "../../src/core/chat/chat.ts";

/** The health of a chat that a test plays itself. */
export function connected(): ChatHealth {
  return { state: "connected", since: Temporal.Instant.fromEpochMilliseconds(0) };
}
