import {
  type APIInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import type { Caller, CommandCall, FormSubmission, PartialOption, Press } from "../core/chat/chat.ts";
import type { Place, Workspace } from "../core/chat/place.ts";
import { homeIn } from "./direct.ts";

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
  /** In a direct message, where only the buttons of Muster's own posts say which branch is meant. */
  | { readonly kind: "outside" }
  /** A kind of interaction that Muster never offers. */
  | { readonly kind: "strange" };

export interface CommandOptions {
  readonly subcommand: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Discord's payload as a call. Pure: nothing is asked of Discord. */
export function receive(payload: APIInteraction): Received {
  if (payload.type === InteractionType.Ping) return { kind: "strange" };
  const where = whoAndWhere(payload);
  if (!where) return directPress(payload) ?? { kind: "outside" };
  const call = { callId: payload.id, ...where };
  switch (payload.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = payload;
      if (data.type !== ApplicationCommandType.ChatInput) return { kind: "strange" };
      const options = optionsOf(data.options);
      return { kind: "command", call: { ...call, command: data.name, input: options }, options };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { data } = payload;
      const { subcommand, focused } = optionsOf(data.options);
      if (!focused) return { kind: "strange" };
      return { kind: "suggest", partial: { ...where, command: data.name, subcommand, ...focused } };
    }
    case InteractionType.MessageComponent: {
      const { data, message } = payload;
      if (data.component_type !== ComponentType.Button) return { kind: "strange" };
      return { kind: "press", press: { ...call, button: data.custom_id }, onPrivate: isPrivate(message) };
    }
    case InteractionType.ModalSubmit:
      return {
        kind: "submit",
        form: { ...call, form: payload.data.custom_id, values: valuesOf(payload.data.components) },
      };
  }
}

/** Discord sends no server, no roles and no permissions with a direct message: nothing is proven but who it is. */
function directPress(payload: APIInteraction): Received | undefined {
  if (payload.type !== InteractionType.MessageComponent) return undefined;
  const { id: callId, data, message, user } = payload;
  if (data.component_type !== ComponentType.Button || !user || payload.guild_id !== undefined)
    return undefined;
  const { button, home } = homeIn(data.custom_id) ?? {};
  if (button === undefined || !home) return undefined;
  const caller = { ...home, user: user.id, managesWorkspace: false, groupsOf: async () => [] };
  const place = { ...home, channel: "" };
  return { kind: "press", press: { callId, caller, place, button }, onPrivate: isPrivate(message), home };
}

function isPrivate({ flags }: { readonly flags?: number | undefined }): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

interface WhoAndWhere {
  readonly caller: Caller;
  readonly place: Place;
}

function whoAndWhere({ guild_id, channel, channel_id, member }: APIInteraction): WhoAndWhere | undefined {
  const channelId = channel_id ?? channel?.id;
  if (guild_id === undefined || channelId === undefined || !member) return undefined;
  const workspace = { chat: "discord", workspace: guild_id } as const;
  return { caller: callerOf(workspace.workspace, member), place: { ...workspace, channel: channelId } };
}

interface DiscordMember {
  readonly user: { readonly id: string };
  /** All that this person may do in the channel, as a number in decimals. */
  readonly permissions: string;
  readonly roles: readonly string[];
}

/** Discord: what the person may do and their roles come with every interaction. */
function callerOf(workspace: string, { user, permissions, roles }: DiscordMember): Caller {
  const may = /^\d+$/u.test(permissions) ? BigInt(permissions) : 0n;
  const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
  return {
    chat: "discord",
    workspace,
    user: user.id,
    managesWorkspace: (may & managing) !== 0n,
    groupsOf: async (ids) => ids.filter((id) => roles.includes(id)),
  };
}

/** As much of an option as Muster reads; it only ever declares texts. */
interface TypedOption {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly TypedOption[];
}

interface ReadOptions extends CommandOptions {
  readonly focused?: { readonly option: string; readonly typed: string };
}

function optionsOf(given: readonly TypedOption[] | undefined): ReadOptions {
  const [first] = given ?? [];
  const isSubcommand = first?.type === ApplicationCommandOptionType.Subcommand;
  const listed = (isSubcommand ? first.options : given) ?? [];
  const typed = listed.flatMap(({ name, value, focused }) =>
    value === undefined ? [] : [{ name, value: String(value), focused }],
  );
  const now = typed.find(({ focused }) => focused === true);
  return {
    subcommand: isSubcommand ? first.name : "",
    options: Object.fromEntries(typed.map(({ name, value }) => [name, value])),
    ...(now && { focused: { option: now.name, typed: now.value } }),
  };
}

/** A form's fields come in labels, and from older clients in rows. */
function valuesOf(
  components: APIModalSubmitInteraction["data"]["components"],
): Readonly<Record<string, string>> {
  const fields = components.flatMap((part): readonly SentField[] => {
    if ("component" in part) return [part.component];
    return "components" in part ? part.components : [];
  });
  return Object.fromEntries(
    fields.map(({ custom_id, value, values }) => [custom_id, String(value ?? values?.[0] ?? "")]),
  );
}

interface SentField {
  readonly custom_id: string;
  readonly value?: unknown;
  readonly values?: readonly string[];
}
