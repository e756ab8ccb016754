import { linesOf, plainSigns } from "../../../typed/pasted.ts";
import { cellOf, partedLine } from "./cells.ts";
import { columnOf, isCount } from "./columns.ts";

/** What is read as one row, as it was typed but for signs that only look nice. */

/** As much of a line is read: what is longer is no row of a table. */
const longestLine = 400;

/** What stands before a row: a bullet, or its number in a list. */
const bullet = /^\s*(?:[•◦▪●○■□‣⁃»›·✓✔➢➤→*]|[-–—](?=\s)|\(?\d{1,3}[.)](?=\s))\s*/u;

/** A number by which a footnote is found, and the blanks between the thousands of a number. */
const superscript = /[\u00b9\u00b2\u00b3\u2070-\u2079]/gu;
const thinBlank = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/gu;

/** Every row of what was pasted, those of one line too: "HMRC 120, DWP 80". */
export function entriesOf(typed: string): readonly string[] {
  const plain = typed.replace(/<\/t[dh]>\s*/giu, "\t").replace(/<\/tr>\s*/giu, "\n");
  const lines = linesOf(plain)
    .map((line) => plainSigns(line.slice(0, longestLine).replace(superscript, "").replace(thinBlank, ",")))
    .map((line) => line.replace(bullet, "").replace(/\s*=\s*/gu, "\t"))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lengthwise(lines.flatMap((line) => listed(line, lines.length === 1)));
}

/** A line that holds several employers, each with its numbers behind its name. */
function listed(line: string, alone: boolean): readonly string[] {
  if (/[\t|]/u.test(line)) return [line];
  const parts = line
    .split(/;\s*|,\s+|,(?=\s*\p{L})|(?<=\d)\s+(?:and|&)\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length > 1 && parts.every(isNamed)) return parts;
  return alone && parts.length === 1 && !/\s{2,}/u.test(line) ? unbroken(line) : [line];
}

/** "HMRC 120": a name of its own, and no number with what it is a number of. */
function isNamed(part: string): boolean {
  const [name = "", ...values] = partedLine(part).cells;
  return (
    /\p{L}/u.test(name) && values.length > 0 && !isCount(columnOf(name)) && cellOf(part).column === undefined
  );
}

/** A table whose lines a platform ran together: a name begins behind each run of numbers. */
function unbroken(line: string): readonly string[] {
  const parts = line.split(/(?<=\d|\d%|\d%\))\s+(?=\p{L})/u);
  const whole = parts.every((part) => isNamed(part));
  return parts.length > 1 && whole ? parts : [line];
}

/** A notice gives an employer's numbers below its name, a line each: one row, every number with its heading. */
function lengthwise(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  let open = false;
  for (const line of lines) {
    const said = line.replace(/\s*[\t:|]\s*(?=\S+$)/u, ": ");
    const { column } = cellOf(said);
    if (column !== undefined) {
      const above = open || isName(found.at(-1)) ? (found.pop() ?? "") : "";
      found.push(`${above.replace(/[\s:]+$/u, "")}\t${said}`);
    } else found.push(numbersOnly(line) ? under(found, line) : line);
    open = column !== undefined;
  }
  return found;
}

function isName(line: string | undefined): boolean {
  return line !== undefined && !/[\d\t|]/u.test(line);
}

/** Numbers alone go on from the name above them. */
function under(found: string[], line: string): string {
  const above = found.at(-1);
  if (above === undefined || /\d/u.test(above) || above.length > 60) return line;
  found.pop();
  return `${above}\t${line.trim().replace(/\s+/gu, "\t")}`;
}

function numbersOnly(line: string): boolean {
  return !/\p{L}/u.test(line) && /\d/u.test(line);
}
