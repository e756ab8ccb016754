import { type Column, columnOf, isCount } from "./columns.ts";

/** A percentage as it was printed: 61.29% is 6129 with two decimals. */
export interface Share {
  readonly units: number;
  readonly decimals: number;
}

export interface Cell {
  readonly text: string;
  readonly count?: number;
  readonly share?: Share;
  /** Whose number it is, where it stands with it: "35 Yes". */
  readonly column?: Column;
  /** A dash, or a word for nothing known. */
  readonly missing?: true;
}

const number = String.raw`\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+`;
const percent = String.raw`\d{1,3}(?:\.\d+)?\s*(?:%|per ?cent)`;

const alone = new RegExp(`^(${number})(?:(?:\\s*[(,]\\s*|\\s+)(${percent})\\)?)?$`, "iu");
const shareAlone = new RegExp(`^\\(?(${percent}|\\d{1,3}\\.\\d+)\\)?$`, "iu");
const shareThenCount = new RegExp(`^(${percent})\\s*\\((${number})\\)$`, "iu");
const labelBehind = new RegExp(`^(${number}|${percent})\\s+(\\D+)$`, "iu");
const labelAhead = new RegExp(`^(\\D+?)\\s*[:=]?\\s*(${number}|${percent})$`, "iu");

const missing = /^(?:[-–—.?]*|n\/?a|tbc|not (?:known|given|counted))$/iu;

const zero = /^(?:nil|none|zero)$/iu;

/** Notes that stand by a number. */
const notes = /[*†‡§#]+$|\[\w{1,3}\]$/u;

export function cellOf(raw: string): Cell {
  const text = raw.trim().replace(notes, "").trim();
  if (missing.test(text)) return { text, missing: true };
  if (zero.test(text)) return { text, count: 0 };
  const [, count, share] = alone.exec(text) ?? [];
  if (count !== undefined) return { text, count: whole(count), ...(share && { share: shareOf(share) }) };
  const [, only] = shareAlone.exec(text) ?? [];
  if (only !== undefined) return { text, share: shareOf(only) };
  const [, first, behind] = shareThenCount.exec(text) ?? [];
  if (first && behind) return { text, count: whole(behind), share: shareOf(first) };
  return labelled(text, labelBehind.exec(text)?.slice(1)) ?? labelledAhead(text) ?? { text };
}

function labelledAhead(text: string): Cell | undefined {
  const [, label = "", value = ""] = labelAhead.exec(text) ?? [];
  return labelled(text, [value, label]);
}

function labelled(text: string, [value = "", label = ""]: readonly string[] = []): Cell | undefined {
  const share = new RegExp(`^${percent}$`, "iu").test(value);
  const column = columnOf(share ? `${label} %` : label);
  // "Total 102" is a row.
  if (
    value === "" ||
    /^total$/iu.test(label) ||
    column === undefined ||
    column === "name" ||
    column === "other"
  )
    return undefined;
  if (share) return { text, share: shareOf(value), column };
  return isCount(column) ? { text, count: whole(value), column } : undefined;
}

function whole(typed: string): number {
  return Number(typed.replaceAll(/[, ]/gu, ""));
}

function shareOf(typed: string): Share {
  const [units = "", decimals = ""] = typed.replace(/[^\d.]/gu, "").split(".");
  return { units: Number(`${units}${decimals}`), decimals: decimals.length };
}

/** Whether so many of so many may be printed as this percentage: rounded to its last digit, or cut off after it. */
export function fits({ units, decimals }: Share, part: number, of: number): boolean {
  return Math.abs(part * 100 * 10 ** decimals - units * of) <= of;
}

/** What stands in the columns of a line, and whether anything but blanks parts them. */
export interface Line {
  readonly cells: readonly string[];
  readonly parted: boolean;
}

const partings: readonly RegExp[] = [/\t/u, /\|/u, /;/u, /\s{2,}/u, /\s[–—-]\s/u];

export function partedLine(line: string, columns?: number): Line {
  const bare = line.replace(/^\s*\|?\s*|\s*\|?\s*$/gu, "");
  const sign = partings.find((one) => one.test(bare));
  if (sign) return { cells: bare.split(new RegExp(sign, "gu")).map(unquoted), parted: true };
  const commas = byCommas(bare, columns);
  if (commas.length > 1) return { cells: commas, parted: true };
  return { cells: byBlanks(bare), parted: false };
}

/** Commas part columns, and thousands: behind one that parts columns stands a blank, unless it is a file's line. */
function byCommas(line: string, columns: number | undefined): readonly string[] {
  const every = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/gu)]
    .slice(0, -1)
    .map(([, cell = ""]) => unquoted(cell));
  if (every.length === columns || line.includes('"')) return every;
  const sure = /,\s+|,(?!\d{3}(?!\d))|(?<!\d),/u;
  const list = every.slice(1).some((cell) => /\p{L}.*\d/u.test(cell));
  if (!/,\s/u.test(line) && sure.test(line) && !list) return every;
  return line.split(sure).map(unquoted);
}

/** "HM Revenue & Customs 62 38 35": the numbers at its end, and what stands before them. */
function byBlanks(line: string): readonly string[] {
  const words = line.split(/\s+/u);
  let from = words.length;
  while (from > 0 && isValue(words[from - 1] ?? "")) from -= 1;
  const name = words.slice(0, from).join(" ");
  return [...(name === "" ? [] : [name]), ...words.slice(from)];
}

function isValue(word: string): boolean {
  const { count, share, missing } = cellOf(word);
  return count !== undefined || share !== undefined || missing === true;
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/u, "$1")
    .trim();
}
