import { linesOf, plainSigns } from "../../typed/pasted.ts";

/** A line of what was pasted, as it is read. */
export interface PastedLine {
  /** Which line of what was typed, counted from 0. */
  readonly at: number;
  readonly text: string;
  /** It begins with a bullet or a number: it goes on from no line before it. */
  readonly bullet: boolean;
  /** A line with nothing in it stands before it. */
  readonly gap: boolean;
}

/** As much of a line is read: what is longer is no entry of a list. */
const longestLine = 600;

/** Bullets of every kind, ticks, pictures and private signs of word processors' fonts; "1.", "2)", "(a)". */
const bullet =
  /^(?:[-–—*•◦▪●○■□‣⁃»›>·✓✔☐☑➢➤→#]|[\ue000-\uf8ff]|\p{Extended_Pictographic}|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)](?=\s))\s*/iu;

/** What a bar at either edge of a table's row leaves. */
const edge = /^[\s|]+/u;

/** What stands before a line that is left out. */
export const leftOut = "(left out) ";

export function isLeftOut(line: string): boolean {
  return line.toLowerCase().startsWith(leftOut.trim());
}

/** The lines that have something in them, without what only looks nice. Ligatures and wide signs become letters. */
export function tidied(typed: string): readonly PastedLine[] {
  const lines: PastedLine[] = [];
  let gap = false;
  for (const [at, raw] of linesOf(typed).entries()) {
    const line = plainLine(raw);
    if (!/[\p{L}\p{N}]/u.test(line.text)) {
      gap = gap || !/[-|=]/u.test(raw);
      continue;
    }
    lines.push({ at, ...line, gap });
    gap = false;
  }
  return lines;
}

function plainLine(raw: string): Pick<PastedLine, "text" | "bullet"> {
  let text = plainSigns(raw.slice(0, longestLine));
  text = text.replace(edge, "").replace(/(\d)T(?=\d\d:)/gu, "$1 ");
  let found = isLeftOut(text);
  for (let match = bullet.exec(text); match; match = bullet.exec(text)) {
    found = true;
    text = text.slice(match[0].length);
  }
  return {
    text: text
      .replace(/[^\S\t]+/gu, " ")
      .replace(/ ?\| ?/gu, "\t")
      .trim(),
    bullet: found,
  };
}
