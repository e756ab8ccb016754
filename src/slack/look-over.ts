import { WebClient } from "@slack/web-api";
import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";
import type { Log } from "../core/command/job.ts";
import { slackScopes } from "./bolt-store.ts";
import { clientOptions, slackApi } from "./clients.ts";
import { errorCode, problemOf } from "./refusal.ts";

interface SlackTokens {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
}

/** One workspace's tokens, with the scopes that Muster asks for. Posts nothing. */
export async function lookOverSlack({
  botToken,
  appToken,
  apiUrl = slackApi,
}: SlackTokens): Promise<readonly Finding[]> {
  const client = new WebClient(undefined, clientOptions(apiUrl, silent));
  return [...(await lookOverBot(client, botToken)), await lookOverApp(client, appToken)];
}

async function lookOverBot(client: WebClient, token: string): Promise<readonly Finding[]> {
  try {
    const { team_id, response_metadata } = await client.auth.test({ token });
    const granted = response_metadata?.scopes;
    return [
      well("Slack: bot token", `for the workspace ${team_id ?? "of its own"}`),
      ...(granted ? [lookOverScopes(granted)] : []),
    ];
  } catch (error) {
    return [
      notTaken(
        "Slack: bot token",
        error,
        "SLACK_BOT_TOKEN: api.slack.com/apps > your app > OAuth & Permissions. Install the app anew if it was taken out.",
      ),
    ];
  }
}

function lookOverScopes(granted: readonly string[]): Finding {
  const missing = slackScopes.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return well("Slack: scopes", "all that Muster asks for");
  return warning(
    "Slack: scopes",
    `not granted: ${missing.join(", ")}`,
    "Paste the manifest anew (npm run --silent muster -- manifest slack), and reinstall the app. That brings new commands too.",
  );
}

async function lookOverApp(client: WebClient, token: string): Promise<Finding> {
  try {
    await client.apps.connections.open({ token });
    return well("Slack: app token", "a socket may be opened");
  } catch (error) {
    return notTaken(
      "Slack: app token",
      error,
      "SLACK_APP_TOKEN: api.slack.com/apps > your app > Basic Information > App-Level Tokens, with connections:write. Socket Mode must be on.",
    );
  }
}

function notTaken(part: string, error: unknown, cure: string): Finding {
  const code = errorCode(error);
  return code === undefined || code.endsWith("ratelimited")
    ? warning(
        part,
        `Slack did not answer (${problemOf(error).message})`,
        "Look whether this machine reaches slack.com (a proxy, a firewall), and at status.slack.com.",
      )
    : wrong(part, `Slack does not take it (${code})`, cure);
}

const silent: Log = { info() {}, warn() {}, error() {} };
