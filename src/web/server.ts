import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import fastify from "fastify";
import { StartError } from "../core/chat/start-error.ts";
import type { Log } from "../core/command/job.ts";
import { isAway, problemFields } from "../core/command/problem.ts";
import { answerErrors } from "./errors.ts";
import { limitConnections, timeLimits, usualLimits, type WebLimits } from "./limits.ts";

export interface Web {
  /** Listens, and says where. */
  start(): Promise<string>;
  /** Takes no more requests, finishes those in hand. */
  close(): Promise<void>;
}

export interface WebOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
  /** What `GET /healthz` adds to its status; a rejection makes the answer 503. */
  readonly health: () => Promise<Record<string, unknown>>;
  /** What `GET /readyz` answers, 503 unless `ok`; without it there is nothing at that address. */
  readonly ready?: () => Promise<{ readonly ok: boolean; readonly body: object }>;
  readonly routes: readonly FastifyPluginAsync[];
  /** Where they are not {@link usualLimits}. */
  readonly limits?: Partial<WebLimits>;
}

/** The one HTTP server: health for everybody, and whatever routes it is given. */
export async function createWeb(options: WebOptions): Promise<Web> {
  const { host, port, log, health, ready, routes } = options;
  const limits = { ...usualLimits, ...options.limits };
  const app = fastify({ bodyLimit: 64 * 1024, return503OnClosing: true, ...timeLimits(limits) });
  limitConnections(app.server, limits);
  answerErrors(app, log);
  await app.register(helmet, strict);
  await app.register(rateLimit, { max: 3000, timeWindow: "1 minute" });
  app.get("/healthz", async (_request, reply) => {
    try {
      return { ...(await health()), status: "ok" };
    } catch (error) {
      // Asked every few seconds: of what passes by itself the answer is word enough.
      if (!isAway(error)) log.error(problemFields(error), "health check failed");
      return reply.code(503).send({ status: "error" });
    }
  });
  if (ready) {
    app.get("/readyz", async (_request, reply) => {
      const { ok, body } = await ready();
      return reply.code(ok ? 200 : 503).send(body);
    });
  }
  for (const plugin of routes) await app.register(plugin);
  return { start: () => listen(app, host, port), close: createCloser(app) };
}

/** Requests in hand may take this long at a stop, ms: Slack waits no longer than 3 seconds for any. */
const patienceMs = 5_000;

/** Finishes what is in hand, and waits for no connection that is only kept open for a next request. */
function createCloser(app: FastifyInstance): () => Promise<void> {
  const { server } = app;
  let inHand = 0;
  let closing = false;
  function leaveWhenIdle(): void {
    if (closing && inHand === 0) server.closeAllConnections();
  }
  server.on("request", (_request, response) => {
    inHand += 1;
    response.once("close", () => {
      inHand -= 1;
      leaveWhenIdle();
    });
  });
  return async () => {
    closing = true;
    const late = setTimeout(() => server.closeAllConnections(), patienceMs);
    leaveWhenIdle();
    try {
      await app.close();
    } finally {
      clearTimeout(late);
    }
  };
}

/** Nothing from elsewhere, nothing inline. No HSTS: whatever ends TLS in front of Muster knows better. */
const strict = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "img-src": ["'self'", "data:"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
      "object-src": ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: "no-referrer" as const },
};

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw readable(error, host, port);
  }
  const address = app.server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return `http://${shownHost(host)}:${taken}`;
}

function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function readable(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const other = port < 65_535 ? port + 1 : 3000;
  switch (code) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${port} is already in use: stop the other program or start Muster with PORT=${other}`,
      );
    case "EACCES":
      return new StartError(`Muster may not use port ${port} on this machine: start it with PORT=3000`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(`This machine has no address ${host}: start Muster with HOST=127.0.0.1`);
    default:
      return error;
  }
}
