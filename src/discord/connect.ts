import {
  type SessionInfo,
  SimpleIdentifyThrottler,
  WebSocketManager,
  type WebSocketManagerOptions,
} from "@discordjs/ws";
import { GatewayIntentBits, REST } from "discord.js";
import type { Dispatcher } from "undici";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { type GatewayEvents, type Ready, readEvents } from "./events.ts";
import { createIdentifyBudget, type IdentifyBudget } from "./identify-budget.ts";
import { connectionsSpent, finalClose, NoConnection, notReached, tokenRefused } from "./no-connection.ts";
import { openRelay } from "./relay.ts";
import { createShards, type Shards } from "./shards.ts";
import type { Later } from "./waits.ts";

/** What is heard of a connection once it stands. */
export interface LineEvents {
  down(code: number): void;
  up(): void;
  /** It will not come back by itself. */
  lost(why: NoConnection): void;
}

export interface Connection {
  /** Of several shards, the first one's. */
  readonly ready: Ready;
  /** Whether all of it is up at this moment. */
  stands(): boolean;
  stop(): Promise<void>;
}

export interface Gateway {
  /** A new connection. Throws a {@link NoConnection}. */
  open(line: LineEvents): Promise<Connection>;
}

interface GatewayOptions {
  readonly token: string;
  readonly url: string;
  readonly events: GatewayEvents;
  readonly log: Log;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  readonly later: Later;
  /** What leads out, where it is a proxy. */
  readonly dispatcher?: Dispatcher | undefined;
}

/** How long a connection may take to stand, ms; Discord lets several shards in one after the other. */
const patienceMs = 60_000;

const patienceForShardMs = 6_000;

/** Connections of the day that are not made: Discord resets the token after the last. */
const kept = 25;

/** Discord's gateway, with as many shards as Discord asks for. */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, url, events, log, elapsedMs, later, dispatcher } = options;
  const budget = createIdentifyBudget(elapsedMs, later);

  return {
    async open(line) {
      const relay = dispatcher && (await openRelay(dispatcher));
      const through = relay?.through ?? ((address: string) => address);
      const standing = new Set<number>();
      const reader = readEvents(events, log);
      let ready: Ready | undefined;
      let shards: Shards | undefined;
      let lost: (why: NoConnection) => void = () => {};
      const failed = new Promise<never>((_, reject) => {
        lost = reject;
      });

      const stands = () => standing.size === shards?.count();

      function up(shard: number): void {
        standing.add(shard);
        if (stands()) line.up();
      }

      const manager = new WebSocketManager({
        token,
        // Interactions come without any intent; with these, servers and channels that are gone are told of, and what is
        // written to Muster alone: nothing of what people write in a server.
        intents: GatewayIntentBits.Guilds | GatewayIntentBits.DirectMessages,
        rest: new REST({ api: url, rejectOnRateLimit: () => true }).setToken(token),
        ...ownSessions(through),
        buildIdentifyThrottler: throttlerWithin(budget),
        buildStrategy(of) {
          shards = createShards(
            of,
            {
              ready(shard, data) {
                const told = reader.ready(data);
                ready ??= told;
                up(shard);
              },
              resumed: up,
              dispatch: reader.dispatch,
              closed(shard, code) {
                standing.delete(shard);
                const why = finalClose(code);
                if (why) lost(why);
                else line.down(code);
              },
            },
            { log, through },
          );
          return shards;
        },
      });

      try {
        const count = await checkLimits(manager, url);
        const inTime = later(patienceMs + count * patienceForShardMs, () =>
          lost(notReached(url, "no answer in time")),
        );
        await Promise.race([manager.connect(), failed]).finally(inTime);
      } catch (error) {
        await shards?.end();
        await relay?.close();
        throw problemOf(error, url);
      }
      if (!ready) throw notReached(url, "not ready");
      lost = line.lost;
      return {
        ready,
        stands,
        stop: async () => {
          await shards?.end();
          await relay?.close();
        },
      };
    },
  };
}

/** Of this connection alone: the library's own store is every connection's. */
function ownSessions(
  through: (url: string) => string,
): Pick<WebSocketManagerOptions, "retrieveSessionInfo" | "updateSessionInfo"> {
  const sessions = new Map<number, SessionInfo>();
  return {
    retrieveSessionInfo(shard) {
      const session = sessions.get(shard);
      return session ? { ...session, resumeURL: through(session.resumeURL) } : null;
    },
    updateSessionInfo(shard, session) {
      if (session && isSocketAddress(session.resumeURL)) sessions.set(shard, session);
      else sessions.delete(shard);
    },
  };
}

/** As fast as Discord lets shards in, and no oftener than the budget of the day. */
function throttlerWithin(budget: IdentifyBudget): WebSocketManagerOptions["buildIdentifyThrottler"] {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    const paced = new SimpleIdentifyThrottler(limit.max_concurrency);
    return {
      async waitForIdentify(shard, signal) {
        await budget.take(signal);
        await paced.waitForIdentify(shard, signal);
      },
    };
  };
}

/** How many shards there will be, where Discord lets them connect. */
async function checkLimits(manager: WebSocketManager, url: string): Promise<number> {
  const { session_start_limit: limit, url: address } = await manager.fetchGatewayInformation();
  if (!isSocketAddress(address)) throw notReached(url, "no address to connect to");
  const count = await manager.getShardCount();
  if (limit.remaining < count + kept) throw connectionsSpent(limit.remaining);
  return count;
}

function isSocketAddress(url: unknown): boolean {
  return typeof url === "string" && URL.canParse(url) && /^wss?:$/u.test(new URL(url).protocol);
}

function problemOf(error: unknown, url: string): NoConnection {
  if (error instanceof NoConnection) return error;
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 401) return tokenRefused();
  const { code } = problemFields(error);
  return notReached(url, code ?? (typeof status === "number" ? String(status) : undefined));
}
