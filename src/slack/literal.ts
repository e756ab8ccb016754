/** Slack's three special characters. Whatever passes here can be neither a mention nor a link. */
export function escapeText(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * People's own words so that Slack shows them letter by letter: no bold, italics, strike, code or quote, no mention, no
 * link in disguise. One piece for each character, so that they can be cut anywhere; a web address is one piece, and a
 * link to itself. The one place where text becomes markup.
 */
export function literalPieces(words: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: found, index } of words.matchAll(addresses)) {
    const address = found.replace(/[.,;:!?)'"*_~]+$/u, "");
    pieces.push(...withoutMarks(words.slice(from, index)), `<${escapeText(address)}>`);
    from = index + address.length;
  }
  return [...pieces, ...withoutMarks(words.slice(from))];
}

/** The same for words inside a link or a date: an address in them stays words. */
export function literalLabel(words: string): string {
  return withoutMarks(words.replaceAll("|", "¦")).join("");
}

/** Sent as links because `verbatim` keeps Slack from finding them; marks inside them must stay as they are. */
const addresses = /https?:\/\/[\p{L}\p{N}][^\s<>|"`]*/giu;

/**
 * A word joiner: seen by nobody, copied with the words. Slack has no escape for its marks, but one opens or closes only
 * at the edge of a word, next to a space, an end or punctuation; a joiner is none of these.
 */
const joiner = "\u2060";

const special = /[&<>*_~`]/u;

/** A joiner on both sides of every mark at the edge of a word, and before a ">" that begins a line. */
function withoutMarks(words: string): readonly string[] {
  const characters = [...words];
  if (!special.test(words)) return characters;
  return characters.map((character, at) => {
    if (!special.test(character)) return character;
    const [before, after] = [characters[at - 1], characters[at + 1]];
    const said = escapeText(character);
    if (character === ">" && (before === undefined || before === "\n")) return joiner + said;
    return isMark(character, before, after) ? joiner + said + joiner : said;
  });
}

function isMark(character: string, before: string | undefined, after: string | undefined): boolean {
  if (character === "`") return true;
  if (!/[*_~]/u.test(character)) return false;
  // Inside a word (snake_case, 2*3) and between spaces Slack leaves them alone. What stands beyond an end is unknown.
  return !([before, after].every(isLetter) || [before, after].every(isSpace));
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}
