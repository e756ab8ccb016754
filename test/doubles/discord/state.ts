import { randomBytes } from "node:crypto";
import type { CommandBody, Content, Modal } from "./checks.ts";
import type { ChannelRefusal } from "./problem.ts";

/** What the bot may do in a channel. */
export interface BotRights {
  view: boolean;
  send: boolean;
  /** What counts in a thread, where `send` counts for nothing. */
  sendInThreads: boolean;
  history: boolean;
  /** Without it nothing in a voice channel is there for the bot. */
  connect: boolean;
}

/** Discord's numbers. */
export const channelTypes = {
  text: 0,
  direct: 1,
  voice: 2,
  announcement: 5,
  announcementThread: 10,
  thread: 11,
  stage: 13,
  forum: 15,
  media: 16,
} as const;

export type ChannelKind = keyof typeof channelTypes;

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** Of a thread, and of a post in a forum: the channel whose permissions are its own. */
  readonly parent?: string;
  /** None of a direct message's. */
  readonly guild: string | undefined;
  readonly recipient?: string;
  readonly bot: BotRights;
  readonly messages: Message[];
  gone: boolean;
  /** Discord's code for what it says to posts there for a while. */
  refuses?: ChannelRefusal | undefined;
}

export interface Message extends Content {
  readonly id: string;
  readonly at: number;
  readonly flags: number;
  /** Of a private answer: the only one who sees it. */
  readonly onlyFor?: string;
  readonly edited: boolean;
  /** How often, of a message in a channel. */
  readonly edits?: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, GuildMember>;
  botIn: boolean;
}

export interface GuildMember {
  readonly id: string;
  readonly name: string;
  readonly roles: string[];
  manages: boolean;
  /** Whether they take direct messages from the bot. */
  takesDms: boolean;
}

export type InteractionKind = "command" | "component" | "autocomplete" | "modal";

/** What the caller sees in the end. */
export type Outcome =
  | { readonly kind: "private" | "public" | "updated"; readonly message: Message }
  | { readonly kind: "form"; readonly modal: Modal }
  | {
      readonly kind: "suggestions";
      readonly choices: readonly { readonly name: string; readonly value: string }[];
    };

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly at: number;
  readonly kind: InteractionKind;
  readonly user: string;
  readonly channel: Channel;
  /** The message whose button was pressed. */
  readonly message?: string;
  /** Callback type of the first answer. */
  answered?: number;
  /** The message that "@original" means. */
  original?: string;
  settle: (outcome: Outcome) => void;
}

export interface World {
  readonly applicationId: string;
  /** The bot's; a new one here revokes the one before. */
  token: string;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly interactions: Map<string, Interaction>;
  /** How long each waited for its first answer, ms; those that got none are not in it. */
  readonly acknowledgedMs: number[];
  /** By scope: "global" or a guild's id. */
  readonly commands: Map<string, readonly (CommandBody & { readonly id: string })[]>;
  /** By channel and nonce: the message it made, and when. */
  readonly nonces: Map<string, { readonly message: string; readonly at: number }>;
  readonly commandsMade: { count: number };
  readonly oldEdits: { count: number };
  now(): number;
  newId(): string;
}

/** Discord: ids begin with the milliseconds since the first second of 2015. */
const firstMs = 1_420_070_400_000n;

export function createWorld(now: () => number, token: string): World {
  let made = 0n;
  const newId = () => {
    made += 1n;
    return String(((BigInt(Math.floor(now())) - firstMs) << 22n) | made);
  };
  return {
    applicationId: newId(),
    token,
    guilds: new Map(),
    channels: new Map(),
    interactions: new Map(),
    acknowledgedMs: [],
    commands: new Map(),
    nonces: new Map(),
    commandsMade: { count: 0 },
    oldEdits: { count: 0 },
    now,
    newId,
  };
}

export function newInteractionToken(): string {
  return randomBytes(40).toString("base64url");
}

export function addChannel(
  world: World,
  name: string,
  where: {
    readonly guild?: string;
    readonly recipient?: string;
    readonly kind?: ChannelKind;
    readonly parent?: Channel;
  },
): Channel {
  const { parent, recipient } = where;
  const channel: Channel = {
    id: world.newId(),
    name,
    kind: where.kind ?? (recipient === undefined ? "text" : "direct"),
    guild: where.guild,
    ...(recipient !== undefined && { recipient }),
    ...(parent && { parent: parent.id }),
    bot: parent?.bot ?? { view: true, send: true, sendInThreads: true, history: true, connect: true },
    messages: [],
    gone: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Keeps a changed message in the place of the one before. */
export function replaceMessage(channel: Channel, message: Message): void {
  const index = channel.messages.findIndex(({ id }) => id === message.id);
  if (index >= 0) channel.messages[index] = message;
}

export function contentOf(body: Partial<Content>, before?: Content): Content {
  return {
    content: body.content ?? before?.content ?? "",
    embeds: body.embeds ?? before?.embeds ?? [],
    components: body.components ?? before?.components ?? [],
  };
}
