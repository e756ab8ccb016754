import { GatewayDispatchEvents } from "discord.js";
import { z } from "zod";
import type { Place, Workspace } from "../core/chat/place.ts";
import type { Log } from "../core/command/job.ts";
import { snowflake } from "./payload.ts";
import type { Written } from "./written.ts";

export interface GatewayEvents {
  /** As Discord sent it. `isOurs`: whether Muster is in a server. */
  interaction(payload: unknown, isOurs: (guild: string) => boolean): void;
  left(gone: Workspace | Place): void;
  /**
   * Told of every server at the start, after an outage, and when Muster is added; of a channel when it is changed and
   * takes posts, of a thread when it is open.
   */
  joined(back: Workspace | Place): void;
  /** To Muster alone, by a person. */
  written(message: Written): void;
}

/** What Discord says of the token when a connection stands. */
export interface Ready {
  readonly applicationId: string | undefined;
  /** The servers Muster is in. */
  readonly guilds: readonly string[];
}

export interface EventReader {
  ready(data: unknown): Ready;
  /** What it cannot read it leaves out, and only that. */
  dispatch(packet: unknown): void;
}

const packetShape = z.object({ t: z.string(), d: z.unknown() });

const readyShape = z
  .object({
    application: z.object({ id: snowflake }).optional().catch(undefined),
    guilds: z.array(z.object({ id: snowflake })).catch([]),
  })
  .catch({ application: undefined, guilds: [] });

const serverShape = z.object({ id: snowflake, unavailable: z.boolean().nullish() });

const channelShape = z.object({
  id: snowflake,
  guild_id: snowflake.nullish(),
  type: z.number().optional().catch(undefined),
  thread_metadata: z
    .object({ archived: z.boolean().catch(false), locked: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
});

/** All that is looked at of a message: its words are left where they are. */
const messageShape = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.nullish(),
  author: z.object({ id: snowflake, bot: z.boolean().nullish() }),
});

/** Discord: channels that hold no messages of their own: categories, directories, forums, media channels. */
const withoutPosts: ReadonlySet<number | undefined> = new Set([4, 14, 15, 16]);

/** Reads what one connection hears, before and without discord.js's own readers, which some payloads make throw. */
export function readEvents({ interaction, left, joined, written }: GatewayEvents, log: Log): EventReader {
  const guilds = new Set<string>();

  function channelDeleted(data: unknown): void {
    const { id, guild_id: guild } = channelShape.parse(data);
    if (guild) left({ chat: "discord", workspace: guild, channel: id });
  }

  function channelChanged(data: unknown): void {
    const { id, guild_id: guild, type, thread_metadata: thread } = channelShape.parse(data);
    const open = !thread || (!thread.archived && !thread.locked);
    if (guild && open && !withoutPosts.has(type)) joined({ chat: "discord", workspace: guild, channel: id });
  }

  function messageWritten(data: unknown): void {
    const { id, channel_id: channel, guild_id: guild, author } = messageShape.parse(data);
    if (!guild && !author.bot) written({ id, channel, by: author.id });
  }

  const readers = new Map<string, (data: unknown) => void>([
    [GatewayDispatchEvents.InteractionCreate, (data) => interaction(data, (guild) => guilds.has(guild))],
    [
      GatewayDispatchEvents.GuildCreate,
      (data) => {
        const { id, unavailable } = serverShape.parse(data);
        guilds.add(id);
        if (unavailable !== true) joined({ chat: "discord", workspace: id });
      },
    ],
    [
      GatewayDispatchEvents.GuildDelete,
      (data) => {
        const { id, unavailable } = serverShape.parse(data);
        // Discord: a server that is only out of order is "unavailable" and comes back.
        if (unavailable === true) return;
        guilds.delete(id);
        left({ chat: "discord", workspace: id });
      },
    ],
    [GatewayDispatchEvents.ChannelDelete, channelDeleted],
    [GatewayDispatchEvents.ThreadDelete, channelDeleted],
    [GatewayDispatchEvents.ChannelUpdate, channelChanged],
    [GatewayDispatchEvents.ThreadUpdate, channelChanged],
    [GatewayDispatchEvents.MessageCreate, messageWritten],
  ]);

  return {
    ready(data) {
      const { application, guilds: listed } = readyShape.parse(data);
      const ids = listed.map(({ id }) => id);
      for (const id of ids) guilds.add(id);
      return { applicationId: application?.id, guilds: ids };
    },
    dispatch(packet) {
      const { data } = packetShape.safeParse(packet);
      const read = data && readers.get(data.t);
      if (!read) return;
      try {
        read(data.d);
      } catch (error) {
        const name = error instanceof Error ? error.name : "unknown";
        log.error({ event: data.t, error: name }, "an event from Discord could not be read");
      }
    },
  };
}
