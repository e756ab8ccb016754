import { setTimeout } from "node:timers/promises";
import type { Lane, Pacer } from "../core/chat/pace.ts";
import type { ChatName } from "../core/chat/place.ts";
import { longestRestMs, slower, slowerForMs } from "./slower.ts";

interface ChatPermits {
  /** When the bot's next turn is. */
  next: number;
  slowUntil: number;
  readonly rests: Map<Lane, number>;
}

/** Permits of one process alone. `elapsedMs` is monotonic. */
export function createMemoryPacer(elapsedMs: () => number): Pacer {
  const chats = new Map<ChatName, ChatPermits>();

  function of(chat: ChatName): ChatPermits {
    const known = chats.get(chat) ?? { next: 0, slowUntil: 0, rests: new Map<Lane, number>() };
    chats.set(chat, known);
    return known;
  }

  return {
    async reserve(chat, { many, gapMs, leadMs = 0 }) {
      const permits = of(chat);
      const now = elapsedMs();
      const gap = now < permits.slowUntil ? gapMs * slower : gapMs;
      const first = Math.max(now + leadMs, permits.next);
      permits.next = first + many * gap;
      return { waitMs: first - now, gapMs: gap };
    },
    async resting(chat) {
      const { rests } = of(chat);
      const now = elapsedMs();
      for (const [lane, until] of rests) if (until <= now) rests.delete(lane);
      return { lanes: [...rests.keys()], soonestMs: Math.max(0, Math.min(...rests.values()) - now) };
    },
    async begin(chat, lanes) {
      const { rests } = of(chat);
      const now = elapsedMs();
      for (const lane of lanes.keys()) if ((rests.get(lane) ?? 0) > now) return false;
      for (const [lane, ms] of lanes) rests.set(lane, now + ms);
      return true;
    },
    async rest(chat, lane, ms) {
      of(chat).rests.set(lane, elapsedMs() + Math.min(ms, longestRestMs));
    },
    async slow(chat, ms) {
      const permits = of(chat);
      const until = elapsedMs() + Math.min(ms, longestRestMs);
      permits.next = Math.max(permits.next, until);
      permits.slowUntil = until + slowerForMs;
    },
    pause: (ms) => setTimeout(ms),
  };
}
