import { type Card, text } from "../core/chat/card.ts";

/** What only Discord's adapter says. Everything else is said by core. */
export const discordWords = {
  outsideServer: card("Use Muster inside your branch’s server: it does not answer in direct messages."),
  nothingToShow: "Done.",
  notShown: card("Muster did what you asked, but could not show the answer here."),
  noForm: card("Give this command its options: type it again and choose them as you type."),
  youTyped: "What you typed, so that it is not lost:",
  helpSubcommand: "What this command can do, with examples",
  somebody: "a member",
} as const;

function card(words: string): Card {
  return { lines: [[text(words)]] };
}
