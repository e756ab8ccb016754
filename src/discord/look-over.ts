import { Routes } from "discord.js";
import { ChatProblem } from "../core/chat/chat.ts";
import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";
import type { Command } from "../core/command/command.ts";
import type { Log } from "../core/command/job.ts";
import { apiUrl, createApi, type DiscordApi } from "./api.ts";
import { DiscordProblem } from "./refusal.ts";
import { standAsWanted } from "./register.ts";
import { createTokenStanding } from "./token-standing.ts";

interface DiscordAccess {
  readonly token: string;
  readonly applicationId?: string | undefined;
  readonly guilds?: readonly string[] | undefined;
  readonly apiUrl?: string | undefined;
}

/** Discord: so many servers are listed at once. */
const mostGuilds = 200;

/** Connections of a day that are left, below which a host hears of it: Discord resets the token after the last. */
const fewConnections = 100;

/** The bot's token, its application, servers and commands. Posts and registers nothing. */
export async function lookOverDiscord(
  access: DiscordAccess,
  commands: readonly Command[],
): Promise<readonly Finding[]> {
  const standing = createTokenStanding({ elapsedMs: () => performance.now(), log: silent, changed() {} });
  const api = createApi({ token: access.token, url: apiUrl(access.apiUrl), log: silent, standing });
  try {
    const { id } = await api.call<{ id: string }>({ method: "GET", route: Routes.currentApplication() });
    const servers = await lookOverGuilds(api, access.guilds ?? []);
    const wanted = { applicationId: id, commands, guilds: access.guilds ?? [] };
    return [
      well("Discord: token", `for the application ${id}`),
      ...lookOverId(id, access.applicationId),
      await lookOverConnections(api),
      servers,
      // Where it is in none of them Discord says of their commands only that.
      ...(servers.state === "wrong" ? [] : [await lookOverCommands(api, wanted)]),
    ];
  } catch (error) {
    if (!(error instanceof ChatProblem)) throw error;
    return [
      error instanceof DiscordProblem && error.badToken
        ? wrong(
            "Discord: token",
            "Discord does not take it",
            "DISCORD_TOKEN: discord.com/developers > your application > Bot > Reset Token.",
          )
        : warning(
            "Discord",
            `it did not answer (${error.message})`,
            "Look whether this machine reaches discord.com (a proxy, a firewall), and at discordstatus.com.",
          ),
    ];
  }
}

function lookOverId(id: string, said: string | undefined): readonly Finding[] {
  if (said === undefined || said === id) return [];
  return [
    wrong(
      "Discord: application",
      `DISCORD_APPLICATION_ID is ${said}, but the token is for ${id}`,
      "Set it to that, or unset it.",
    ),
  ];
}

async function lookOverConnections(api: DiscordApi): Promise<Finding> {
  const { session_start_limit: limit, shards } = await api.call<{
    session_start_limit: { remaining: number; total: number };
    shards: number;
  }>({ method: "GET", route: Routes.gatewayBot() });
  const says = `${limit.remaining} of the day's ${limit.total} connections are left, ${shards} needed at a start`;
  return limit.remaining < fewConnections
    ? warning(
        "Discord: connections",
        says,
        "Find out what starts Muster again and again (its log says); wait until tomorrow.",
      )
    : well("Discord: connections", says);
}

async function lookOverGuilds(api: DiscordApi, wanted: readonly string[]): Promise<Finding> {
  const joined = await api.call<readonly { id: string }[]>({ method: "GET", route: Routes.userGuilds() });
  const missing = wanted.filter((guild) => !joined.some(({ id }) => id === guild));
  const cure = "Open the link that “npm run --silent muster -- invite discord” prints.";
  if (missing.length > 0) return wrong("Discord: servers", `Muster is not in ${missing.join(", ")}`, cure);
  if (joined.length === 0) return warning("Discord: servers", "Muster is in no server yet", cure);
  return well(
    "Discord: servers",
    joined.length === mostGuilds ? `${mostGuilds} or more` : String(joined.length),
  );
}

async function lookOverCommands(
  api: DiscordApi,
  wanted: {
    readonly applicationId: string;
    readonly commands: readonly Command[];
    readonly guilds: readonly string[];
  },
): Promise<Finding> {
  return (await standAsWanted({ ...wanted, api }))
    ? well("Discord: commands", "registered as this Muster has them")
    : warning(
        "Discord: commands",
        "Discord offers others than this Muster has",
        "Start this Muster once: it registers them, and says so in its log.",
      );
}

const silent: Log = { info() {}, warn() {}, error() {} };
