import { mayAct } from "../branch/branch.ts";
import type { Ask } from "../chat/ask.ts";
import type { CommandCall } from "../chat/chat.ts";
import { isChannel } from "../chat/place.ts";
import { privately, type Reply } from "../chat/reply.ts";
import type { Shortcut } from "../chat/shortcut.ts";
import { userError } from "../chat/user-error.ts";
import type { MemberAnswer } from "../check/check.ts";
import type { AnswerButton, Command, Context, PressKind, Services, Subcommand } from "../command/command.ts";
import { declaredOptions, type Front } from "../command/declared.ts";
import { formFor } from "../command/form.ts";
import { commandHelp } from "../command/help.ts";
import { commandMenu } from "../command/menu.ts";
import { splitOptions } from "../command/parse.ts";
import { understood } from "../command/sentence.ts";
import { askAboutOption, notOptions, unknownCommand, unknownSubcommand } from "../command/unclear.ts";
import { say } from "../text/say.ts";
import { choiceMeant } from "../typed/option.ts";
import { type Picked, pickSubcommand } from "./pick.ts";

/** Finds what a typed command means, checks rights and options, and runs it. Throws a UserError for a mistake. */
export async function runCommand(
  commands: readonly Command[],
  call: TypedCall,
  context: Context,
  services: Services,
): Promise<Reply> {
  const command = commands.find(({ name }) => name === call.command);
  if (!command) throw unknownCommand(commands, call);
  const picked = pickSubcommand(command, call.input, context.role);
  if (picked.kind === "unknown") throw unknownSubcommand(command, picked.typed, context.role);
  const typed = typeof call.input === "string";
  if (picked.kind === "menu") return privately(commandMenu(command, context.role, typed));
  if (picked.kind === "help") {
    return privately(commandHelp(command, context.role, { only: picked.subcommand, typed }));
  }
  const { subcommand, rest } = picked;
  allow(subcommand, context);
  const { options, problem } = await optionsOf(command, { subcommand, rest }, call, { context, services });
  if (problem) throw problem;
  if (subcommand.answers === "form" && !call.filled && Object.keys(options).length === 0) {
    return { kind: "form", form: formFor(`${command.name}/${subcommand.name}`, subcommand) };
  }
  return subcommand.run(
    await checked(command, subcommand, options, { context, services }),
    context,
    services,
  );
}

/** The form that a button stands for, filled in as far as the button knows. */
export function shortcutForm(
  commands: readonly Command[],
  { command, subcommand, options }: Shortcut,
  context: Context,
): Reply {
  const found = findSubcommand(commands, command, subcommand);
  if (!found) throw userError(say("refuse-button"));
  allow(found, context);
  return { kind: "form", form: formFor(`${command}/${subcommand}`, found, options) };
}

/** A command as typed, with options that are meant instead of what was typed for them. */
export interface TypedCall extends Pick<CommandCall, "command" | "input"> {
  readonly instead: Readonly<Record<string, string>>;
  /** Its form was sent: another is not opened, whatever was left empty. */
  readonly filled?: boolean;
}

/** The subcommand that was typed, with its options as far as they were. Throws a UserError where it is not clear. */
export async function typedOptions(
  commands: readonly Command[],
  call: TypedCall,
  calling: Calling,
): Promise<{ readonly subcommand: Subcommand; readonly options: Readonly<Record<string, string>> }> {
  const command = commands.find(({ name }) => name === call.command);
  const picked = command && pickSubcommand(command, call.input, calling.context.role);
  if (!command || picked?.kind !== "run") throw userError(say("ask-over"));
  return {
    subcommand: picked.subcommand,
    options: (await optionsOf(command, picked, call, calling)).options,
  };
}

interface Calling {
  readonly context: Context;
  readonly services: Services;
}

interface Given {
  readonly options: Readonly<Record<string, string>>;
  /** What has to be asked or said before they are of use. */
  readonly problem?: Ask;
}

/** What was typed as options, as far as it was understood: those meant instead go before all, named ones before a sentence. */
async function optionsOf(
  command: Command,
  { subcommand, rest }: Pick<Extract<Picked, { readonly kind: "run" }>, "subcommand" | "rest">,
  { instead }: Pick<TypedCall, "instead">,
  { context, services }: Calling,
): Promise<Given> {
  const parsed =
    typeof rest === "string"
      ? splitOptions(rest, subcommand, await fronts(subcommand, { context, services }))
      : { ok: true as const, options: rest };
  const { sentence, ...named } = { ...parsed.options, ...instead };
  const said = understood(subcommand, sentence, { ...context, ...services });
  const options = { ...said?.options, ...named };
  if (!parsed.ok && !(parsed.problem === "twice" && parsed.detail in instead)) {
    return { options, problem: notOptions(command, subcommand, String(rest), parsed) };
  }
  const { ask } = said ?? {};
  return ask && !(ask.field !== undefined && ask.field in named) ? { options, problem: ask } : { options };
}

/** What may be named ahead of all that is typed. */
async function fronts(subcommand: Subcommand, { context, services }: Calling): Promise<readonly Front[]> {
  const front = declaredOptions(subcommand).find(({ about, fronts }) => about.bare && fronts);
  return (await front?.fronts?.(context, services)) ?? [];
}

/** The options by their zod shape. Throws an {@link Ask} about the first wrong one. */
async function checked(
  command: Command,
  subcommand: Subcommand,
  options: Readonly<Record<string, string>>,
  { context, services }: Calling,
): Promise<unknown> {
  const meant = withChoices(subcommand, options);
  const parsed = subcommand.options.safeParse(meant);
  if (parsed.success) return meant;
  const field = String(parsed.error.issues[0]?.path[0] ?? "");
  const declared = declaredOptions(subcommand).find(({ name }) => name === field);
  if (!declared)
    throw new Error(`/${command.name} ${subcommand.name}: options that are not an object of texts`);
  const given = options[field];
  const offered = given === undefined ? await declared.offer?.("", context, services) : undefined;
  // What a member typed of their vote is not even asked back about.
  const said = command.forgets && declared.choices && given !== undefined ? "" : given;
  throw askAboutOption(declared, said, offered);
}

/** The options with the values of choices as they are declared, whatever was typed for them. */
function withChoices(
  subcommand: Subcommand,
  options: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const meant = declaredOptions(subcommand).flatMap(({ name, choices, about }) => {
    const typed = options[name];
    return choices && typed !== undefined ? [[name, choiceMeant(typed, { choices, about })]] : [];
  });
  return { ...options, ...Object.fromEntries(meant) };
}

export async function runPress(
  button: PressKind | undefined,
  args: readonly string[],
  context: Context,
  services: Services,
): Promise<Reply> {
  if (!button?.args.safeParse(args).success) throw userError(say("refuse-button"));
  allow(button, context);
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

export function findSubcommand(
  commands: readonly Command[],
  command: string,
  name: string,
): Subcommand | undefined {
  return commands.find((one) => one.name === command)?.subcommands.find((one) => one.name === name);
}

/** Rights are looked up for every call; a refusal says who can. And what is for a channel is refused outside one. */
export function allow(
  { who, inChannel = false }: Pick<Subcommand, "who" | "inChannel">,
  { role, branch, invited, place }: Context,
): void {
  if (who !== "member" && !mayAct(role, who)) {
    throw userError(say(invited ? "refuse-rights-invited" : `refuse-rights-${who}`, { branch: branch.name }));
  }
  if (inChannel && !isChannel(place)) throw userError(say("refuse-no-channel"));
}
