import { type Button, buttonId } from "../chat/card.ts";
import { words } from "../text/say.ts";
import type { Reminder } from "./reminder.ts";

/** Ends everything that goes to a member about one ballot. */
export function stopButton({ id }: Pick<Reminder, "id">): Button {
  return { id: buttonId("reminder/stop", id), label: words("reminder-stop") };
}
