import type { Chat, Inbox } from "./core/chat/chat.ts";
import { StartError } from "./core/chat/start-error.ts";

/**
 * Starts the platforms that take calls. One that is refused but goes on trying does not keep the others from their work;
 * with no other its refusal is thrown.
 */
export async function startChats(chats: readonly { readonly chat: Chat }[], inbox: Inbox): Promise<void> {
  const refused: StartError[] = [];
  for (const { chat } of chats) {
    try {
      await chat.start(inbox);
    } catch (error) {
      if (!(error instanceof StartError && error.triedAgain)) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first && refused.length === chats.length) throw first;
}
