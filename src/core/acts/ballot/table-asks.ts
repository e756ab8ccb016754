import type { Campaign } from "../../ballot/campaign.ts";
import { isImpossible, votesIn } from "../../ballot/count/table/doubts.ts";
import type { About, Meant, Row } from "../../ballot/count/table/row.ts";
import { columnsOf } from "../../ballot/count/table/sample.ts";
import { readTable, type Table } from "../../ballot/count/table/table.ts";
import { Ask, type Choice, mostChoices } from "../../chat/ask.ts";
import type { Services } from "../../command/command.ts";
import { say, words } from "../../text/say.ts";

/** What is asked about a pasted table before anything of it is kept: each answer is kept beside the table. */

type Sure = Services["sure"];

/** A row that was left out. */
export const leftSure = (text: string) => `table-left ${text}`;

export function isLeft({ text }: Pick<Row, "text">, sure: Sure): boolean {
  return sure.includes(leftSure(text));
}

/** To change the table, or to leave it. */
export function otherWays(): readonly Choice[] {
  return [
    { label: words("table-change"), means: { kind: "form" } },
    { label: words("ask-leave"), means: { kind: "leave" } },
  ];
}

/** The table, its columns asked about where nothing says which is which. */
export function tableRead(typed: string, about: About, sure: Sure): Table {
  const table = readTable(typed, about);
  if (table.ways.length === 0) return table;
  const said = table.ways.find((way) => sure.includes(wayOf(way)));
  if (said) return readTable(typed, about, said);
  const choices = table.ways.slice(0, mostChoices - 2).map((way): Choice => {
    const label = columnsOf(readTable(typed, about, way), about);
    return { label, means: { kind: "sure", of: wayOf(way) } };
  });
  throw new Ask({ lines: [say("ask-table-columns"), say("table-nothing-yet")] }, [
    ...choices,
    ...otherWays(),
  ]);
}

function wayOf(way: readonly string[]): string {
  return `table-columns ${way.join(" ")}`;
}

/** Asks which row counts where an employer has two that do not say the same. */
export function askTwice(rows: readonly Meant[]): readonly Meant[] {
  for (const [at, row] of rows.entries()) {
    const before = rows.slice(0, at).find(({ name }) => name.toLowerCase() === row.name.toLowerCase());
    if (!before || JSON.stringify(before.counts) === JSON.stringify(row.counts)) continue;
    const both = [before, row].map((kept, index): Choice => {
      const other = index === 0 ? row : before;
      return { label: quoteOf(kept), means: { kind: "sure", of: leftSure(other.text) } };
    });
    const line = say("ask-table-twice", { name: row.name });
    throw new Ask({ lines: [line, say("table-nothing-yet")] }, [...both, ...otherWays()]);
  }
  return rows.filter(
    ({ name }, at) => rows.findIndex((one) => one.name.toLowerCase() === name.toLowerCase()) === at,
  );
}

const leaveImpossible = "table-left-impossible";

/** Asks about rows where more voted than were entitled: they can be left out or put right, and never kept. */
export function askImpossible(rows: readonly Meant[], sure: Sure): readonly Meant[] {
  const wrong = rows.filter((row) => isImpossible(row, row.known?.entitled));
  if (wrong.length === 0) return rows;
  const left = rows.filter((row) => !wrong.includes(row));
  if (sure.includes(leaveImpossible) && left.length > 0) return left;
  const lines = wrong.map(({ name, counts, known }) =>
    say("ask-table-impossible", {
      name,
      cast: Math.max(counts.cast ?? 0, votesIn(counts).cast),
      entitled: counts.entitled ?? known?.entitled ?? 0,
    }),
  );
  const leave: Choice = {
    label: words("ask-table-leave", { count: wrong.length }),
    means: { kind: "sure", of: leaveImpossible },
  };
  throw new Ask({ lines: [...lines.slice(0, mostShown), say("table-nothing-yet")] }, [
    ...(left.length > 0 ? [leave] : []),
    ...otherWays(),
  ]);
}

/** As many lines of one kind as are shown: Discord shows 4096 characters. */
export const mostShown = 20;

/** As much of a line as is quoted. */
const longestQuote = 60;

export function quoteOf({ text }: Pick<Row, "text">): string {
  const plain = text.replace(/[\s|]+/gu, " ").trim();
  return plain.length > longestQuote ? `${plain.slice(0, longestQuote - 1)}…` : plain;
}

/** Nothing in it can be kept. */
export function askNone(campaign: Campaign, lines: Ask["card"]["lines"]): Ask {
  return new Ask(
    { title: words("table-title", { name: campaign.name }), lines: [say("ask-table-none"), ...lines] },
    [...otherWays()],
  );
}
