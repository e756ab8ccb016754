import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeliveries } from "./deliveries.ts";
import { eventOf } from "./events.ts";
import { type AppSettings, createOAuth } from "./oauth.ts";
import { createPerson, type Person } from "./person.ts";
import { createRates } from "./rates.ts";
import { respond } from "./response-urls.ts";
import { createWebApi, send } from "./web-api.ts";
import { type Channel, createWorld, type Json, type Member, type WorkspaceRefusal } from "./world.ts";

export type SlackDouble = Awaited<ReturnType<typeof openSlackDouble>>;

/** What a bot token of a test may do unless it says otherwise. */
export const usualScopes = [
  ...["commands", "chat:write", "im:write", "users:read", "usergroups:read"],
  ...["channels:read", "groups:read", "app_mentions:read"],
];

export interface SlackDoubleOptions {
  readonly startsAt?: number;
  /**
   * What calls are counted by: the machine's monotonic clock, or the double's own, which only `pass` moves, for tests
   * that walk through weeks in seconds.
   */
  readonly rateClock?: "machine" | "own";
  /** Posts in one channel at once before they must be a second apart; Slack says "short bursts". */
  readonly postBurst?: number;
  /** Connections opened at once, for tests in which processes follow each other faster than anywhere else. */
  readonly connectionBurst?: number;
  /** The name it says it is to be reached by, where something leads there. */
  readonly host?: string;
}

export interface PersonOptions extends Partial<Pick<Member, "admin" | "guest" | "bot" | "teams">> {
  readonly at?: string;
}

/**
 * Slack on loopback: its Web API, its sockets, its signed deliveries and its rules. The real libraries connect to it.
 * Its clock stands still but for `pass`.
 */
export async function openSlackDouble({
  startsAt = Date.UTC(2023, 3, 20, 8),
  rateClock,
  postBurst,
  connectionBurst,
  host = "127.0.0.1",
  ...app
}: Partial<AppSettings> & SlackDoubleOptions = {}) {
  const world = createWorld(startsAt);
  const settings: AppSettings = { clientId: "1.2", clientSecret: "client-secret", rotation: false, ...app };
  const oauth = createOAuth(world, settings);
  let origin = "";
  const rates = createRates({
    ...(postBurst !== undefined && { postBurst }),
    ...(connectionBurst !== undefined && { connectionBurst }),
    ...(rateClock === "own" && { now: world.now }),
  });
  const api = createWebApi({ world, oauth, rates, socketUrl: () => `${origin.replace("http", "ws")}link` });

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://double");
    const [, area = "", name = ""] = pathname.split("/");
    const work =
      area === "api"
        ? api.handle(name, request, response)
        : area === "response"
          ? respond(name, { world, request, response, fault: api.faultOf("response_url") })
          : Promise.resolve(send(response, 404, {}));
    work.catch(() => response.destroy());
  });
  const deliveries = createDeliveries(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://${host}:${(server.address() as AddressInfo).port}/`;

  function tell(team: string, event: Json, { orgWide = false }: { orgWide?: boolean } = {}) {
    const enterprise = world.teams.get(team)?.enterprise;
    return deliveries.deliverEvent(eventOf({ team, at: team, enterprise, orgWide }, event));
  }

  return {
    ...settings,
    world,
    api,
    oauth,
    deliveries,
    /** For SLACK_API_URL. */
    url: `${origin}api/`,
    pass: world.pass,

    addWorkspace(id: string, enterprise?: string): void {
      world.teams.set(id, { id, ...(enterprise !== undefined && { enterprise }) });
    },
    /** A bot token for a workspace, as "Install to workspace" in the app's settings gives. */
    addToken(token: string, team: string, scopes: readonly string[] = usualScopes): void {
      world.tokens.set(token, { kind: "bot", team, scopes: new Set(scopes), state: "good" });
    },
    addAppToken(token: string, scopes: readonly string[] = ["connections:write"]): void {
      world.tokens.set(token, { kind: "app", scopes: new Set(scopes), state: "good" });
    },
    addChannel(
      id: string,
      team: string,
      { kind = "public", members = [] }: { kind?: Channel["kind"]; members?: readonly string[] } = {},
    ): Channel {
      const channel: Channel = { id, team, kind, members: new Set(members), archived: false };
      world.channels.set(id, channel);
      return channel;
    },
    /**
     * Somebody of a workspace. `at`: what they do reaches Muster through this other workspace, with which theirs shares
     * a channel (Slack Connect).
     */
    addPerson(
      id: string,
      team: string,
      { at = team, teams = [team], admin = false, guest = false, bot = false }: PersonOptions = {},
    ): Person {
      world.members.set(id, { id, team, teams, admin, guest, bot, deleted: false });
      return createPerson({ world, deliveries, url: origin }, { id, team, at });
    },
    /** For as long as no code takes its place: every call for this workspace is refused. */
    refuse(team: string, code: WorkspaceRefusal | undefined): void {
      const known = world.teams.get(team);
      if (known) known.refuses = code;
    },
    /** Slack tells apps of it that are in the channel and may read channels. */
    async archive(id: string, archived: boolean): Promise<void> {
      const channel = world.channels.get(id);
      if (!channel) return;
      channel.archived = archived;
      const prefix = channel.kind === "public" ? "channel" : "group";
      const type = `${prefix}_${archived ? "archive" : "unarchive"}`;
      await tell(channel.team, { type, channel: id, user: "U0OFFICER" });
    },
    /** A private channel becomes a shared one: from now on it goes by another id. */
    async changeId(from: string, to: string): Promise<void> {
      const channel = world.channels.get(from);
      if (!channel) return;
      world.channels.delete(from);
      world.channels.set(to, { ...channel, id: to });
      for (const [index, message] of world.messages.entries())
        if (message.channel === from) world.messages[index] = { ...message, channel: to };
      await tell(channel.team, { type: "channel_id_changed", old_channel_id: from, new_channel_id: to });
    },
    /** Sends an event about a workspace. */
    event: tell,
    async close(): Promise<void> {
      deliveries.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
