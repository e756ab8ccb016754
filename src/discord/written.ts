import { Routes } from "discord.js";
import type { DiscordApi } from "./api.ts";
import { renderCard } from "./render.ts";
import { discordWords } from "./words.ts";

/** What somebody wrote to Muster alone: who and where. The words are not read. */
export interface Written {
  readonly id: string;
  readonly channel: string;
  readonly by: string;
}

/** Nobody is told twice within this, ms, however much they write. */
const toldForMs = 60 * 60_000;

interface WrittenParts {
  readonly api: DiscordApi;
  readonly elapsedMs: () => number;
}

/**
 * Tells whoever writes to Muster alone where it answers: Discord names no server there, so no branch is meant. Who was
 * told is known for an hour, in memory alone.
 */
export function createWritten({ api, elapsedMs }: WrittenParts): (written: Written) => Promise<void> {
  const told = new Map<string, number>();
  return async function answer({ id, channel, by }) {
    const at = elapsedMs();
    for (const [person, since] of told) if (at - since >= toldForMs) told.delete(person);
    if (told.has(by)) return;
    told.set(by, at);
    await api.call({
      method: "POST",
      route: Routes.channelMessages(channel),
      // Every process on the token hears of it: Discord takes the first answer alone.
      body: { ...renderCard(discordWords.written, { kind: "answer" }), nonce: id, enforce_nonce: true },
    });
  };
}
