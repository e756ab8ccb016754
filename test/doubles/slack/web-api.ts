import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, methods, refuse } from "./methods.ts";
import type { createOAuth } from "./oauth.ts";
import type { Json, Token, World } from "./world.ts";

/** What may go wrong with the next call of a method. */
export type Fault =
  /** Done, but the answer never arrives: the connection is cut. */
  | { readonly kind: "accept-then-drop" }
  /** Not done. */
  | { readonly kind: "drop" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "rate-limited"; readonly seconds: number }
  | { readonly kind: "error"; readonly code: string }
  /** Answered once this resolves. */
  | { readonly kind: "slow"; readonly until: Promise<unknown> };

export interface WebApi {
  handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The next call of this method meets this fault. */
  fail(method: string, fault: Fault): void;
  /** Names of the methods called, in order. */
  readonly called: string[];
  /** From now on calls over Slack's tiers are refused, by the double's clock. */
  limitRates(): void;
}

/** Calls a minute of each method in a workspace, by Slack's tiers; 100 where none is named. */
const perMinute: Readonly<Record<string, number>> = {
  "apps.connections.open": 1,
  "chat.update": 50,
  "conversations.open": 50,
  "conversations.history": 50,
  "usergroups.users.list": 20,
  "auth.test": 600,
  "chat.postMessage": 600,
};

export function createWebApi(
  world: World,
  oauth: ReturnType<typeof createOAuth>,
  socketUrl: () => string,
): WebApi {
  const faults = new Map<string, Fault[]>();
  const called: string[] = [];
  const recent = new Map<string, number[]>();
  let limited = false;

  function overRate(key: string, most: number, windowMs: number): number | undefined {
    const since = (recent.get(key) ?? []).filter((at) => at > world.now() - windowMs);
    if (since.length >= most) return Math.ceil(((since[0] ?? 0) + windowMs - world.now()) / 1000);
    recent.set(key, [...since, world.now()]);
    return undefined;
  }

  /** Seconds to wait, when it is too much. */
  function tooMuch(method: string, args: Json, token: string): number | undefined {
    if (!limited) return undefined;
    const inChannel =
      method === "chat.postMessage" ? overRate(`channel/${String(args.channel)}`, 1, 1_000) : undefined;
    return inChannel ?? overRate(`${method}/${token}`, perMinute[method] ?? 100, 60_000);
  }

  function run(method: string, args: Json, token: string): Answer {
    if (method === "oauth.v2.access") return oauth.access(args);
    const known = methods[method];
    if (!known && method !== "apps.connections.open") return refuse("unknown_method");
    if (token === "") return refuse("not_authed");
    const granted = world.tokens.get(token);
    const problem = tokenProblem(granted, method === "apps.connections.open" ? "app" : "bot", world);
    if (!granted || problem) return refuse(problem ?? "invalid_auth");
    const scope = known ? known.scope : "connections:write";
    if (scope !== undefined && !granted.scopes.has(scope))
      return refuse("missing_scope", { needed: scope, provided: [...granted.scopes].join(",") });
    return known ? known.run({ args, token: granted, world }) : { ok: true, url: socketUrl() };
  }

  async function handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = await readArgs(request);
    const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? "")?.[1] ?? String(args.token ?? "");
    called.push(method);
    const fault = faults.get(method)?.shift();
    switch (fault?.kind) {
      case "drop":
        request.socket.destroy();
        return;
      case "status":
        response.writeHead(fault.status).end("upstream");
        return;
      case "rate-limited":
        return send(response, 429, refuse("ratelimited"), { "retry-after": String(fault.seconds) });
      case "error":
        return send(response, 200, refuse(fault.code));
      case "accept-then-drop":
        run(method, args, token);
        request.socket.destroy();
        return;
      case "slow":
        await fault.until;
        break;
      case undefined:
        break;
    }
    const wait = tooMuch(method, args, token);
    if (wait !== undefined)
      return send(response, 429, refuse("ratelimited"), { "retry-after": String(Math.max(1, wait)) });
    const scopes = [...(world.tokens.get(token)?.scopes ?? [])].join(",");
    send(response, 200, run(method, args, token), scopes === "" ? {} : { "x-oauth-scopes": scopes });
  }

  return {
    handle,
    called,
    fail: (method, fault) => void faults.set(method, [...(faults.get(method) ?? []), fault]),
    limitRates() {
      limited = true;
    },
  };
}

function tokenProblem(token: Token | undefined, kind: Token["kind"], world: World): string | undefined {
  if (!token) return "invalid_auth";
  if (token.kind !== kind) return "not_allowed_token_type";
  if (token.state === "revoked") return "token_revoked";
  if (token.state === "inactive") return "account_inactive";
  if (token.expiresAt !== undefined && token.expiresAt <= world.now()) return "token_expired";
  return undefined;
}

/** Form fields, those that are JSON read; as the real libraries send them. */
async function readArgs(request: IncomingMessage): Promise<Json> {
  const body = await readBody(request);
  if (request.headers["content-type"]?.startsWith("application/json")) return JSON.parse(body) as Json;
  const args: Json = {};
  for (const [name, value] of new URLSearchParams(body)) {
    args[name] = ["blocks", "view", "metadata"].includes(name) ? (JSON.parse(value) as unknown) : value;
  }
  return args;
}

export async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const piece of request) body += piece;
  return body;
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}
