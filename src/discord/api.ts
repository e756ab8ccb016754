import { REST, type RequestMethod, type RouteLike } from "discord.js";
import type { Log } from "../core/command/job.ts";
import { DiscordProblem, problemOf } from "./refusal.ts";

/** How long one request may take, ms: well within the time a post may take to be accepted (core/sending/sending.ts). */
const usualTimeoutMs = 5000;

/** Queueing behind other requests and the request itself together may take so many times as long. */
const patience = 1.6;

/**
 * Discord: 10,000 requests answered with 401, 403 or 429 (but for shared limits) within 10 minutes ban the whole
 * address. A process stops far before that, so that several on one address do not get there together.
 */
const mostInvalid = 1000;

export interface ApiRequest {
  readonly method: `${RequestMethod}`;
  readonly route: RouteLike;
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** False where the path itself holds the right to call (answers to interactions). */
  readonly auth?: boolean;
}

/** Discord's HTTP side without any gateway. */
export interface DiscordApi {
  /** Throws a {@link DiscordProblem} for everything that is not a success. */
  call<Answer>(request: ApiRequest): Promise<Answer>;
}

interface ApiOptions {
  readonly token: string;
  /** Where the API is, without its version. */
  readonly url: string;
  /** Of one request, ms, where it is not the usual one. */
  readonly timeoutMs?: number | undefined;
  readonly log: Log;
  /** Called once, when Discord does not accept the token: nothing may be asked of it any more. */
  readonly tokenRefused: () => void;
}

/** Discord: 10,000 requests with a bad token in 10 minutes ban the whole address, so the first one is the last. */
export function createApi({
  token,
  url,
  timeoutMs = usualTimeoutMs,
  log,
  tokenRefused,
}: ApiOptions): DiscordApi {
  /** When requests may go again that count against the ban, in this process's monotonic ms. */
  let heldUntil = 0;
  const rest = new REST({
    api: url,
    timeout: timeoutMs,
    // Whoever calls decides about another try: a delivery has its row, an answer has its own few tries.
    retries: 0,
    rejectOnRateLimit: () => true,
    invalidRequestWarningInterval: mostInvalid,
  }).setToken(token);
  rest.on("invalidRequestWarning", ({ remainingTime }) => {
    heldUntil = performance.now() + remainingTime;
    log.error({ seconds: Math.ceil(remainingTime / 1000) }, "Discord refuses too much: Muster waits");
  });
  let refused = false;

  function refuse(): void {
    if (refused) return;
    refused = true;
    log.error(
      {},
      "Discord does not accept the token: nothing more is sent until Muster starts with a new one",
    );
    tokenRefused();
  }

  function refuseBeforehand(): void {
    if (refused) throw new DiscordProblem({ kind: "unavailable" }, "Discord refused the token before");
    const held = Math.ceil(heldUntil - performance.now());
    if (held <= 0) return;
    const wait = { kind: "rate-limited", retryAfterMs: held, scope: "bot" } as const;
    throw new DiscordProblem(wait, "too much was refused");
  }

  return {
    async call<Answer>({ method, route, body, query, auth = true }: ApiRequest): Promise<Answer> {
      if (auth) refuseBeforehand();
      try {
        const answer = await rest.queueRequest({
          method: method as RequestMethod,
          fullRoute: route,
          auth,
          signal: AbortSignal.timeout(timeoutMs * patience),
          ...(body !== undefined && { body }),
          ...(query && { query: new URLSearchParams(query) }),
        });
        // Some answers are empty, whatever their headers say.
        const text = await answer.text();
        return (text === "" ? undefined : JSON.parse(text)) as Answer;
      } catch (error) {
        const problem = problemOf(error);
        if (problem.badToken && auth) refuse();
        throw problem;
      }
    },
  };
}

/** "https://discord.com/api" however it was written: without a version or a slash at its end. */
export function apiUrl(url: string | undefined): string {
  return (url ?? "https://discord.com/api").replace(/\/+$/u, "").replace(/\/v\d+$/u, "");
}
