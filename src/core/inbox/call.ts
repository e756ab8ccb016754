import { mayAct } from "../branch/branch.ts";
import type { CommandCall, FormSubmission } from "../chat/chat.ts";
import { privately, type Reply } from "../chat/reply.ts";
import { UserError, userError } from "../chat/user-error.ts";
import type { MemberAnswer } from "../check/check.ts";
import {
  type AnswerButton,
  type Command,
  type Context,
  declaredOptions,
  type PressKind,
  type Services,
  type Subcommand,
} from "../command/command.ts";
import { formFor, readForm } from "../command/form.ts";
import { commandHelp, notOptions, unknownSubcommand } from "../command/help.ts";
import { splitOptions } from "../command/parse.ts";
import { say } from "../text/say.ts";

/** Finds what a typed command means, checks rights and options, and runs it. Throws a UserError for a mistake. */
export async function runCommand(
  commands: readonly Command[],
  call: CommandCall,
  context: Context,
  services: Services,
): Promise<Reply> {
  const command = commands.find(({ name }) => name === call.command);
  if (!command) {
    throw userError(
      say("unknown-command", {
        command: call.command.slice(0, 30),
        names: commands.map(({ name }) => `/${name}`).join(", "),
      }),
    );
  }
  const picked = pickSubcommand(command, call.input);
  if (picked.kind === "unknown") throw new UserError(unknownSubcommand(command, picked.typed));
  if (picked.kind === "help") {
    const typed = typeof call.input === "string";
    return privately(commandHelp(command, context.role, { only: picked.subcommand, typed }));
  }
  const { subcommand, rest } = picked;
  allow(subcommand.who, context);
  const options = typeof rest === "string" ? split(rest, command, subcommand) : rest;
  if (subcommand.answers === "form" && Object.keys(options).length === 0) {
    return { kind: "form", form: formFor(`${command.name}/${subcommand.name}`, subcommand) };
  }
  return subcommand.run(checked(subcommand, options, command.name), context, services);
}

type Picked =
  | {
      readonly kind: "run";
      readonly subcommand: Subcommand;
      readonly rest: string | Readonly<Record<string, string>>;
    }
  | { readonly kind: "help"; readonly subcommand?: Subcommand }
  | { readonly kind: "unknown"; readonly typed: string };

/** The subcommand a call names and what is left; help for a bare command (Slack's habit) and wherever it is asked for. */
function pickSubcommand(command: Command, input: CommandCall["input"]): Picked {
  const only = named(command, "");
  if (typeof input !== "string") {
    const subcommand = only ?? named(command, input.subcommand ?? "");
    return subcommand ? { kind: "run", subcommand, rest: input.options } : { kind: "help" };
  }
  const typed = input.trim();
  const [first = "", second = ""] = typed.toLowerCase().split(/\s+/u);
  if (first === "help" || (first === "" && !only)) return helpFor(named(command, second));
  const subcommand = only ?? named(command, first);
  if (!subcommand) return { kind: "unknown", typed };
  const rest = only ? typed : typed.slice(first.length).trim();
  return rest.toLowerCase() === "help" ? helpFor(subcommand) : { kind: "run", subcommand, rest };
}

function helpFor(subcommand: Subcommand | undefined): Picked {
  return { kind: "help", ...(subcommand && { subcommand }) };
}

function named(command: Command, name: string): Subcommand | undefined {
  return command.subcommands.find((one) => one.name === name);
}

function split(text: string, command: Command, subcommand: Subcommand): Readonly<Record<string, string>> {
  const parsed = splitOptions(text, subcommand);
  if (parsed.ok) return parsed.options;
  throw userError(notOptions(command.name, subcommand, parsed));
}

/** The options by their zod shape. Throws a {@link UserError} that names the first wrong one and gives an example. */
function checked(
  subcommand: Subcommand,
  options: Readonly<Record<string, string>>,
  command: string,
): unknown {
  const parsed = subcommand.options.safeParse(options);
  if (parsed.success) return options;
  const field = String(parsed.error.issues[0]?.path[0] ?? "");
  const declared = declaredOptions(subcommand).find(({ name }) => name === field);
  if (!declared) throw new Error(`/${command} ${subcommand.name}: options that are not an object of texts`);
  throw userError(optionProblem(declared, options[field]), field);
}

function optionProblem(
  { name, choices, about }: ReturnType<typeof declaredOptions>[number],
  given: string | undefined,
): ReturnType<typeof say> {
  if (given === undefined) return say("refuse-missing", { option: name, example: about.example });
  if (choices) return say("refuse-choice", { option: name, choices: choices.join(", ") });
  if (given.length > about.maxLength) {
    return say("refuse-too-long", { option: name, length: given.length, most: about.maxLength });
  }
  return say("refuse-value", { option: name, example: about.example });
}

export async function runPress(
  button: PressKind | undefined,
  args: readonly string[],
  context: Context,
  services: Services,
): Promise<Reply> {
  if (!button?.args.safeParse(args).success) throw userError(say("refuse-button"));
  allow(button.who, context);
  return button.run(args, context, services);
}

/** What a tap on an answer's button says. Throws a UserError for a button that is not in use any more. */
export function readAnswer(button: AnswerButton, args: readonly string[]): MemberAnswer {
  if (!button.args.safeParse(args).success) throw userError(say("refuse-button"));
  return button.answer(args);
}

/** The button with this id, and the arguments the id carries: not checked yet. */
export function findButton(
  commands: readonly Command[],
  id: string,
): { readonly button: PressKind | AnswerButton | undefined; readonly args: readonly string[] } {
  const button = commands
    .flatMap(({ buttons }) => buttons)
    .find(({ name }) => id === name || id.startsWith(`${name}/`));
  return { button, args: button ? id.slice(button.name.length + 1).split("/") : [] };
}

export async function runForm(
  commands: readonly Command[],
  form: FormSubmission,
  context: Context,
  services: Services,
): Promise<Reply> {
  const [name = "", subname = ""] = form.form.split("/");
  const subcommand = findSubcommand(commands, name, subname);
  if (!subcommand?.form) throw userError(say("refuse-button"));
  allow(subcommand.who, context);
  return subcommand.run(checked(subcommand, readForm(form.values), name), context, services);
}

export function findSubcommand(
  commands: readonly Command[],
  command: string,
  name: string,
): Subcommand | undefined {
  return commands.find((one) => one.name === command)?.subcommands.find((one) => one.name === name);
}

/** Rights are looked up for every call; a refusal says who can. */
function allow(who: Subcommand["who"], { role, branch, invited }: Context): void {
  if (who === "member" || mayAct(role, who)) return;
  throw userError(say(invited ? "refuse-rights-invited" : `refuse-rights-${who}`, { branch: branch.name }));
}
