import { z } from "zod";
import { namedBallotOption } from "../../src/core/acts/ballot/which-ballot.ts";
import { remindersSeen, whichReminder } from "../../src/core/acts/reminder/access.ts";
import { deletedCard, listCard, savedCard } from "../../src/core/acts/reminder/cards.ts";
import { removeReminder, saveReminder } from "../../src/core/acts/reminder/keep.ts";
import {
  checkWords,
  repeatOption,
  untilOption,
  whenOptionOfOne,
  wordsOption,
} from "../../src/core/acts/reminder/reminder-option.ts";
import { undoReminder } from "../../src/core/acts/reminder/restore.ts";
import { inAnHour, snooze } from "../../src/core/acts/reminder/snooze.ts";
import { timingChanged } from "../../src/core/acts/reminder/timing.ts";
import { namedStrikeOption } from "../../src/core/acts/strike/which-strike.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineCommand, defineSubcommand } from "../../src/core/command/command.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { nothingToChange } from "../../src/core/command/unclear.ts";
import { keptWords } from "../../src/core/reminder/own-words.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import { say } from "../../src/core/text/say.ts";
import { typedFuture } from "../../src/core/typed/dates.ts";
import { noneTyped, whenOption } from "../../src/core/typed/option.ts";
import { add } from "./add.ts";
import { reminderButtons } from "./buttons.ts";

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
    ballot: namedBallotOption,
    strike: namedStrikeOption,
  }),
  async run({ id: before, text, ...typed }, context, services) {
    const { branch } = context;
    const { vault } = services;
    if (noneTyped({ text, ...typed })) {
      throw nothingToChange("reminder", edit, "text");
    }
    if (before.campaignId !== undefined) throw userError(say("refuse-reminder-of-ballot"), "id");
    checkWords(text ?? "", "place" in before.to ? "channel" : "me");
    const { until: _until, tied: _tied, ...rest } = before;
    const reminder: Reminder = {
      ...rest,
      ...(await timingChanged(before, typed, context, services)),
      text: text === undefined ? before.text : keptWords(text, before, vault),
      revision: before.revision + 1,
    };
    const contact = await saveReminder(reminder, context, services);
    return privately(await savedCard("reminder-changed", { reminder, branch, contact }, services), [
      changeIn("reminder", "edit", { id: reminder.shortId }, { text, ...typed }),
      undoReminder(before, reminder),
    ]);
  },
});

const remove = defineSubcommand({
  name: "delete",
  description: "Delete a reminder: it goes out no more",
  who: "member",
  answers: "private",
  options: z.object({ id: whichReminder("delete") }),
  async run({ id: reminder }, _, { store, vault }) {
    const card = deletedCard(reminder, await removeReminder(store, reminder), vault);
    // What is one's own alone is gone when it is deleted.
    return privately(card, "place" in reminder.to ? [undoReminder(reminder)] : []);
  },
});

const snoozed = defineSubcommand({
  name: "snooze",
  description: "Let a reminder to yourself come again later",
  who: "member",
  answers: "private",
  options: z.object({
    id: whichReminder("snooze"),
    when: whenOption({
      label: "When",
      about: "When it comes again: in 2 hours, tomorrow 9am…; in an hour if left out",
      example: "tomorrow 9am",
    }).optional(),
  }),
  async run({ id: reminder, when }, context, services) {
    const { branch } = context;
    if (reminder.campaignId !== undefined) throw userError(say("refuse-reminder-of-ballot"), "id");
    const again =
      when === undefined
        ? inAnHour(services.now, branch.zone)
        : typedFuture(when, "when", { branch, ...services });
    const { card, next } = await snooze(reminder, again, context, services);
    return privately(card, next);
  },
});

export const reminder = defineCommand({
  name: "reminder",
  description: "Reminders in your own words, once or repeating",
  menu: [
    { subcommand: "add", label: "menu-reminder-add" },
    { subcommand: "list", label: "menu-reminder-list" },
  ],
  sentence: "add",
  subcommands: [add, list, edit, remove, snoozed],
  buttons: reminderButtons,
});
