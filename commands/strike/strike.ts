import { z } from "zod";
import { doOrAskSecond } from "../../src/core/acts/second/strike-acts.ts";
import { arrangeStrike } from "../../src/core/acts/strike/arrange.ts";
import {
  addedCard,
  changedCard,
  confirmedAgainCard,
  notHereLines,
} from "../../src/core/acts/strike/cards.ts";
import { changeState, confirmAgain } from "../../src/core/acts/strike/change-state.ts";
import { listCard } from "../../src/core/acts/strike/list-card.ts";
import { confirmCard } from "../../src/core/acts/strike/question-cards.ts";
import { strikeSaid } from "../../src/core/acts/strike/sentence.ts";
import {
  actingAs,
  checkStrikeName,
  stageOption,
  stateOption,
  strikeFacts,
  typedEmployers,
} from "../../src/core/acts/strike/strike-option.ts";
import { gapLines, warningsAbout } from "../../src/core/acts/strike/warnings.ts";
import {
  checkSeen,
  pressedStrike,
  pressedVersion,
  whichStrikeAhead,
} from "../../src/core/acts/strike/which-strike.ts";
import { civilDate } from "../../src/core/calendar/zone.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import {
  type Context,
  defineButton,
  defineCommand,
  defineSubcommand,
  makeSure,
  type Services,
} from "../../src/core/command/command.ts";
import { changeIn, undoBy } from "../../src/core/command/next.ts";
import { sentenceOption } from "../../src/core/command/sentence.ts";
import { announceHello } from "../../src/core/planning/announce.ts";
import { placesNotCalled } from "../../src/core/planning/announce-strike.ts";
import { wantedOf } from "../../src/core/strike/call.ts";
import {
  checkChange,
  checkConfirm,
  checkDays,
  checkDecision,
  checkNotTwin,
  checkReview,
  namesakeOf,
} from "../../src/core/strike/checks.ts";
import { whenInWords } from "../../src/core/strike/days.ts";
import type { Strike } from "../../src/core/strike/strike.ts";
import { typedStrikeDays } from "../../src/core/strike/typed-days.ts";
import { saysWholeDays, typedHours } from "../../src/core/strike/typed-hours.ts";
import { say } from "../../src/core/text/say.ts";
import { readingContext, typedDate } from "../../src/core/typed/dates.ts";
import { checkNoMention } from "../../src/core/typed/mention.ts";
import { saysNone } from "../../src/core/typed/none.ts";
import { shortIdOf } from "../../src/core/typed/short-id.ts";
import { smallId } from "../../src/core/typed/small-id.ts";
import { edit, picket, removePicket, show } from "./change.ts";
import { cancel, suspend, undoButton } from "./stop.ts";

const add = defineSubcommand({
  name: "add",
  description: "Set up a strike, or action short of one: a day, a list of days or a run of days",
  who: "rep",
  answers: "form",
  inChannel: true,
  form: ["name", "kind", "days", "for", "decision"],
  options: z.object({
    sentence: sentenceOption("HMRC and DWP on Fri 28 April and Tue 2 May", strikeSaid),
    name: strikeFacts.name,
    days: strikeFacts.days,
    hours: strikeFacts.hours.optional(),
    for: strikeFacts.for,
    kind: strikeFacts.kind.default("strike"),
    state: stateOption.default("proposed"),
    decision: strikeFacts.decision.optional(),
    review: strikeFacts.review.optional(),
  }),
  async run({ sentence: _, name, for: forWhom, kind, state, ...typed }, context, services) {
    const { branch, place } = context;
    const { store, now, typedAt, newId } = services;
    const asking = { branch, now, typedAt };
    const today = civilDate(now, branch.zone);
    checkStrikeName(name, await store.strikes.list(branch.id));
    if (typed.hours !== undefined) checkNoMention(typed.hours, "hours");
    const when = typedStrikeDays(typed.days, readingContext(asking));
    const hours = saysWholeDays(typed.hours ?? "none") ? when.hours : typedHours(typed.hours ?? "", when);
    const { form, days } = when;
    checkDays({ form, days }, today);
    const id = newId();
    const strike: Strike = {
      id,
      shortId: shortIdOf(id),
      branchId: branch.id,
      place,
      kind,
      name,
      employers: await typedEmployers(forWhom, context, services),
      form,
      days,
      ...(hours && { hours }),
      state,
      ...(typed.decision !== undefined &&
        !saysNone(typed.decision) && { decisionOn: typedDate(typed.decision, "decision", asking) }),
      ...(typed.review !== undefined &&
        !saysNone(typed.review) && { reviewOn: typedDate(typed.review, "review", asking) }),
      pickets: [],
      stateSince: now,
      stateBy: actingAs(context),
      changedAt: now,
      revision: 1,
    };
    checkDecision(strike, today);
    checkReview(strike, today);
    const others = await store.strikes.list(branch.id);
    checkNotTwin(strike, others);
    const namesake = namesakeOf(strike, others, today);
    if (namesake) {
      const line = say("ask-same-strike", { name: namesake.name, days: whenInWords(wantedOf(namesake)) });
      makeSure(services, `same-strike ${namesake.id}`, { lines: [line], footer: smallId(namesake.shortId) });
    }
    const hello = await announceHello(store, { branch, place, now });
    await arrangeStrike(store, strike, { branch, now }, newId);
    const notHere = notHereLines(await placesNotCalled(store, strike));
    const card = addedCard(strike, [...(await warningsAbout(store, strike, asking)), ...notHere], asking);
    return privately({ ...card, lines: [...card.lines, ...hello] }, [
      changeIn("strike", "edit", { strike: strike.shortId }, { name, kind, for: forWhom, ...typed }),
      undoBy("strike", "cancel", { strike: strike.shortId }, [`call-off ${id} ${strike.revision}`]),
    ]);
  },
});

const confirm = defineSubcommand({
  name: "confirm",
  description: "Say that the union has confirmed a strike, still confirms it, or has given notice of it",
  who: "rep",
  answers: "private",
  options: z.object({
    strike: whichStrikeAhead,
    stage: stageOption.default("confirmed"),
  }),
  async run({ strike, stage }, context, { store, now }) {
    const { branch } = context;
    const today = civilDate(now, branch.zone);
    if (stage === "confirmed") return privately(await secondStep(strike, context, { store, now }));
    checkChange(strike, stage, today);
    const change = await changeState(store, strike, stage, { branch, now, by: actingAs(context) });
    const card = changedCard(change, await placesNotCalled(store, strike), { branch, now });
    return privately({
      ...card,
      lines: [...card.lines, ...(await warningsAbout(store, strike, { branch, now }))],
    });
  },
});

async function secondStep(
  strike: Strike,
  { branch }: Context,
  { store, now }: Pick<Services, "store" | "now">,
) {
  checkConfirm(strike, civilDate(now, branch.zone));
  const notHere = notHereLines(await placesNotCalled(store, strike));
  // Whether notice came in time was asked when it was confirmed; a mandate may have ended since.
  const warnings =
    strike.state === "confirmed" && !strike.wanted
      ? gapLines(strike, { campaigns: await store.campaigns.list(branch.id), branch })
      : await warningsAbout(store, strike, { branch, now });
  return confirmCard(strike, branch, [...warnings, ...notHere]);
}

const confirmButton = defineButton({
  name: "strike/confirm",
  who: "rep",
  answers: "update",
  args: pressedVersion,
  async run([strike, revision], context, services) {
    const { branch } = context;
    const { store, now } = services;
    const today = civilDate(now, branch.zone);
    if (strike.state === "confirmed" && !strike.wanted && strike.revision === revision) {
      checkConfirm(strike, today);
      const changing = { branch, now, by: actingAs(context) };
      return updated(confirmedAgainCard(await confirmAgain(store, strike, changing), changing));
    }
    checkChange(strike, "confirmed", today);
    checkSeen(strike, revision);
    return updated(await doOrAskSecond(strike, { what: "strike" }, context, services));
  },
});

/** Of a strike that was added to: that what is confirmed of it still is, and no more. */
const stillButton = defineButton({
  name: "strike/still",
  who: "rep",
  answers: "update",
  args: pressedVersion,
  async run([strike, revision], context, { store, now }) {
    const { branch } = context;
    checkConfirm(strike, civilDate(now, branch.zone));
    checkSeen(strike, revision);
    const change = await confirmAgain(store, strike, { branch, now, by: actingAs(context) });
    return updated(confirmedAgainCard(change, { branch, now }));
  },
});

/** From a list, a reminder or an edit to the second step; it confirms nothing by itself. */
const lookButton = defineButton({
  name: "strike/look",
  who: "rep",
  answers: "private",
  args: z.tuple([pressedStrike]),
  async run([strike], context, services) {
    return privately(await secondStep(strike, context, services));
  },
});

const list = defineSubcommand({
  name: "list",
  description: "Every strike: its days, for whom, and whether it is confirmed",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_, { branch, role }, { store, now }) {
    const campaigns = await store.campaigns.list(branch.id);
    const all = await store.strikes.list(branch.id);
    return privately(listCard(all, { campaigns, branch, now, forReps: role !== "member" }));
  },
});

export const strike = defineCommand({
  name: "strike",
  description: "Strike days, and whether the union has confirmed them",
  menu: [
    { subcommand: "list", label: "menu-strike-list" },
    { subcommand: "add", label: "menu-strike-add" },
    { subcommand: "confirm", label: "menu-strike-confirm" },
    { subcommand: "suspend", label: "menu-strike-suspend", fills: true },
  ],
  subcommands: [add, confirm, edit, suspend, cancel, list, show, picket, removePicket],
  buttons: [confirmButton, stillButton, undoButton, lookButton],
});
