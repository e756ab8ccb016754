import type { Role } from "../branch/branch.ts";
import type { CommandCall } from "../chat/chat.ts";
import type { Command, Subcommand } from "../command/command.ts";
import { declaredOptions } from "../command/declared.ts";
import { nearSubcommand, verbMeant } from "../command/unclear.ts";

/** Which subcommand a call names, and what is left for it. */
export type Picked =
  | {
      readonly kind: "run";
      readonly subcommand: Subcommand;
      readonly rest: string | Readonly<Record<string, string>>;
    }
  | { readonly kind: "help"; readonly subcommand?: Subcommand }
  | { readonly kind: "menu" }
  | { readonly kind: "unknown"; readonly typed: string };

/**
 * The subcommand a call names and what is left; the menu for a bare command and for Discord's "help", which stands there
 * for one; help wherever it is typed.
 */
export function pickSubcommand(command: Command, input: CommandCall["input"], role: Role): Picked {
  return sentenceOr(command, pick(command, input), role);
}

function pick(command: Command, input: CommandCall["input"]): Picked {
  const only = named(command, "");
  if (typeof input !== "string") {
    const subcommand = only ?? named(command, input.subcommand ?? "");
    return subcommand ? { kind: "run", subcommand, rest: input.options } : { kind: "menu" };
  }
  const typed = input.trim();
  const [head = "", second = ""] = typed.toLowerCase().split(/\s+/u);
  // "status?", "list."
  const first = head.replace(/(?<=\p{L})[?!.,:;]+$/u, "");
  if (first === "" && !only) return { kind: "menu" };
  if (first === "help") return helpFor(named(command, second));
  const subcommand = only ?? named(command, first);
  if (!subcommand) return { kind: "unknown", typed };
  // What is typed after a command that takes nothing changes nothing: "/muster what now?"
  if (only && declaredOptions(only).length === 0) return { kind: "run", subcommand: only, rest: "" };
  const rest = only ? typed : typed.slice(head.length).trim();
  return rest.toLowerCase() === "help" ? helpFor(subcommand) : { kind: "run", subcommand, rest };
}

/** Whom it is for, at the beginning of a sentence: by itself it is one too. */
const forWhom = /^(?:me|us)$/iu;

/** Words that begin with no subcommand, nor a slip of one, are a sentence where the command takes one. */
function sentenceOr(command: Command, picked: Picked, role: Role): Picked {
  const subcommand = command.subcommands.find(({ name }) => name === command.sentence);
  if (picked.kind !== "unknown" || !subcommand) return picked;
  const { typed } = picked;
  const [, second, third] = typed.split(/\s+/u);
  if (second === undefined && !forWhom.test(typed)) return picked;
  if (nearSubcommand(command, typed, role)) return picked;
  // "remove Stall" is no sentence; "remove the stall tomorrow 5pm" is.
  if (third === undefined && verbMeant(command, typed, role)) return picked;
  return { kind: "run", subcommand, rest: typed };
}

function helpFor(subcommand: Subcommand | undefined): Picked {
  return { kind: "help", ...(subcommand && { subcommand }) };
}

function named(command: Command, name: string): Subcommand | undefined {
  return command.subcommands.find((one) => one.name === name);
}
