import type { Temporal } from "temporal-polyfill";
import type { Chat, Inbox } from "../../src/core/chat/chat.ts";

/** The people of a branch, by what they are there. */
export type Who = "officer" | "rep" | "member" | "other";

export const people: Readonly<Record<Who, string>> = {
  officer: "branch secretary",
  rep: "rep",
  member: "a member",
  other: "another member",
};

/** A message as one person has it before them, read from what the platform was sent. */
export interface Sight {
  readonly id: string;
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
  /** What the person who presses is shown next. */
  press(who: Who, label: string): Promise<Sight>;
}

/** What somebody types: "/ballot create" with its options by name; "@rep" in a value is a person. */
export interface Typed {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** The option whose name is not typed where all is one line. */
  readonly bare?: string;
  /** Sends the command alone, and these in the form that opens. */
  readonly form?: Readonly<Record<string, string>>;
}

/** One branch on one platform. */
export interface Desk {
  readonly chat: Chat;
  readonly title: string;
  start(inbox: Inbox): Promise<void>;
  /** The platform's own clock follows the story's. */
  moved(to: Temporal.Instant): Promise<void>;
  type(who: Who, typed: Typed): Promise<Sight>;
  /** What everybody reads in the branch's channel, oldest first. */
  channel(): Promise<readonly Sight[]>;
  /** What Muster wrote to one person outside the channel. */
  direct(who: Who): Promise<readonly Sight[]>;
  close(): Promise<void>;
}

/** "name: … closes: …" */
export function optionsInLine({ options, bare }: Typed, mention: (who: Who) => string): string {
  return Object.entries(options)
    .map(([name, value]) => `${name === bare ? "" : `${name}: `}${withMentions(value, mention)}`)
    .join(" ");
}

export function withMentions(value: string, mention: (who: Who) => string): string {
  return value.replace(/^@(\w+)$/u, (typed, who: string) => (who in people ? mention(who as Who) : typed));
}

/** Lines without the empty ones. */
export function linesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((one) => one.split("\n")).filter((line) => line.trim() !== "");
}
