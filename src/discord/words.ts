import { type Card, text } from "../core/chat/card.ts";

/** What only Discord's adapter says. Everything else is said by core. */
export const discordWords = {
  /** To what is not taken, by why (receive.ts). */
  notTaken: {
    outside: card("Use Muster inside your branch’s server: it does not answer in direct messages."),
    "not-ours": card("Muster is not in this server. Whoever manages it has to add Muster first."),
    forum: card(
      "This channel takes no messages of its own, so nothing could be posted here. Open one of its posts, or an ordinary channel, and type it there: what is set up there is posted there.",
    ),
    strange: card("Muster does not offer this. Type / to see its commands."),
    unreadable: card(
      "Muster could not read what Discord sent, and changed nothing. Please try it once more.",
    ),
  },
  /** To whoever writes to Muster alone. */
  written: card(
    "Muster answers inside your branch’s server. In a channel there, type /muster: you alone see where things stand and what you can do. What you wrote here was not read.",
  ),
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
