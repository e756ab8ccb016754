import type { Receiver } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import type { FastifyPluginAsync } from "fastify";
import type { Temporal } from "temporal-polyfill";
import type { Dispatcher } from "undici";
import type { Chat, Inbox } from "../core/chat/chat.ts";
import { keepHealth } from "../core/chat/health.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Command } from "../core/command/command.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { type AccessTo, createInstalledAccess, createSingleAccess } from "./access.ts";
import { createAnswers } from "./answers.ts";
import { type AppParts, createApp } from "./app.ts";
import { type MemberCode, slackScopes } from "./bolt-store.ts";
import { type Callers, createCallers } from "./callers.ts";
import { type Calls, createCalls } from "./calls.ts";
import { clientOptions, createClients, slackApi } from "./clients.ts";
import { createHttpRoutes } from "./connect-http.ts";
import { createSocketConnection } from "./connect-socket.ts";
import { createEvents, type Events } from "./events.ts";
import { createPoster, pace } from "./post.ts";
import type { Who } from "./receive.ts";
import { errorCode } from "./refusal.ts";
import type { SlackInstallation, SlackInstallationStore } from "./slack-installation.ts";
import { timeAcks } from "./timed-ack.ts";

/** One workspace over a socket, or many over signed HTTP. */
export type SlackConnection =
  | { readonly kind: "socket"; readonly botToken: string; readonly appToken: string }
  | {
      readonly kind: "http";
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** Where Slack reaches this Muster, without a path. */
      readonly publicUrl: string;
      readonly installations: SlackInstallationStore;
      /** The vault's: who installed Muster is kept as a code. */
      readonly memberCode: MemberCode;
      /** What to ask for at installation, {@link slackScopes} unless given. */
      readonly scopes?: readonly string[];
    };

export interface SlackOptions {
  readonly connection: SlackConnection;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly now: () => Temporal.Instant;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  /** Told how long after a call came Slack had its acknowledgement, ms. */
  readonly acknowledged?: (ms: number) => void;
  /** Another server than Slack's: SLACK_API_URL, ending in /api/. */
  readonly apiUrl?: string;
  /** What leads out, where it is a proxy. */
  readonly dispatcher?: Dispatcher | undefined;
  /** How long one request may take, ms, where it is not the usual time. */
  readonly timeoutMs?: number;
  /** Over HTTP: how long a request may go unanswered, ms, where it is not the usual time. */
  readonly replyWithinMs?: number;
  /** How long a form stays open waiting for core, ms: Slack allows 3 seconds. */
  readonly waitForFormMs?: number;
}

export interface SlackChat extends Chat {
  /** Over HTTP: the addresses Slack and installers come to, for the one web server. */
  readonly routes: FastifyPluginAsync | undefined;
  readonly groupsOf: Callers["groupsOf"];
}

/** Slack as a chat. Posting needs no connection; `start` takes calls. */
export function createSlack(options: SlackOptions): SlackChat {
  const { connection, commands, log, now, elapsedMs, waitForFormMs = 2_500 } = options;
  const { acknowledged = () => {} } = options;
  const apiUrl = readApiUrl(options.apiUrl);
  const libraryOptions = clientOptions(apiUrl, log, options.timeoutMs);
  const anonymous = new WebClient(undefined, libraryOptions);
  const access = accessFor(connection, anonymous, options);
  const clients = createClients({ access, options: libraryOptions });
  const callers = createCallers({ clients, now, log, seen: (who) => seen(who) });
  const installations = connection.kind === "http" ? connection.installations : undefined;

  const health = keepHealth(now);

  let inbox: Inbox | undefined;
  const inHand = new Set<Promise<void>>();
  const taking: Inbox = forwardTo(() => inbox);
  const events: Events = createEvents({ inbox: taking, callers, clients, installations, log });
  const calls: Calls = createCalls({
    commands,
    inbox: taking,
    callers,
    clients,
    log,
    waitForFormMs,
    answers: createAnswers({ clients, log, timeoutMs: options.timeoutMs }),
    refreshHome: events.refreshHome,
  });

  function keep(work: Promise<void>): Promise<void> {
    inHand.add(work);
    const done = () => inHand.delete(work);
    work.then(done, done);
    return work;
  }

  async function joined(workspace: string): Promise<void> {
    try {
      await taking.joined({ chat: "slack", workspace });
    } catch (error) {
      log.error(problemFields(error), "a return could not be planned");
    }
  }

  async function seen({ workspace, organisation }: Omit<Who, "user">): Promise<void> {
    if (organisation === undefined) return;
    // Not waited for: a form is waiting to be acknowledged.
    if (await access.seen(workspace, organisation)) void keep(joined(workspace));
  }

  async function installed({ teamId, enterpriseId, isEnterpriseInstall }: SlackInstallation): Promise<void> {
    if (!isEnterpriseInstall) return keep(joined(teamId ?? ""));
    const organisation = enterpriseId ?? "";
    for (const workspace of access.renewed(organisation)) await seen({ workspace, organisation });
  }

  const appParts: AppParts = {
    options: libraryOptions,
    calls,
    events,
    log,
    inHand: keep,
    timed: timeAcks(elapsedMs, acknowledged),
  };
  const listen = (receiver: Receiver) => createApp(receiver, appParts);

  const socket =
    connection.kind === "socket"
      ? createSocketConnection({
          appToken: connection.appToken,
          options: libraryOptions,
          log,
          health,
          dispatcher: options.dispatcher,
          listen,
        })
      : undefined;
  const routes =
    connection.kind === "http"
      ? createHttpRoutes({
          ...connection,
          scopes: connection.scopes ?? slackScopes,
          apiUrl,
          options: libraryOptions,
          log,
          listen,
          ready: () => inbox !== undefined,
          replyWithinMs: options.replyWithinMs,
          installed,
        })
      : undefined;

  return {
    name: "slack",
    pace,
    ...createPoster({ clients, elapsedMs }),
    groupsOf: callers.groupsOf,
    routes,
    health: health.health,
    async start(given) {
      const team = connection.kind === "socket" ? await teamOf(anonymous, connection.botToken) : undefined;
      inbox = given;
      if (socket) await socket.start();
      else health.set("connected");
      // With a single token nobody tells of an installation: it may be one made while Muster was stopped.
      if (team !== undefined) await keep(joined(team));
    },
    async stop() {
      // What is in hand may still have to be acknowledged over the socket.
      await Promise.allSettled(inHand);
      await socket?.stop();
      await Promise.allSettled(inHand);
    },
  };
}

function accessFor(connection: SlackConnection, client: WebClient, { now, log }: SlackOptions): AccessTo {
  if (connection.kind === "socket") return createSingleAccess(connection.botToken, client);
  const { installations, clientId, clientSecret } = connection;
  return createInstalledAccess({ installations, clientId, clientSecret, client, now, log });
}

/** The inbox that `start` was given. */
function forwardTo(current: () => Inbox | undefined): Inbox {
  function given(): Inbox {
    const inbox = current();
    if (!inbox) throw new Error("Slack was not started");
    return inbox;
  }
  return {
    command: async (call) => given().command(call),
    press: async (press) => given().press(press),
    submit: async (form) => given().submit(form),
    suggest: async (partial) => given().suggest(partial),
    home: async (member) => given().home(member),
    left: async (gone) => given().left(gone),
    joined: async (back) => given().joined(back),
    moved: async (from, to) => given().moved(from, to),
  };
}

/**
 * The workspace of a token. Says at once what is wrong with it; undefined when Slack cannot be reached, which is asked
 * again with the first call.
 */
async function teamOf(client: WebClient, token: string): Promise<string | undefined> {
  try {
    return (await client.auth.test({ token })).team_id;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || code === "ratelimited") return undefined;
    throw new StartError(
      `Slack does not accept SLACK_BOT_TOKEN (${code}). It begins with xoxb-: in the app's settings, OAuth & Permissions, Bot User OAuth Token; install the app to the workspace again if it was removed.`,
    );
  }
}

function readApiUrl(given: string | undefined): string {
  if (given === undefined) return slackApi;
  return given.endsWith("/") ? given : `${given}/`;
}
