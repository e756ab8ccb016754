import type { Pace } from "../chat/pace.ts";
import type { ChatName } from "../chat/place.ts";
import type { Head } from "../ports/watch.ts";

/** The first of a line may be due for so long, ms, before somebody should look. */
const patienceMs = 60_000;

export interface UnsentParts {
  /** Absent for a platform that is written to as fast as it answers. */
  readonly paceOf: (chat: ChatName) => Pace | undefined;
  /** Monotonic ms. */
  readonly elapsedMs: () => number;
}

/**
 * Tells a line of posts that stands still from one that is only long: of a workspace it stands still when its first post
 * stays the same for a minute. Where the whole bot has one pace, one workspace's turn may be far off: then no line of that
 * platform may have moved. Asked again and again with the first of each line; returns whether any stands still.
 */
export function createUnsent({ paceOf, elapsedMs }: UnsentParts): (heads: readonly Head[]) => boolean {
  let lines = new Map<string, { readonly head: Head; readonly since: number }>();
  const movedAt = new Map<ChatName, number>();

  return (heads) => {
    const now = elapsedMs();
    const next: typeof lines = new Map();
    for (const head of heads) {
      const line = `${head.chat} ${head.workspace}`;
      const before = lines.get(line);
      next.set(line, before?.head.id === head.id ? before : { head, since: now });
    }
    for (const [line, { head }] of lines) {
      if (next.get(line)?.head.id !== head.id) movedAt.set(head.chat, now);
    }
    lines = next;
    return [...lines.values()].some(({ head, since }) => {
      const moved = paceOf(head.chat)?.botGapMs ? (movedAt.get(head.chat) ?? since) : since;
      return now - Math.max(since, moved) >= patienceMs;
    });
  };
}
