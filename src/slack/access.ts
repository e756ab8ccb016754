import type { WebClient } from "@slack/web-api";
import type { Temporal } from "temporal-polyfill";
import { ChatProblem } from "../core/chat/chat.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { problemOf } from "./refusal.ts";
import {
  homeOf,
  queryOf,
  type SlackInstallation,
  type SlackInstallationStore,
} from "./slack-installation.ts";

/** What Muster may do in a workspace. */
export interface Access {
  readonly token: string;
  /** What was granted, when Slack has said. */
  readonly scopes: readonly string[] | undefined;
}

/** Muster is not there: not in that workspace, and not in that organisation. */
export class NotInstalled extends ChatProblem {
  constructor() {
    super({ kind: "workspace-lost" }, "not installed in this workspace");
  }
}

export interface AccessTo {
  /**
   * By the id of a workspace, or of an organisation that Muster is installed in as a whole. Throws a
   * {@link NotInstalled}, or another ChatProblem.
   */
  of(install: string): Promise<Access>;
  /**
   * Told with every call that a member of an organisation makes where Muster is installed for all of it. True when the
   * workspace was not known to be in it.
   */
  seen(workspace: string, enterprise: string): Promise<boolean>;
  /** An organisation-wide installation was made anew: the workspaces it served before, which have to be seen again. */
  renewed(enterprise: string): readonly string[];
}

/** One workspace: the token is all there is. Asked once which workspace it is for. */
export function createSingleAccess(token: string, client: WebClient): AccessTo {
  let asked: Promise<Awaited<ReturnType<typeof client.auth.test>>> | undefined;

  function ask() {
    asked ??= client.auth.test({ token }).catch((error: unknown) => {
      asked = undefined;
      throw beforehand(error);
    });
    return asked;
  }

  return {
    async of(install) {
      const { team_id, is_enterprise_install, response_metadata } = await ask();
      if (team_id !== install && !is_enterprise_install) throw new NotInstalled();
      return { token, scopes: response_metadata?.scopes };
    },
    seen: async () => false,
    renewed: () => [],
  };
}

export interface InstalledAccessParts {
  readonly installations: SlackInstallationStore;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A client without a token, for the exchange. */
  readonly client: WebClient;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** Slack: a rotating token lives 12 hours. It is refreshed when less than this is left. */
const refreshBeforeSeconds = 2 * 60 * 60;

/** Many workspaces: from the installation store. Rotating tokens are refreshed here, for calls and for posts alike. */
export function createInstalledAccess(parts: InstalledAccessParts): AccessTo {
  const { installations, now, log } = parts;
  const refreshes = new Map<string, Promise<SlackInstallation | undefined>>();
  const organisations = new Map<string, string>();

  async function find(install: string): Promise<SlackInstallation | undefined> {
    if (install.startsWith("E"))
      return installations.find({ enterpriseId: install, isEnterpriseInstall: true });
    const own = await installations.find({ teamId: install, isEnterpriseInstall: false });
    const enterpriseId = organisations.get(install);
    if (own || enterpriseId === undefined) return own;
    return installations.find({ enterpriseId, isEnterpriseInstall: true });
  }

  function left(installation: SlackInstallation): number {
    const { expiresAt } = installation.bot;
    if (expiresAt === undefined) return Number.POSITIVE_INFINITY;
    return expiresAt - now().epochMilliseconds / 1000;
  }

  /** One refresh at a time: here by the map, among processes by the store. */
  function refreshed(installation: SlackInstallation): Promise<SlackInstallation | undefined> {
    const query = queryOf(installation);
    const key = homeOf(installation);
    const running = refreshes.get(key);
    if (running) return running;
    const begun = installations
      .refreshing(query, async (current) =>
        left(current) > refreshBeforeSeconds ? current : exchange(current, parts),
      )
      .finally(() => refreshes.delete(key));
    refreshes.set(key, begun);
    return begun;
  }

  async function current(install: string): Promise<SlackInstallation | undefined> {
    const installation = await find(install);
    if (!installation || left(installation) > refreshBeforeSeconds) return installation;
    try {
      return await refreshed(installation);
    } catch (error) {
      const problem = beforehand(error);
      log.warn(problemFields(problem), "a Slack token could not be refreshed");
      if (left(installation) > 0) return installation;
      throw problem;
    }
  }

  return {
    async of(install) {
      const installation = await current(install);
      if (!installation) throw new NotInstalled();
      const { token, scopes } = installation.bot;
      return { token, scopes };
    },
    async seen(workspace, enterprise) {
      if (organisations.get(workspace) === enterprise) return false;
      await installations.link(workspace, enterprise);
      organisations.set(workspace, enterprise);
      return true;
    },
    renewed(enterprise) {
      const served = [...organisations].filter(([, of]) => of === enterprise).map(([workspace]) => workspace);
      for (const workspace of served) organisations.delete(workspace);
      return served;
    },
  };
}

async function exchange(
  installation: SlackInstallation,
  { client, clientId, clientSecret, now }: InstalledAccessParts,
): Promise<SlackInstallation> {
  const { refreshToken } = installation.bot;
  if (refreshToken === undefined) return installation;
  const at = Math.floor(now().epochMilliseconds / 1000);
  const fresh = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  if (fresh.access_token === undefined) throw new ChatProblem({ kind: "unavailable" }, "no token came back");
  return {
    ...installation,
    bot: {
      ...installation.bot,
      token: fresh.access_token,
      ...(fresh.refresh_token !== undefined && { refreshToken: fresh.refresh_token }),
      ...(fresh.expires_in !== undefined && { expiresAt: at + fresh.expires_in }),
    },
  };
}

/** A problem of something that is done before a post: an unknown outcome means the post surely did not happen. */
export function beforehand(error: unknown): ChatProblem {
  const problem = problemOf(error);
  const { kind } = problem.refusal;
  if (kind !== "unknown" && kind !== "refused") return problem;
  // A refused refresh (invalid_refresh_token) is for whoever installed it: until then nothing can be posted.
  return new ChatProblem({ kind: "unavailable" }, problem.message);
}
