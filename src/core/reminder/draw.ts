import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { buttonId, type Card, text } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { endsOn } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

/**
 * The post of a civil date, in its author's own words, which were opened; the last of several says that it is. A
 * personal one can be stopped from itself.
 */
export function drawReminder(reminder: Reminder, branch: Branch, on: Temporal.PlainDate): Card {
  if (!("plain" in reminder.text)) throw new Error("a reminder whose words were not opened");
  const own = reminder.text.plain;
  const lines = [
    reminder.tied?.kind === "gone" ? say("reminder-gone", { text: own }) : [text(own)],
    ...(endsOn(on, reminder, branch) ? [say("reminder-last")] : []),
  ];
  if ("place" in reminder.to) {
    return {
      title: words("reminder-title"),
      lines,
      footer: words("reminder-footer", { branch: branch.name }),
    };
  }
  return {
    title: words("reminder-title"),
    lines,
    footer: words("reminder-footer-own"),
    buttons: [{ id: buttonId("reminder/stop", reminder.id), label: words("reminder-stop") }],
  };
}
