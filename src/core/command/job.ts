import type { Temporal } from "temporal-polyfill";
import type { Draw } from "../ballot/tally.ts";
import type { Chat } from "../chat/chat.ts";
import type { Pacer } from "../chat/pace.ts";
import type { ChatName } from "../chat/place.ts";
import type { Database } from "../ports/store.ts";

/** The business clock: the real one, or the preview's. */
export interface Clock {
  now(): Temporal.Instant;
}

/** What a job may use. */
export interface JobServices {
  readonly database: Database;
  readonly chats: ReadonlyMap<ChatName, Chat>;
  readonly clock: Clock;
  readonly draw: Draw;
  /** Sees to it that everything that is due is sent; a call while that goes on means "once more". */
  readonly drain: () => Promise<void>;
  readonly log: Log;
  /** Permits to post, which edits need too; absent: as fast as the platform takes them. */
  readonly pacer?: Pacer;
}

/** Fields hold counts, codes and our own ids: no user's text, name or chat id. */
export interface Log {
  info(fields: Readonly<Record<string, string | number>>, message: string): void;
  warn(fields: Readonly<Record<string, string | number>>, message: string): void;
  error(fields: Readonly<Record<string, string | number>>, message: string): void;
}

/** A job is a wake-up that carries nothing: what to do is read from the database, so it may come twice, late or never. */
export interface Job {
  /** The file's name: also the BullMQ job name. */
  readonly name: string;
  run(services: JobServices): Promise<void>;
}

export function defineJob(job: Job): Job {
  return job;
}
