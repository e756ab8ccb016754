import { momentInWords } from "../../calendar/words.ts";
import type { Line } from "../../chat/card.ts";
import { say, words } from "../../text/say.ts";
import type { ReadList } from "../../timetables/pasted/list.ts";
import type { ReadRow } from "../../timetables/pasted/read-row.ts";
import { quoteOf } from "./list-asks.ts";

/** As many lines as are shown one by one, and as many that say nothing: Discord shows 4096 characters. */
const mostShown = 24;

const mostQuoted = 6;

/** What was made of a pasted list, line by line: what was understood, what was not, and what was passed over. */
export function listLines({ rows, name }: ReadList): readonly Line[] {
  const shown = rows.flatMap((row) => partLines(row));
  const passed = rows.filter(
    ({ parts, left, text: line }) => parts.length === 0 && !left && !(name && line.startsWith(name)),
  );
  const left = rows.filter((row) => row.left);
  const quotes = passed
    .slice(0, mostQuoted)
    .map((row) => `“${quoteOf(row)}”`)
    .join(", ");
  return [
    ...shown.slice(0, mostShown),
    ...(passed.length > 0
      ? [say("import-passed", { quotes, more: Math.max(0, passed.length - mostQuoted) })]
      : []),
    ...(left.length > 0
      ? [say("import-left-out", { quotes: left.map((row) => `“${quoteOf(row)}”`).join(", ") })]
      : []),
  ];
}

function partLines(row: ReadRow): readonly Line[] {
  const quote = quoteOf(row);
  return row.parts.flatMap((part): readonly Line[] => {
    switch (part.kind) {
      case "date": {
        const milestone = words(`milestone-name-${part.milestone}`);
        return [
          say("import-understood", { milestone, moment: momentInWords(part.at.date, part.at.time), quote }),
        ];
      }
      case "strike":
        return [say("import-strike", { quote, days: part.days })];
      case "unread":
        return [[...say("import-not-read", { quote }), ...part.why]];
      case "which":
        return [
          say("import-unclear", { quote, readings: part.choices.map(({ label }) => label).join(", ") }),
        ];
      default:
        return [];
    }
  });
}
