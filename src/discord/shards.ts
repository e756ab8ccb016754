import {
  type IShardingStrategy,
  managerToFetchingStrategyOptions,
  SimpleContextFetchingStrategy,
  type WebSocketManager,
  WebSocketShard,
  WebSocketShardEvents,
} from "@discordjs/ws";
import type { GatewayReadyDispatchData } from "discord.js";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";

/** What is heard of each connection. None of these may throw. */
export interface ShardEvents {
  ready(shard: number, data: GatewayReadyDispatchData): void;
  resumed(shard: number): void;
  /** What Discord sent, unread. */
  dispatch(packet: unknown): void;
  closed(shard: number, code: number): void;
}

interface ShardParts {
  readonly log: Log;
  /** The address to open instead of Discord's own. */
  readonly through: (url: string) => string;
}

export interface Shards extends IShardingStrategy {
  count(): number;
  /** Closes them for good: one that is between two connections just then does not come back. */
  end(): Promise<void>;
}

/** discord.js's connections, one a shard, without its cache. */
export function createShards(
  manager: WebSocketManager,
  events: ShardEvents,
  { log, through }: ShardParts,
): Shards {
  const shards = new Map<number, WebSocketShard>();
  let ended = false;

  function listen(shard: WebSocketShard): void {
    const { id } = shard;
    shard.on(WebSocketShardEvents.Hello, () => {
      if (ended) shard.destroy().catch(() => undefined);
    });
    shard.on(WebSocketShardEvents.Ready, ({ data }) => events.ready(id, data));
    shard.on(WebSocketShardEvents.Resumed, () => events.resumed(id));
    shard.on(WebSocketShardEvents.Dispatch, ({ data }) => events.dispatch(data));
    shard.on(WebSocketShardEvents.Closed, ({ code }) => events.closed(id, code));
    shard.on(WebSocketShardEvents.Error, ({ error }) =>
      log.warn(problemFields(error), "Discord's connection had an error"),
    );
  }

  async function destroyAll(): Promise<void> {
    await Promise.all([...shards.values()].map((shard) => shard.destroy()));
  }

  return {
    async spawn(ids) {
      const fetched = await managerToFetchingStrategyOptions(manager);
      const { gatewayInformation: gateway } = fetched;
      const options = { ...fetched, gatewayInformation: { ...gateway, url: through(gateway.url) } };
      for (const id of ids) {
        const shard = new WebSocketShard(new SimpleContextFetchingStrategy(manager, options), id);
        readSafely(shard, log);
        listen(shard);
        shards.set(id, shard);
      }
    },
    async connect() {
      await Promise.all([...shards.values()].map((shard) => shard.connect()));
    },
    async destroy() {
      await destroyAll();
      shards.clear();
    },
    async send(id, payload) {
      await shards.get(id)?.send(payload);
    },
    fetchStatus() {
      throw new Error("nobody asks for this");
    },
    count: () => shards.size,
    async end() {
      ended = true;
      await destroyAll();
    },
  };
}

/** The library lets go of the promise by which it reads a frame: one it cannot read would end the process. */
function readSafely(shard: WebSocketShard, log: Log): void {
  // biome-ignore lint/complexity/useLiteralKeys: private to the library, which offers no other place.
  const read: (data: unknown, isBinary: boolean) => Promise<void> = shard["onMessage"].bind(shard);
  // biome-ignore lint/complexity/useLiteralKeys: the same.
  shard["onMessage"] = (data: unknown, isBinary: boolean) =>
    read(data, isBinary).catch((error: unknown) =>
      log.error(
        { error: error instanceof Error ? error.name : "unknown" },
        "a frame of Discord's was not read",
      ),
    );
}
