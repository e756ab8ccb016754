import { z } from "zod";
import { refuseTooMany, remindersSeen, whichReminder } from "../src/core/acts/reminder/access.ts";
import { extractOf, listCard, savedCard } from "../src/core/acts/reminder/cards.ts";
import { removeReminder, saveReminder } from "../src/core/acts/reminder/keep.ts";
import { timingChanged, typedTiming } from "../src/core/acts/reminder/timing.ts";
import { mayAct } from "../src/core/branch/branch.ts";
import { isChannel } from "../src/core/chat/place.ts";
import { privately, updated } from "../src/core/chat/reply.ts";
import { userError } from "../src/core/chat/user-error.ts";
import { defineButton, defineCommand, defineSubcommand, makeSure } from "../src/core/command/command.ts";
import { usageLine } from "../src/core/command/help.ts";
import type { Vault } from "../src/core/people/vault.ts";
import { refuseOptIns } from "../src/core/privacy/employer.ts";
import { keptWords, shownWords } from "../src/core/reminder/own-words.ts";
import type { Reminder } from "../src/core/reminder/reminder.ts";
import { say, words } from "../src/core/text/say.ts";
import { checkLooks } from "../src/core/typed/look-alike.ts";
import { checkNoMention } from "../src/core/typed/mention.ts";
import { choiceOption, noneTyped, textOption, whenOption } from "../src/core/typed/option.ts";
import { shortIdOf } from "../src/core/typed/short-id.ts";

const wordsOption = textOption({
  label: "Text",
  about: "What to say, in your own words; mentions (@…) are refused",
  example: "Branch meeting at noon in room 4",
  maxLength: 500,
  long: true,
});

const whenOptionOfOne = whenOption({
  label: "When",
  about: "Day and hour, UK time; the first ones if it repeats",
  example: "Thu 27 April 5pm",
});

const repeatOption = choiceOption(["once", "daily", "weekdays", "weekly"], {
  label: "Repeat",
  about: "once, daily, weekdays (Monday to Friday) or weekly",
  example: "weekly",
});

const untilOption = whenOption({
  label: "Until",
  about: "Last day of a repeating one, at most a year; 12 weeks if left out",
  example: "Tue 9 May 2023",
});

/** What only they read may look as they like. */
function checkWords(text: string, to: "channel" | "me"): void {
  checkNoMention(text, "text");
  if (to === "channel") checkLooks(text, "text");
}

const add = defineSubcommand({
  name: "add",
  description: "Set a reminder",
  who: "member",
  answers: "form",
  form: ["text", "when", "repeat", "until", "who"],
  options: z.object({
    text: wordsOption,
    when: whenOptionOfOne,
    repeat: repeatOption.default("once"),
    until: untilOption.optional(),
    who: choiceOption(["channel", "me"], {
      label: "Who",
      about: "channel (reps only; if left out), or me: privately, to you alone",
      example: "me",
    }).default("channel"),
  }),
  async run({ text, who, ...typed }, context, services) {
    const { branch, place, key, role } = context;
    const { store, now, typedAt, newId, vault } = services;
    if (who === "channel" && !mayAct(role, "rep")) throw userError(say("refuse-reminder-channel"), "who");
    if (who === "channel" && !isChannel(place)) throw userError(say("refuse-reminder-no-channel"), "who");
    if (who === "me") refuseOptIns(branch);
    checkWords(text, who);
    const id = newId();
    const to = who === "me" ? { member: key } : { place };
    const reminder: Reminder = {
      id,
      shortId: shortIdOf(id),
      branchId: branch.id,
      to,
      by: key,
      text: keptWords(text, { id, to }, vault),
      ...typedTiming(typed, { branch, now, typedAt }),
      revision: 1,
    };
    await refuseTooMany(store, reminder, branch, now);
    const twin = (await remindersSeen(store, context)).find((other) => isTwin(other, reminder, vault));
    if (twin)
      makeSure(services, "same-reminder", { lines: [say("ask-same-reminder", { id: twin.shortId })] });
    const contact = await saveReminder(reminder, context, services);
    return privately(await savedCard("reminder-added", { reminder, branch, contact }, services));
  },
});

/** The same words at the same times to the same people. */
function isTwin(one: Reminder, other: Reminder, vault: Vault): boolean {
  const key = ({ id, to, text, on, at, repeat }: Reminder) =>
    JSON.stringify([to, shownWords({ id, text }, vault).toLowerCase(), on, at, repeat]);
  return key(one) === key(other);
}

const list = defineSubcommand({
  name: "list",
  description: "The reminders of this channel and your own, with the next date of each",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_options, context, services) {
    return privately(listCard(await remindersSeen(services.store, context), context, services));
  },
});

const edit = defineSubcommand({
  name: "edit",
  description: "Change a reminder’s words or dates: only what you give changes",
  who: "member",
  answers: "private",
  options: z.object({
    id: whichReminder("edit"),
    text: wordsOption.optional(),
    when: whenOptionOfOne.optional(),
    repeat: repeatOption.optional(),
    until: untilOption.optional(),
  }),
  async run({ id: before, text, ...typed }, context, services) {
    const { branch } = context;
    const { now, typedAt, vault } = services;
    if (noneTyped({ text, ...typed })) {
      throw userError(say("refuse-nothing-to-change", { usage: usageLine("reminder", edit) }));
    }
    if (before.campaignId !== undefined) throw userError(say("refuse-reminder-of-ballot"), "id");
    checkWords(text ?? "", "place" in before.to ? "channel" : "me");
    const { until: _until, ...rest } = before;
    const reminder: Reminder = {
      ...rest,
      ...timingChanged(before, typed, { branch, now, typedAt }),
      text: text === undefined ? before.text : keptWords(text, before, vault),
      revision: before.revision + 1,
    };
    const contact = await saveReminder(reminder, context, services);
    return privately(await savedCard("reminder-changed", { reminder, branch, contact }, services));
  },
});

const remove = defineSubcommand({
  name: "delete",
  description: "Delete a reminder: it goes out no more",
  who: "member",
  answers: "private",
  options: z.object({ id: whichReminder("delete") }),
  async run({ id: reminder }, _, { store, vault }) {
    const goingOut = await removeReminder(store, reminder);
    const text = extractOf(shownWords(reminder, vault));
    const line = say("reminder-deleted", { id: reminder.shortId, text, goingOut });
    return privately({ lines: [line] });
  },
});

/** Says the same for a reminder that is gone as for somebody else's: that one exists is its owner's business. */
const stop = defineButton({
  name: "reminder/stop",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid()]),
  async run([id], { branch, key }, { store }) {
    const reminder = await store.reminders.byId(id);
    const own = reminder?.branchId === branch.id && "member" in reminder.to && reminder.to.member === key;
    if (own) await removeReminder(store, reminder);
    return updated({ title: words("reminder-title"), lines: [say("reminder-stopped")] });
  },
});

export const reminder = defineCommand({
  name: "reminder",
  description: "Reminders in your own words, once or repeating",
  subcommands: [add, list, edit, remove],
  buttons: [stop],
});
