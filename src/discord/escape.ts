/** Every character that Discord may read as markup, at the place it stands in. */
const markup = /[\\`*_~|<>[\]]/u;

/** What is markup only where a line begins: headings, lists, quotes, small print. */
const atLineStart = /^(?:[#+-]|\d{1,9}(?=[.)]\s))/u;

/** Where Discord makes a link by itself; it reads no markup inside. */
const address = /^https?:\/\/[^\s<>]+[^<>.,:;"')\]\s]/u;

/** Mentions that need no angle brackets; wherever they stand, a word's middle included. */
const loudMention = /^@(?=everyone|here)/u;

const zeroWidthSpace = "\u200b";

/**
 * Somebody's words as Discord markdown that shows exactly them: no markup, no live mention. One piece for each
 * character (or link), so that a text can be cut between pieces. The one place where user text is escaped.
 */
export function escapeText(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  let lineStart = true;
  while (rest !== "") {
    const taken = takeOne(rest, lineStart);
    pieces.push(taken.piece);
    lineStart = taken.raw === "\n" || (lineStart && /^\s$/u.test(taken.raw));
    rest = rest.slice(taken.raw.length);
  }
  return pieces;
}

interface Taken {
  readonly raw: string;
  readonly piece: string;
}

function takeOne(rest: string, lineStart: boolean): Taken {
  const link = address.exec(rest)?.[0];
  // Discord: between angle brackets a link stays a link, without a preview that nobody asked for.
  if (link !== undefined) return { raw: link, piece: `<${quietAddress(link)}>` };
  const begins = lineStart ? atLineStart.exec(rest)?.[0] : undefined;
  // "1." is a list, "1\." is not; a backslash before a digit would be shown.
  if (begins !== undefined && /\d/u.test(begins)) {
    const raw = rest.slice(0, begins.length + 1);
    return { raw, piece: `${begins}\\${raw.slice(-1)}` };
  }
  const raw = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (loudMention.test(rest)) return { raw, piece: `${raw}${zeroWidthSpace}` };
  return { raw, piece: begins !== undefined || markup.test(raw) ? `\\${raw}` : raw };
}

/** An address in which no mention stands, and nothing that escapes what comes after it. */
export function quietAddress(url: string): string {
  return url.replace(/@(?=everyone|here)/gu, "%40").replaceAll("\\", "%5C");
}

/** The same inside bold or a link's text, where an address is not a link of its own. */
export function escapeInside(text: string): readonly string[] {
  return escapeText(text.replace(/(?<=^|\W)(https?):\/\//gu, `$1:${zeroWidthSpace}//`));
}

/** As many pieces as fit, with "…" for the rest. */
export function fitted(pieces: readonly string[], most: number): string {
  const whole = pieces.join("");
  if (whole.length <= most) return whole;
  let cut = "";
  for (const piece of pieces) {
    if (cut.length + piece.length > most - 1) break;
    cut += piece;
  }
  return `${cut.trimEnd()}…`;
}

/** Plain text, where nothing is markup, in as many characters as fit. */
export function cut(text: string, most: number): string {
  return fitted([...text], most);
}
