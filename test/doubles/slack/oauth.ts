import { randomBytes } from "node:crypto";
import { type Answer, refuse } from "./methods.ts";
import type { Json, Token, World } from "./world.ts";

/** The app, as its settings at Slack say it is. */
export interface AppSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tokens live 12 hours and come with a refresh token that is good once. */
  readonly rotation: boolean;
}

interface Grant {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
}

const tokenLivesSeconds = 12 * 60 * 60;

/** Slack's side of installing: the page where a person allows it, and the exchange of codes and refresh tokens. */
export function createOAuth(world: World, settings: AppSettings) {
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  let refreshes = 0;

  function issue(grant: Grant): { readonly token: string; readonly rotating: Json } {
    const token = `xoxb-${randomBytes(8).toString("hex")}`;
    const made: Token = {
      kind: "bot",
      scopes: new Set(grant.scopes),
      state: "good",
      ...(grant.team === undefined ? { enterprise: grant.enterprise ?? "" } : { team: grant.team }),
      ...(settings.rotation && { expiresAt: world.now() + tokenLivesSeconds * 1000 }),
    };
    world.tokens.set(token, made);
    if (!settings.rotation) return { token, rotating: {} };
    const refresh = `xoxe-1-${randomBytes(8).toString("hex")}`;
    refreshTokens.set(refresh, grant);
    return { token, rotating: { refresh_token: refresh, expires_in: tokenLivesSeconds } };
  }

  /** Slack: a refresh token is good once. */
  function refresh(given: string): Answer {
    const grant = refreshTokens.get(given);
    if (!grant || !refreshTokens.delete(given)) return refuse("invalid_refresh_token");
    refreshes += 1;
    const { token, rotating } = issue(grant);
    return { ok: true, token_type: "bot", access_token: token, scope: grant.scopes.join(","), ...rotating };
  }

  function exchange({ code, redirect_uri }: Json): Answer {
    const grant = codes.get(String(code));
    if (!grant || !codes.delete(String(code))) return refuse("invalid_code");
    if (grant.redirectUri !== redirect_uri) return refuse("bad_redirect_uri");
    const { token, rotating } = issue(grant);
    return {
      ok: true,
      app_id: "A0MUSTER",
      access_token: token,
      token_type: "bot",
      scope: grant.scopes.join(","),
      bot_user_id: "U0MUSTER",
      authed_user: { id: grant.user },
      team: grant.team === undefined ? null : { id: grant.team, name: `Workspace ${grant.team}` },
      enterprise: grant.enterprise === undefined ? null : { id: grant.enterprise, name: "An organisation" },
      is_enterprise_install: grant.team === undefined,
      ...rotating,
    };
  }

  return {
    refreshes: () => refreshes,

    /** A person on Slack's page pressing "Allow": where their browser is sent. `orgWide` installs for the organisation. */
    allow(
      authorizeUrl: string,
      { team, user, orgWide = false }: { team: string; user: string; orgWide?: boolean },
    ): string {
      const asked = new URL(authorizeUrl).searchParams;
      if (asked.get("client_id") !== settings.clientId) throw new Error("invalid_client_id");
      const redirectUri = asked.get("redirect_uri") ?? "";
      const code = randomBytes(8).toString("hex");
      codes.set(code, {
        team: orgWide ? undefined : team,
        enterprise: world.teams.get(team)?.enterprise,
        user,
        scopes: (asked.get("scope") ?? "").split(","),
        redirectUri,
      });
      const back = new URL(redirectUri);
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back.href;
    },

    access(args: Json): Answer {
      if (args.client_id !== settings.clientId) return refuse("invalid_client_id");
      if (args.client_secret !== settings.clientSecret) return refuse("bad_client_secret");
      return args.grant_type === "refresh_token" ? refresh(String(args.refresh_token)) : exchange(args);
    },
  };
}
