import { cellOf, partedLine } from "./cells.ts";
import { type Column, columnOf, headingsIn, isCount } from "./columns.ts";

/** What stands above a table. */
export interface Heading {
  /** Its last line, counted from 0. */
  readonly last: number;
  /** Whether anything but blanks parts its columns; those of the name and of nothing known are among them then. */
  readonly parted: boolean;
  readonly columns: readonly Column[];
  /** Which column has the name. */
  readonly name: number;
}

/** What the headings nearest above the first row with numbers may be; none where nothing says what its columns are. */
export function headingsAbove(entries: readonly string[]): readonly Heading[] {
  let found: readonly Heading[] = [];
  let words = "";
  for (const [last, entry] of entries.entries()) {
    const { cells, parted } = partedLine(entry);
    const numbers = cells.map(cellOf).filter(({ count, share }) => (count ?? share) !== undefined).length;
    if (numbers > (parted ? 0 : 1) || (found.length > 0 && numbers > 0)) return found;
    words = numbers === 0 ? `${words} ${entry}`.trim().slice(-longestHeading) : "";
    const here = parted ? partedHeading(cells, last, entry) : blankHeadings(entry, words, last);
    if (here.length > 0) found = here;
  }
  return found;
}

/** Headings broken over lines are no longer together, in characters. */
const longestHeading = 400;

function partedHeading(cells: readonly string[], last: number, entry: string): readonly Heading[] {
  // A number in a list, and no votes.
  const said = cells.map((cell, at) => (at === 0 && /^no\.?$/iu.test(cell) ? "other" : columnOf(cell)));
  const known = said.some((column) => isCount(column) || column?.endsWith("share"));
  // A dash stands in titles too.
  if (!known || (!/[\t|;,]|\s{2,}/u.test(entry) && !said.includes("name"))) return [];
  const employer = cells.findIndex((cell) => /employer|department|organi[sz]ation|institution/iu.test(cell));
  const named = said.indexOf("name");
  const unknown = said.indexOf(undefined);
  const name = [employer, named, unknown, 0].find((at) => at >= 0 && !isCount(said[at])) ?? 0;
  const columns = said.map((column, at) =>
    at === name ? "name" : column === "name" ? "other" : (column ?? "other"),
  );
  return [{ last, parted: true, name, columns }];
}

/** Of a line with nothing but blanks in it, and of that with the lines above it. */
function blankHeadings(entry: string, words: string, last: number): readonly Heading[] {
  if (/(?:^|\s)\d/u.test(entry)) return [];
  return [entry, words].flatMap((line): readonly Heading[] => {
    const columns = headingsIn(line).filter((column) => column !== "name");
    const pair = columns.includes("yes") === columns.includes("no");
    return pair && columns.some(isCount) ? [{ last, parted: false, name: 0, columns }] : [];
  });
}
