import { type App, SocketModeReceiver } from "@slack/bolt";
import { WebAPIPlatformError, type WebClientOptions } from "@slack/web-api";
import type { KeptHealth } from "../core/chat/health.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Log } from "../core/command/job.ts";
import { createBoltLog } from "./bolt-log.ts";
import { problemOf } from "./refusal.ts";

export interface SocketParts {
  readonly appToken: string;
  readonly options: WebClientOptions;
  readonly log: Log;
  readonly health: KeptHealth;
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

/**
 * Socket Mode. Reconnecting is done here and not by the library, where a refused reconnection ends the process and an
 * ordinary one (Slack recycles its sockets every few hours) waits 5 seconds.
 */
export function createSocketConnection({
  appToken,
  options,
  log,
  health,
  listen,
}: SocketParts): SocketConnection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLog(log),
    installerOptions: { clientOptions: { ...options } },
    autoReconnectEnabled: false,
  });
  listen(receiver);
  const { client } = receiver;
  let stopping = false;
  let waiting: NodeJS.Timeout | undefined;
  let connecting = false;
  let failures = 0;

  async function connect(): Promise<void> {
    connecting = true;
    try {
      await client.start();
    } finally {
      connecting = false;
    }
    failures = 0;
    health.set("connected");
    if (stopping) await client.disconnect();
  }

  function later(error: unknown): void {
    if (stopping) return;
    const { refusal } = problemOf(error);
    if (error instanceof WebAPIPlatformError) health.set("refused", String(error.data.error));
    else health.set("connecting", refusal.kind);
    const told = refusal.kind === "rate-limited" ? refusal.retryAfterMs : 0;
    const wait = Math.max(told, Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10)));
    failures += 1;
    log.warn({ refusal: refusal.kind, wait }, "no connection to Slack; trying again");
    clearTimeout(waiting);
    waiting = setTimeout(() => connect().catch(later), wait);
  }

  return {
    async start() {
      try {
        await connect();
      } catch (error) {
        if (error instanceof WebAPIPlatformError) throw refused(String(error.data.error));
        later(error);
      }
      client.on("disconnected", () => {
        // A connection that never stood is told by `client.start` itself.
        if (stopping || connecting) return;
        health.set("connecting", "closed");
        connect().catch(later);
      });
    },
    async stop() {
      stopping = true;
      health.set("connecting", "stopped");
      clearTimeout(waiting);
      await client.disconnect();
    },
  };
}

function refused(code: string): StartError {
  return new StartError(
    `Slack does not accept SLACK_APP_TOKEN (${code}). It begins with xapp- and has the scope connections:write: in the app's settings, Basic Information, App-Level Tokens.`,
  );
}
