import { Temporal } from "temporal-polyfill";
import type { Choice } from "./ask.ts";
import type { Card } from "./card.ts";

/** What a call is answered with. Always private: public posts are deliveries. */
export type Reply =
  /** A new message only the caller sees. */
  | ({ readonly kind: "private"; readonly card: Card } & Next)
  /** Replaces the private message whose button was pressed. */
  | ({ readonly kind: "update"; readonly card: Card } & Next)
  | { readonly kind: "form"; readonly form: Form }
  /** The caller's mistake: what is wrong and what to type instead. `field` names the option or form field. */
  | { readonly kind: "refused"; readonly card: Card; readonly field?: string };

/** What can be done next about what was done: the inbox makes buttons of it, and no platform sees any. */
interface Next {
  readonly next?: readonly Choice[];
}

export interface Form {
  /** "ballot/create", perhaps with an argument: "ballot/dates/b4k2m". */
  readonly id: string;
  /** At most 24 characters (Slack modal title). */
  readonly title: string;
  readonly submit: string;
  /** At most 5 (Discord modal). */
  readonly fields: readonly FormField[];
}

export interface FormField {
  readonly name: string;
  /** At most 45 characters (Discord). */
  readonly label: string;
  /** At most 100 characters (Discord). */
  readonly hint?: string;
  readonly value?: string;
  readonly required: boolean;
  readonly long: boolean;
  readonly maxLength: number;
  readonly choices?: readonly Suggestion[];
  /** Somebody of the workspace is chosen, as the platform lets people be chosen; the value is a mention of them: "<@U1>". */
  readonly person?: true;
}

export interface Suggestion {
  readonly value: string;
  /** At most 75 characters (Slack option text). */
  readonly label: string;
}

export function privately(card: Card, next: readonly Choice[] = []): Reply {
  return { kind: "private", card, ...(next.length > 0 && { next }) };
}

export function updated(card: Card, next: readonly Choice[] = []): Reply {
  return { kind: "update", card, ...(next.length > 0 && { next }) };
}

/** A reply as text, to be kept sealed for a repeat of its call. */
export function packReply(reply: Reply): string {
  return JSON.stringify(reply);
}

/** The reply that `packReply` made text of: instants come back as instants. */
export function unpackReply(packed: string): Reply {
  return JSON.parse(packed, (_key, value) =>
    value?.kind === "time" && typeof value.at === "string"
      ? { ...value, at: Temporal.Instant.from(value.at) }
      : value,
  ) as Reply;
}
