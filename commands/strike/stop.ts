import { z } from "zod";
import { doOrAskSecond } from "../../src/core/acts/second/strike-acts.ts";
import { changedCard, editedCard } from "../../src/core/acts/strike/cards.ts";
import { type Changing, changeState } from "../../src/core/acts/strike/change-state.ts";
import { keepEdited } from "../../src/core/acts/strike/edit.ts";
import { employersMeant } from "../../src/core/acts/strike/employers-meant.ts";
import { callOffCard, callOffPartCard } from "../../src/core/acts/strike/question-cards.ts";
import {
  calledOffInPart,
  onlyPart,
  type Part,
  suspendedInPart,
} from "../../src/core/acts/strike/stop-part.ts";
import { actingAs, strikeFacts } from "../../src/core/acts/strike/strike-option.ts";
import { checkSeen, pressedVersion, whichStrikeAhead } from "../../src/core/acts/strike/which-strike.ts";
import { civilDate } from "../../src/core/calendar/zone.ts";
import type { Card } from "../../src/core/chat/card.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import {
  type Context,
  defineButton,
  defineSubcommand,
  makeSure,
  type Services,
} from "../../src/core/command/command.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { checkChange, checkNotOver, checkStillToCome } from "../../src/core/strike/checks.ts";
import { doneHeadline } from "../../src/core/strike/headline.ts";
import type { Strike } from "../../src/core/strike/strike.ts";
import { typedStrikeDays } from "../../src/core/strike/typed-days.ts";
import { say } from "../../src/core/text/say.ts";
import { readingContext, typedDate } from "../../src/core/typed/dates.ts";

/** Subcommands of /strike that stop one, and what takes a change of its state back. */

interface TypedPart {
  readonly days?: string | undefined;
  readonly for?: string | undefined;
}

/** What of a strike is stopped; undefined for all of it. */
function typedPart(
  { days, for: forWhom }: TypedPart,
  { employers: known }: Strike,
  { branch }: Context,
  { now, typedAt, sure }: Pick<Services, "now" | "typedAt" | "sure">,
): Part | undefined {
  if (days === undefined && forWhom === undefined) return undefined;
  return {
    ...(days !== undefined && {
      days: typedStrikeDays(days, readingContext({ branch, now, typedAt })).days,
    }),
    ...(forWhom !== undefined && {
      employers: employersMeant(forWhom, { known, others: false, nobody: say("refuse-part-which"), sure }),
    }),
  };
}

interface Stopping extends Changing {
  readonly part: Part;
  readonly how: "suspended" | "off";
}

/** Keeps a strike that is stopped in part: each channel that was told gets one correction. */
async function stopped(
  store: Store,
  before: Strike,
  after: Strike,
  { part, how, ...changing }: Stopping,
): Promise<Card> {
  checkNotOver(after, civilDate(changing.now, changing.branch.zone));
  const change = await keepEdited(store, before, after, changing);
  const headline = doneHeadline(how, { ...changing, strike: onlyPart(before, part) });
  return editedCard(change, { ...changing, before, headline });
}

/** Without a second step: people may be about to walk out. */
export const suspend = defineSubcommand({
  name: "suspend",
  description: "Suspend a strike: its reminders stop and channels told of it are told at once",
  who: "rep",
  answers: "private",
  options: z.object({
    strike: whichStrikeAhead,
    days: strikeFacts.days.optional(),
    for: strikeFacts.for.optional(),
    decision: strikeFacts.decision.optional(),
  }),
  async run({ strike, decision, ...typed }, context, services) {
    const { branch } = context;
    const { store, now, typedAt } = services;
    const today = civilDate(now, branch.zone);
    const at = { branch, now, typedAt };
    const changing = { branch, now, by: actingAs(context) };
    checkChange(strike, "suspended", today);
    const part = typedPart(typed, strike, context, services);
    if (part)
      return privately(
        await stopped(store, strike, suspendedInPart(strike, part, changing), {
          ...changing,
          part,
          how: "suspended",
        }),
      );
    const reviewOn = decision === undefined ? undefined : typedDate(decision, "decision", at);
    if (reviewOn) checkStillToCome(reviewOn, today);
    const change = await changeState(store, strike, "suspended", { ...changing, reviewOn });
    return privately(changedCard(change, [], changing));
  },
});

export const cancel = defineSubcommand({
  name: "cancel",
  description: "Call a strike off for good: its reminders stop and channels told of it are told at once",
  who: "rep",
  answers: "private",
  options: z.object({
    strike: whichStrikeAhead,
    days: strikeFacts.days.optional(),
    for: strikeFacts.for.optional(),
  }),
  async run({ strike, ...typed }, context, services) {
    const { branch } = context;
    const { store, now } = services;
    const changing = { branch, now, by: actingAs(context) };
    checkChange(strike, "called-off", civilDate(now, branch.zone));
    const part = typedPart(typed, strike, context, services);
    if (part) {
      const after = calledOffInPart(strike, part, changing);
      makeSure(services, `call-off ${strike.id} ${strike.revision}`, callOffPartCard(strike, part));
      return privately(await stopped(store, strike, after, { ...changing, part, how: "off" }));
    }
    const told = await store.posts.told({ strikeId: strike.id });
    makeSure(services, `call-off ${strike.id} ${strike.revision}`, callOffCard(strike, told.length));
    const change = await changeState(store, strike, "called-off", changing);
    return privately(changedCard(change, [], changing));
  },
});

/** Takes back the change that the card with it tells of; asks first where channels have been told already. */
export const undoButton = defineButton({
  name: "strike/undo",
  who: "rep",
  answers: "update",
  args: pressedVersion,
  async run([strike, revision], context, services) {
    checkSeen(strike, revision);
    return updated(await doOrAskSecond(strike, { what: "strike-undo" }, context, services));
  },
});
