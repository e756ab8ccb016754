import { type Chat, ChatProblem } from "../core/chat/chat.ts";
import type { Clock } from "../core/command/job.ts";
import { spotOf } from "./room.ts";
import { createPreviewState } from "./state.ts";
import type { Sql } from "./tables.ts";

export interface PreviewChatOptions {
  readonly sql: Sql;
  readonly clock: Clock;
  /** Called after every change that a page should draw. */
  readonly changed: () => void;
}

/** The preview room as a platform: posts are rows, and the page draws them. */
export function createPreviewChat({ sql, clock, changed }: PreviewChatOptions): Chat {
  const state = createPreviewState({ sql });
  const since = clock.now();
  return {
    name: "preview",
    // The page's calls come in through the preview's routes, which are handed the inbox themselves.
    async start() {},
    health: () => ({ state: "connected", since }),
    async stop() {},
    async post(to, card, key) {
      const spot = spotOf(to);
      if (!spot) throw new ChatProblem({ kind: "place-lost" }, "no such place in the preview room");
      const id = await state.add({ key, kind: "post", spot, card, at: clock.now() });
      changed();
      return { place: to, id };
    },
    async edit(message, card) {
      if (!(await state.edit(message.id, card, clock.now())))
        throw new ChatProblem({ kind: "gone" }, "no such message in the preview room");
      changed();
    },
    async find(to, key) {
      const id = await state.idOf(key);
      return id === undefined ? "absent" : { place: to, id };
    },
  };
}
