import { Temporal } from "temporal-polyfill";
import type { Milestone } from "../../calendar/moment.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import { momentInWords } from "../../calendar/words.ts";
import { civilDate, instantOf } from "../../calendar/zone.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Card } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { changeIn } from "../../command/next.ts";
import { keptWords, shownWords } from "../../reminder/own-words.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { say, words } from "../../text/say.ts";
import { shortIdOf } from "../../typed/short-id.ts";
import { isTwin, refuseTooMany, remindersSeen } from "./access.ts";
import { saveReminder } from "./keep.ts";
import { undoAdded, undoReminder } from "./restore.ts";

/** On the branch's clock, to the minute. Where the clocks go back within that hour, an hour later. */
export function inAnHour(now: Temporal.Instant, zone: string): Required<Milestone> {
  const at = (hours: number): Required<Milestone> => {
    const then = now.toZonedDateTimeISO(zone).add({ hours }).with({ second: 0, millisecond: 0 });
    return { date: then.toPlainDate(), time: then.toPlainTime() };
  };
  const next = at(1);
  return Temporal.Instant.compare(instantOf(next.date, next.time, zone), now) > 0 ? next : at(2);
}

/** Tomorrow at the hour it went. */
export function tomorrowAgain({ at }: Reminder, now: Temporal.Instant, zone: string): Required<Milestone> {
  return { date: civilDate(now, zone).add({ days: 1 }), time: at };
}

/**
 * Lets a member's own reminder come again at a moment: one that goes once is moved, of one that repeats a copy goes
 * beside it, so that the series stays as it is. Throws a UserError where no more of them fit. Call it in a transaction.
 */
export async function snooze(
  reminder: Reminder,
  { date: on, time: at }: Required<Milestone>,
  context: Context,
  services: Services,
): Promise<Snoozed> {
  const { until: _until, tied: _tied, ...rest } = reminder;
  const once = reminder.repeat === "once";
  const { vault } = services;
  const id = once ? reminder.id : services.newId();
  const again: Reminder = {
    ...rest,
    id,
    shortId: once ? reminder.shortId : shortIdOf(id),
    on,
    at,
    repeat: "once",
    text: once ? reminder.text : keptWords(shownWords(reminder, vault), { id, to: reminder.to }, vault),
    revision: once ? reminder.revision + 1 : 1,
  };
  const kept = await keepAgain(again, once, context, services);
  const card = snoozedCard(again, services);
  if (!kept) return { card, next: [] };
  const change = changeIn(
    "reminder",
    "edit",
    { id: again.shortId },
    { when: inFull({ date: on, time: at }) },
  );
  return { card, next: [change, once ? undoReminder(reminder, again) : undoAdded(again)] };
}

interface Snoozed {
  readonly card: Card;
  /** To put it off to another moment, or not at all. */
  readonly next: readonly Choice[];
}

/** False where it comes at that moment anyway. */
async function keepAgain(
  again: Reminder,
  moved: boolean,
  context: Context,
  services: Services,
): Promise<boolean> {
  const { store, vault, now } = services;
  if (!moved) {
    const all = await remindersSeen(store, context);
    if (all.some((other) => isTwin(other, again, vault))) return false;
    await refuseTooMany(store, again, context.branch, now);
  }
  await saveReminder(again, context, services);
  return true;
}

function snoozedCard({ id, text, on, at }: Reminder, { vault }: Pick<Services, "vault">): Card {
  return {
    title: words("reminder-title"),
    lines: [say("reminder-snoozed", { text: shownWords({ id, text }, vault), when: momentInWords(on, at) })],
  };
}
