import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Draw } from "../ballot/tally.ts";
import type { Branch, Role } from "../branch/branch.ts";
import { Ask } from "../chat/ask.ts";
import type { Card } from "../chat/card.ts";
import type { Caller } from "../chat/chat.ts";
import type { Place } from "../chat/place.ts";
import { type Reply, updated } from "../chat/reply.ts";
import type { MemberAnswer } from "../check/check.ts";
import type { MemberKey, Vault } from "../people/vault.ts";
import type { Store } from "../ports/store.ts";
import { say, type TextKey, words } from "../text/say.ts";

/** What a command may use. `store` is one transaction: the change and the call's id are kept together or not at all. */
export interface Services {
  readonly store: Store;
  /** The moment of the call on the business clock. */
  readonly now: Temporal.Instant;
  readonly newId: () => string;
  readonly draw: Draw;
  readonly vault: Vault;
  /** When it was typed: what is relative is meant as of then. Earlier than `now` where something was asked back. */
  readonly typedAt: Temporal.Instant;
  /** What whoever calls has said they are sure of. */
  readonly sure: readonly string[];
}

/** Who is calling, where, and as what. Decided anew for every call. */
export interface Context {
  readonly caller: Caller;
  readonly place: Place;
  readonly branch: Branch;
  readonly key: MemberKey;
  readonly role: Role;
  /** Named as rep or officer but not yet agreed to it: still a member. */
  readonly invited: boolean;
}

/**
 * How the first answer must look, fixed before the work is done (Discord decides this within 3 s):
 * "form" opens the subcommand's form when it is called with no options, and is private otherwise.
 */
export type Answers = "private" | "update" | "form";

export interface Subcommand {
  /** Empty for a command that has none. */
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly description: string;
  readonly who: Role;
  readonly answers: Answers;
  /** It is about the channel it is typed in, mostly to post there: refused where there is none. */
  readonly inChannel?: boolean;
  readonly options: z.ZodObject;
  /** Names of the options in the form, at most 5 (Discord), in order. */
  readonly form?: readonly string[];
  run(options: unknown, context: Context, services: Services): Promise<Reply>;
}

export interface PressKind {
  /** "check/answer": with its arguments at most 100 characters (Discord custom_id). */
  readonly name: string;
  /** Of a button for every member rights by user group are not looked up: a whole channel may tap it at once. */
  readonly who: Role;
  readonly answers: "private" | "update";
  /** As of a subcommand. */
  readonly inChannel?: boolean;
  /** It is told what things were before, which only a confirmation's "Undo" can tell it: no button's id is enough. */
  readonly restores?: boolean;
  readonly args: z.ZodType;
  run(args: unknown, context: Context, services: Services): Promise<Reply>;
}

/**
 * A button whose tap is an answer and nothing else. A whole channel may tap it at once, so what to do is not its own:
 * core keeps many taps in one transaction (acts/check/answer-writer.ts).
 */
export interface AnswerButton extends Omit<PressKind, "run" | "who" | "restores"> {
  readonly who: "member";
  answer(args: unknown): MemberAnswer;
}

/** One of the few things that are mostly wanted of a command, as a button. */
export interface MenuItem {
  readonly subcommand: string;
  readonly label: TextKey;
  /** Opens the subcommand's form; unless given, where it answers with one. */
  readonly fills?: boolean;
  /** Who is shown it, where they are fewer than may use the subcommand. */
  readonly who?: Role;
}

export interface Command {
  readonly name: string;
  readonly description: string;
  readonly subcommands: readonly Subcommand[];
  /** What the command by itself is answered with; without any, its help. */
  readonly menu?: readonly MenuItem[];
  /** The subcommand whose sentence may follow the command's name at once. */
  readonly sentence?: string;
  /** What is typed for it may tell of a person's vote: none of it is kept where it is asked back about. */
  readonly forgets?: boolean;
  readonly buttons: readonly (PressKind | AnswerButton)[];
}

type Lookup<Thing> = (context: Context, services: Services) => Promise<Thing>;

/**
 * An option, or a button's argument, that `run` gets as the thing it stands for: found before anything else is done,
 * or refused with a UserError.
 */
export function lookup<Type extends z.ZodType, Thing>(
  type: Type,
  find: (given: z.output<Type>, context: Context, services: Services) => Promise<Thing>,
) {
  return type.transform(
    (given): Lookup<Thing> =>
      (context, services) =>
        find(given, context, services),
  );
}

type Found<Values> = {
  readonly [Name in keyof Values]: Values[Name] extends Lookup<infer Thing> ? Thing : Values[Name];
};

async function found<Values>(values: Values, context: Context, services: Services): Promise<Found<Values>> {
  const all = new Map<string, unknown>();
  for (const [name, value] of Object.entries(values ?? {})) {
    all.set(name, typeof value === "function" ? await value(context, services) : value);
  }
  return Object.assign(Array.isArray(values) ? [] : {}, Object.fromEntries(all)) as Found<Values>;
}

/**
 * Asks once whether they are sure, where something exists already or ends for good: go on, change what was typed, or
 * leave it. Nothing where they have said so. Never before a strike is suspended, or an answer taken. `ends`: the words of
 * the button that ends it.
 */
export function makeSure({ sure }: Pick<Services, "sure">, of: string, card: Card, ends?: string): void {
  if (sure.includes(of)) return;
  const style = ends === undefined ? "primary" : "danger";
  throw new Ask(card, [
    { label: ends ?? words("ask-go-on"), style, means: { kind: "sure", of } },
    { label: words("ask-change"), means: { kind: "form" } },
    { label: words("ask-leave"), means: { kind: "leave" } },
  ]);
}

interface SubcommandDeclaration<Options extends z.ZodObject> extends Omit<Subcommand, "options" | "run"> {
  readonly options: Options;
  run(options: Found<z.output<Options>>, context: Context, services: Services): Promise<Reply>;
}

/** One declaration drives text parsing, platform options, autocomplete, forms, help and the README's table. */
export function defineSubcommand<Options extends z.ZodObject>(
  declared: SubcommandDeclaration<Options>,
): Subcommand {
  return {
    ...declared,
    run: async (raw, context, services) =>
      declared.run(await found(declared.options.parse(raw), context, services), context, services),
  };
}

interface PressDeclaration<Args extends z.ZodType> extends Omit<PressKind, "args" | "run"> {
  readonly args: Args;
  run(args: Found<z.output<Args>>, context: Context, services: Services): Promise<Reply>;
}

export function defineButton<Args extends z.ZodType>(declared: PressDeclaration<Args>): PressKind {
  return {
    ...declared,
    run: async (raw, context, services) =>
      declared.run(await found(declared.args.parse(raw), context, services), context, services),
  };
}

/** A member's "no", which changes nothing: all it does is to say so in the place of what was asked. */
export function defineNo(name: string, said: TextKey): PressKind {
  return defineButton({
    name,
    who: "member",
    answers: "update",
    args: z.unknown(),
    run: async () => updated({ lines: [say(said)] }),
  });
}

interface AnswerButtonDeclaration<Args extends z.ZodType>
  extends Omit<AnswerButton, "args" | "answer" | "who"> {
  readonly args: Args;
  answer(args: z.output<Args>): MemberAnswer;
}

export function defineAnswerButton<Args extends z.ZodType>(
  declared: AnswerButtonDeclaration<Args>,
): AnswerButton {
  return { ...declared, who: "member", answer: (raw) => declared.answer(declared.args.parse(raw)) };
}

export function defineCommand(command: Command): Command {
  return command;
}
