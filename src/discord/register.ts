import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RouteLike,
  Routes,
} from "discord.js";
import { ChatProblem } from "../core/chat/chat.ts";
import type { Command, Subcommand } from "../core/command/command.ts";
import { type DeclaredOption, declaredOptions } from "../core/command/declared.ts";
import type { Log } from "../core/command/job.ts";
import { choiceLabel } from "../core/typed/option.ts";
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

interface Registration {
  readonly api: DiscordApi;
  readonly log: Log;
  readonly applicationId: string;
  readonly commands: readonly Command[];
  /** The only servers to tell; none means every server. */
  readonly guilds: readonly string[];
  /** The servers Muster is in. */
  readonly joined: readonly string[];
}

type Scope = { readonly kind: "global" } | { readonly kind: "guild"; readonly guild: string };

/** Servers looked through for commands of their own. Whoever tries Muster out in a server is not in many. */
const mostLookedThrough = 50;

/**
 * Tells Discord the commands: for every server, or for the named ones alone. Discord offers what is registered both
 * ways twice, so what was registered before in the other way is taken back, but only once the new way stands.
 */
export async function registerCommands(registration: Registration): Promise<void> {
  const { guilds, joined, log, commands } = registration;
  const named = guilds.map((guild): Scope => ({ kind: "guild", guild }));
  const others = joined.length > mostLookedThrough ? [] : joined.filter((guild) => !guilds.includes(guild));
  const wanted: readonly Scope[] = named.length > 0 ? named : [{ kind: "global" }];
  const emptied: readonly Scope[] = [
    ...(named.length > 0 ? [{ kind: "global" } as const] : []),
    ...others.map((guild): Scope => ({ kind: "guild", guild })),
  ];
  let stands = false;
  for (const scope of wanted) {
    // One server that Muster was removed from must not keep it from all others.
    const outcome = await tryTo(write(registration, commands, scope), ({ refusal, message }) =>
      log.error(
        { refusal: refusal.kind, detail: message, scope: scope.kind },
        scope.kind === "guild"
          ? "the commands could not be registered in a server: add Muster to it, or take it off the list"
          : "the commands could not be registered: Discord offers those it knew before",
      ),
    );
    if (!outcome) continue;
    stands = true;
    log.info({ outcome, commands: commands.length }, "Discord knows the commands");
  }
  if (!stands) return;
  for (const scope of emptied) {
    await tryTo(write(registration, [], scope), ({ refusal, message }) =>
      log.warn(
        { refusal: refusal.kind, detail: message, scope: scope.kind },
        "commands registered before could not be taken back: Discord may offer them twice",
      ),
    );
  }
}

async function tryTo<Value>(
  work: Promise<Value>,
  tell: (problem: ChatProblem) => void,
): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ChatProblem)) throw error;
    tell(error);
    return undefined;
  }
}

/** Discord: 200 new commands a day and server, so nothing is sent that is already there. */
async function write(
  { api, applicationId }: Pick<Registration, "api" | "applicationId">,
  commands: readonly Command[],
  scope: Scope,
): Promise<"same" | "changed"> {
  if (await stand({ api, applicationId }, commands, scope)) return "same";
  const body = commands.map((command) => commandPayload(command, scope));
  await api.call({ method: "PUT", route: routeOf(applicationId, scope), body });
  return "changed";
}

async function stand(
  { api, applicationId }: Pick<Registration, "api" | "applicationId">,
  commands: readonly Command[],
  scope: Scope,
): Promise<boolean> {
  const wanted = commands.map((command) => commandPayload(command, scope));
  const route = routeOf(applicationId, scope);
  const known = await api.call<readonly KnownCommand[]>({ method: "GET", route });
  return comparable(known) === comparable(wanted);
}

function routeOf(applicationId: string, scope: Scope): RouteLike {
  return scope.kind === "global"
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, scope.guild);
}

/** Whether Discord offers the commands as they are, everywhere they are wanted. Registers nothing. */
export async function standAsWanted(
  wanted: Pick<Registration, "api" | "applicationId" | "commands" | "guilds">,
): Promise<boolean> {
  const { guilds, commands } = wanted;
  const named = guilds.map((guild): Scope => ({ kind: "guild", guild }));
  const scopes: readonly Scope[] = named.length > 0 ? named : [{ kind: "global" }];
  for (const scope of scopes) if (!(await stand(wanted, commands, scope))) return false;
  return true;
}

/** A command as Discord is told of it. Who may use it is decided by core at every act, never by Discord's defaults. */
function commandPayload(command: Command, scope: Scope): CommandPayload {
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
    ...filling(option),
  }));
}

/** Discord: a command with all its choices is at most 8000 characters; more of them than this are offered while typing. */
const mostRegistered = 10;

/** Of dates and free text an empty list is only in the way. */
function filling({ choices, offer, about }: DeclaredOption): Partial<OptionPayload> {
  if (choices && choices.length > mostRegistered) return { autocomplete: true };
  if (choices) return { choices: choices.map((value) => ({ name: choiceLabel(about, value), value })) };
  return offer ? { autocomplete: true } : {};
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
