import { createHmac, randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Json } from "./world.ts";

/** How the app took a delivery. */
export interface Taken {
  readonly acknowledged: boolean;
  /** What came with the acknowledgement. */
  readonly body: Json | undefined;
  /** Over HTTP. */
  readonly status?: number;
}

export type PayloadKind = "events_api" | "slash_commands" | "interactive";

/** Where the app takes deliveries over HTTP. */
export interface HttpTarget {
  readonly url: string;
  readonly signingSecret: string;
}

export interface DeliverOptions {
  readonly retry?: number;
  /** Signed with this instead. */
  readonly signingSecret?: string;
  /** Signed so many seconds ago. */
  readonly ageSeconds?: number;
}

/** Slack waits this long for an acknowledgement, ms. */
const patienceMs = 3_000;

/** Deliveries to the app: to one of its open sockets, or signed to its address. */
export function createDeliveries(server: Server) {
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, (body: Json) => void>();
  const wss = new WebSocketServer({ noServer: true });
  const inHand = new Set<Promise<unknown>>();
  let target: HttpTarget | undefined;
  let turn = 0;
  let opened: (() => void)[] = [];

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    wss.handleUpgrade(request, socket, head, (client) => {
      sockets.push(client);
      client.on("close", () => forget(client));
      client.on("message", (data) => {
        const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: Json };
        waiting.get(envelope_id)?.(payload ?? {});
      });
      client.send(JSON.stringify({ type: "hello", num_connections: sockets.length, connection_info: {} }));
      for (const tell of opened.splice(0)) tell();
    });
  });

  function forget(socket: WebSocket): void {
    const at = sockets.indexOf(socket);
    if (at >= 0) sockets.splice(at, 1);
  }

  async function overSocket(kind: PayloadKind, payload: Json, { retry }: DeliverOptions): Promise<Taken> {
    turn += 1;
    const socket = sockets[turn % sockets.length];
    if (!socket) return { acknowledged: false, body: undefined };
    const envelope = randomUUID();
    const acknowledged = new Promise<Json>((resolve) => waiting.set(envelope, resolve));
    socket.send(
      JSON.stringify({
        envelope_id: envelope,
        type: kind,
        payload,
        accepts_response_payload: kind !== "events_api",
        ...(retry !== undefined && { retry_attempt: retry, retry_reason: "timeout" }),
      }),
    );
    const taking = inTime(acknowledged);
    inHand.add(taking);
    const body = await taking;
    inHand.delete(taking);
    waiting.delete(envelope);
    return { acknowledged: body !== undefined, body };
  }

  async function overHttp(
    { url, signingSecret }: HttpTarget,
    kind: PayloadKind,
    payload: Json,
    options: DeliverOptions,
  ): Promise<Taken> {
    const { body, type } = encode(kind, payload);
    // The library looks at the real clock.
    const timestamp = Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0);
    const secret = options.signingSecret ?? signingSecret;
    const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": `v0=${signature}`,
        ...(options.retry !== undefined && {
          "x-slack-retry-num": String(options.retry),
          "x-slack-retry-reason": "http_timeout",
        }),
      },
      body,
      signal: AbortSignal.timeout(patienceMs),
    }).catch(() => undefined);
    if (!response) return { acknowledged: false, body: undefined };
    const text = await response.text();
    return {
      acknowledged: response.ok,
      status: response.status,
      body: text.startsWith("{") ? (JSON.parse(text) as Json) : undefined,
    };
  }

  function deliver(kind: PayloadKind, payload: Json, options: DeliverOptions = {}): Promise<Taken> {
    return target ? overHttp(target, kind, payload, options) : overSocket(kind, payload, options);
  }

  return {
    deliver,
    /** Slack tries an event up to three times more while nobody acknowledges it; calls it never repeats. */
    async deliverEvent(payload: Json): Promise<Taken> {
      let taken = await deliver("events_api", payload);
      for (let retry = 1; retry <= 3 && !taken.acknowledged; retry += 1)
        taken = await deliver("events_api", payload, { retry });
      return taken;
    },
    sendTo(http: HttpTarget): void {
      target = http;
    },
    sockets: () => sockets.length,
    /** Once another socket has said hello. */
    nextSocket: () => new Promise<void>((resolve) => opened.push(resolve)),
    /**
     * Slack recycles its sockets: the app is told that those open now will go, and is delivered to over them until
     * `close`. Slack delivers nothing more to a socket it closes, and waits for what it delivered.
     */
    recycle(reason: "warning" | "refresh_requested" = "warning"): { close(): Promise<void> } {
      const old = [...sockets];
      for (const socket of old) socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: {} }));
      return {
        async close() {
          for (const socket of old) forget(socket);
          await Promise.all(inHand);
          for (const socket of old) socket.close(1000);
        },
      };
    },
    /** Cuts every connection without a word. */
    drop(): void {
      for (const socket of sockets) socket.terminate();
    },
    close(): void {
      opened = [];
      for (const socket of sockets) socket.terminate();
      wss.close();
    },
  };
}

function encode(kind: PayloadKind, payload: Json): { readonly body: string; readonly type: string } {
  const form = "application/x-www-form-urlencoded";
  switch (kind) {
    case "events_api":
      return { body: JSON.stringify(payload), type: "application/json" };
    case "interactive":
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
    case "slash_commands": {
      const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
      return { body: new URLSearchParams(fields).toString(), type: form };
    }
  }
}

async function inTime<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}
