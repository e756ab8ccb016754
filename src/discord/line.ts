import type { KeptHealth } from "../core/chat/health.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import type { Connection, LineEvents } from "./connect.ts";
import type { Ready } from "./events.ts";
import { NoConnection, tokenRefused } from "./no-connection.ts";
import { type Later, refusedWaitMs, unreachableWaitMs } from "./waits.ts";

/** Muster's connection to Discord, kept up: what is lost for good is opened anew after a wait that grows. */
export interface Line {
  /** Throws a {@link NoConnection}, and goes on trying until `stop` all the same. */
  start(): Promise<void>;
  /** Discord said over HTTP that it does not accept the token. */
  tokenRefused(): void;
  stop(): Promise<void>;
}

interface LineOptions {
  readonly open: (events: LineEvents) => Promise<Connection>;
  /** After each opening. */
  readonly opened: (ready: Ready) => Promise<void>;
  readonly failed: (why: NoConnection) => void;
  readonly health: KeptHealth;
  readonly later: Later;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  readonly log: Log;
}

/** A connection that stood so long, ms, was no part of the trouble before it. */
const stoodLongMs = 60 * 60_000;

/** How long discord.js may try to get a broken connection back, ms, before another one is opened. */
const backWithinMs = 10 * 60_000;

export function createLine({ open, opened, failed, health, later, elapsedMs, log }: LineOptions): Line {
  /** What comes of an earlier opening is old news. */
  let turn = 0;
  let connection: Connection | undefined;
  let stoodSince: number | undefined;
  let tries = 0;
  /** For the next try, or for `start`. */
  let waiting = true;
  let callOff: () => void = () => {};

  async function connect(): Promise<void> {
    turn += 1;
    waiting = false;
    const mine = turn;
    const inTurn =
      <Told extends readonly unknown[]>(hear: (...told: Told) => void) =>
      (...told: Told) => {
        if (mine === turn) hear(...told);
      };
    let fresh: Connection;
    try {
      fresh = await open({ up: inTurn(up), down: inTurn(down), lost: inTurn(drop) });
    } catch (error) {
      if (mine === turn && error instanceof NoConnection) fail(error);
      throw error;
    }
    if (mine !== turn) return fresh.stop();
    connection = fresh;
    stoodSince = elapsedMs();
    if (fresh.stands()) up();
    else down();
    await opened(fresh.ready);
  }

  function up(): void {
    if (!connection) return;
    callOff();
    health.set("connected");
  }

  function down(code?: number): void {
    if (!connection) return;
    callOff();
    health.set("connecting", code === undefined ? "closed" : `closed-${code}`);
    callOff = later(backWithinMs, () =>
      drop(
        new NoConnection("Discord did not take the connection back.", {
          reason: "not-reached",
          refused: false,
        }),
      ),
    );
  }

  function drop(why: NoConnection): void {
    turn += 1;
    connection?.stop().catch(told);
    connection = undefined;
    fail(why);
  }

  function fail(why: NoConnection): void {
    callOff();
    if (stoodSince !== undefined && elapsedMs() - stoodSince >= stoodLongMs) tries = 0;
    stoodSince = undefined;
    const waitMs = why.refused ? refusedWaitMs(tries) : unreachableWaitMs(tries);
    tries += 1;
    health.set(why.refused ? "refused" : "connecting", why.reason);
    log.error(
      { reason: why.reason, againInSeconds: waitMs / 1000 },
      `No connection to Discord: ${why.message}`,
    );
    waiting = true;
    callOff = later(waitMs, () => void connect().catch(told));
    failed(why);
  }

  /** Why there is no connection has been told already. */
  function told(error: unknown): void {
    if (error instanceof NoConnection) return;
    log.error(problemFields(error), "connecting to Discord failed");
  }

  return {
    start: connect,
    tokenRefused() {
      if (!waiting) drop(tokenRefused());
    },
    async stop() {
      turn += 1;
      waiting = true;
      callOff();
      health.set("connecting", "stopped");
      const last = connection;
      connection = undefined;
      await last?.stop();
    },
  };
}
