import {
  type APIInteraction,
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
} from "discord.js";
import type { Place, Workspace } from "../core/chat/place.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Log } from "../core/command/job.ts";

export interface GatewayEvents {
  interaction(payload: APIInteraction): void;
  left(gone: Workspace | Place): void;
  /** Told of every server at the start, after an outage, and when Muster is added. */
  joined(back: Workspace): void;
}

/** What Discord says of the token when the connection stands. */
export interface Ready {
  readonly applicationId: string;
  /** The servers Muster is in; of several shards, those of the first to be ready. */
  readonly guilds: readonly string[];
}

export interface Gateway {
  /** Throws a {@link StartError} for what can be mended. */
  start(events: GatewayEvents): Promise<Ready>;
  stop(): Promise<void>;
}

interface GatewayOptions {
  readonly token: string;
  readonly url: string;
  readonly log: Log;
}

/** What is read of events about servers and channels. */
interface Told {
  readonly id: string;
  readonly guild_id?: string;
  readonly unavailable?: boolean;
}

/** Discord's gateway through discord.js, with as many shards as Discord asks for. */
export function createGateway({ token, url, log }: GatewayOptions): Gateway {
  const client = new Client({
    // Interactions come without any intent; with this one, servers and channels that are gone are told of.
    intents: [GatewayIntentBits.Guilds],
    shards: "auto",
    rest: { api: url },
    allowedMentions: { parse: [] },
  });
  client.on(Events.Error, (error) => log.warn({ error: error.name }, "Discord's connection had an error"));
  client.on(Events.ShardError, (error) =>
    log.warn({ error: error.name }, "Discord's connection had an error"),
  );
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error(
      { code },
      "Discord closed the connection for good: nothing more comes in until Muster is started again",
    );
  });

  function listen({ interaction, left, joined }: GatewayEvents): void {
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: APIInteraction) => {
      interaction(payload);
      // discord.js reads these afterwards, and would end the process if a proxy had left them out.
      payload.entitlements ??= [];
      payload.authorizing_integration_owners ??= {};
    });
    client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: Told) => {
      // Discord: a server that is only out of order is "unavailable" and comes back.
      if (unavailable !== true) left({ chat: "discord", workspace: id });
    });
    client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id, unavailable }: Told) => {
      if (unavailable !== true) joined({ chat: "discord", workspace: id });
    });
    for (const event of [GatewayDispatchEvents.ChannelDelete, GatewayDispatchEvents.ThreadDelete] as const) {
      client.ws.on(event, ({ id, guild_id }: Told) => {
        if (guild_id !== undefined) left({ chat: "discord", workspace: guild_id, channel: id });
      });
    }
  }

  return {
    async start(events) {
      listen(events);
      const ready = new Promise<Ready>((resolve) => {
        client.ws.once(GatewayDispatchEvents.Ready, ({ application, guilds }: GatewayReadyDispatchData) =>
          resolve({ applicationId: application.id, guilds: guilds.map(({ id }) => id) }),
        );
      });
      try {
        await client.login(token);
      } catch (error) {
        throw startError(error, url);
      }
      return ready;
    },
    stop: () => client.destroy(),
  };
}

/** In words for whoever starts Muster, and never with the token in them. */
function startError(error: unknown, url: string): StartError {
  const { code, status, message } = (error ?? {}) as { code?: unknown; status?: unknown; message?: unknown };
  if (code === "TokenInvalid" || status === 401 || message === "Authentication failed") {
    return new StartError(
      "Discord does not accept DISCORD_TOKEN. Copy the bot's token again, or reset it, on the Bot page of your " +
        "application at https://discord.com/developers/applications, and put it into DISCORD_TOKEN.",
    );
  }
  if (message === "Used disallowed intents" || message === "Used invalid intents") {
    return new StartError(
      "Discord refused the Guilds intent, the only one Muster asks for. Check on the Bot page of your application " +
        "at https://discord.com/developers/applications that DISCORD_TOKEN belongs to this bot.",
    );
  }
  const why = typeof code === "string" ? ` (${code})` : typeof status === "number" ? ` (${status})` : "";
  return new StartError(
    `Discord at ${url} cannot be reached${why}. Check the network, and DISCORD_API_URL if you have set it.`,
  );
}
