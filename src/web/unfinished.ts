import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/** How many connections there may be. */
export interface Room {
  /** At once, of everybody. */
  readonly connections: number;
  /**
   * At once of one address whose request is not here yet. All of Slack's calls come from few addresses, and behind a web
   * server all that come do: so many never wait for a body at the same time.
   */
  readonly unfinished: number;
  /** What has waited for less than this, ms, is no reason to think ill of an address. */
  readonly graceMs: number;
}

/** Connections of one address that wait for a request, or for the rest of one: since when, ms, the longest first. */
type Waiting = Map<Socket, number>;

/**
 * Before any body is read, whoever keeps many connections busy with requests that never come ends the oldest of their
 * own: what comes whole, as everything of Slack's does, is in nobody's way and is never ended.
 */
export function limitUnfinished(server: Server, { connections, unfinished, graceMs }: Room): void {
  const addresses = new Map<string, Waiting>();
  const addressOf = new WeakMap<Socket, string>();
  let open = 0;

  function begin(socket: Socket): void {
    const address = addressOf.get(socket) ?? "";
    const waiting: Waiting = addresses.get(address) ?? new Map();
    if (waiting.has(socket)) return;
    addresses.set(address, waiting.set(socket, performance.now()));
    if (waiting.size > unfinished) endOldest(waiting, graceMs);
    if (open >= connections) makeRoom();
  }

  function done(socket: Socket): void {
    const address = addressOf.get(socket) ?? "";
    const waiting = addresses.get(address);
    waiting?.delete(socket);
    if (waiting?.size === 0) addresses.delete(address);
  }

  /** Before the next one is turned away unheard. */
  function makeRoom(): void {
    server.closeIdleConnections();
    const most = [...addresses.values()].toSorted((one, other) => other.size - one.size)[0];
    if (most && most.size > unfinished) endOldest(most, 0);
  }

  server.on("connection", (socket: Socket) => {
    open += 1;
    addressOf.set(socket, socket.remoteAddress ?? "");
    begin(socket);
    socket.once("close", () => {
      open -= 1;
      done(socket);
    });
  });
  server.on("request", (request: IncomingMessage) => {
    const { socket } = request;
    if (!hasBody(request)) return done(socket);
    begin(socket);
    for (const whole of ["end", "close"]) request.once(whole, () => done(socket));
  });
}

function endOldest(waiting: Waiting, graceMs: number): void {
  const [oldest] = waiting;
  if (oldest && performance.now() - oldest[1] >= graceMs) oldest[0].destroy();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
