import { z } from "zod";
import { createCampaign, newCampaign, type Wanted } from "../../src/core/acts/ballot/create.ts";
import { changeDates, undoCreated } from "../../src/core/acts/ballot/restore.ts";
import { whichBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { exported } from "../../src/core/acts/timetables/as-file.ts";
import { readPasted, yesTo } from "../../src/core/acts/timetables/import.ts";
import { thresholdLines } from "../../src/core/ballot/count/threshold-option.ts";
import { datesLines } from "../../src/core/ballot/dates.ts";
import { dateWarnings } from "../../src/core/ballot/warnings.ts";
import { Ask } from "../../src/core/chat/ask.ts";
import { type Line, text } from "../../src/core/chat/card.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { defineSubcommand } from "../../src/core/command/command.ts";
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
    const { now, typedAt, sure } = services;
    const { wanted, left, lines, shown, otherWays } = readPasted(
      pasted,
      readingContext({ branch, now, typedAt }),
    );
    const campaign = await newCampaign(wanted, context, services);
    const { turnoutRule } = campaign;
    const yes = yesTo({ ...wanted, ...(turnoutRule && { turnoutRule }) });
    if (sure.includes(yes)) {
      const done = await createCampaign(wanted, context, services);
      return privately(done.card, [changeDates(done.campaign), undoCreated(done.campaign)]);
    }
    const employers = campaign.constituencies?.length ?? 0;
    const card = {
      title: words("ballot-import-title", { name: wanted.name }),
      lines: [
        say("ballot-import-kind", { kind: wanted.kind }),
        ...lines,
        ...datesLines({ campaign, branch, now }, shown),
        ...thresholdLines(campaign, branch),
        ...(employers > 0 ? [say("ballot-import-employers", { count: employers })] : []),
        ...wordsLines(wanted),
        ...dateWarnings(campaign, branch),
        ...(left.length > 0 ? [say("ballot-import-left", { names: left.join(", ") })] : []),
        say("ballot-import-nothing-yet"),
      ],
      footer: words("ballot-check-dates"),
    };
    throw new Ask(card, [
      { label: words("ballot-import-button"), style: "primary", means: { kind: "sure", of: yes } },
      ...otherWays,
    ]);
  },
});

function wordsLines({ actions = [], openings = {} }: Wanted): readonly Line[] {
  const [listed, first] = [actions.length, Object.keys(openings).length];
  if (listed + first === 0) return [];
  return [
    say("ballot-import-words", { actions: listed, openings: first, both: String(listed > 0 && first > 0) }),
  ];
}
