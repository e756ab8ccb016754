import { z } from "zod";
import { createCampaign, newCampaign, type Wanted } from "../../src/core/acts/ballot/create.ts";
import { whichBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { exported, writeTimetable } from "../../src/core/acts/timetables/as-file.ts";
import { readPasted, takenFromFile } from "../../src/core/acts/timetables/import.ts";
import { thresholdLines } from "../../src/core/ballot/count/threshold-option.ts";
import { datesLines } from "../../src/core/ballot/dates.ts";
import { dateWarnings } from "../../src/core/ballot/warnings.ts";
import { buttonId, type Line, text } from "../../src/core/chat/card.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { say, words } from "../../src/core/text/say.ts";
import { readingContext } from "../../src/core/typed/dates.ts";
import { textOption } from "../../src/core/typed/option.ts";

/** Subcommands of /ballot that take a timetable out of Muster and in again. */

export const exportBallot = defineSubcommand({
  name: "export",
  description: "A ballot’s dates as text that another Muster, or a program, can read",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichBallot }),
  async run({ ballot }) {
    const { timetable, leftEmployers, leftWords } = exported(ballot);
    return privately({
      title: words("ballot-export-title", { name: ballot.name }),
      lines: [
        [text(timetable)],
        ...(leftWords ? [say("ballot-export-no-words")] : []),
        ...(leftEmployers > 0 ? [say("ballot-export-no-employers", { count: leftEmployers })] : []),
      ],
      footer: words("ballot-export-how"),
    });
  },
});

export const importBallot = defineSubcommand({
  name: "import",
  description: "Set up a ballot from a pasted table of dates, or from an export",
  who: "rep",
  answers: "form",
  inChannel: true,
  form: ["timetable"],
  options: z.object({
    timetable: textOption({
      label: "Timetable",
      about: "One line each: its name, then dates as the union gives them, or a pasted export",
      example: "Closes: Tue 9 May 2023 12 noon",
      maxLength: 3000,
      bare: true,
      long: true,
    }),
  }),
  async run({ timetable: pasted }, context, services) {
    const { branch } = context;
    const { store, now, typedAt, newId } = services;
    const { wanted, left } = readPasted(pasted, readingContext({ branch, now, typedAt }));
    const campaign = await newCampaign(wanted, context, services);
    const employers = campaign.constituencies?.length ?? 0;
    const id = newId();
    const { turnoutRule } = campaign;
    const timetable = writeTimetable(id, { ...wanted, ...(turnoutRule && { turnoutRule }) });
    await store.drafts.keep({ id, branchId: branch.id, timetable, keptAt: now });
    return privately({
      title: words("ballot-import-title", { name: wanted.name }),
      lines: [
        say("ballot-import-kind", { kind: wanted.kind }),
        ...datesLines({ campaign, branch, now }),
        ...thresholdLines(campaign, branch),
        ...(employers > 0 ? [say("ballot-import-employers", { count: employers })] : []),
        ...wordsLines(wanted),
        ...dateWarnings(campaign, branch),
        ...(left.length > 0 ? [say("ballot-import-left", { names: left.join(", ") })] : []),
        say("ballot-import-nothing-yet"),
      ],
      buttons: [
        { id: buttonId("ballot/import", id), label: words("ballot-import-button"), style: "primary" },
      ],
      footer: words("ballot-check-dates"),
    });
  },
});

function wordsLines({ actions = [], openings = {} }: Wanted): readonly Line[] {
  const [listed, first] = [actions.length, Object.keys(openings).length];
  if (listed + first === 0) return [];
  return [
    say("ballot-import-words", { actions: listed, openings: first, both: String(listed > 0 && first > 0) }),
  ];
}

export const importButton = defineButton({
  name: "ballot/import",
  who: "rep",
  answers: "update",
  args: z.tuple([z.uuid()]),
  async run([id], context, services) {
    const timetable = await services.store.drafts.take(id, context.branch.id);
    if (timetable === undefined) throw userError(say("refuse-button"));
    return updated(await createCampaign(takenFromFile(timetable).wanted, context, services));
  },
});
