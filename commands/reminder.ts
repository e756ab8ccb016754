import { z } from "zod";
import { namedBallotOption } from "../src/core/acts/ballot/which-ballot.ts";
import { isTwin, refuseTooMany, remindersSeen, whichReminder } from "../src/core/acts/reminder/access.ts";
import { extractOf, listCard, savedCard } from "../src/core/acts/reminder/cards.ts";
import { removeReminder, saveReminder } from "../src/core/acts/reminder/keep.ts";
import { inAnHour, snooze, tomorrowAgain } from "../src/core/acts/reminder/snooze.ts";
import { timingChanged, typedTiming } from "../src/core/acts/reminder/timing.ts";
import { usualRepeats } from "../src/core/acts/reminder/typed-repeat.ts";
import { namedStrikeOption } from "../src/core/acts/strike/which-strike.ts";
import { mayAct } from "../src/core/branch/branch.ts";
import { isChannel } from "../src/core/chat/place.ts";
import { privately, updated } from "../src/core/chat/reply.ts";
import { userError } from "../src/core/chat/user-error.ts";
import {
  type Context,
  defineButton,
  defineCommand,
  defineSubcommand,
  makeSure,
  offering,
  type Services,
} from "../src/core/command/command.ts";
import { usageLine } from "../src/core/command/help.ts";
import { refuseOptIns } from "../src/core/privacy/employer.ts";
import { keptWords, shownWords } from "../src/core/reminder/own-words.ts";
import type { Reminder } from "../src/core/reminder/reminder.ts";
import { say, words } from "../src/core/text/say.ts";
import { typedFuture } from "../src/core/typed/dates.ts";
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
  about: "Day and hour, UK time; or “2 days before last posting date 9am”; the first if it repeats",
  example: "Thu 27 April 5pm",
});

const repeatOption = offering(
  textOption({
    label: "Repeat",
    about: "How often: weekly, every 2 weeks, last day of the month, third Friday…; once if left out",
    example: "weekly",
  }),
  async (typed) =>
    usualRepeats
      .filter((words) => words.toLowerCase().includes(typed))
      .map((words) => ({ value: words, label: words })),
);

const untilOption = whenOption({
  label: "Until",
  about: "Last day of a repeating one, or “the close” of a ballot; 12 weeks (monthly: a year) if left out",
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
    ballot: namedBallotOption,
    strike: namedStrikeOption,
  }),
  async run({ text, who, ...typed }, context, services) {
    const { branch, place, key, role } = context;
    const { store, now, newId, vault } = services;
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
      ...(await typedTiming(typed, context, services)),
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
      throw userError(say("refuse-nothing-to-change", { usage: usageLine("reminder", edit) }));
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
    return privately(await snooze(reminder, again, context, services));
  },
});

/** The caller's own with this id; undefined for one that is gone and for somebody else's alike: that is its owner's. */
async function ownReminder(id: string, { branch, key }: Context, { store }: Services) {
  const reminder = await store.reminders.byId(id);
  const own = reminder?.branchId === branch.id && "member" in reminder.to && reminder.to.member === key;
  return own ? reminder : undefined;
}

/** Ends one's own, with these words. */
function ends(name: string, said: "reminder-stopped" | "reminder-done-said") {
  return defineButton({
    name,
    who: "member",
    answers: "update",
    args: z.tuple([z.uuid()]),
    async run([id], context, services) {
      const reminder = await ownReminder(id, context, services);
      if (reminder) await removeReminder(services.store, reminder);
      return updated({ title: words("reminder-title"), lines: [say(said)] });
    },
  });
}

const snoozeButton = defineButton({
  name: "reminder/snooze",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid(), z.enum(["hour", "tomorrow"])]),
  async run([id, how], context, services) {
    const { now } = services;
    const { zone } = context.branch;
    const reminder = await ownReminder(id, context, services);
    if (!reminder || reminder.campaignId !== undefined) {
      return updated({ title: words("reminder-title"), lines: [say("reminder-snooze-gone")] });
    }
    const again = how === "hour" ? inAnHour(now, zone) : tomorrowAgain(reminder, now, zone);
    return updated(await snooze(reminder, again, context, services));
  },
});

export const reminder = defineCommand({
  name: "reminder",
  description: "Reminders in your own words, once or repeating",
  menu: [
    { subcommand: "add", label: "menu-reminder-add" },
    { subcommand: "list", label: "menu-reminder-list" },
  ],
  subcommands: [add, list, edit, remove, snoozed],
  buttons: [
    ends("reminder/stop", "reminder-stopped"),
    ends("reminder/done", "reminder-done-said"),
    snoozeButton,
  ],
});
