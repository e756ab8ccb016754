import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { commands } from "../../commands/index.ts";
import { jobs } from "../../jobs/index.ts";
import type { Inbox } from "../../src/core/chat/chat.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { createVault } from "../../src/vault/vault.ts";
import type { TestDatabase } from "../support/databases.ts";
import { warningLog } from "../support/logs.ts";
import { assemble } from "../support/whole.ts";
import type { Desk } from "./desk.ts";
import { openDiscordDesk } from "./discord-desk.ts";
import { openPreviewDesk } from "./preview-desk.ts";
import { openSlackDesk } from "./slack-desk.ts";

export const platforms = ["slack", "discord", "preview"] as const;

export type Platform = (typeof platforms)[number];

/** A whole Muster but for its queue: two branches on two platforms, one clock that the story moves. */
export interface Stage {
  readonly here: Desk;
  /** The branch that follows, on another platform. */
  readonly there: Desk;
  /** What was logged as going wrong. */
  readonly wrong: readonly string[];
  /** What every call was answered with, in order. */
  readonly replies: readonly Reply[];
  now(): Temporal.Instant;
  move(to: Temporal.Instant): Promise<void>;
  /** Sends what is due and runs every job. */
  work(): Promise<void>;
  nextDue(until: Temporal.Instant): Promise<Temporal.Instant | undefined>;
  close(): Promise<void>;
}

export async function openStage(
  platform: Platform,
  start: Temporal.Instant,
  { database, pool }: TestDatabase,
): Promise<Stage> {
  let now = start;
  const clock = { now: () => now };
  const log = warningLog();
  const open = {
    slack: () => openSlackDesk(start, log),
    discord: () => openDiscordDesk(start, log),
    preview: () => openPreviewDesk(start, log, pool),
  };
  const here = await open[platform]();
  const there = await open[platform === "discord" ? "slack" : "discord"]();
  // Ids that people read are the same on every platform: what is sent makes its own.
  const ids = { newId: countedIds("made"), drainId: countedIds("sent") };
  const vault = createVault(Buffer.alloc(32, 7));
  const { inbox, worker } = assemble({ commands, database, clock, log, vault, ...ids });
  const services = worker(here.chat, there.chat);
  const replies: Reply[] = [];
  const heard = async (reply: Promise<Reply>): Promise<Reply> => {
    replies.push(await reply);
    return reply;
  };
  const noted: Inbox = {
    ...inbox,
    command: (call) => heard(inbox.command(call)),
    press: (press) => heard(inbox.press(press)),
    submit: (form) => heard(inbox.submit(form)),
  };
  for (const desk of [here, there]) await desk.start(noted);

  return {
    here,
    there,
    wrong: log.kept,
    replies,
    now: clock.now,
    async move(to) {
      now = to;
      for (const desk of [here, there]) await desk.moved(to);
    },
    async work() {
      for (const job of jobs) await job.run(services);
    },
    async nextDue(until) {
      const [next] = await database.store.outbox.dueInstants(now, until, 1);
      return next;
    },
    async close() {
      for (const desk of [here, there]) await desk.close();
    },
  };
}

/** Uuids, the same in the same order. */
function countedIds(name: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash("sha256").update(`${name} ${count}`).digest("hex");
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  };
}
