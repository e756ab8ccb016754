import { type Content, checkMessage, checkNotEmpty, checkShape } from "./checks.ts";
import { refusals } from "./problem.ts";
import {
  addChannel,
  type Channel,
  channelTypes,
  contentOf,
  type Message,
  replaceMessage,
  type World,
} from "./state.ts";

/** Discord: a nonce holds for a few minutes. */
const nonceHoldsMs = 3 * 60_000;

const hourMs = 3_600_000;

/** Discord does not say how many edits of old messages it takes; the double takes these in all. */
const oldEditsTaken = 10;

/** The channel as the bot may see it. */
function channelFor(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || channel.gone) throw refusals.unknownChannel();
  const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
  if (channel.guild !== undefined && !guild?.botIn) throw refusals.missingAccess();
  const { view, connect } = channel.bot;
  if (!view || (isVoice(channel) && !connect)) throw refusals.missingAccess();
  return channel;
}

function isVoice({ kind }: Channel): boolean {
  return kind === "voice" || kind === "stage";
}

export function isThread({ parent }: Channel): boolean {
  return parent !== undefined;
}

/** Discord: a forum's posts are threads; it takes no message itself. */
export function isForum({ kind }: Channel): boolean {
  return kind === "forum" || kind === "media";
}

type PostBody = Partial<Content> & {
  readonly flags?: number;
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
};

export function postMessage(world: World, channelId: string, body: PostBody): object {
  const channel = channelFor(world, channelId);
  if (isForum(channel)) throw refusals.nonTextChannel();
  if (channel.refuses) throw refusals.notNow(channel.refuses);
  const { send, sendInThreads } = channel.bot;
  if (!(isThread(channel) ? sendInThreads : send)) throw refusals.missingPermissions();
  if (channel.recipient !== undefined && !takesDms(world, channel.recipient)) throw refusals.cannotDm();
  checkShape("message", body);
  checkMessage(body);
  checkNotEmpty(body);
  if (String(body.nonce ?? "").length > 25)
    throw refusals.invalidBody("nonce", "Must be 25 or fewer in length.");
  const nonce = `${channelId}/${body.nonce}`;
  const before = body.nonce === undefined ? undefined : world.nonces.get(nonce);
  if (body.enforce_nonce && before && world.now() - before.at <= nonceHoldsMs) {
    const first = channel.messages.find(({ id }) => id === before.message);
    if (first) return drawn(world, channel, first);
  }
  const message: Message = {
    id: world.newId(),
    at: world.now(),
    flags: 0,
    edited: false,
    ...contentOf(body),
  };
  channel.messages.push(message);
  if (body.nonce !== undefined) world.nonces.set(nonce, { message: message.id, at: world.now() });
  return drawn(world, channel, message);
}

export function editMessage(
  world: World,
  channelId: string,
  messageId: string,
  body: Partial<Content>,
): object {
  const channel = channelFor(world, channelId);
  const message = publicMessage(channel, messageId);
  checkShape("edit", body);
  checkMessage(body);
  if (world.now() - message.at > hourMs) {
    world.oldEdits.count += 1;
    if (world.oldEdits.count > oldEditsTaken) throw refusals.tooManyEdits();
  }
  const edited = { ...message, ...contentOf(body, message), edited: true, edits: (message.edits ?? 0) + 1 };
  checkNotEmpty(edited);
  replaceMessage(channel, edited);
  return drawn(world, channel, edited);
}

/** Newest first within a page; "after" gives the page that begins with the oldest after it. */
export function listMessages(world: World, channelId: string, query: URLSearchParams): readonly object[] {
  const channel = channelFor(world, channelId);
  if (!channel.bot.history && channel.guild !== undefined) return [];
  const limit = Number(query.get("limit") ?? 50);
  if (!(limit >= 1 && limit <= 100)) throw refusals.invalidBody("limit", "Between 1 and 100.");
  const shown = channel.messages.filter(({ onlyFor }) => onlyFor === undefined);
  const after = query.get("after");
  const before = query.get("before");
  const page =
    after === null
      ? shown.filter(({ id }) => before === null || BigInt(id) < BigInt(before)).slice(-limit)
      : shown.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  return page.toReversed().map((message) => drawn(world, channel, message));
}

export function readMessage(world: World, channelId: string, messageId: string): object {
  const channel = channelFor(world, channelId);
  return drawn(world, channel, publicMessage(channel, messageId));
}

export function readChannel(world: World, channelId: string): object {
  const channel = channelFor(world, channelId);
  const last = channel.messages.filter(({ onlyFor }) => onlyFor === undefined).at(-1);
  return { ...drawnChannel(channel), last_message_id: last?.id ?? null };
}

export function openDirect(world: World, body: { readonly recipient_id?: string }): object {
  checkShape("directChannel", body);
  const user = body.recipient_id ?? "";
  if (![...world.guilds.values()].some(({ members }) => members.has(user))) throw refusals.unknownUser();
  const opened = [...world.channels.values()].find(({ recipient }) => recipient === user);
  return drawnChannel(opened ?? addChannel(world, "direct", { recipient: user }));
}

function takesDms(world: World, user: string): boolean {
  return [...world.guilds.values()].some(({ members, botIn }) => botIn && members.get(user)?.takesDms);
}

function publicMessage(channel: Channel, id: string): Message {
  const message = channel.messages.find((one) => one.id === id && one.onlyFor === undefined);
  if (!message) throw refusals.unknownMessage();
  return message;
}

export function drawnChannel({ id, name, guild, kind, parent, refuses }: Channel): object {
  const type = channelTypes[kind];
  if (guild === undefined) return { id, type, recipients: [] };
  return parent === undefined
    ? { id, type, name, guild_id: guild, position: 0, permission_overwrites: [] }
    : {
        id,
        type,
        name,
        guild_id: guild,
        parent_id: parent,
        thread_metadata: { archived: refuses === 50083, locked: refuses === 160005 },
      };
}

/** A message as Discord gives it back: never with its nonce. */
export function drawn(world: World, channel: Channel, message: Message): object {
  const stamp = new Date(message.at).toISOString();
  return {
    id: message.id,
    channel_id: channel.id,
    author: botUser(world),
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: "rich", ...embed })),
    components: message.components,
    timestamp: stamp,
    edited_timestamp: message.edited ? stamp : null,
    flags: message.flags,
    // Seen of Discord, where there is none.
    thread: null,
    type: 0,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
  };
}

export function botUser(world: World): object {
  return { id: world.applicationId, username: "muster", discriminator: "0", bot: true, avatar: null };
}
