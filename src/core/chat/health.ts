import type { Temporal } from "temporal-polyfill";
import type { ChatHealth } from "./chat.ts";

/** A platform's health as its adapter learns of it. */
export interface KeptHealth {
  readonly health: () => ChatHealth;
  /** The same said again leaves its moment as it was. */
  set(state: ChatHealth["state"], reason?: string): void;
}

/** Begins as not started. */
export function keepHealth(now: () => Temporal.Instant): KeptHealth {
  let kept: ChatHealth = { state: "connecting", since: now(), reason: "not-started" };
  return {
    health: () => kept,
    set(state, reason) {
      if (kept.state === state && kept.reason === reason) return;
      kept = { state, since: now(), ...(reason !== undefined && { reason }) };
    },
  };
}
