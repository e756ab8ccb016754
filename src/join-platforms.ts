import type { FastifyPluginAsync } from "fastify";
import { commands } from "../commands/index.ts";
import type { Config } from "./config/config.ts";
import type { Chat } from "./core/chat/chat.ts";
import type { ChatName } from "./core/chat/place.ts";
import type { Clock, Log } from "./core/command/job.ts";
import type { Vault } from "./core/people/vault.ts";
import type { Outbound } from "./outbound.ts";
import { createInstallations } from "./store/installations.ts";
import type { OpenedDatabase } from "./store/postgres/server.ts";
import { createSql } from "./store/postgres/sql.ts";

/** A platform, not yet started, and where it is called over HTTP the addresses for it. */
export interface Joined {
  readonly chat: Chat;
  readonly routes?: FastifyPluginAsync | undefined;
}

interface PlatformParts {
  readonly pool: OpenedDatabase["pool"];
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly elapsedMs: () => number;
  readonly acknowledged: (chat: ChatName, ms: number) => void;
  readonly dispatcher: Outbound["dispatcher"] | undefined;
}

/** The adapters that are configured, not yet started. Their libraries are large: they are loaded only then. */
export async function joinPlatforms(
  { chats: { slack, discord }, web }: Config,
  { pool, vault, clock, log, elapsedMs, acknowledged, dispatcher }: PlatformParts,
): Promise<readonly Joined[]> {
  const joined: Joined[] = [];
  if (slack) {
    const { createSlack } = await import("./slack/slack.ts");
    const { createSealedInstallations } = await import("./slack/sealed-installations.ts");
    const { apiUrl, ...keys } = slack;
    const chat = createSlack({
      connection:
        keys.kind === "socket"
          ? keys
          : {
              ...keys,
              publicUrl: web.publicUrl ?? "",
              installations: createSealedInstallations(createInstallations(createSql(pool)), vault),
              memberCode: vault.memberKey,
            },
      commands,
      log,
      now: clock.now,
      elapsedMs,
      acknowledged: (ms) => acknowledged("slack", ms),
      dispatcher,
      ...(apiUrl !== undefined && { apiUrl }),
    });
    joined.push({ chat, routes: chat.routes });
  }
  if (discord) {
    const { createDiscord } = await import("./discord/discord.ts");
    const way = { acknowledged: (ms: number) => acknowledged("discord", ms), dispatcher };
    joined.push({ chat: createDiscord({ ...discord, commands, log, now: clock.now, elapsedMs, ...way }) });
  }
  return joined;
}
