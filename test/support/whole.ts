import { randomBytes, randomUUID } from "node:crypto";
import { homeCard } from "../../src/core/acts/home/home.ts";
import type { Chat, Inbox } from "../../src/core/chat/chat.ts";
import type { JobServices } from "../../src/core/command/job.ts";
import { createInbox, type InboxParts } from "../../src/core/inbox/inbox.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { createVault } from "../../src/vault/vault.ts";
import { least } from "./numbers.ts";

type Given = Pick<InboxParts, "commands" | "database" | "clock" | "log"> &
  Partial<InboxParts> & {
    /** Where the drain's ids are to be others than the inbox's. */
    readonly drainId?: () => string;
  };

export interface Whole {
  readonly inbox: Inbox;
  /** What it was made of, for a test that makes another. */
  readonly parts: InboxParts;
  /** What a job is handed in a process of its own, its drain with it. The chats are those that are open by now. */
  worker(...chats: readonly Chat[]): JobServices;
}

/** Muster but for its queue and its web server. */
export function assemble({ drainId, ...given }: Given): Whole {
  const parts = {
    vault: createVault(randomBytes(32)),
    newId: randomUUID,
    draw: least,
    hint() {},
    home: homeCard,
    ...given,
  };
  const { database, clock, draw, log, vault } = parts;
  return {
    inbox: createInbox(parts),
    parts,
    worker(...opened) {
      const services = {
        database,
        clock,
        draw,
        log,
        chats: new Map(opened.map((chat) => [chat.name, chat])),
      };
      const newId = drainId ?? parts.newId;
      return { ...services, drain: createDrain({ ...services, vault, newId, elapsedMs: () => 0 }).run };
    },
  };
}
