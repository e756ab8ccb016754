import { dayAhead, daysIn, type FoundDay, type FoundHour, hoursIn } from "./found.ts";
import { labelled } from "./labels.ts";
import { isLeftOut, type PastedLine, tidied } from "./tidy.ts";

/** One entry of a list, as many lines as it takes. */
export interface PastedRow {
  /** The lines of what was typed it stands in, counted from 0. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly bullet: boolean;
  readonly gap: boolean;
  readonly days: readonly FoundDay[];
  readonly hours: readonly FoundHour[];
}

/** Entries that were broken over lines are put together: by a PDF, by a page's two columns, by a day above its words. */
export function rowsOf(typed: string): readonly PastedRow[] {
  return paired(lengthwise(tidied(typed).map(rowOf)).reduce(goingOn, []));
}

/** A table that lies on its side, its labels in one row and its days in the next: one entry, each day with its label. */
function lengthwise(rows: readonly PastedRow[]): readonly PastedRow[] {
  const found: PastedRow[] = [];
  for (const row of rows) {
    const before = found.at(-1);
    const labels = before?.text.split("\t") ?? [];
    const cells = row.text.split("\t");
    const lies = labels.length > 1 && labels.length === cells.length && before && isLabelOnly(before);
    if (lies && cells.every((cell) => isDayOnly(look({ ...row, text: cell })))) {
      const text = labels.map((label, at) => `${label}: ${cells[at]}`).join("; ");
      found.splice(-1, 1, look({ ...before, last: row.last, text }));
    } else found.push(row);
  }
  return found;
}

/** The row with the day at its head, which is of the month in the heading above. */
export function withDayAhead(row: PastedRow): PastedRow {
  const day = dayAhead(row.text);
  return day ? { ...row, days: [day], hours: hoursIn(row.text, [day]) } : row;
}

function rowOf({ at, text, bullet, gap }: PastedLine): PastedRow {
  return look({ first: at, last: at, text, bullet, gap });
}

function look(row: Pick<PastedRow, "first" | "last" | "text" | "bullet" | "gap">): PastedRow {
  const days = daysIn(row.text);
  return { ...row, days, hours: hoursIn(row.text, days) };
}

function joined(one: PastedRow, other: PastedRow): PastedRow {
  return look({ ...one, last: other.last, text: `${one.text} ${other.text}` });
}

/** What is left of a row without its days and hours. */
export function labelOf({ text, days, hours }: Pick<PastedRow, "text" | "days" | "hours">): string {
  return [...days, ...hours].reduce(
    (so, { start, end }) => so.slice(0, start) + " ".repeat(end - start) + so.slice(end),
    text,
  );
}

/** Words that carry no label beside a day: "by", "at", "from". */
function isWordless(row: PastedRow): boolean {
  return !/[\p{L}\p{N}]/u.test(labelOf(row).replace(/\b(?:at|by|on|from|until|to|and|the|of|time)\b/giu, ""));
}

const isDayOnly = (row: PastedRow) => row.days.length > 0 && isWordless(row);

const isLabelOnly = (row: PastedRow) => row.days.length === 0 && row.hours.length === 0;

/** Words after which a line was cut. */
const cutOff = /(?:\b(?:at|by|on|for|of|to|the|a|an|and|from|is|request)|[:–-])$/iu;

/** A line that goes on from the one before: its year or hour alone, the rest of a day, or of words that were cut. */
function goingOn(rows: PastedRow[], row: PastedRow): PastedRow[] {
  const before = rows.at(-1);
  if (before && !row.gap && !row.bullet && isRest(before, row)) rows.splice(-1, 1, joined(before, row));
  else rows.push(row);
  return rows;
}

function isRest(before: PastedRow, row: PastedRow): boolean {
  if (isLeftOut(before.text)) return false;
  const lastDay = before.days.at(-1);
  const seam = before.text.length;
  const both = before.days.length > 0 && row.days.length > 0;
  if (!both && joined(before, row).days.some(({ start, end }) => start < seam && end > seam + 1)) return true;
  if (!lastDay) return cutOff.test(before.text);
  return before.hours.length === 0 && row.days.length === 0 && row.hours.length > 0 && isWordless(row);
}

/**
 * Days that stand alone go with the words above or below them, whichever fits more of them; a label that only makes
 * sense with the line above or below goes with it.
 */
function paired(rows: readonly PastedRow[]): readonly PastedRow[] {
  const above = score(rows, -1);
  const below = score(rows, 1);
  const beside = rows.flatMap((row, at) => {
    const label = isDayOnly(row) && above !== below ? rows[at + (above > below ? -1 : 1)] : undefined;
    return label && isLabelOnly(label) ? [{ row, label }] : [];
  });
  const taken = new Set(beside.map(({ label }) => label));
  const pairs = rows.flatMap((row) => {
    if (taken.has(row)) return [];
    const pair = beside.find((one) => one.row === row);
    if (!pair) return [row];
    return [pair.label.first < row.first ? joined(pair.label, row) : joined(row, pair.label)];
  });
  return pairs.reduce<PastedRow[]>((found, row) => {
    const before = found.at(-1);
    if (before && isSensible(before, row)) found.splice(-1, 1, joined(before, row));
    else found.push(row);
    return found;
  }, []);
}

/** How well days alone go with the words on this side. */
function score(rows: readonly PastedRow[], way: -1 | 1): number {
  return rows.reduce((sum, row, at) => {
    const beside = rows[at + way];
    if (!isDayOnly(row) || !beside || !isLabelOnly(beside)) return sum;
    const apart = way === 1 ? beside.gap : row.gap;
    return sum + (labelled(beside.text, undefined) ? 2 : 0) + (apart ? 0 : 1);
  }, 0);
}

/** Whether a label was cut in two: the row alone says nothing, and with the words beside it it does. */
function isSensible(before: PastedRow, row: PastedRow): boolean {
  // What stands at the very top is the list's name.
  if (row.gap || row.bullet || before.first === 0 || before.days.length + row.days.length !== 1) return false;
  const [dated, other] = before.days.length > 0 ? [before, row] : [row, before];
  if (!isLabelOnly(other) || isLeftOut(other.text) || labelled(labelOf(dated), undefined)) return false;
  const whole = labelled(labelOf(joined(before, row)), undefined);
  return whole?.kind === "milestone" && !whole.weak;
}
