import { z } from "zod";
import { editedCard, hoursCard, notHereLines, undoButton } from "../../src/core/acts/strike/cards.ts";
import {
  edited,
  hoursChange,
  keepEdited,
  keepPickets,
  type StrikeEdit,
} from "../../src/core/acts/strike/edit.ts";
import { showCard } from "../../src/core/acts/strike/history-card.ts";
import {
  actingAs,
  checkStrikeName,
  strikeFacts,
  typedEmployers,
} from "../../src/core/acts/strike/strike-option.ts";
import { warningsAbout } from "../../src/core/acts/strike/warnings.ts";
import {
  strikeAheadOption,
  strikeToCome,
  whichNamedStrikeToCome,
  whichStrike,
} from "../../src/core/acts/strike/which-strike.ts";
import type { At } from "../../src/core/branch/branch.ts";
import { timeInWords } from "../../src/core/calendar/words.ts";
import { civilDate, civilTime } from "../../src/core/calendar/zone.ts";
import type { Card, Line } from "../../src/core/chat/card.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import {
  type Context,
  defineSubcommand,
  makeSure,
  type Services,
  type Subcommand,
} from "../../src/core/command/command.ts";
import { usageLine } from "../../src/core/command/help.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { placesNotCalled } from "../../src/core/planning/announce-strike.ts";
import { wantedOf } from "../../src/core/strike/call.ts";
import {
  checkDays,
  checkDecision,
  checkNotOver,
  checkNotTwin,
  checkReview,
} from "../../src/core/strike/checks.ts";
import { picketLines, picketMeant, typedPicket, withPicket } from "../../src/core/strike/picket.ts";
import type { Picket, Strike } from "../../src/core/strike/strike.ts";
import { typedStrikeDays } from "../../src/core/strike/typed-days.ts";
import { checkHours, saysWholeDays, typedHours } from "../../src/core/strike/typed-hours.ts";
import { say, words } from "../../src/core/text/say.ts";
import { readingContext, typedDate } from "../../src/core/typed/dates.ts";
import { checkNoMention } from "../../src/core/typed/mention.ts";
import { saysNone } from "../../src/core/typed/none.ts";
import { noneTyped, textOption, whenOption } from "../../src/core/typed/option.ts";

/** Subcommands of /strike that change what it is, and show what it was. */

export const edit: Subcommand = defineSubcommand({
  name: "edit",
  description: "Change a strike’s days, for whom, name or decision: channels told of it get one correction",
  who: "rep",
  answers: "private",
  options: z.object({
    strike: strikeAheadOption,
    days: strikeFacts.days.optional(),
    hours: strikeFacts.hours.optional(),
    for: strikeFacts.for.optional(),
    name: strikeFacts.name.optional(),
    kind: strikeFacts.kind.optional(),
    decision: whenOption({
      label: "Decision",
      about: "Day on which a conditional strike will be decided, or none",
      example: "Tue 25 April 2023",
    }).optional(),
    review: strikeFacts.review.optional(),
  }),
  async run({ strike: which, ...typed }, context, services) {
    const { branch } = context;
    const { store, now } = services;
    if (noneTyped(typed)) {
      throw userError(say("refuse-nothing-to-change", { usage: usageLine("strike", edit) }), "days");
    }
    const at = { branch, now, typedAt: services.typedAt };
    const before = await strikeToCome(which, context, services);
    const changing = { ...at, by: actingAs(context) };
    if (typed.name !== undefined) {
      const others = await store.strikes.list(branch.id);
      checkStrikeName(
        typed.name,
        others.filter(({ id }) => id !== before.id),
      );
    }
    const employers =
      typed.for === undefined ? undefined : await typedEmployers(typed.for, context, services);
    const after = edited(before, typedEdit(typed, { before, employers }, at), changing);
    const today = civilDate(now, branch.zone);
    checkDays(wantedOf(after), today, wantedOf(before));
    checkNotOver(after, today);
    checkDecision(after, today, before.decisionOn);
    checkReview(wantedOf(after), today, before.reviewOn);
    checkNotTwin(after, await store.strikes.list(branch.id));
    checkHours(wantedOf(after));
    if (hoursChange(before, after)) makeSure(services, "strike-hours", hoursCard(after));
    const change = await keepEdited(store, before, after, changing);
    const notHere = notHereLines(await placesNotCalled(store, after));
    const warnings = [...(await warningsAbout(store, after, at)), ...notHere];
    return privately(editedCard(change, { before, warnings }), [
      changeIn("strike", "edit", { strike: before.shortId }, typed),
    ]);
  },
});

interface TypedEdit {
  readonly days?: string | undefined;
  readonly hours?: string | undefined;
  readonly name?: string | undefined;
  readonly kind?: Strike["kind"] | undefined;
  readonly review?: string | undefined;
  readonly decision?: string | undefined;
}

interface Edited {
  readonly before: Strike;
  readonly employers: Strike["employers"] | undefined;
}

function typedEdit(typed: TypedEdit, { before, employers }: Edited, at: At): StrikeEdit {
  const { days, hours, name, kind, decision, review } = typed;
  if (hours !== undefined) checkNoMention(hours, "hours");
  const when = days === undefined ? undefined : typedStrikeDays(days, readingContext(at));
  return {
    ...when,
    ...(hours !== undefined && {
      hours: saysWholeDays(hours) ? "none" : typedHours(hours, when ?? wantedOf(before)),
    }),
    ...(employers !== undefined && { employers }),
    ...(name !== undefined && { name }),
    ...(kind !== undefined && { kind }),
    ...(review !== undefined && {
      reviewOn: saysNone(review) ? "none" : typedDate(review, "review", at),
    }),
    ...(decision !== undefined && {
      decisionOn: saysNone(decision) ? "none" : typedDate(decision, "decision", at),
    }),
  };
}

export const show = defineSubcommand({
  name: "show",
  description: "One strike: how it stands, its pickets, when it was last confirmed, what was changed",
  who: "member",
  answers: "private",
  options: z.object({ strike: whichStrike }),
  async run({ strike }, { branch, role }, { store, now }) {
    const versions = await store.strikes.versions(strike.id);
    const campaigns = await store.campaigns.list(branch.id);
    const forReps = role !== "member";
    return privately(showCard({ strike, versions, branch, now, campaigns, forReps }));
  },
});

export const picket = defineSubcommand({
  name: "picket",
  description: "Add a picket to a strike, or change the one at that place: its posts name it",
  who: "rep",
  answers: "form",
  form: ["place", "from", "contact", "note", "strike"],
  options: z.object({
    place: textOption({
      label: "Place",
      about: "Where, as members know it",
      example: "Main gate, Quay Street",
    }),
    from: whenOption({
      label: "From",
      about: "When it begins; a night shift’s may begin on the day before",
      example: "7am",
    }),
    contact: textOption({
      label: "Contact",
      about: "Whom to ask for, by role; never a name or number; branch organiser if left out",
      example: "branch organiser",
      maxLength: 60,
    }).optional(),
    note: textOption({
      label: "Note",
      about: "Anything the union says about it, such as its rule for night shifts",
      example: "Night shifts that begin before midnight are called out too.",
      maxLength: 160,
    }).optional(),
    strike: whichNamedStrikeToCome,
  }),
  async run({ strike: before, ...typed }, context, services) {
    const pickets = withPicket(before.pickets, typedPicket(typed, before.pickets));
    return privately(await picketsChanged(before, pickets, context, services));
  },
});

export const removePicket = defineSubcommand({
  name: "picket-remove",
  description: "Take a picket away from a strike: channels that were told get one correction",
  who: "rep",
  answers: "private",
  options: z.object({
    picket: textOption({
      label: "Picket",
      about: "Its number in /strike show, or part of its place",
      example: "1",
      bare: true,
    }),
    strike: whichNamedStrikeToCome,
  }),
  async run({ strike: before, picket: typed }, context, services) {
    const gone = picketMeant(before, typed);
    const left = before.pickets.filter((one) => one !== gone);
    const said = say("picket-removed", { place: gone.place, name: before.name });
    return privately(await picketsChanged(before, left, context, services, said));
  },
});

async function picketsChanged(
  before: Strike,
  pickets: readonly Picket[],
  context: Context,
  { store, now }: Services,
  said?: Line,
): Promise<Card> {
  const { branch } = context;
  const changing = { branch, now, by: actingAs(context) };
  const { strike, told, dueAt } = await keepPickets(store, before, pickets, changing);
  const time = timeInWords(civilTime(dueAt, branch.zone));
  const { name, shortId: id, state } = strike;
  return {
    title: words("strike-changed-title", { name, id }),
    lines: [
      ...(said ? [said] : []),
      ...picketLines(strike, branch),
      state === "confirmed" && told.length === 0
        ? say("picket-next")
        : say("picket-when", { told: told.length, time }),
    ],
    buttons: [undoButton(strike)],
  };
}
