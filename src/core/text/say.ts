import { IntlMessageFormat } from "intl-messageformat";
import { type Card, type Line, type Span, spanText } from "../chat/card.ts";
import { cy } from "./cy/cy.ts";
import { en } from "./en/en.ts";
import { type Language, reviewed } from "./language.ts";

export type TextKey = keyof typeof en;

/** For a key made of names that are not all known: whether the catalogue has it. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

export type TextValue = string | number | Span;

export type TextValues = Readonly<Record<string, TextValue>>;

type Catalogue = Readonly<Partial<Record<TextKey, string>>>;

const catalogues: Readonly<Record<Language, Catalogue>> = { en, cy };

const locales: Readonly<Record<Language, string>> = { en: "en-GB", cy: "cy" };

const formats = new Map<string, IntlMessageFormat>();

/** What a catalogue lacks is said in English. */
function format(key: TextKey, language: Language): IntlMessageFormat {
  const own = catalogues[language][key];
  const used = own === undefined ? "en" : language;
  const known = formats.get(`${used} ${key}`);
  if (known) return known;
  const made = new IntlMessageFormat(own ?? en[key], locales[used]);
  formats.set(`${used} ${key}`, made);
  return made;
}

/** What is drawn at this moment is drawn in this language: see {@link inLanguage}. */
let drawnIn: Language = "en";

/**
 * Draws a post in a branch's language: every `say` and `words` inside speaks it, in English where it is not reviewed.
 *
 * `draw` gives back the card itself and no promise of one, and the type holds it to that. The language is kept for the
 * whole module while `draw` runs and is taken back as it returns: a draw that waited would go on in another language
 * than its own, and if the language stayed until it was done, whatever else is said meanwhile would be said in it.
 */
export function inLanguage<Drawn extends Card | undefined>(
  language: Language | undefined,
  draw: () => Drawn,
): Drawn {
  const before = drawnIn;
  drawnIn = reviewed(language);
  try {
    return draw();
  } finally {
    drawnIn = before;
  }
}

/**
 * A text of the catalogue as a line: `<b>` becomes bold, a span given as a value stays a span. Values are never
 * read as markup, so a user's own words cannot become any.
 */
export function say(key: TextKey, values: TextValues = {}, language: Language = drawnIn): Line {
  const parts = format(key, language).format<Span>({ ...values, b: bold });
  const list: readonly (string | Span)[] = Array.isArray(parts) ? parts : [parts];
  return list.map((part): Span => (typeof part === "string" ? { kind: "text", text: part } : part));
}

function bold(chunks: readonly (string | Span)[]): Span {
  return {
    kind: "bold",
    text: chunks.map((chunk) => (typeof chunk === "string" ? chunk : spanText(chunk))).join(""),
  };
}

/** A text of the catalogue as plain words: titles, labels, fields. */
export function words(key: TextKey, values: TextValues = {}, language: Language = drawnIn): string {
  return say(key, values, language).map(spanText).join("");
}
