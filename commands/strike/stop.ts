import { z } from "zod";
import { callOffCard, changedCard, undoCard, undoneCard } from "../../src/core/acts/strike/cards.ts";
import { changeState } from "../../src/core/acts/strike/change-state.ts";
import { actingAs } from "../../src/core/acts/strike/strike-option.ts";
import { undoChange, undoing } from "../../src/core/acts/strike/undo.ts";
import { checkSeen, pressedVersion, whichStrikeAhead } from "../../src/core/acts/strike/which-strike.ts";
import { civilDate } from "../../src/core/calendar/zone.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton, defineSubcommand, makeSure } from "../../src/core/command/command.ts";
import { checkChange, checkNotOver } from "../../src/core/strike/checks.ts";

/** Subcommands of /strike that stop one, and what takes a change of its state back. */

/** Without a second step: people may be about to walk out. */
export const suspend = defineSubcommand({
  name: "suspend",
  description: "Suspend a strike: its reminders stop and channels told of it are told at once",
  who: "rep",
  answers: "private",
  options: z.object({ strike: whichStrikeAhead }),
  async run({ strike }, context, { store, now }) {
    const { branch } = context;
    checkChange(strike, "suspended", civilDate(now, branch.zone));
    const change = await changeState(store, strike, "suspended", { branch, now, by: actingAs(context) });
    return privately(changedCard(change, []));
  },
});

export const cancel = defineSubcommand({
  name: "cancel",
  description: "Call a strike off for good: its reminders stop and channels told of it are told at once",
  who: "rep",
  answers: "private",
  options: z.object({ strike: whichStrikeAhead }),
  async run({ strike }, context, services) {
    const { branch } = context;
    const { store, now } = services;
    checkChange(strike, "called-off", civilDate(now, branch.zone));
    const told = await store.posts.told({ strikeId: strike.id });
    makeSure(services, `call-off ${strike.id} ${strike.revision}`, callOffCard(strike, told.length));
    const change = await changeState(store, strike, "called-off", { branch, now, by: actingAs(context) });
    return privately(changedCard(change, []));
  },
});

/** Takes back the change that the card with it tells of; asks first where channels have been told already. */
export const undoButton = defineButton({
  name: "strike/undo",
  who: "rep",
  answers: "update",
  args: pressedVersion,
  async run([strike, revision], context, services) {
    const { branch } = context;
    const { store, now } = services;
    checkSeen(strike, revision);
    const undone = await undoing(store, strike);
    checkNotOver(undone.before, civilDate(now, branch.zone));
    if (undone.gone > 0) {
      makeSure(services, `undo ${strike.id} ${revision}`, undoCard(strike, undone.before, undone.gone));
    }
    const change = await undoChange(store, strike, undone, { branch, now, by: actingAs(context) });
    return updated(undoneCard(change));
  },
});
