import { afterEach } from "vitest";
import type { Chat, Inbox } from "../../src/core/chat/chat.ts";
import type { Command } from "../../src/core/command/command.ts";
import { createDiscord, type DiscordOptions } from "../../src/discord/discord.ts";
import { type DiscordDouble, type DoubleOptions, startDiscordDouble } from "../doubles/discord/double.ts";
import { type KeptLog, keepingLog } from "../support/logs.ts";
import { sampleCommands } from "./sample-commands.ts";

/** An inbox that answers nothing of interest; a test replaces what it is about. */
function quietInbox(parts: Partial<Inbox> = {}): Inbox {
  const reply = async () => ({ kind: "private", card: { lines: [] } }) as const;
  return {
    command: reply,
    press: reply,
    submit: reply,
    suggest: async () => [],
    home: async () => ({ lines: [] }),
    left: async () => {},
    joined: async () => {},
    moved: async () => {},
    ...parts,
  };
}

export interface Rig {
  readonly double: DiscordDouble;
  readonly log: KeptLog;
  /** A process of Muster on the double's token, not started. */
  muster(options?: Partial<DiscordOptions>): Chat;
  /** The same, started. */
  start(inbox?: Partial<Inbox>, options?: Partial<DiscordOptions>): Promise<Chat>;
}

/** Doubles and processes of one test file; all of them are gone after each test. */
export function useRig(): (
  clock?: () => number,
  commands?: readonly Command[],
  options?: DoubleOptions,
) => Promise<Rig> {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  return async (clock, commands = sampleCommands, doubleOptions = {}) => {
    const double = await startDiscordDouble(clock, doubleOptions);
    const log = keepingLog();
    closing.push(() => double.close());
    const muster = (options: Partial<DiscordOptions> = {}) =>
      createDiscord({
        token: double.token,
        commands,
        log,
        apiUrl: double.url,
        wait: async () => {},
        ...options,
      });
    return {
      double,
      log,
      muster,
      async start(inbox = {}, options = {}) {
        const chat = muster(options);
        closing.push(() => chat.stop());
        await chat.start(quietInbox(inbox));
        return chat;
      },
    };
  };
}
