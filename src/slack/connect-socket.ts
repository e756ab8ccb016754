import { type App, SocketModeReceiver } from "@slack/bolt";
import { WebAPIPlatformError, type WebClientOptions } from "@slack/web-api";
import type { Dispatcher } from "undici";
import type { KeptHealth } from "../core/chat/health.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { createBoltLog } from "./bolt-log.ts";
import { errorCode, problemOf } from "./refusal.ts";

export interface SocketParts {
  readonly appToken: string;
  readonly options: WebClientOptions;
  readonly log: Log;
  readonly health: KeptHealth;
  /** What leads out, where it is a proxy; of the calls over HTTP the process itself knows. */
  readonly dispatcher?: Dispatcher | undefined;
  /** Puts Muster's listeners on the receiver. */
  readonly listen: (receiver: SocketModeReceiver) => App;
}

export interface SocketConnection {
  /** Resolves once connected, or once it is known that it will be tried again. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const firstWaitMs = 1_000;

const longestWaitMs = 60_000;

/** Slack closes a socket that it gave notice of by itself, some ten seconds later. After this, ms, we do. */
const leaveAfterMs = 60_000;

/**
 * Socket Mode. Reconnecting is done here and not by the library, where a refused reconnection ends the process, an
 * ordinary one waits 5 seconds, and Slack's notice that a socket will go (it recycles them every few hours) is answered
 * by closing it at once: what is typed until the next one stands would be lost. Here the old one goes on, and what came
 * over it is acknowledged over it, until Slack closes it.
 */
export function createSocketConnection({
  appToken,
  options,
  log,
  health,
  dispatcher,
  listen,
}: SocketParts): SocketConnection {
  const open = new Map<SocketModeReceiver, NodeJS.Timeout | undefined>();
  let app: App | undefined;
  /** The newest that stands and was not given notice of. */
  let current: SocketModeReceiver | undefined;
  let stopping = false;
  let waiting: NodeJS.Timeout | undefined;
  let failures = 0;

  function create(): SocketModeReceiver {
    const socket = new SocketModeReceiver({
      appToken,
      logger: createBoltLog(log),
      installerOptions: { clientOptions: { ...options } },
      autoReconnectEnabled: false,
      ...(dispatcher && { dispatcher }),
    });
    // All sockets lead to the same listeners.
    if (app) socket.init(app);
    else app = listen(socket);
    heedNotice(socket.client, () => replace(socket), log);
    socket.client.on("disconnected", () => {
      clearTimeout(open.get(socket));
      open.delete(socket);
      replace(socket);
    });
    return socket;
  }

  async function connect(): Promise<void> {
    const socket = create();
    open.set(socket, undefined);
    try {
      await socket.client.start();
    } catch (error) {
      open.delete(socket);
      throw error;
    }
    failures = 0;
    health.set("connected");
    if (stopping) return close(socket);
    for (const old of open.keys()) if (old !== socket) leave(old);
    current = socket;
  }

  function leave(old: SocketModeReceiver): void {
    clearTimeout(open.get(old));
    const late = setTimeout(() => void close(old), leaveAfterMs);
    late.unref();
    open.set(old, late);
  }

  async function close(socket: SocketModeReceiver): Promise<void> {
    clearTimeout(open.get(socket));
    await socket.client.disconnect();
  }

  /** Once for each socket. One that never stood is told by `client.start` itself. */
  function replace(socket: SocketModeReceiver): void {
    if (stopping || socket !== current) return;
    current = undefined;
    health.set("connecting", "closed");
    connect().catch(later);
  }

  function later(error: unknown): void {
    if (stopping) return;
    const problem = problemOf(error);
    const { refusal } = problem;
    if (error instanceof WebAPIPlatformError) health.set("refused", codeOf(error));
    else health.set("connecting", refusal.kind);
    const told = refusal.kind === "rate-limited" ? refusal.retryAfterMs : 0;
    const wait = Math.max(told, Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10)));
    failures += 1;
    log.warn({ ...problemFields(problem), wait }, "no connection to Slack; trying again");
    clearTimeout(waiting);
    waiting = setTimeout(() => connect().catch(later), wait);
  }

  return {
    async start() {
      try {
        await connect();
      } catch (error) {
        if (error instanceof WebAPIPlatformError) throw refused(codeOf(error));
        later(error);
      }
    },
    async stop() {
      stopping = true;
      health.set("connecting", "stopped");
      clearTimeout(waiting);
      await Promise.all([...open.keys()].map(close));
    },
  };
}

/**
 * Takes Slack's notice before the library does, and leaves everything else to it. A message that the library stumbles
 * over is logged and lost alone.
 */
function heedNotice(client: SocketModeReceiver["client"], heed: () => void, log: Log): void {
  const takers = client.listeners(message);
  client.removeAllListeners(message);
  client.on(message, async (data: unknown, ...more: readonly unknown[]) => {
    if (isNotice(data)) return heed();
    try {
      for (const take of takers) await take(data, ...more);
    } catch {
      log.warn({}, "a message from Slack could not be read");
    }
  });
}

const message = "ws_message";

function isNotice(data: unknown): boolean {
  if (typeof data !== "string" || !data.includes('"disconnect"')) return false;
  try {
    return (JSON.parse(data) as { readonly type?: unknown } | null)?.type === "disconnect";
  } catch {
    return false;
  }
}

function codeOf(error: WebAPIPlatformError): string {
  return errorCode(error) ?? "no code";
}

function refused(code: string): StartError {
  return new StartError(
    `Slack does not accept SLACK_APP_TOKEN (${code}). It begins with xapp- and has the scope connections:write: in the app's settings, Basic Information, App-Level Tokens.`,
  );
}
