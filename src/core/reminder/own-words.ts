import { reminderWords } from "../people/sealed-in.ts";
import type { Vault } from "../people/vault.ts";
import { words } from "../text/say.ts";
import type { OwnWords, Reminder } from "./reminder.ts";

/** As they are kept. */
export function keptWords(
  text: string,
  { id, to }: Pick<Reminder, "id" | "to">,
  { seal }: Pick<Vault, "seal">,
): OwnWords {
  return "member" in to ? { sealed: seal(text, reminderWords(id)) } : { plain: text };
}

/** As they were typed. Throws where they were damaged, or sealed with a key that is not there. */
function typedWords({ id, text }: Pick<Reminder, "id" | "text">, { open }: Pick<Vault, "open">): string {
  return "plain" in text ? text.plain : open(text.sealed, reminderWords(id));
}

/** The same for a list, where one that cannot be opened must not hide the others. */
export function shownWords(reminder: Pick<Reminder, "id" | "text">, vault: Pick<Vault, "open">): string {
  try {
    return typedWords(reminder, vault);
  } catch {
    return words("reminder-unreadable");
  }
}

/** What is drawn: its words as they were typed. Throws as {@link typedWords}. */
export function readable(reminder: Reminder, vault: Pick<Vault, "open">): Reminder {
  // One that goes by a ballot says what is true then, and nothing of what is kept.
  if (reminder.campaignId !== undefined) return reminder;
  return { ...reminder, text: { plain: typedWords(reminder, vault) } };
}
