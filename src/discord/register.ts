import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RouteLike,
  Routes,
} from "discord.js";
import { type Command, type DeclaredOption, declaredOptions, type Subcommand } from "../core/command.ts";
import type { DiscordApi } from "./api.ts";
import { cut } from "./escape.ts";
import { discordWords } from "./words.ts";

/** Discord: a description is at most 100 characters. */
const longestDescription = 100;

interface OptionPayload {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly description: string;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly autocomplete?: boolean;
  readonly required?: boolean;
  readonly options?: readonly OptionPayload[];
}

interface CommandPayload {
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionPayload[];
  /** Of commands for every server: offered in servers only, to apps added to a server only. */
  readonly contexts?: readonly InteractionContextType[];
  readonly integration_types?: readonly ApplicationIntegrationType[];
}

export type RegisterScope = { readonly kind: "global" } | { readonly kind: "guild"; readonly guild: string };

/**
 * Tells Discord the commands when it does not know exactly these. Discord: 200 new commands a day and server, so
 * nothing is sent that is already there.
 */
export async function registerCommands(
  api: DiscordApi,
  applicationId: string,
  commands: readonly Command[],
  scope: RegisterScope,
): Promise<"same" | "changed"> {
  const route: RouteLike =
    scope.kind === "global"
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, scope.guild);
  const wanted = commands.map((command) => commandPayload(command, scope));
  const known = await api.call<readonly KnownCommand[]>({ method: "GET", route });
  if (comparable(known) === comparable(wanted)) return "same";
  await api.call({ method: "PUT", route, body: wanted });
  return "changed";
}

/** A command as Discord is told of it. Who may use it is decided by core at every act, never by Discord's defaults. */
function commandPayload(command: Command, scope: RegisterScope): CommandPayload {
  const only = command.subcommands.find(({ name }) => name === "");
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: described(command.description),
    options: only ? optionsOf(only) : [...command.subcommands.map(subcommandPayload), help],
    ...(scope.kind === "global" && {
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    }),
  };
}

/** Discord never sends a bare command that has subcommands, so help is one of them. */
const help: OptionPayload = {
  type: ApplicationCommandOptionType.Subcommand,
  name: "help",
  description: discordWords.helpSubcommand,
  options: [],
};

function subcommandPayload(subcommand: Subcommand): OptionPayload {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: subcommand.name,
    description: described(subcommand.description),
    options: optionsOf(subcommand),
  };
}

/** No option is required on Discord: without any, a subcommand opens its form or says itself what it needs. */
function optionsOf(subcommand: Subcommand): readonly OptionPayload[] {
  return declaredOptions(subcommand).map((option) => ({
    type: ApplicationCommandOptionType.String,
    name: option.name,
    description: described(option.about.about),
    ...filling(option, subcommand),
  }));
}

/** Ids are short (core/option.ts); dates and free text are longer, and for them an empty list is only in the way. */
const longestId = 40;

function filling({ choices, about }: DeclaredOption, { suggest }: Subcommand): Partial<OptionPayload> {
  if (choices) return { choices: choices.map((choice) => ({ name: choice, value: choice })) };
  return suggest && about.maxLength <= longestId ? { autocomplete: true } : {};
}

function described(text: string): string {
  return cut(text, longestDescription);
}

interface KnownCommand extends Omit<CommandPayload, "contexts" | "integration_types"> {
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
  readonly default_member_permissions?: string | null;
}

/** What matters of commands, in one order, however Discord fills in what was left out. */
function comparable(commands: readonly KnownCommand[]): string {
  const ordered = commands.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return JSON.stringify(
    ordered.map((command) => [
      command.type ?? ApplicationCommandType.ChatInput,
      command.name,
      command.description,
      (command.options ?? []).map(comparableOption),
      command.contexts ?? null,
      command.default_member_permissions ?? null,
    ]),
  );
}

function comparableOption(option: OptionPayload): unknown {
  return [
    option.type,
    option.name,
    option.description,
    (option.choices ?? []).map(({ name, value }) => [name, value]),
    option.autocomplete ?? false,
    option.required ?? false,
    (option.options ?? []).map(comparableOption),
  ];
}
