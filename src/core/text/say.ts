import { IntlMessageFormat } from "intl-messageformat";
import { type Line, type Span, spanText } from "../card.ts";
import { en } from "./en.ts";

export type TextKey = keyof typeof en;
export type TextValue = string | number | Span;
export type TextValues = Readonly<Record<string, TextValue>>;

/** The language of every text. Welsh joins when a native reader has reviewed it. */
const locale = "en-GB";

const formats = new Map<TextKey, IntlMessageFormat>();

function format(key: TextKey): IntlMessageFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(en[key], locale);
  formats.set(key, made);
  return made;
}

/**
 * A text of the catalogue as a line: `<b>` becomes bold, a span given as a value stays a span. Values are never
 * read as markup, so a user's own words cannot become any.
 */
export function say(key: TextKey, values: TextValues = {}): Line {
  const parts = format(key).format<Span>({ ...values, b: bold });
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
export function words(key: TextKey, values: TextValues = {}): string {
  return say(key, values).map(spanText).join("");
}
