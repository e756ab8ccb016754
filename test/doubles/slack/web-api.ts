import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, methods, refuse } from "./methods.ts";
import type { createOAuth } from "./oauth.ts";
import type { Rates } from "./rates.ts";
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
  /** Done, and answered, once this resolves: within the time in which a platform accepts. */
  | { readonly kind: "slow"; readonly until: Promise<unknown> }
  /** Done at once, and answered once this resolves. */
  | { readonly kind: "late"; readonly until: Promise<unknown> };

export interface WebApi {
  handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The next call of this method meets this fault. */
  fail(method: string, fault: Fault): void;
  /** The fault that the next call of this method was given, which is then gone. */
  faultOf(method: string): Fault | undefined;
  /** Names of the methods called, in order. */
  readonly called: string[];
}

export interface WebApiParts {
  readonly world: World;
  readonly oauth: ReturnType<typeof createOAuth>;
  readonly rates: Rates;
  readonly socketUrl: () => string;
}

export function createWebApi({ world, oauth, rates, socketUrl }: WebApiParts): WebApi {
  const faults = new Map<string, Fault[]>();
  const called: string[] = [];

  /** Seconds to wait, when it is too much. */
  function tooMuch(method: string, args: Json, token: string): number | undefined {
    const granted = world.tokens.get(token);
    const workspace = granted?.team ?? granted?.enterprise ?? "";
    return rates.take({ method, workspace, channel: String(args.channel ?? "") });
  }

  function run(method: string, args: Json, token: string): Answer {
    if (method === "oauth.v2.access") return oauth.access(args);
    const connecting = method === "apps.connections.open";
    const known = connecting
      ? { scope: "connections:write", run: () => ({ ok: true, url: socketUrl() }) }
      : methods[method];
    if (!known) return refuse("unknown_method");
    const granted = world.tokens.get(token);
    const problem = tokenProblem(token, granted, { kind: connecting ? "app" : "bot", world });
    if (!granted || problem) return refuse(problem ?? "invalid_auth");
    const { scope: needed } = known;
    if (needed !== undefined && !granted.scopes.has(needed))
      return refuse("missing_scope", { needed, provided: [...granted.scopes].join(",") });
    return known.run({ args, token: granted, world });
  }

  async function handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = await readArgs(request);
    const token = tokenOf(request, args);
    called.push(method);
    const fault = faultOf(method);
    if (fault?.kind === "accept-then-drop") run(method, args, token);
    if (fault?.kind === "slow") await fault.until;
    else if (fault && fault.kind !== "late") return suffer(fault, request, response);
    const wait = tooMuch(method, args, token);
    if (wait !== undefined)
      return send(response, 429, refuse("ratelimited"), { "retry-after": String(wait) });
    const answer = run(method, args, token);
    if (fault?.kind === "late") await fault.until;
    send(response, 200, answer, scopesHeader(token));
  }

  function scopesHeader(token: string): Readonly<Record<string, string>> {
    const scopes = [...(world.tokens.get(token)?.scopes ?? [])].join(",");
    return scopes === "" ? {} : { "x-oauth-scopes": scopes };
  }

  function faultOf(method: string): Fault | undefined {
    return faults.get(method)?.shift();
  }

  return {
    handle,
    called,
    faultOf,
    fail: (method, fault) => void faults.set(method, [...(faults.get(method) ?? []), fault]),
  };
}

export function suffer(
  fault: Exclude<Fault, { kind: "slow" | "late" }>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (fault.kind) {
    case "drop":
    case "accept-then-drop":
      request.socket.destroy();
      return;
    case "status":
      response.writeHead(fault.status).end("upstream");
      return;
    case "rate-limited":
      send(response, 429, refuse("ratelimited"), { "retry-after": String(fault.seconds) });
      return;
    case "error":
      send(response, 200, refuse(fault.code));
      return;
  }
}

function tokenProblem(
  sent: string,
  token: Token | undefined,
  { kind, world }: { readonly kind: Token["kind"]; readonly world: World },
): string | undefined {
  const refused = world.teams.get(token?.team ?? "")?.refuses;
  if (refused) return refused;
  if (!token) return sent === "" ? "not_authed" : "invalid_auth";
  if (token.kind !== kind) return "not_allowed_token_type";
  if (token.state !== "good") return token.state === "revoked" ? "token_revoked" : "account_inactive";
  return token.expiresAt !== undefined && token.expiresAt <= world.now() ? "token_expired" : undefined;
}

function tokenOf({ headers }: IncomingMessage, args: Json): string {
  return /^Bearer (.+)$/u.exec(headers.authorization ?? "")?.[1] ?? String(args.token ?? "");
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
