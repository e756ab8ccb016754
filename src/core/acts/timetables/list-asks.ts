import { type Campaign, type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import { orderProblem } from "../../ballot/order.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import { momentInWords } from "../../calendar/words.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { say, words } from "../../text/say.ts";
import type { ReadList } from "../../timetables/pasted/list.ts";
import { type Instead, lineOf, type Part } from "../../timetables/pasted/part.ts";
import type { ReadRow } from "../../timetables/pasted/read-row.ts";
import { leftOut } from "../../timetables/pasted/tidy.ts";
import { linesOf } from "../../typed/pasted.ts";

/** What is asked about a pasted list before anything is set up: each answer is the list again, one line put right. */

/** As much of a line as is quoted. */
const longestQuote = 60;

export function quoteOf({ text }: Pick<ReadRow, "text">): string {
  const plain = text.replace(/\s+/gu, " ");
  return plain.length > longestQuote ? `${plain.slice(0, longestQuote - 1)}…` : plain;
}

/** Throws an {@link Ask} about the first line with more than one reading, a missing name or close, or a wrong order. */
export function askAboutList(typed: string, list: ReadList): void {
  const unclear = list.rows.flatMap((row) =>
    row.parts.flatMap((part) => (part.kind === "which" ? [{ row, part }] : [])),
  );
  const [first] = unclear;
  if (first) {
    const { row, part } = first;
    throw ask(
      list,
      [
        say("import-quote", { quote: quoteOf(row) }),
        part.why,
        say("import-more-asked", { count: unclear.length - 1 }),
      ],
      [
        ...part.choices.map((one) => ({ label: one.label, text: answered(typed, row, part, one) })),
        leaving(typed, row),
      ],
    );
  }
  if (!list.milestones.closes)
    throw ask(
      list,
      [say(closeless(list).length > 0 ? "import-which-close" : "import-no-close")],
      closeless(list).map((row) => closeFrom(typed, row)),
    );
  const disorder = orderProblem(list.milestones);
  if (disorder) throw ask(list, [disorder.line], wrongPlaced(typed, list));
  if (list.name === undefined) throw ask(list, [say("import-no-name")], []);
}

interface Answer {
  readonly label: string;
  /** The whole list as it is then. */
  readonly text: string;
}

function ask(list: ReadList, lines: readonly Line[], answers: readonly Answer[]): Ask {
  const choices = answers.map(
    ({ label, text }): Choice => ({ label, means: { kind: "options", options: { timetable: text } } }),
  );
  return new Ask({ lines }, [...choices, ...otherWays(list)]);
}

/** To change the list, to go on in a form with what was understood, or to leave it. */
export function otherWays(list: ReadList): readonly Choice[] {
  return [
    {
      label: words("import-form"),
      means: { kind: "form", of: { command: "ballot", subcommand: "create", options: inForm(list) } },
    },
    { label: words("import-change"), means: { kind: "form" } },
    { label: words("ask-leave"), means: { kind: "leave" } },
  ];
}

/** What was understood, as /ballot create takes it. */
function inForm({
  name,
  kind,
  method,
  turnoutRule,
  election = {},
  milestones,
}: ReadList): Readonly<Record<string, string>> {
  const dates = milestoneKinds.flatMap((one) => {
    const at = milestones[one];
    return at ? [[one, inFull(at)] as const] : [];
  });
  return {
    ...(name !== undefined && { name }),
    kind,
    ...(method && { method }),
    ...(turnoutRule && { "turnout-rule": turnoutRule }),
    ...Object.fromEntries(Object.entries(election).map(([fact, said]) => [fact, String(said)])),
    ...Object.fromEntries(dates),
  };
}

function answered(typed: string, row: ReadRow, about: Part, { line, without }: Instead): string {
  const others = row.parts
    .filter((part) => part !== about)
    .map((part) => (part.kind === "date" ? lineOf(part.milestone, part.at) : undefined));
  const lines = [line, ...others.filter((one) => one !== undefined)];
  const put = replaced(linesOf(typed), row, lines);
  if (without !== undefined) put[without] = `${leftOut}${put[without] ?? ""}`;
  return put.join("\n");
}

/** The lines with others instead of an entry's, as many as before: what stands where stays so. */
function replaced(lines: readonly string[], { first, last }: ReadRow, instead: readonly string[]): string[] {
  return lines.flatMap((line, at) =>
    at === first ? [instead.join("\n")] : at > first && at <= last ? [""] : [line],
  );
}

function leaving(typed: string, row: ReadRow): Answer {
  return { label: words("import-leave-line"), text: withoutRow(typed, row) };
}

function withoutRow(typed: string, row: ReadRow): string {
  return replaced(linesOf(typed), row, [`${leftOut}${row.text}`]).join("\n");
}

/** Dates nobody could place, which may be the close. */
function closeless({ rows }: ReadList): readonly ReadRow[] {
  return rows.filter(({ parts }) =>
    parts.some((part) => part.kind === "unread" && part.at && !part.placeless),
  );
}

function closeFrom(typed: string, row: ReadRow): Answer {
  const part = row.parts.find((one) => one.kind === "unread" && one.at);
  const at = part?.kind === "unread" ? part.at : undefined;
  if (!part || !at) return leaving(typed, row);
  const line = lineOf("closes", at);
  const moment = momentInWords(at.date, at.time);
  return {
    label: `${moment} (“${quoteOf(row)}”)`,
    text: answered(typed, row, part as Part, { label: moment, line }),
  };
}

/** The dates of which one alone is enough to put the order wrong: each can be left out. */
function wrongPlaced(typed: string, { milestones, rows }: ReadList): readonly Answer[] {
  const problem = orderProblem(milestones)?.field;
  return milestoneKinds.flatMap((kind) => {
    const at = milestones[kind];
    const row = rows.find(({ parts }) =>
      parts.some((part) => part.kind === "date" && part.milestone === kind),
    );
    if (!at || !row || orderProblem(without(milestones, kind))?.field === problem) return [];
    const label = words("import-leave-date", {
      milestone: words(`milestone-name-${kind}`),
      moment: momentInWords(at.date, at.time),
    });
    return [{ label, text: withoutRow(typed, row) }];
  });
}

function without(milestones: Campaign["milestones"], kind: MilestoneKind): Campaign["milestones"] {
  const { [kind]: _, ...others } = milestones;
  return others;
}
