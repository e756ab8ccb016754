import type { Temporal } from "temporal-polyfill";
import type { Place, Recipient } from "./place.ts";

/** A stretch of a line. User text only ever travels as `text`: platforms escape it, and mentions in it stay dead. */
export type Span =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bold"; readonly text: string }
  | { readonly kind: "place"; readonly place: Place }
  /** Only in private replies: drawn as the platform shows a person, without notifying them. */
  | { readonly kind: "person"; readonly person: Recipient }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** Drawn by the platform in the reader's own zone; `words` say it in UK time and are always shown. */
  | { readonly kind: "time"; readonly at: Temporal.Instant; readonly words: string };

export type Line = readonly Span[];

export interface Button {
  /** At most 100 characters (Discord custom_id). Made by `buttonId` below. */
  readonly id: string;
  /** At most 75 characters (Slack), plain text. */
  readonly label: string;
  readonly style?: "primary" | "danger";
}

export interface Picture {
  readonly url: string;
  /** What a screen reader says instead. */
  readonly alt: string;
}

/** One thing Muster says. Lines are paragraphs or list items; no platform markup anywhere. */
export interface Card {
  readonly title?: string;
  readonly lines: readonly Line[];
  readonly buttons?: readonly Button[];
  /** Small print under the card. */
  readonly footer?: string;
  readonly picture?: Picture;
}

export function text(words: string): Span {
  return { kind: "text", text: words };
}

export function bold(words: string): Span {
  return { kind: "bold", text: words };
}

/** Several sentences as one paragraph; none where there is nothing to say. */
export function inOne(lines: readonly Line[]): readonly Line[] {
  const spans = lines.flatMap((line, index) => (index === 0 ? line : [text(" "), ...line]));
  return spans.length > 0 ? [spans] : [];
}

/** The card's words alone: fallback text, transcripts, tests. */
export function plainText(card: Card): string {
  const lines = card.lines.map((line) => line.map(spanText).join(""));
  return [card.title, ...lines, card.footer].filter((part) => part !== undefined && part !== "").join("\n");
}

/** A span's words alone. */
export function spanText(span: Span): string {
  switch (span.kind) {
    case "text":
    case "bold":
      return span.text;
    case "place":
      return `#${span.place.channel}`;
    case "person":
      return `@${span.person.user}`;
    case "link":
      return span.text;
    case "time":
      return span.words;
  }
}

/** Discord: custom_id is at most 100 characters. */
const longestButtonId = 100;

/** "check/answer" and its arguments as one id. Throws when it would be over 100 characters: our bug. */
export function buttonId(name: string, ...args: readonly string[]): string {
  const id = [name, ...args].join("/");
  if (id.length > longestButtonId) throw new Error(`button id ${name} is ${id.length} characters`);
  return id;
}
