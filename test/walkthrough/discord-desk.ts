import { setTimeout as wait } from "node:timers/promises";
import type { Temporal } from "temporal-polyfill";
import { commands } from "../../commands/index.ts";
import { ChatProblem } from "../../src/core/chat/chat.ts";
import type { Log } from "../../src/core/command/job.ts";
import { createDiscord } from "../../src/discord/discord.ts";
import { shown } from "../discord/branch.ts";
import { startDiscordDouble } from "../doubles/discord/double.ts";
import type { Message } from "../doubles/discord/state.ts";
import { buttonsOf } from "../doubles/discord/words.ts";
import { type Desk, linesOf, people, type Sight, type Who, withMentions } from "./desk.ts";

/** A server of the double's; Muster on its gateway, through Discord's usual library. */
export async function openDiscordDesk(start: Temporal.Instant, log: Log): Promise<Desk> {
  let now = start;
  // Weeks of posts pass in seconds of the clock by which requests are counted.
  const many = { limit: 500, perMs: 5000 };
  const double = await startDiscordDouble(() => now.epochMilliseconds, {
    rates: {
      globalPerSecond: 5000,
      ...{ channelMessages: many, channelEdits: many, webhooks: many, others: many },
    },
  });
  const guild = double.guild("branch");
  const persons = {
    officer: guild.member("officer", { manages: true }),
    rep: guild.member("rep"),
    member: guild.member("member"),
    other: guild.member("other"),
  };
  const chat = createDiscord({
    token: double.token,
    apiUrl: double.url,
    commands,
    log,
    now: () => now,
  });

  function sight(message: Message): Sight {
    const words = guild.read(message).replace(/<@!?(\d+)>/gu, (_, id: string) => `@${nameOf(id)}`);
    return {
      id: message.id,
      lines: linesOf([words]),
      buttons: buttonsOf(message).map(({ label }) => label ?? ""),
      press: async (who, label) => sight(shown(await persons[who].press(message, label))),
    };
  }

  function nameOf(id: string): string {
    const found = Object.entries(persons).find(([, person]) => person.id === id);
    return found ? people[found[0] as Who] : id;
  }

  return {
    chat: {
      ...chat,
      post: (to, card, key) => asDiscordAllows(() => chat.post(to, card, key)),
      edit: (message, card) => asDiscordAllows(() => chat.edit(message, card)),
    },
    title: "Discord",
    start: (inbox) => chat.start(inbox),
    async moved(to) {
      now = to;
    },
    async type(who, typed) {
      const person = persons[who];
      const line = typed.command.slice(1);
      if (typed.form) {
        const form = await person.command(line);
        if (form.kind !== "form") throw new Error("no form");
        return sight(shown(await person.submit(form.modal, typed.form)));
      }
      const options = Object.entries(typed.options).map(([name, value]) => [
        name,
        withMentions(value, (whom) => `<@${persons[whom].id}>`),
      ]);
      return sight(shown(await person.command(line, Object.fromEntries(options))));
    },
    async channel() {
      return persons.other
        .sees()
        .filter(({ onlyFor }) => onlyFor === undefined)
        .map(sight);
    },
    async direct(who) {
      return persons[who].directMessages().map(sight);
    },
    async close() {
      await chat.stop();
      await double.close();
    },
  };
}

/** Discord's library itself lets no more than 50 requests a second through: the story goes on when they are. */
async function asDiscordAllows<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChatProblem) || error.refusal.kind !== "rate-limited") throw error;
    await wait(error.refusal.retryAfterMs);
    return asDiscordAllows(ask);
  }
}
