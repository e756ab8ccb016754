import type { Cell, Share } from "./cells.ts";
import { type Column, counted } from "./columns.ts";
import { entriesOf } from "./entries.ts";
import { type Heading, headingsAbove } from "./heading.ts";
import { isSubtotal, isTotal, type RawRow, rawRow } from "./raw-row.ts";
import type { About, Numbers, Row, Shares, Unread } from "./row.ts";
import { usualLength, type Way, waysUnder, waysWithout } from "./ways.ts";

export interface Table {
  readonly rows: readonly Row[];
  /** Where nothing says which column is which: every way to take them, of which none was chosen. */
  readonly ways: readonly Way[];
}

/** Most members of one employer. */
const mostPeople = 1_000_000;

/** As long as the name of an employer may be, in characters. */
const longestName = 60;

/** Reads a pasted table; `asked`: what its columns are, where that was asked. */
export function readTable(typed: string, about: About, asked?: Way): Table {
  const entries = entriesOf(typed);
  const above = headingsAbove(entries);
  const last = above[0]?.last ?? -1;
  const raw = (heading?: Heading) =>
    entries.map((text, at) => (at <= last ? undefined : rawRow(text, heading)));
  const heading = above.find((one) => fitting(one, raw(one)));
  const rows = raw(heading);
  const bare = rows.flatMap((row) => (row && !isLabelled(row) ? [row.cells] : []));
  const ways = heading ? waysUnder(heading, bare) : waysWithout(bare, about);
  const way = asked ?? (ways.length === 1 ? ways[0] : undefined);
  const waiting = ways.length > 1 && !way;
  return {
    rows: rows.map((row, at): Row => {
      const text = entries[at] ?? "";
      if (!row || (waiting && !isLabelled(row))) return { kind: "passed", text };
      return rowOf(row, way ?? [], about);
    }),
    ways: waiting ? ways : [],
  };
}

/** Whether its columns are those of the rows below it. */
function fitting({ parted, columns }: Heading, rows: readonly (RawRow | undefined)[]): boolean {
  const bare = rows.flatMap((row) => (row && !isLabelled(row) ? [row] : []));
  if (bare.length === 0) return true;
  return parted
    ? bare.some(({ cells }) => cells.length === columns.length)
    : usualLength(bare.map(({ cells }) => cells)) === columns.length;
}

function isLabelled({ cells }: RawRow): boolean {
  return cells.some(({ column }) => column);
}

function rowOf(raw: RawRow, way: Way, about: About): Row {
  const { text } = raw;
  const more = raw.loose && !isLabelled(raw) ? Math.max(0, raw.cells.length - way.length) : 0;
  const name = [raw.name, ...raw.cells.slice(0, more).map((cell) => cell.text)].join(" ");
  const numbers = numbersIn(raw.cells.slice(more), way);
  if (!numbers) return { kind: "unread", text, why: way.length > 0 ? "columns" : "headings" };
  if (name === "" || isTotal(name)) return { kind: "total", text, ...numbers };
  if (isSubtotal(name)) return { kind: "passed", text };
  const why = unreadFor(name, numbers, about);
  return why ? { kind: "unread", text, why } : { kind: "employer", text, name, ...numbers };
}

function unreadFor(name: string, { counts }: Numbers, about: About): Unread | undefined {
  if (!/\p{L}/u.test(name)) return "nameless";
  if (name.length > longestName) return "long";
  if (Object.values(counts).some((count) => count > mostPeople)) return "huge";
  if (about === "result") return counts.yes === undefined || counts.no === undefined ? "voteless" : undefined;
  if (counts.entitled === undefined) return "uncounted";
  return counts.entitled === 0 ? "nobody" : undefined;
}

/** Each number by its column; undefined where there are not as many as columns. */
function numbersIn(cells: readonly Cell[], way: Way): Numbers | undefined {
  const own = cells.some(({ column }) => column);
  const unsaid = cells.some(({ count, share, column }) => !column && (count ?? share) !== undefined);
  if (own ? unsaid : cells.length !== way.length) return undefined;
  const each = cells.map((cell, at) => ({ ...cell, column: own ? cell.column : way[at] }));
  return {
    counts: Object.fromEntries(each.flatMap(countIn)),
    shares: Object.fromEntries(each.flatMap(shareIn)),
  };
}

type Placed = Omit<Cell, "column"> & { readonly column: Column | undefined };

function countIn({ column, count }: Placed): readonly (readonly [keyof Numbers["counts"], number])[] {
  const kept = column === "valid" ? column : counted.find((one) => one === column);
  return kept && count !== undefined ? [[kept, count]] : [];
}

/** A percentage may stand there without its sign. */
function shareIn({ column, count, share }: Placed): readonly (readonly [keyof Shares, Share])[] {
  const of = shareOf(column);
  if (!of) return [];
  if (share) return [[of, share]];
  return column?.endsWith("share") && count !== undefined ? [[of, { units: count, decimals: 0 }]] : [];
}

function shareOf(column: Column | undefined): keyof Shares | undefined {
  if (column === "turnout-share" || column === "turnout" || column === "cast") return "turnout";
  if (column === "yes-share" || column === "yes") return "yes";
  return column === "no-share" || column === "no" ? "no" : undefined;
}

/** Whether it holds employers with their numbers, as far as can be told at a glance. */
export function isTable(typed: string, about: About): boolean {
  const { rows, ways } = readTable(typed, about);
  return ways.length > 0 || rows.some(({ kind }) => kind === "employer" || kind === "total");
}
