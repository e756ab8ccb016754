import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { botUser, drawnChannel, isThread } from "./messages.ts";
import type { Guild, World } from "./state.ts";

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  /** Everything sent so far, so that a resumed connection gets what it missed. */
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
}

export interface GatewayDouble {
  /** Sends an event to every process whose shard has this server. Says to how many sessions. */
  dispatch(guild: string, event: string, data: unknown): number;
  sessions(): number;
  /** How often a connection was made that was no resumption, refused ones among them. */
  identifies(): number;
  /** Sends a frame as it stands to every connection. */
  frame(packet: unknown): void;
  /** Closes every connection, as a network fault does; with a code, as Discord does. */
  disconnect(code?: number): void;
  /** Sends the last interaction once more on every connection, as a resumed one may get what it already had. */
  repeatInteraction(): void;
  /** Sends a server as it stands, as after Muster was added to it. */
  announce(guild: Guild): void;
  close(): Promise<void>;
}

export interface GatewayOptions {
  readonly world: World;
  readonly url: () => string;
  /** Intents this application may not have; asking for one closes with 4014. */
  readonly disallowedIntents: () => number;
}

const opcode = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, ack: 11 };

const closed = { badToken: 4004, notIdentified: 4003, invalidIntents: 4013, disallowedIntents: 4014 };

const knownIntents = (1 << 26) - 1;

/** Discord: what cannot be resumed. */
function endsSession(code: number): boolean {
  return code === closed.badToken || (code >= 4007 && code !== 4008);
}

interface Packet {
  readonly op: number;
  readonly d: {
    readonly token?: string;
    readonly intents?: number;
    readonly shard?: readonly [number, number];
    readonly session_id?: string;
    readonly seq?: number;
  };
}

export function createGatewayDouble(server: Server, options: GatewayOptions): GatewayDouble {
  const { world } = options;
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  let identifies = 0;

  sockets.on("connection", (socket) => {
    let session: Session | undefined;
    send(socket, { op: opcode.hello, d: { heartbeat_interval: 41_250 } });
    socket.on("message", (raw) => {
      const packet = JSON.parse(String(raw)) as Packet;
      if (packet.op === opcode.heartbeat) send(socket, { op: opcode.ack });
      else if (packet.op === opcode.identify) session = identify(socket, packet.d);
      else if (packet.op === opcode.resume) session = resume(socket, packet.d);
      else if (!session) socket.close(closed.notIdentified);
    });
    socket.on("close", (code) => {
      if (!session) return;
      session.socket = undefined;
      // A client that leaves with 1000 or 1001 gives its session up.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
  });

  function identify(
    socket: WebSocket,
    { token, intents = 0, shard = [0, 1] }: Packet["d"],
  ): Session | undefined {
    identifies += 1;
    const code = refusalOf(token, intents);
    if (code !== undefined) {
      socket.close(code);
      return undefined;
    }
    const session: Session = { id: randomBytes(16).toString("hex"), shard, sent: [], socket };
    sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter((guild) => guild.botIn && isOn(session, guild.id));
    deliver(session, "READY", {
      v: 10,
      user: botUser(world),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: options.url(),
      shard,
      application: { id: world.applicationId, flags: 0 },
    });
    for (const guild of guilds) deliver(session, "GUILD_CREATE", drawnGuild(world, guild));
    return session;
  }

  function refusalOf(token: string | undefined, intents: number): number | undefined {
    if (token !== world.token) return closed.badToken;
    if ((intents & ~knownIntents) !== 0) return closed.invalidIntents;
    return (intents & options.disallowedIntents()) === 0 ? undefined : closed.disallowedIntents;
  }

  function resume(socket: WebSocket, { token, session_id = "", seq = 0 }: Packet["d"]): Session | undefined {
    const session = sessions.get(session_id);
    if (token !== world.token) {
      socket.close(closed.badToken);
      return undefined;
    }
    if (!session) {
      send(socket, { op: opcode.invalidSession, d: false });
      return undefined;
    }
    session.socket = socket;
    for (const event of session.sent.filter(({ s }) => s > seq))
      send(socket, { op: opcode.dispatch, ...event });
    deliver(session, "RESUMED", {});
    return session;
  }

  function deliver(session: Session, t: string, d: unknown): void {
    const event = { s: session.sent.length + 1, t, d };
    session.sent.push(event);
    if (session.socket) send(session.socket, { op: opcode.dispatch, ...event });
  }

  /** Discord: a server belongs to one shard, by its id. */
  function isOn({ shard: [index, count] }: Session, guild: string): boolean {
    return Number((BigInt(guild) >> 22n) % BigInt(count)) === index;
  }

  function dispatch(guild: string, event: string, data: unknown): number {
    const reached = [...sessions.values()].filter((session) => isOn(session, guild));
    for (const session of reached) deliver(session, event, data);
    return reached.length;
  }

  return {
    dispatch,
    sessions: () => sessions.size,
    identifies: () => identifies,
    frame(packet) {
      for (const socket of sockets.clients) send(socket, packet);
    },
    disconnect(code) {
      if (code !== undefined && endsSession(code)) sessions.clear();
      for (const socket of sockets.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
    repeatInteraction() {
      for (const { sent, socket } of sessions.values()) {
        const event = sent.findLast(({ t }) => t === "INTERACTION_CREATE");
        if (event && socket) send(socket, { op: opcode.dispatch, ...event });
      }
    },
    announce(guild) {
      dispatch(guild.id, "GUILD_CREATE", drawnGuild(world, guild));
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}

function send(socket: WebSocket, packet: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(packet));
}

function drawnGuild(world: World, guild: Guild): object {
  const { id, name, members } = guild;
  const channels = [...guild.channels.values()].filter(({ gone }) => !gone);
  return {
    id,
    name,
    owner_id: world.applicationId,
    unavailable: false,
    member_count: members.size + 1,
    large: false,
    joined_at: new Date(world.now()).toISOString(),
    preferred_locale: "en-GB",
    features: [],
    roles: [{ id, name: "@everyone", permissions: "0", position: 0, color: 0, hoist: false, managed: false }],
    channels: channels.filter((channel) => !isThread(channel)).map(drawnChannel),
    members: [],
    threads: channels.filter(isThread).map(drawnChannel),
    presences: [],
    voice_states: [],
    emojis: [],
    stickers: [],
    stage_instances: [],
    guild_scheduled_events: [],
  };
}
