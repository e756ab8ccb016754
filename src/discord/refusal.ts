import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { ChatProblem, type ChatRefusal } from "../core/chat/chat.ts";

/** A {@link ChatProblem} that still knows Discord's own number for it. */
export class DiscordProblem extends ChatProblem {
  /** Discord's JSON error code. */
  readonly code: number | undefined;
  /** True when Discord does not accept the bot's token. */
  readonly badToken: boolean;
  constructor(refusal: ChatRefusal, detail: string, { code, badToken = false }: Known = {}) {
    super(refusal, detail);
    this.code = code;
    this.badToken = badToken;
  }
}

interface Known {
  readonly code?: number;
  readonly badToken?: boolean;
}

/** Discord's error codes as the few refusals that Muster knows. */
const byCode: Readonly<Record<number, ChatRefusal>> = {
  // Unknown channel or server: Discord tells of one that is deleted, or that Muster was removed from, by an event.
  10003: { kind: "place-lost" },
  10004: { kind: "workspace-lost" },
  // Unknown message or user; no direct messages from this bot.
  10008: { kind: "gone" },
  10013: { kind: "gone" },
  50007: { kind: "gone" },
  // The channel is of a kind that takes no messages; the thread is archived, or locked.
  50008: { kind: "place-lost" },
  50024: { kind: "place-lost" },
  50083: { kind: "place-lost" },
  160005: { kind: "place-lost" },
  // Missing access: Muster may not see the channel.
  50001: { kind: "not-allowed", cure: "private-channel" },
  // Missing permission: somebody can give it, and then the post may still go.
  50013: { kind: "not-allowed", cure: "missing-permission" },
  // Too many edits of a message over an hour old.
  30046: { kind: "rate-limited", retryAfterMs: 60_000, scope: "place" },
  // A channel's slow mode; opening direct messages too fast; posting too fast in this channel.
  20016: { kind: "rate-limited", retryAfterMs: 10_000, scope: "place" },
  20028: { kind: "rate-limited", retryAfterMs: 10_000, scope: "place" },
  40003: { kind: "rate-limited", retryAfterMs: 60_000, scope: "place" },
  // An interaction that was answered already, by another process too, or that is over: asking again changes nothing.
  10015: { kind: "refused" },
  10062: { kind: "refused" },
  40060: { kind: "refused" },
  50027: { kind: "refused" },
  // Invalid form body; an empty message.
  50035: { kind: "refused" },
  50006: { kind: "refused" },
};

/** Nothing was sent: the connection was never made. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const neverConnected = "UND_ERR_CONNECT_TIMEOUT";

/** Where nobody says how long, this. */
const unsaidWaitMs = 1000;

/** What went wrong with a request, without anything of its content. */
export function problemOf(error: unknown): DiscordProblem {
  if (error instanceof RateLimitError) {
    const said = [error.retryAfter, error.timeToReset, error.sublimitTimeout].filter(Number.isFinite);
    const longest = Math.ceil(Math.max(0, ...said));
    const retryAfterMs = longest > 0 ? longest : unsaidWaitMs;
    const scope = error.global ? "bot" : "place";
    return new DiscordProblem({ kind: "rate-limited", retryAfterMs, scope }, `Discord 429, ${error.scope}`);
  }
  if (error instanceof DiscordAPIError) return answered(error);
  if (error instanceof HTTPError) {
    // Something made in spite of the answer is there: only "not available" surely comes before that.
    const kind = error.method === "POST" && error.status !== 503 ? "unknown" : "unavailable";
    return new DiscordProblem({ kind }, `Discord ${error.status}`);
  }
  if (!(error instanceof Error)) return new DiscordProblem({ kind: "unknown" }, "Discord: not an error");
  const code = "code" in error ? String(error.code) : "";
  const sent = !neverSent.has(code) && code !== neverConnected;
  return new DiscordProblem(
    { kind: sent ? "unknown" : "unavailable" },
    `Discord: ${error.name} ${code}`.trim(),
  );
}

function answered({ code, status }: DiscordAPIError): DiscordProblem {
  const number = Number(code);
  const detail = `Discord ${number} (${status})`;
  const known = byCode[number];
  if (known) return new DiscordProblem(known, detail, { code: number });
  if (status === 401) {
    return new DiscordProblem({ kind: "unavailable" }, detail, { code: number, badToken: true });
  }
  // Discord: code 0 beside a 400 is a malformed request, our bug.
  if (status === 400 && number === 0)
    return new DiscordProblem({ kind: "refused" }, detail, { code: number });
  // What nobody knows is no reason to give up a post: it is tried again for as long as it may go.
  return new DiscordProblem({ kind: "unavailable" }, detail, { code: number });
}
