import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { acknowledge, editOriginal, followUp } from "./answers.ts";
import { type CommandBody, checkCommands } from "./checks.ts";
import { type Answer, createFaults, type Fault, faulty } from "./faults.ts";
import {
  botUser,
  editMessage,
  listMessages,
  openDirect,
  postMessage,
  readChannel,
  readMessage,
} from "./messages.ts";
import { Refusal, refusals } from "./problem.ts";
import type { RateLimiter } from "./rates.ts";
import type { World } from "./state.ts";

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

export interface RestDouble {
  readonly server: Server;
  /** Every request so far, in the order of their answers. */
  readonly seen: Seen[];
  fault(path: RegExp, fault: Fault, times?: number): void;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are checked by the routes against Discord's own schemas.
  readonly body: any;
  readonly authorization: string | undefined;
}

/** The double's time on the wire: what one request may do to the next, and how long each takes. */
export interface Wire {
  readonly rates: RateLimiter;
  /** The round trip of one request, ms. */
  readonly latencyMs?: () => number;
}

/** What is told to those who are about to connect. */
interface GatewayInformation {
  readonly url: () => string;
  readonly shards: () => number;
  /** Connections of the day that may still be made. */
  readonly left: () => number;
}

export function createRestDouble(
  world: World,
  gateway: GatewayInformation,
  { rates, latencyMs }: Wire,
): RestDouble {
  const seen: Seen[] = [];
  const faults = createFaults();
  const routes = createRoutes(world, gateway);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readAsked(request);
    const line = `${asked.method} ${asked.path}`;
    const halfWayMs = (latencyMs?.() ?? 0) / 2;
    await travel(halfWayMs);
    const fault = faults.next(line);
    if (fault?.kind === "drop-before") return void request.socket.destroy();
    if (fault?.kind === "hold") await fault.until;
    const { status, answer, headers } = faulty(fault) ?? counted(line, asked);
    rates.answered(status, headers["x-ratelimit-scope"]);
    seen.push({ method: asked.method, path: asked.path, status, body: asked.body });
    await travel(halfWayMs);
    if (fault?.kind === "drop-after") return void request.socket.destroy();
    response.writeHead(status, { ...(status !== 204 && { "content-type": "application/json" }), ...headers });
    response.end(written(answer));
  }

  function counted(line: string, asked: Asked): Answer {
    const taken = rates.take(line);
    if ("status" in taken) return taken;
    const { status, answer, headers } = answered(asked);
    return { status, answer, headers: { ...taken.headers, ...headers } };
  }

  function answered(asked: Asked): Answer {
    try {
      const answer = routeOf(routes, asked, world.token)();
      return { status: answer === undefined ? 204 : 200, answer, headers: {} };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message, errors } = error;
      const headers: Answer["headers"] = status === 429 ? { "retry-after": "60" } : {};
      return { status, answer: { code, message, ...(errors && { errors }) }, headers };
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ code: 0, message: String(error) }));
    });
  });
  return { server, seen, fault: faults.plan };
}

async function travel(ms: number): Promise<void> {
  if (ms > 0) await sleep(ms);
}

function written(answer: unknown): string | undefined {
  return typeof answer === "string" ? answer : JSON.stringify(answer);
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString("utf8");
  const url = new URL(request.url ?? "/", "http://double");
  return {
    method: request.method ?? "GET",
    path: url.pathname.replace(/^(?:\/api)?(?:\/v\d+)?/u, ""),
    query: url.searchParams,
    body: raw === "" ? undefined : JSON.parse(raw),
    authorization: request.headers.authorization,
  };
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** False where the path itself holds the right to call. */
  readonly auth: boolean;
  run(asked: Asked, parts: readonly string[]): unknown;
}

const dayLimit = { total: 1000, reset_after: 86_400_000, max_concurrency: 16 };

function createRoutes(world: World, gateway: GatewayInformation): readonly Route[] {
  const route = (line: string, run: Route["run"], auth = true): Route => {
    const [method = "", path = ""] = line.split(" ");
    return { method, path: new RegExp(`^${path.replaceAll(/:\w+/gu, "([^/]+)")}$`, "u"), auth, run };
  };
  const part = (parts: readonly string[], index: number) => decodeURIComponent(parts[index] ?? "");
  return [
    route("GET /gateway/bot", () => ({
      url: gateway.url(),
      shards: gateway.shards(),
      session_start_limit: { ...dayLimit, remaining: gateway.left() },
    })),
    route("GET /users/@me", () => botUser(world)),
    route("GET /users/@me/guilds", () =>
      [...world.guilds.values()].filter(({ botIn }) => botIn).map(({ id }) => ({ id, name: "A branch" })),
    ),
    route("GET /applications/@me", () => ({ id: world.applicationId, name: "muster", flags: 0 })),
    route("POST /users/@me/channels", ({ body }) => openDirect(world, body)),
    route("GET /applications/:app/commands", (_, parts) => commandsOf(world, part(parts, 0), "global")),
    route("PUT /applications/:app/commands", ({ body }, parts) =>
      writeCommands(world, part(parts, 0), "global", body),
    ),
    route("GET /applications/:app/guilds/:guild/commands", (_, parts) =>
      commandsOf(world, part(parts, 0), part(parts, 1)),
    ),
    route("PUT /applications/:app/guilds/:guild/commands", ({ body }, parts) =>
      writeCommands(world, part(parts, 0), part(parts, 1), body),
    ),
    route("GET /channels/:channel", (_, parts) => readChannel(world, part(parts, 0))),
    route("GET /channels/:channel/messages", ({ query }, parts) =>
      listMessages(world, part(parts, 0), query),
    ),
    route("POST /channels/:channel/messages", ({ body }, parts) => postMessage(world, part(parts, 0), body)),
    route("GET /channels/:channel/messages/:message", (_, parts) =>
      readMessage(world, part(parts, 0), part(parts, 1)),
    ),
    route("PATCH /channels/:channel/messages/:message", ({ body }, parts) =>
      editMessage(world, part(parts, 0), part(parts, 1), body),
    ),
    route(
      "POST /interactions/:id/:token/callback",
      ({ body }, parts) => acknowledge(world, part(parts, 0), part(parts, 1), body),
      false,
    ),
    route(
      "PATCH /webhooks/:app/:token/messages/:message",
      ({ body }, parts) =>
        editOriginal(
          world,
          { application: part(parts, 0), token: part(parts, 1), message: part(parts, 2) },
          body,
        ),
      false,
    ),
    route(
      "POST /webhooks/:app/:token",
      ({ body }, parts) => followUp(world, part(parts, 0), part(parts, 1), body),
      false,
    ),
    route("GET /guilds/:guild/members/:user", (_, parts) => {
      const member = guildFor(world, part(parts, 0)).members.get(part(parts, 1));
      if (!member) throw refusals.unknownMember();
      return { user: { id: member.id, username: member.name }, roles: member.roles };
    }),
  ];

  function guildFor(of: World, id: string) {
    const guild = of.guilds.get(id);
    if (!guild) throw refusals.unknownGuild();
    if (!guild.botIn) throw refusals.missingAccess();
    return guild;
  }

  function commandsOf(of: World, application: string, scope: string) {
    if (application !== of.applicationId) throw refusals.missingAccess();
    if (scope !== "global") guildFor(of, scope);
    return of.commands.get(scope) ?? [];
  }

  function writeCommands(of: World, application: string, scope: string, bodies: readonly CommandBody[]) {
    const before = commandsOf(of, application, scope);
    checkCommands(bodies);
    of.commandsMade.count += bodies.filter(({ name }) => !before.some((one) => one.name === name)).length;
    if (of.commandsMade.count > 200) throw refusals.tooManyCommands();
    // Discord fills in what was left out, and leaves out what is at its default.
    const written = bodies.map((body) => ({
      ...body,
      id: of.newId(),
      application_id: application,
      version: of.newId(),
      default_member_permissions: null,
      type: body.type ?? 1,
      nsfw: false,
    }));
    of.commands.set(scope, written);
    return written;
  }
}

function routeOf(routes: readonly Route[], asked: Asked, token: string): () => unknown {
  for (const { method, path, auth, run } of routes) {
    const parts = method === asked.method ? path.exec(asked.path)?.slice(1) : undefined;
    if (!parts) continue;
    if (auth && asked.authorization !== `Bot ${token}`) throw refusals.unauthorized();
    return () => run(asked, parts);
  }
  throw refusals.notFound();
}
