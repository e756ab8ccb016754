import { setTimeout as sleep } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import type { Dispatcher } from "undici";
import type { Chat } from "../core/chat/chat.ts";
import { keepHealth } from "../core/chat/health.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Command } from "../core/command/command.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { createAnswerer } from "./answer.ts";
import { apiUrl, createApi } from "./api.ts";
import { createCallbacks } from "./callback.ts";
import { createGateway } from "./connect.ts";
import type { Ready } from "./events.ts";
import { createLine, type Line } from "./line.ts";
import { tokenRefused } from "./no-connection.ts";
import { createPosts, pace } from "./posts.ts";
import { registerCommands } from "./register.ts";
import { timeAcks } from "./timed-acks.ts";
import { createTokenStanding } from "./token-standing.ts";
import { type Later, laterByTimer } from "./waits.ts";
import { createWritten } from "./written.ts";

export interface DiscordOptions {
  readonly token: string;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Where Discord's API is, when not at Discord: a proxy or a stand-in. */
  readonly apiUrl?: string;
  /** What leads out, where it is a proxy. */
  readonly dispatcher?: Dispatcher | undefined;
  /** How long one request may take, ms, where it is not the usual time. */
  readonly timeoutMs?: number;
  /** The application's id; without it, the one Discord says at the start. */
  readonly applicationId?: string;
  /** The only servers to tell the commands of, where they appear at once; without any, all servers. */
  readonly guilds?: readonly string[];
  /** The clock by which it is told whether a post can safely be repeated. */
  readonly now?: () => Temporal.Instant;
  /** Waits between tries at an answer. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Waits before another connection, and before a refused token is looked at again. */
  readonly later?: Later;
  /** Monotonic milliseconds. */
  readonly elapsedMs?: () => number;
  /** Told how long after a call came Discord had its acknowledgement, ms. */
  readonly acknowledged?: (ms: number) => void;
}

/** Muster on Discord: commands, buttons and forms come in through the gateway; posts go out over HTTP alone. */
export function createDiscord(options: DiscordOptions): Chat {
  const { token, commands, log, guilds = [], now = () => Temporal.Now.instant(), wait = sleep } = options;
  const url = apiUrl(options.apiUrl);
  const { later = laterByTimer, elapsedMs = () => performance.now() } = options;
  const health = keepHealth(now);
  let line: Line | undefined;
  const inHand = new Set<Promise<void>>();
  let comings: Promise<void> = Promise.resolve();

  const standing = createTokenStanding({
    elapsedMs,
    log,
    changed(refused) {
      if (!line)
        health.set(refused ? "refused" : "connecting", refused ? tokenRefused().reason : "not-started");
      else if (refused) line.tokenRefused();
    },
  });
  const api = createApi({ token, url, timeoutMs: options.timeoutMs, log, standing });
  const acks = timeAcks(createCallbacks({ api, log, wait }), elapsedMs, options.acknowledged ?? (() => {}));
  const toldWhere = createWritten({ api, elapsedMs });

  function keep(work: Promise<void>): void {
    const kept = work
      .catch((error: unknown) => {
        log.error(problemFields(error), "an event from Discord failed");
      })
      .finally(() => inHand.delete(kept));
    inHand.add(kept);
  }

  /** A server left and joined again within a moment must end as joined. */
  function inTurn(work: () => Promise<void>): void {
    const next = comings.then(work);
    comings = next.catch(() => undefined);
    keep(next);
  }

  async function opened({ applicationId: said, guilds: joined }: Ready): Promise<void> {
    standing.accept();
    const applicationId = options.applicationId ?? said;
    if (applicationId === undefined) log.error({}, "Discord did not say which application this is");
    else await registerCommands({ api, log, commands, guilds, applicationId, joined });
  }

  return {
    name: "discord",
    pace,
    ...createPosts({ api, now }),
    health: health.health,

    async start(inbox) {
      if (line) throw new StartError("Muster is already connected to Discord.");
      const answer = createAnswerer({ ...acks, commands, inbox, log });
      const gateway = createGateway({
        token,
        url,
        log,
        elapsedMs,
        later,
        dispatcher: options.dispatcher,
        events: {
          interaction: (payload, isOurs) => keep(answer(payload, isOurs)),
          left: (gone) => inTurn(() => inbox.left(gone)),
          joined: (back) => inTurn(() => inbox.joined(back)),
          written: (message) => keep(toldWhere(message)),
        },
      });
      line = createLine({
        open: gateway.open,
        opened,
        failed({ reason }) {
          if (reason === tokenRefused().reason) standing.refuse();
        },
        health,
        later,
        elapsedMs,
        log,
      });
      await line.start();
    },

    async stop() {
      await line?.stop();
      line = undefined;
      await Promise.all(inHand);
    },
  };
}
