import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/double.ts";
import type { Fault as DiscordFault } from "../doubles/discord/faults.ts";
import { openSlackDouble, usualScopes } from "../doubles/slack/slack-double.ts";
import type { Fault as SlackFault } from "../doubles/slack/web-api.ts";
import type { WorkspaceRefusal } from "../doubles/slack/world.ts";
import type { Team } from "./protocol.ts";
import { type FastClock, read } from "./times.ts";

/** A post that stands in a channel for all to see. */
export interface Seen {
  /** The end of its delivery key. */
  readonly reference: string;
  readonly channel: string;
  /** When the platform took it, real ms. */
  readonly at: number;
  readonly words: string;
}

export interface Platforms {
  readonly slackUrl: string;
  readonly teams: readonly Team[];
  readonly discord: { readonly url: string; readonly token: string };
  readonly clock: FastClock;
  /** Workspaces with their channels. */
  readonly workspaces: readonly Workspace[];
  /** The next post to Slack, or look into its history, meets this. */
  failSlack(what: "post" | "find", fault: SlackFault): void;
  failDiscord(what: "post" | "find", fault: DiscordFault): void;
  /** Discord itself: its token, its connections. */
  readonly onDiscord: Pick<
    DiscordDouble,
    "revokeToken" | "restoreToken" | "disallowIntents" | "disconnect" | "sessions"
  >;
  /** Every call for this workspace of Slack is refused until no code takes its place. */
  refuseSlack(workspace: string, code: WorkspaceRefusal | undefined): void;
  /** A channel takes no posts: archived; on Discord as a thread that is. */
  archive(channel: string, archived: boolean): void;
  /** How often each message on Discord that shows these words was edited. */
  edits(words: string): readonly number[];
  /** Everything posted, in the order the platforms took it. */
  seen(): readonly Seen[];
  close(): Promise<void>;
}

export interface Workspace {
  readonly chat: "slack" | "discord";
  readonly id: string;
  /** Whether it can say what was posted. */
  readonly askable: boolean;
  readonly channels: readonly string[];
}

const channelsEach = 4;

const history = ["channels:history"];

/** Two workspaces of Slack, of which one lets Muster read back, and a server of Discord, all new. */
export async function openPlatforms({ onDiscord: many = channelsEach } = {}): Promise<Platforms> {
  const real = Date.now();
  const clock = { from: real, real };
  const slack = await openSlackDouble({ startsAt: real });
  const passing = setInterval(() => slack.pass(Math.max(0, read(clock) - slack.world.now())), 20);
  const discord = await startDiscordDouble(() => read(clock), {
    elapsedMs: () => read(clock),
  });
  const teams = [
    { team: "TASKED", token: "xoxb-asked", scopes: [...usualScopes, ...history] },
    { team: "TDEAF", token: "xoxb-deaf", scopes: usualScopes },
  ];
  const numbers = Array.from({ length: channelsEach }, (_, index) => index);
  const onSlack = teams.map(({ team, token, scopes }): Workspace => {
    slack.addWorkspace(team);
    slack.addToken(token, team, scopes);
    const channels = numbers.map(
      (number) => slack.addChannel(`C${number}${team}`, team, { members: ["bot"] }).id,
    );
    return { chat: "slack", id: team, askable: scopes.length > usualScopes.length, channels };
  });
  const guild = discord.guild("Town branch");
  const rooms = Array.from({ length: many }, (_, number) => guild.channel(`room-${number}`));

  const taken: Seen[] = [];
  let looked = 0;
  // Looks again after every change, for ever.
  void slack.world.until(() => {
    for (const { channel, metadata, text, blocks } of slack.world.messages.slice(looked)) {
      const { key } = (metadata?.event_payload ?? {}) as { readonly key?: string };
      const words = JSON.stringify([text, blocks]);
      taken.push({ reference: referenceIn(key ?? ""), channel, at: Date.now(), words });
    }
    looked = slack.world.messages.length;
    return undefined;
  });

  function seenOnDiscord(): readonly Seen[] {
    return rooms.flatMap(({ id, messages }) =>
      messages.map(({ at, content, embeds }) => {
        const words = `${content}${JSON.stringify(embeds)}`;
        const reference = /ref ([\w-]{10})/u.exec(words.replaceAll("\\", ""))?.[1] ?? "";
        return { reference, channel: id, at: real + (at - real) / (read(clock, real + 1) - real), words };
      }),
    );
  }

  const requests = { post: /^POST \/channels\/\d+\/messages$/u, find: /^GET \/channels\/\d+\/messages$/u };
  return {
    slackUrl: slack.url,
    teams,
    discord: { url: discord.url, token: discord.token },
    clock,
    workspaces: [
      ...onSlack,
      { chat: "discord", id: guild.id, askable: true, channels: rooms.map(({ id }) => id) },
    ],
    failSlack: (what, fault) =>
      slack.api.fail(what === "post" ? "chat.postMessage" : "conversations.history", fault),
    failDiscord: (what, fault) => discord.fault(requests[what], fault),
    onDiscord: discord,
    refuseSlack: slack.refuse,
    archive(id, archived) {
      const onSlackToo = slack.world.channels.get(id);
      if (onSlackToo) onSlackToo.archived = archived;
      const room = rooms.find((one) => one.id === id);
      if (room) room.refuses = archived ? 50083 : undefined;
    },
    edits: (words) =>
      rooms.flatMap(({ messages }) =>
        messages
          .filter(({ content, embeds }) => `${content}${JSON.stringify(embeds)}`.includes(words))
          .map(({ edits = 0 }) => edits),
      ),
    seen: () => [...taken, ...seenOnDiscord()],
    async close() {
      clearInterval(passing);
      await Promise.all([slack.close(), discord.close()]);
    },
  };
}

/** The part of a key that every platform shows. */
export function referenceIn(key: string): string {
  return key.slice(-10);
}
