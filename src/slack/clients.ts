import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../core/command/job.ts";
import type { Access } from "./access.ts";
import { createBoltLog } from "./bolt-log.ts";

/** Slack's Web API, unless SLACK_API_URL names another server. */
export const slackApi = "https://slack.com/api/";

/** A request is given up after this, ms: well before the lease of a post runs out. */
const usualTimeoutMs = 5_000;

/**
 * No waiting inside the library: a 429 comes back at once. No second try: it could post twice; who may try again says
 * so itself.
 */
export function clientOptions(apiUrl: string, log: Log, timeoutMs = usualTimeoutMs): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    logger: createBoltLog(log),
  };
}

export interface Clients {
  /**
   * The Web API as Muster in this workspace, or in this organisation as a whole. Throws a ChatProblem when it is not
   * installed there.
   */
  of(install: string): Promise<WebClient>;
  /** The same, with what is known of the token. */
  withAccess(install: string): Promise<{ readonly client: WebClient; readonly access: Access }>;
}

export interface ClientParts {
  readonly access: { of(install: string): Promise<Access> };
  readonly options: WebClientOptions;
}

/** Clients kept, one per workspace or organisation; each holds no more than its token. */
const mostKept = 1000;

export function createClients({ access, options }: ClientParts): Clients {
  const kept = new Map<string, WebClient>();

  async function withAccess(install: string): Promise<{ client: WebClient; access: Access }> {
    const granted = await access.of(install);
    const known = kept.get(install);
    if (known?.token === granted.token) return { client: known, access: granted };
    if (kept.size >= mostKept) kept.clear();
    const client = new WebClient(granted.token, options);
    kept.set(install, client);
    return { client, access: granted };
  }

  return { withAccess, of: async (install) => (await withAccess(install)).client };
}
