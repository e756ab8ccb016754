/** Text that was pasted, whatever it was copied from. */

/** What web pages, PDFs and word processors leave in text, and what is read for it. */
const leftovers: readonly (readonly [left: RegExp, read: string])[] = [
  [/&nbsp;|&#160;/giu, " "],
  [/&amp;/giu, "&"],
  [/&[nm]dash;/giu, "–"],
  [/&[lr]squo;|&#39;|&apos;/giu, "’"],
  [/<br ?\/?>/giu, " "],
  [/<\/?[a-z][a-z0-9]{0,9}>/giu, ""],
  // Soft hyphens, joiners and marks that are not seen.
  [/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]|\ufe0f/gu, ""],
  [/[\u2010\u2011\u2212\u2043]/gu, "-"],
  [/[\u2018\u2019\u02bc\u00b4`]/gu, "’"],
  [/\*\*|__/gu, ""],
];

/** Every line of what was typed. */
export function linesOf(typed: string): string[] {
  return typed.split(/\r\n|[\n\r\u0085\u2028]/u);
}

/** Without what is only there to look nice. Ligatures and wide signs become letters. */
export function plainSigns(raw: string): string {
  return leftovers.reduce((so, [left, read]) => so.replace(left, read), raw).normalize("NFKC");
}
