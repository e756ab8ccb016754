import type { Line, Span } from "../core/chat/card.ts";
import { escapeText, literalLabel, literalPieces } from "./literal.ts";

/** What people typed, as Slack delivers it: escaped, and with addresses made links of their own. */
export function unescapeText(sent: string): string {
  return sent
    .replace(/<((?:https?:\/\/|mailto:)[^|<>]*)(?:\|([^<>]*))?>/gu, (_link, url: string, label?: string) =>
      url.startsWith("mailto:") ? (label ?? url) : url,
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** A line in mrkdwn, at most so many characters. */
export function lineText(line: Line, most: number): string {
  return joined(line.map(spanText), most);
}

/** A line for notifications and screen readers: words, without stars and dates to be drawn. */
export function fallbackText(line: Line, most: number): string {
  return joined(line.map(fallbackPart), most);
}

function fallbackPart(span: Span): Part {
  if (span.kind === "time") return wordsPart(span.words);
  return span.kind === "bold" ? wordsPart(span.text) : spanText(span);
}

/** A stretch of markup, and the words to be cut when it does not fit; without any it can only be left out. */
interface Part {
  readonly markup: string;
  readonly words?: string;
}

function spanText(span: Span): Part {
  switch (span.kind) {
    case "text":
      return wordsPart(span.text);
    case "bold":
      return boldPart(span.text);
    case "place":
      return isId(span.place.channel) ? { markup: `<#${span.place.channel}>` } : wordsPart("#");
    case "person":
      return isId(span.person.user) ? { markup: `<@${span.person.user}>` } : wordsPart("@");
    case "link":
      return linkPart(span.text, span.url);
    case "time":
      return timePart(Math.floor(span.at.epochMilliseconds / 1000), span.words);
  }
}

function wordsPart(words: string): Part {
  return { markup: literalPieces(words).join(""), words };
}

/** Slack draws bold only where the stars stand alone on one line. Words that need care are plain. */
function boldPart(words: string): Part {
  const part = wordsPart(words);
  const plain = words.trim() === "" || words !== words.trim() || /[*\n]/u.test(words);
  return plain || part.markup !== escapeText(words) ? part : { ...part, markup: `*${part.markup}*` };
}

function linkPart(words: string, url: string): Part {
  if (!/^https?:\/\//u.test(url)) return wordsPart(words);
  const address = escapeText(
    url.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E").replace(/\s/gu, "%20"),
  );
  return { markup: `<${address}|${literalLabel(words)}>` };
}

/** In the words, which say UK time, and once more as the reader's own clock has it. */
function timePart(unix: number, words: string): Part {
  const said = literalLabel(words);
  return {
    markup: `${said} (<!date^${unix}^{date_short_pretty} {time}|${said}>)`,
    words,
  };
}

function isId(id: string): boolean {
  return /^[A-Z0-9]{2,20}$/u.test(id);
}

/** Everything when it fits; else as much as does, with "…" after it. */
function joined(parts: readonly Part[], most: number): string {
  const whole = parts.map(({ markup }) => markup).join("");
  if (whole.length <= most) return whole;
  let kept = "";
  for (const { markup, words = "" } of parts) {
    const room = most - 1 - kept.length;
    if (markup.length > room) return `${kept}${within(literalPieces(words), room)}…`;
    kept += markup;
  }
  return kept;
}

/** As many of the pieces as fit. */
function within(pieces: readonly string[], most: number): string {
  let kept = "";
  for (const piece of pieces) {
    if (kept.length + piece.length > most) break;
    kept += piece;
  }
  return kept;
}

/** Plain text (labels, titles), at most so many characters. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const kept = words.slice(0, most - 1);
  // Never half of a pair.
  return `${/[\uD800-\uDBFF]$/u.test(kept) ? kept.slice(0, -1) : kept}…`;
}
