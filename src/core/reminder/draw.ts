import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { type Button, buttonId, type Card, text } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { headed, headedGone } from "./headline.ts";
import { endsOn } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

/**
 * The post of a civil date, in its author's own words, which were opened; the last of several says that it is. A
 * personal one can be ended or put off from itself.
 */
export function drawReminder(reminder: Reminder, branch: Branch, on: Temporal.PlainDate): Card {
  if (!("plain" in reminder.text)) throw new Error("a reminder whose words were not opened");
  const own = reminder.text.plain;
  const last = endsOn(on, reminder, branch);
  const gone = reminder.tied?.kind === "gone";
  const { title, rest } = gone ? { title: headedGone(own), rest: "" } : headed(own);
  const lines = [
    ...(gone ? [say("reminder-gone", { text: own })] : rest === "" ? [] : [[text(rest)]]),
    ...(last ? [say("reminder-last")] : []),
  ];
  if ("place" in reminder.to) {
    return {
      title,
      lines,
      footer: words("reminder-footer", { branch: branch.name }),
    };
  }
  return {
    title,
    lines,
    footer: words("reminder-footer-own"),
    ...(!gone && { buttons: ownButtons(reminder, last) }),
  };
}

function ownButtons({ id, repeat }: Reminder, last: boolean): readonly Button[] {
  const more = repeat !== "once" && !last;
  return [
    {
      id: buttonId("reminder/done", id),
      label: words(more ? "reminder-done-all" : "reminder-done"),
      style: "primary",
    },
    { id: buttonId("reminder/snooze", id, "hour"), label: words("reminder-in-an-hour") },
    { id: buttonId("reminder/snooze", id, "tomorrow"), label: words("reminder-tomorrow") },
  ];
}
