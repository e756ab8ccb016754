import { z } from "zod";
import { doOrAskSecond } from "../../src/core/acts/second/strike-acts.ts";
import type { StrikeEdit } from "../../src/core/acts/strike/edit.ts";
import { showCard } from "../../src/core/acts/strike/history-card.ts";
import { strikeFacts, typedEmployers } from "../../src/core/acts/strike/strike-option.ts";
import {
  strikeAheadOption,
  strikeToCome,
  whichNamedStrikeToCome,
  whichStrike,
} from "../../src/core/acts/strike/which-strike.ts";
import type { At } from "../../src/core/branch/branch.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { defineSubcommand, type Subcommand } from "../../src/core/command/command.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { nothingToChange } from "../../src/core/command/unclear.ts";
import { wantedOf } from "../../src/core/strike/call.ts";
import { picketMeant, typedPicket, withPicket } from "../../src/core/strike/picket.ts";
import type { Strike } from "../../src/core/strike/strike.ts";
import { typedStrikeDays } from "../../src/core/strike/typed-days.ts";
import { saysWholeDays, typedHours } from "../../src/core/strike/typed-hours.ts";
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
    if (noneTyped(typed)) {
      throw nothingToChange("strike", edit, "days");
    }
    const before = await strikeToCome(which, context, services);
    const employers =
      typed.for === undefined ? undefined : await typedEmployers(typed.for, context, services);
    const at = { branch: context.branch, now: services.now, typedAt: services.typedAt };
    const act = { what: "strike-edit", edit: typedEdit(typed, { before, employers }, at) } as const;
    return privately(await doOrAskSecond(before, act, context, services), [
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
    const act = { what: "strike-pickets", pickets } as const;
    const { place, ...others } = typed;
    return privately(await doOrAskSecond(before, act, context, services), [
      changeIn("strike", "picket", { strike: before.shortId, place }, others),
    ]);
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
    const pickets = before.pickets.filter((one) => one !== gone);
    const act = { what: "strike-pickets", pickets } as const;
    return privately(await doOrAskSecond(before, act, context, services));
  },
});
