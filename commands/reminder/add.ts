import { z } from "zod";
import { namedBallotOption } from "../../src/core/acts/ballot/which-ballot.ts";
import { isTwin, refuseTooMany, remindersSeen } from "../../src/core/acts/reminder/access.ts";
import { savedCard } from "../../src/core/acts/reminder/cards.ts";
import { saveReminder } from "../../src/core/acts/reminder/keep.ts";
import {
  checkWords,
  repeatOption,
  untilOption,
  whenOptionOfOne,
  wordsOption,
} from "../../src/core/acts/reminder/reminder-option.ts";
import { undoAdded } from "../../src/core/acts/reminder/restore.ts";
import { reminderSaid } from "../../src/core/acts/reminder/sentence.ts";
import { typedTiming } from "../../src/core/acts/reminder/timing.ts";
import { namedStrikeOption } from "../../src/core/acts/strike/which-strike.ts";
import { mayAct } from "../../src/core/branch/branch.ts";
import { Ask } from "../../src/core/chat/ask.ts";
import { isChannel } from "../../src/core/chat/place.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { defineSubcommand, makeSure } from "../../src/core/command/command.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { sentenceOption } from "../../src/core/command/sentence.ts";
import { refuseOptIns } from "../../src/core/privacy/employer.ts";
import { keptWords } from "../../src/core/reminder/own-words.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption, labelled } from "../../src/core/typed/option.ts";
import { shortIdOf } from "../../src/core/typed/short-id.ts";
import { smallId } from "../../src/core/typed/small-id.ts";

/** Whom one reaches. */
const reached = ["channel", "me"] as const;

/** That it can be for them alone, with a button that makes it so. */
function onlyMe(why: "refuse-reminder-channel" | "refuse-reminder-no-channel"): Ask {
  const means = { kind: "options", options: { who: "me" } } as const;
  return new Ask({ lines: [say(why)] }, [{ label: words("ask-remind-me"), style: "primary", means }], "who");
}

export const add = defineSubcommand({
  name: "add",
  description: "Set a reminder",
  who: "member",
  answers: "form",
  form: ["text", "when", "repeat", "until", "who"],
  options: z.object({
    sentence: sentenceOption("every Tuesday at 9am: phone bank", reminderSaid),
    text: wordsOption,
    when: whenOptionOfOne,
    repeat: repeatOption.default("once"),
    until: untilOption.optional(),
    who: choiceOption(reached, {
      label: "Who",
      about: "This channel (reps only; if left out), or me: privately, to you alone",
      example: "me",
      labels: labelled(reached, (who) => `choice-who-${who}`),
      means: {
        ...{ here: "channel", us: "channel", everyone: "channel", everybody: "channel", all: "channel" },
        ...{ "the channel": "channel", myself: "me", "just me": "me", "only me": "me", private: "me" },
      },
    }).optional(),
    ballot: namedBallotOption,
    strike: namedStrikeOption,
  }),
  // Left out it is the channel, which no form may choose for a member beforehand: its opener's role is not known yet.
  async run({ sentence: _, text, who = "channel", ...typed }, context, services) {
    const { branch, place, key, role } = context;
    const { store, now, newId, vault } = services;
    if (who === "channel" && !mayAct(role, "rep")) throw onlyMe("refuse-reminder-channel");
    if (who === "channel" && !isChannel(place)) throw onlyMe("refuse-reminder-no-channel");
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
      makeSure(services, "same-reminder", {
        lines: [say("ask-same-reminder")],
        footer: smallId(twin.shortId),
      });
    const contact = await saveReminder(reminder, context, services);
    return privately(await savedCard("reminder-added", { reminder, branch, contact }, services), [
      changeIn("reminder", "edit", { id: reminder.shortId }, { text, ...typed }),
      undoAdded(reminder),
    ]);
  },
});
