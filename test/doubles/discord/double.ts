import type { AddressInfo } from "node:net";
import type { Fault } from "./faults.ts";
import { createGatewayDouble, type GatewayDouble } from "./gateway.ts";
import { drawnChannel, isThread } from "./messages.ts";
import { createPerson, type Person } from "./people.ts";
import type { ChannelRefusal } from "./problem.ts";
import { createRateLimiter, type RateCounts, type Rates } from "./rates.ts";
import { createRestDouble, type Seen } from "./rest.ts";
import {
  addChannel,
  type BotRights,
  type Channel,
  type ChannelKind,
  createWorld,
  type Guild,
  type Message,
  type World,
} from "./state.ts";
import { wordsOf } from "./words.ts";

/** Discord on loopback: HTTP and gateway, for the real discord.js to connect to. */
export interface DiscordDouble {
  /** For DISCORD_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  /** Every request so far, in the order of their answers. */
  readonly seen: readonly Seen[];
  /** How long each interaction waited for its first answer, ms of the double's clock. */
  readonly acknowledgedMs: readonly number[];
  /** A server with a channel "general", Muster in it. */
  guild(name: string): GuildFace;
  /** Makes the next requests that match ("POST /channels/…") go wrong. */
  fault(path: RegExp, fault: Fault, times?: number): void;
  /** From now on the token is another one; every connection is closed. */
  revokeToken(): void;
  /** The token is the first one again. */
  restoreToken(): void;
  disallowIntents(bits: number): void;
  sessions(): number;
  /** Connections made today that were no resumptions. */
  identifies(): number;
  /** That many more were made today by others. */
  spendConnections(count: number): void;
  disconnect(code?: number): void;
  /** Sends every connection an event, or a whole frame, as it stands. */
  dispatch(guild: GuildFace, event: string, data: unknown): void;
  frame(packet: unknown): void;
  /** Delivers the last interaction once more to every connection. */
  repeatInteraction(): void;
  /** How many shards the next connection is asked to use. */
  useShards(count: number): void;
  /** What its rate limits have counted so far. */
  rates(): RateCounts;
  close(): Promise<void>;
}

export interface DoubleOptions {
  /** Other limits than the usual ones. Nothing switches the counting off. */
  readonly rates?: Partial<Rates>;
  /** How long one request and its answer are on their way, ms; without it no longer than loopback takes. */
  readonly latencyMs?: () => number;
  /** Monotonic milliseconds, by which requests are counted. */
  readonly elapsedMs?: () => number;
  /** The name it says it is to be reached by, where something leads there. */
  readonly host?: string;
}

export interface AboutMember {
  readonly manages?: boolean;
  readonly roles?: readonly string[];
  /** Somebody who is in another server already. */
  readonly same?: Person;
}

export interface GuildFace {
  readonly id: string;
  member(name: string, about?: AboutMember): Person;
  channel(name: string, kind?: ChannelKind): Channel;
  /** A thread, or a post in a forum. */
  thread(name: string, under: string): Channel;
  /** What everybody in a channel can read, in words. */
  words(channel?: string): readonly string[];
  read(message: Message): string;
  /** The commands that the app offers there, each as often as it would stand in the list. */
  offered(): readonly string[];
  /** Changes what Muster may do in a channel. */
  allow(rights: Partial<BotRights>, channel?: string): void;
  /** A channel or thread takes no posts until told otherwise; Discord tells of the change. */
  refuse(channel: string, code: ChannelRefusal | undefined): void;
  refuseDms(member: Person): void;
  /** Muster is removed from the server. */
  kick(): void;
  /** Muster is added to the server again. */
  invite(): void;
  /** The server is out of order for a while. */
  breakDown(): void;
  deleteChannel(name: string): void;
}

/** @param now The double's wall clock: ids, tokens and nonces go by it, in milliseconds of the epoch. */
export async function startDiscordDouble(
  now: () => number = Date.now,
  {
    rates: changed = {},
    latencyMs,
    elapsedMs = () => performance.now(),
    host = "127.0.0.1",
  }: DoubleOptions = {},
): Promise<DiscordDouble> {
  const token = `double.${Math.random().toString(36).slice(2)}.token`;
  const world = createWorld(now, token);
  let disallowed = 0;
  let shards = 1;
  let spent = 0;
  let port = 0;
  const gatewayUrl = () => `ws://${host}:${port}`;
  const rates = createRateLimiter(changed, { elapsedMs, now });
  const rest = createRestDouble(
    world,
    { url: gatewayUrl, shards: () => shards, left: () => 1000 - spent - gateway.identifies() },
    { rates, ...(latencyMs && { latencyMs }) },
  );
  const gateway: GatewayDouble = createGatewayDouble(rest.server, {
    world,
    url: gatewayUrl,
    disallowedIntents: () => disallowed,
  });
  await new Promise<void>((resolve) => rest.server.listen(0, "127.0.0.1", resolve));
  port = (rest.server.address() as AddressInfo).port;

  return {
    url: `http://${host}:${port}/api`,
    token,
    applicationId: world.applicationId,
    seen: rest.seen,
    acknowledgedMs: world.acknowledgedMs,
    guild: (name) => guildFace(world, gateway, addGuild(world, gateway, name)),
    fault: rest.fault,
    revokeToken() {
      world.token = "another";
      gateway.disconnect(4004);
    },
    restoreToken() {
      world.token = token;
    },
    disallowIntents(bits) {
      disallowed = bits;
    },
    sessions: gateway.sessions,
    identifies: gateway.identifies,
    spendConnections(count) {
      spent += count;
    },
    dispatch: ({ id }, event, data) => void gateway.dispatch(id, event, data),
    frame: gateway.frame,
    disconnect: gateway.disconnect,
    repeatInteraction: gateway.repeatInteraction,
    useShards(count) {
      shards = count;
    },
    rates: rates.counts,
    async close() {
      await gateway.close();
      rest.server.closeAllConnections();
      await new Promise((resolve) => rest.server.close(resolve));
    },
  };
}

function addGuild(world: World, gateway: GatewayDouble, name: string): Guild {
  const guild: Guild = { id: world.newId(), name, channels: new Map(), members: new Map(), botIn: true };
  world.guilds.set(guild.id, guild);
  const general = addChannel(world, "general", { guild: guild.id });
  guild.channels.set(general.id, general);
  gateway.announce(guild);
  return guild;
}

function commandNames({ commands }: World, scope: string): readonly string[] {
  return (commands.get(scope) ?? []).map(({ name }) => name);
}

function guildFace(world: World, gateway: GatewayDouble, guild: Guild): GuildFace {
  function channel(name = "general", kind: ChannelKind = "text"): Channel {
    return named(name) ?? add(addChannel(world, name, { guild: guild.id, kind }), "CHANNEL_CREATE");
  }

  function thread(name: string, under: string): Channel {
    const parent = channel(under);
    const kind = parent.kind === "announcement" ? "announcementThread" : "thread";
    return named(name) ?? add(addChannel(world, name, { guild: guild.id, kind, parent }), "THREAD_CREATE");
  }

  function named(name: string): Channel | undefined {
    return [...guild.channels.values()].find((one) => one.name === name);
  }

  function add(made: Channel, event: string): Channel {
    guild.channels.set(made.id, made);
    gateway.dispatch(guild.id, event, drawnChannel(made));
    return made;
  }

  function read(message: Message): string {
    return wordsOf(message, (id) => world.channels.get(id)?.name ?? id);
  }

  return {
    id: guild.id,
    channel,
    thread,
    read,
    member(name, { manages = false, roles = [], same } = {}) {
      const known = [...guild.members.values()].find((one) => one.name === name);
      const member = known ?? {
        id: same?.id ?? world.newId(),
        name,
        roles: [...roles],
        manages,
        takesDms: true,
      };
      guild.members.set(member.id, member);
      return createPerson(world, gateway, guild, member);
    },
    words: (name) =>
      channel(name)
        .messages.filter(({ onlyFor }) => onlyFor === undefined)
        .map(read),
    offered: () => ["global", guild.id].flatMap((scope) => commandNames(world, scope)),
    allow(rights, name) {
      Object.assign(channel(name).bot, rights);
    },
    refuse(name, code) {
      const found = channel(name);
      found.refuses = code;
      gateway.dispatch(guild.id, isThread(found) ? "THREAD_UPDATE" : "CHANNEL_UPDATE", drawnChannel(found));
    },
    refuseDms({ id }) {
      const member = guild.members.get(id);
      if (member) member.takesDms = false;
    },
    kick() {
      guild.botIn = false;
      gateway.dispatch(guild.id, "GUILD_DELETE", { id: guild.id });
    },
    invite() {
      guild.botIn = true;
      gateway.announce(guild);
    },
    breakDown() {
      gateway.dispatch(guild.id, "GUILD_DELETE", { id: guild.id, unavailable: true });
    },
    deleteChannel(name) {
      const found = channel(name);
      found.gone = true;
      gateway.dispatch(guild.id, isThread(found) ? "THREAD_DELETE" : "CHANNEL_DELETE", drawnChannel(found));
    },
  };
}
