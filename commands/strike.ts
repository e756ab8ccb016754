import { z } from "zod";
import { dateAsked, readingContext, readOrRefuse, strikeAsked, suggestStrikes } from "../src/core/asked.ts";
import { readDays } from "../src/core/calendar/read-days.ts";
import { civilDate } from "../src/core/calendar/zone.ts";
import type { Line } from "../src/core/card.ts";
import {
  type Context,
  defineButton,
  defineCommand,
  defineSubcommand,
  type Services,
  type Subcommand,
  userError,
} from "../src/core/command.ts";
import { announceHello } from "../src/core/delivery/announce.ts";
import { choiceOption, idOption, textOption, whenOption } from "../src/core/option.ts";
import { privately, type Reply, updated } from "../src/core/reply.ts";
import { shortIdOf } from "../src/core/short-id.ts";
import { arrangeStrike } from "../src/core/strike/arrange.ts";
import { addedCard, changedCard, confirmCard, listCard, stateInWords } from "../src/core/strike/cards.ts";
import { changeState } from "../src/core/strike/change-state.ts";
import { checkChange, checkDays, checkDecision, checkNotTwin } from "../src/core/strike/checks.ts";
import type { Strike } from "../src/core/strike/strike.ts";
import { legalWarnings } from "../src/core/strike/warnings.ts";
import { say } from "../src/core/text/say.ts";

const which = {
  strike: idOption({
    label: "Strike",
    about: "Which strike, by its id or the beginning of its name; not needed when there is only one",
    example: "k3m7p",
  }).optional(),
};

const suggest: Subcommand["suggest"] = async (option, typed, { branch }, { store }) =>
  option === "strike" ? suggestStrikes(store, branch, typed) : [];

async function warningsAbout(
  strike: Strike,
  branch: Context["branch"],
  { store, now }: Pick<Services, "store" | "now">,
): Promise<readonly Line[]> {
  return legalWarnings(strike, { campaigns: await store.campaigns.list(branch.id), branch, now });
}

const add = defineSubcommand({
  name: "add",
  description: "Set up a strike: a day, a list of days or a run of days",
  who: "rep",
  answers: "form",
  form: ["name", "days", "for", "state", "decision"],
  options: z.object({
    name: textOption({
      label: "Name",
      about: "The strike’s name, as every post will say it",
      example: "PCS national strike",
    }),
    days: whenOption({
      label: "Days",
      about: "One day, a list, or a first and a last day",
      example: "10-14 April and 17 April 2023",
    }),
    for: textOption({
      label: "For whom",
      about: "Who is called out, in the union’s words",
      example: "members with a live mandate",
      maxLength: 120,
    }),
    state: choiceOption(["proposed", "notified"], {
      label: "State",
      about: "proposed, or notified once the union has given notice to the employer",
      example: "proposed",
    }).default("proposed"),
    decision: whenOption({
      label: "Decision",
      about: "Day on which a conditional strike will be decided",
      example: "Tue 25 April 2023",
    }).optional(),
  }),
  async run({ name, for: forWhom, state, ...typed }, { branch, place }, { store, now, newId }) {
    const asking = { branch, now };
    const today = civilDate(now, branch.zone);
    const { form, days } = readOrRefuse(readDays(typed.days, readingContext(asking)), "days");
    checkDays({ days }, today);
    const id = newId();
    const strike: Strike = {
      id,
      shortId: shortIdOf(id),
      branchId: branch.id,
      place,
      name,
      forWhom,
      form,
      days,
      state,
      ...(typed.decision !== undefined && { decisionOn: dateAsked(typed.decision, "decision", asking) }),
      stateSince: now,
      revision: 1,
    };
    checkDecision(strike, today);
    checkNotTwin(strike, await store.strikes.list(branch.id));
    const hello = await announceHello(store, place, branch, now);
    await arrangeStrike(store, strike, branch, now, newId);
    const card = addedCard(strike, await warningsAbout(strike, branch, { store, now }));
    return privately({ ...card, lines: [...card.lines, ...hello] });
  },
});

const confirm = defineSubcommand({
  name: "confirm",
  description: "Say that the union has confirmed a strike, or given notice of it",
  who: "rep",
  answers: "private",
  suggest,
  options: z.object({
    ...which,
    stage: choiceOption(["notified", "confirmed"], {
      label: "Stage",
      about: "confirmed: every channel that follows it is told; notified: notice is given, nothing is posted",
      example: "confirmed",
    }).default("confirmed"),
  }),
  async run({ strike: typed, stage }, { branch }, { store, now }) {
    const strike = await strikeAsked(store, { branch, now }, typed);
    checkChange(strike, stage, civilDate(now, branch.zone));
    const warnings = await warningsAbout(strike, branch, { store, now });
    if (stage === "confirmed") return privately(confirmCard(strike, warnings));
    const card = changedCard(await changeState(store, strike, stage, { branch, now }));
    return privately({ ...card, lines: [...card.lines, ...warnings] });
  },
});

const confirmButton = defineButton({
  name: "strike/confirm",
  who: "rep",
  answers: "update",
  args: z.tuple([
    z.uuid(),
    z
      .string()
      .regex(/^\d{1,9}$/u)
      .transform(Number),
  ]),
  async run([id, revision], { branch }, { store, now }) {
    const strike = await store.strikes.byId(id);
    if (strike?.branchId !== branch.id) throw userError(say("refuse-button"));
    checkChange(strike, "confirmed", civilDate(now, branch.zone));
    if (strike.revision !== revision) {
      const { name, shortId } = strike;
      throw userError(say("refuse-strike-changed", { name, id: shortId, state: stateInWords(strike.state) }));
    }
    return updated(changedCard(await changeState(store, strike, "confirmed", { branch, now })));
  },
});

/** Without a second step: people may be about to walk out. */
async function stop(
  typed: string | undefined,
  state: "suspended" | "called-off",
  { branch }: Context,
  { store, now }: Services,
): Promise<Reply> {
  const strike = await strikeAsked(store, { branch, now }, typed);
  checkChange(strike, state, civilDate(now, branch.zone));
  return privately(changedCard(await changeState(store, strike, state, { branch, now })));
}

const suspend = defineSubcommand({
  name: "suspend",
  description: "Suspend a strike: its reminders stop and channels told of it are told at once",
  who: "rep",
  answers: "private",
  suggest,
  options: z.object(which),
  run: ({ strike }, context, services) => stop(strike, "suspended", context, services),
});

const cancel = defineSubcommand({
  name: "cancel",
  description: "Call a strike off for good: its reminders stop and channels told of it are told at once",
  who: "rep",
  answers: "private",
  suggest,
  options: z.object(which),
  run: ({ strike }, context, services) => stop(strike, "called-off", context, services),
});

const list = defineSubcommand({
  name: "list",
  description: "Every strike: its days, for whom, and whether it is confirmed",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_, { branch }, { store, now }) {
    return privately(listCard(await store.strikes.list(branch.id), civilDate(now, branch.zone)));
  },
});

export const strike = defineCommand({
  name: "strike",
  description: "Strike days, and whether the union has confirmed them",
  subcommands: [add, confirm, suspend, cancel, list],
  buttons: [confirmButton],
});
