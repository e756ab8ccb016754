import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { ChatProblem, type ChatRefusal } from "../core/chat/chat.ts";

const gone: ChatRefusal = { kind: "gone" };

const placeLost: ChatRefusal = { kind: "place-lost" };

const workspaceLost: ChatRefusal = { kind: "workspace-lost" };

// A bad payload: our bug, and no better the next time.
const refused: ChatRefusal = { kind: "refused" };

const unavailable: ChatRefusal = { kind: "unavailable" };

const unknown: ChatRefusal = { kind: "unknown" };

// Muster may not, until somebody in the workspace changes something.
const notInChannel: ChatRefusal = { kind: "not-allowed", cure: "not-in-channel" };

const missingPermission: ChatRefusal = { kind: "not-allowed", cure: "missing-permission" };

/** Slack's error codes; any other is taken for a passing one: what nobody knows is no reason to give up a post. */
const refusals: Readonly<Record<string, ChatRefusal>> = {
  // The channel may be brought back.
  is_archived: placeLost,
  // The person cannot be written to.
  user_not_found: gone,
  user_disabled: gone,
  users_not_found: gone,
  cannot_dm_bot: gone,
  // The workspace has let Muster go, or never had it; or for some seconds only, while a token or the workspace moves.
  account_inactive: workspaceLost,
  token_revoked: workspaceLost,
  invalid_auth: workspaceLost,
  not_authed: workspaceLost,
  org_login_required: workspaceLost,
  team_access_not_granted: workspaceLost,
  access_denied: workspaceLost,
  // Slack says so of a private channel Muster is not in, too.
  channel_not_found: { kind: "not-allowed", cure: "private-channel" },
  not_in_channel: notInChannel,
  user_not_in_channel: notInChannel,
  missing_scope: missingPermission,
  no_permission: missingPermission,
  restricted_action: missingPermission,
  restricted_action_read_only_channel: missingPermission,
  restricted_action_non_threadable_channel: missingPermission,
  ...Object.fromEntries(
    [
      ...["invalid_blocks", "invalid_blocks_format", "invalid_arguments", "invalid_arg_name", "invalid_args"],
      ...["invalid_charset", "invalid_form_data", "invalid_json", "invalid_post_type", "json_not_object"],
      ...["invalid_metadata_format", "invalid_metadata_schema", "metadata_must_be_sent_from_app"],
      ...["metadata_too_large", "missing_argument", "missing_post_type", "msg_blocks_too_long"],
      ...["msg_too_long", "no_text", "too_many_attachments", "cant_update_message", "edit_window_closed"],
    ].map((code) => [code, refused] as const),
  ),
  // Surely not done.
  service_unavailable: unavailable,
  team_added_to_org: unavailable,
  token_expired: unavailable,
  // Slack: "some aspect of the operation may have succeeded".
  fatal_error: unknown,
  internal_error: unknown,
  request_timeout: unknown,
};

/** How long to wait when Slack does not say, ms. */
const waitUntold = 30_000;

/** What went wrong with a call of the Web API, as the small set that core knows. */
export function problemOf(error: unknown): ChatProblem {
  if (error instanceof ChatProblem) return error;
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIPlatformError) return ofCode(errorCode(error) ?? "", error);
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return ofRequest(error.original);
  return new ChatProblem(unknown, "no answer from Slack that could be read");
}

/** The code Slack answered with, when it answered with one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const code: unknown = error.data.error;
  return typeof code === "string" && /^[a-z_]{1,60}$/u.test(code) ? code : undefined;
}

function ofCode(code: string, error: WebAPIPlatformError): ChatProblem {
  if (code === "ratelimited" || code === "rate_limited")
    return rateLimited(error.data.response_metadata?.retryAfter);
  // Not a code at all: something between Slack and us answered.
  if (code === "") return new ChatProblem(unknown, "an answer that is not Slack's");
  return new ChatProblem(refusals[code] ?? unavailable, code);
}

/** What is wrong with a request itself: malformed, or too large. */
const ownFault = new Set([400, 413, 414, 415, 422]);

/**
 * 502 and 504 come from a gateway whose request may have gone through; 500 and 503 from before the post. Slack tells of
 * refusals with 200: any other comes from something on the way, and may be another the next time.
 */
function ofStatus(status: number): ChatProblem {
  if (status === 502 || status === 504) return new ChatProblem(unknown, `HTTP ${status}`);
  return new ChatProblem(ownFault.has(status) ? refused : unavailable, `HTTP ${status}`);
}

/** The connection never stood, so nothing was sent. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function ofRequest(original: Error): ChatProblem {
  const { cause } = original;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  return neverConnected.has(code)
    ? new ChatProblem(unavailable, code)
    : new ChatProblem(unknown, code || original.name);
}

function rateLimited(seconds: number | undefined): ChatProblem {
  const retryAfterMs = seconds === undefined ? waitUntold : seconds * 1000;
  return new ChatProblem({ kind: "rate-limited", retryAfterMs, scope: "workspace" }, "ratelimited");
}
