import { Temporal } from "temporal-polyfill";
import { commands } from "../../commands/index.ts";
import { jobs } from "../../jobs/index.ts";
import type { Chat } from "../../src/core/chat/chat.ts";
import { createDiscord } from "../../src/discord/discord.ts";
import { startDiscordDouble } from "../doubles/discord/double.ts";
import type { Message, Outcome } from "../doubles/discord/state.ts";
import type { TestDatabase } from "../support/databases.ts";
import { keepingLog } from "../support/logs.ts";
import { assemble } from "../support/whole.ts";

const start = Temporal.Instant.from("2023-04-20T09:00:00+01:00");

/** A whole Muster on the double: real inbox, commands, jobs and drain, the business clock moved by the test. */
export async function openBranch({ database }: TestDatabase) {
  let now = start;
  const clock = { now: () => now };
  const log = keepingLog();
  // Larger buckets: weeks of posts pass in seconds of the clock by which requests are counted.
  const many = { limit: 500, perMs: 5000 };
  const double = await startDiscordDouble(() => now.epochMilliseconds, {
    rates: { channelMessages: many, channelEdits: many },
  });
  const chats: Chat[] = [0, 1].map(() =>
    createDiscord({ token: double.token, apiUrl: double.url, commands, log, now: clock.now }),
  );
  const [first] = chats;
  if (!first) throw new Error("no process");
  const { inbox, worker } = assemble({ commands, database, clock, log });
  const services = worker(first);
  // Two processes on one token, as a larger installation runs them.
  for (const chat of chats) await chat.start(inbox);

  async function work(): Promise<void> {
    for (const job of jobs) await job.run(services);
  }

  return {
    double,
    log,
    chat: first,
    services,
    work,
    /** The clock alone: nothing is run. */
    pass(duration: Temporal.DurationLike): void {
      now = now.add(duration);
    },
    /** Through every due instant up to this one. */
    async walkTo(target: Temporal.Instant): Promise<void> {
      await work();
      for (;;) {
        const [due] = await database.store.outbox.dueInstants(now, target, 1);
        if (!due) break;
        now = due;
        await work();
      }
      now = target;
      await work();
    },
    async close(): Promise<void> {
      for (const chat of chats) await chat.stop();
      await double.close();
    },
  };
}

/** The message somebody got for an answer. */
export function shown(outcome: Outcome): Message {
  if (!("message" in outcome)) throw new Error(`no message but ${outcome.kind}`);
  return outcome.message;
}
