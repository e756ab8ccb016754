import type { About, Meant, Row } from "../../ballot/count/table/row.ts";
import { numbersInWords } from "../../ballot/count/table/sample.ts";
import type { Line } from "../../chat/card.ts";
import type { Services } from "../../command/command.ts";
import { say } from "../../text/say.ts";
import { isLeft, mostShown, quoteOf } from "./table-asks.ts";

/** As many lines that say nothing as are quoted: Discord shows 4096 characters. */
const mostQuoted = 6;

/** What was made of a pasted table, line by line: what was understood, what was not, and what was passed over. */
export function tableLines(
  rows: readonly Row[],
  meant: readonly Meant[],
  { about, sure }: Pick<Services, "sure"> & { readonly about: About },
): readonly Line[] {
  const left = rows.filter(
    (row) => isLeft(row, sure) || (row.kind === "employer" && !meant.some(({ text }) => text === row.text)),
  );
  const passed = rows.filter(({ kind }) => kind === "passed");
  const unread = rows.filter((row) => row.kind === "unread" && !left.includes(row));
  const total = rows.find((row) => row.kind === "total");
  const numbers = total?.kind === "total" ? numbersInWords(total.counts, about) : "";
  const more = meant.length - mostShown;
  const shownLeft = left.slice(0, mostQuoted).map(quoted);
  return [
    ...meant.slice(0, mostShown).map((row) => rowLine(row, about)),
    ...(more > 0 ? [say("table-more", { count: more })] : []),
    ...(numbers === "" ? [] : [say("table-total-row", { numbers })]),
    ...unread.slice(0, mostQuoted).flatMap(unreadLine),
    ...(passed.length > 0
      ? [
          say("table-passed", {
            quotes: passed.slice(0, mostQuoted).map(quoted).join(", "),
            more: Math.max(0, passed.length - mostQuoted),
          }),
        ]
      : []),
    ...(left.length > 0 ? [say("table-left", { quotes: shownLeft.join(", ") })] : []),
  ];
}

function rowLine({ name, typed, known, counts }: Meant, about: About): Line {
  return say("table-row", {
    name,
    typed: typed.toLowerCase() === name.toLowerCase() ? "same" : typed,
    fresh: String(!known),
    numbers: numbersInWords(counts, about),
  });
}

function unreadLine(row: Row): readonly Line[] {
  return row.kind === "unread" ? [say("table-unread", { quote: quoteOf(row), why: row.why })] : [];
}

function quoted(row: Row): string {
  return `“${quoteOf(row)}”`;
}
