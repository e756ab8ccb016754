import { type Cell, cellOf, partedLine } from "./cells.ts";
import { headingPairs } from "./columns.ts";
import type { Heading } from "./heading.ts";

/** A row as it is before it is known which of its numbers is which. */
export interface RawRow {
  readonly text: string;
  readonly name: string;
  /** Every cell, where something parts them as it does the headings; else those that hold a number. */
  readonly cells: readonly Cell[];
  /** Nothing parts its numbers from its name but blanks: the first of them may belong to it. */
  readonly loose: boolean;
}

/** Words of lines about the table: no employer has them in its name. */
const aside =
  /\b(?:ballots?|results?|turnout|votes?|voting|thresholds?|declaration|scrutineers?|sources?|notes?|figures?|published|announced|updated|closed?|closing|opened|page)\b|https?:|©|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d\b/iu;

/** The row in a line; undefined where no employer stands in it. */
export function rawRow(text: string, heading: Heading | undefined): RawRow | undefined {
  const { cells: raw, parted } = partedLine(text, heading?.parted ? heading.columns.length : undefined);
  const aligned = parted && heading?.parted === true;
  const pairs = parted ? undefined : headingPairs(text);
  const cells = aligned
    ? padded(raw, text, heading.columns.length)
    : (pairs ?? raw.flatMap((cell, at) => (at === 0 ? headed(cell) : [cell])));
  const all = cells.map(cellOf);
  const first = all.findIndex(isNumber);
  const values = first < 0 ? [] : all.slice(first);
  const name = tidyName(aligned ? (cells[heading.name] ?? "") : nameAhead(cells, first));
  const labelled = values.some(({ column }) => column);
  const numbers = values.filter(({ count, share }) => (count ?? share) !== undefined).length;
  if (numbers === 0 && !isUncounted(cells, { parted, aligned })) return undefined;
  if (aside.test(name) && !isTotal(name)) {
    return labelled ? { text, name: "", cells: values.filter(isNumber), loose: false } : undefined;
  }
  return { text, name, cells: aligned ? all : values.filter(isNumber), loose: !parted };
}

/** Empty cells at the end of a row are often not copied with it. */
function padded(cells: readonly string[], text: string, columns: number): readonly string[] {
  const most = /[\t|;]/u.test(text) ? Math.max(0, columns - cells.length) : 0;
  return [...cells, ...Array.from({ length: most }, () => "")];
}

/** All that stands before the first number. */
function nameAhead(cells: readonly string[], first: number): string {
  return cells
    .slice(0, first < 0 ? 1 : first)
    .filter((cell) => /\p{L}/u.test(cell))
    .join(" – ");
}

function tidyName(cell: string): string {
  return cell
    .replace(/[\s:*†‡§–-]+$|\[\w{1,3}\]$/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** An employer all the same, with something for its number that is none: "DWP | n/a", "Ofgem | 12k". */
function isUncounted(
  cells: readonly string[],
  { parted, aligned }: { readonly parted: boolean; readonly aligned: boolean },
): boolean {
  const [, value = ""] = cells;
  if (aligned) return cells.filter((cell) => cell !== "").length > 1;
  return (
    parted && cells.length === 2 && value !== "" && (cellOf(value).missing === true || /^\d/u.test(value))
  );
}

/** A first cell that holds a number too: "HMRC: 120", "HMRC: 120 entitled". */
function headed(cell: string): readonly string[] {
  const [, name = "", value = ""] = /^(.*\p{L}.*?)\s*:\s*(\d.*)$/u.exec(cell) ?? [];
  if (name !== "" && isNumber(cellOf(value))) return [name, value];
  const [, before = "", said = ""] = /^(.*\p{L}.*?)\s+(\d[\d,]*\s+\D+)$/u.exec(cell) ?? [];
  return before !== "" && cellOf(said).column ? [before, said] : [cell];
}

function isNumber({ text, count, share, missing }: Cell): boolean {
  return (count ?? share) !== undefined || (missing === true && text !== "");
}

/** Whether a row's name says that it is of all together. */
export function isTotal(name: string): boolean {
  return /^(?:(?:grand|overall|combined|national|aggregate) )?totals?(?:$|\s*[:(]|\s+(?:all|for all|of all|overall|aggregate)\b)|^(?:overall|sum|aggregate|combined|all (?:employers|groups|departments|members|areas))$/iu.test(
    name,
  );
}

/** Whether it is of some of them together. */
export function isSubtotal(name: string): boolean {
  return /^sub-?\s?totals?\b|^totals?\b|\bsub-?totals?$/iu.test(name);
}
