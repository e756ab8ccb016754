import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import type { Caller, CommandCall, FormSubmission, PartialOption, Press } from "../core/chat/chat.ts";
import type { Place, Workspace } from "../core/chat/place.ts";
import { homeIn } from "./direct.ts";
import {
  kindOf,
  readInteraction,
  type SentComponent,
  type SentField,
  type SentInteraction,
  type SentOption,
} from "./payload.ts";

/** What somebody did on Discord, in core's terms. */
export type Received =
  | { readonly kind: "command"; readonly call: CommandCall; readonly options: CommandOptions }
  /** `home`: of a button in a direct message, whose answers must say it again. */
  | {
      readonly kind: "press";
      readonly press: Press;
      readonly onPrivate: boolean;
      readonly home?: Workspace;
    }
  | { readonly kind: "submit"; readonly form: FormSubmission }
  | { readonly kind: "suggest"; readonly partial: PartialOption }
  | NotTaken;

/**
 * What is answered with words alone, and touches nothing of any branch.
 * - outside     in a direct message, where only the buttons of Muster's own posts say which branch is meant
 * - not-ours    in a server that Muster is not in, by somebody who has it for themselves
 * - forum       in a channel that takes no messages of its own
 * - strange     a kind of interaction that Muster never offers
 * - unreadable  not as Discord says that it sends it
 */
export interface NotTaken {
  readonly kind: "outside" | "not-ours" | "forum" | "strange" | "unreadable";
}

export interface CommandOptions {
  readonly subcommand: string;
  readonly options: Readonly<Record<string, string>>;
}

const known: ReadonlySet<number | undefined> = new Set([
  InteractionType.ApplicationCommand,
  InteractionType.ApplicationCommandAutocomplete,
  InteractionType.MessageComponent,
  InteractionType.ModalSubmit,
]);

/** Discord: channels whose threads take messages, but not they themselves. */
const withoutMessages: ReadonlySet<number | undefined> = new Set([
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
  ChannelType.GuildDirectory,
]);

/** Discord's payload as a call. Pure: nothing is asked of Discord. @param isOurs Whether Muster is in a server. */
export function receive(payload: unknown, isOurs: (guild: string) => boolean): Received {
  const sent = readInteraction(payload);
  if (!sent) return { kind: known.has(kindOf(payload)) ? "unreadable" : "strange" };
  if (!sent.guild_id) return directPress(sent) ?? { kind: "outside" };
  if (!isOurs(sent.guild_id)) return { kind: "not-ours" };
  if (withoutMessages.has(sent.channel?.type)) return { kind: "forum" };
  const where = whoAndWhere(sent);
  if (!where) return { kind: "unreadable" };
  const call = { callId: sent.id, ...where };
  switch (sent.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = sent;
      if (data.type !== ApplicationCommandType.ChatInput) return { kind: "strange" };
      const options = optionsOf(data.options);
      return { kind: "command", call: { ...call, command: data.name, input: options }, options };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { data } = sent;
      const { subcommand, focused } = optionsOf(data.options);
      if (!focused) return { kind: "strange" };
      return { kind: "suggest", partial: { ...where, command: data.name, subcommand, ...focused } };
    }
    case InteractionType.MessageComponent: {
      const { data, message } = sent;
      if (data.component_type !== ComponentType.Button) return { kind: "strange" };
      return { kind: "press", press: { ...call, button: data.custom_id }, onPrivate: isPrivate(message) };
    }
    case InteractionType.ModalSubmit: {
      const { custom_id: form, components } = sent.data;
      const fields = components.flatMap(({ component, components: row }) =>
        component ? [component] : (row ?? []),
      );
      return { kind: "submit", form: { ...call, form, values: valuesOf(fields) } };
    }
  }
}

/** Discord sends no server, no roles and no permissions with a direct message: nothing is proven but who it is. */
function directPress(sent: SentInteraction): Received | undefined {
  if (sent.type !== InteractionType.MessageComponent) return undefined;
  const { id: callId, data, message, user } = sent;
  if (data.component_type !== ComponentType.Button || !user) return undefined;
  const { button, home } = homeIn(data.custom_id) ?? {};
  if (button === undefined || !home) return undefined;
  const caller = { ...home, user: user.id, managesWorkspace: false, groupsOf: async () => [] };
  const place = { ...home, channel: "" };
  return { kind: "press", press: { callId, caller, place, button }, onPrivate: isPrivate(message), home };
}

function isPrivate({ flags }: SentComponent["message"]): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}

function channelOf({ channel_id, channel }: SentInteraction): string | undefined {
  return channel_id ?? channel?.id;
}

interface WhoAndWhere {
  readonly caller: Caller;
  readonly place: Place;
}

function whoAndWhere(sent: SentInteraction): WhoAndWhere | undefined {
  const { guild_id: guild, member } = sent;
  const channel = channelOf(sent);
  if (!guild || channel === undefined || !member) return undefined;
  const workspace = { chat: "discord", workspace: guild } as const;
  return { caller: callerOf(guild, member), place: { ...workspace, channel } };
}

/** Discord: what the person may do and their roles come with every interaction. */
function callerOf(
  workspace: string,
  { user, permissions, roles }: NonNullable<SentInteraction["member"]>,
): Caller {
  const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
  return {
    chat: "discord",
    workspace,
    user: user.id,
    managesWorkspace: (BigInt(permissions) & managing) !== 0n,
    groupsOf: async (ids) => ids.filter((id) => roles.includes(id)),
  };
}

interface ReadOptions extends CommandOptions {
  readonly focused?: { readonly option: string; readonly typed: string };
}

function optionsOf(given: readonly SentOption[] | null | undefined): ReadOptions {
  const [first] = given ?? [];
  const isSubcommand = first?.type === ApplicationCommandOptionType.Subcommand;
  const listed = (isSubcommand ? first.options : given) ?? [];
  const typed = listed.flatMap(({ name, value, focused }) =>
    value === undefined || value === null ? [] : [{ name, value: String(value), focused }],
  );
  const now = typed.find(({ focused }) => focused === true);
  return {
    subcommand: isSubcommand ? first.name : "",
    options: Object.fromEntries(typed.map(({ name, value }) => [name, value])),
    ...(now && { focused: { option: now.name, typed: now.value } }),
  };
}

/** Of somebody chosen Discord gives the id; as a mention it is what is typed elsewhere. */
function typedIn({ type, value, values }: SentField): string {
  const given = String(value ?? values?.[0] ?? "");
  return type === ComponentType.UserSelect && given !== "" ? `<@${given}>` : given;
}

function valuesOf(fields: readonly SentField[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map((field) => [field.custom_id, typedIn(field)]));
}
