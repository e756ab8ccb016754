import { ChatProblem } from "../chat/chat.ts";

/**
 * An error as log fields: its class, its code (SQLSTATE, of the network, Slack's or Discord's), the first word of what
 * Redis replied, and its place. Its message may quote somebody, so it stays out.
 */
export function problemFields(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = codeOf(error) ?? (error.cause instanceof Error ? codeOf(error.cause) : undefined);
  const reply = replyOf(error);
  const at = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(error instanceof ChatProblem && { refusal: error.refusal.kind }),
    ...(code !== undefined && { code }),
    ...(reply !== undefined && { reply }),
    ...(at !== undefined && { at: at.trim() }),
  };
}

/** SQLSTATEs of a connection that is lost or not to be had, of a server that stops or starts; and the network's words. */
const awayCodes =
  /^(?:08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/u;

/** Whether an error only says that the database cannot be reached for now: nobody's mistake, and no alarm unless it lasts. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ChatProblem) return false;
  // Of a connection that ended between two queries pg says so in words alone.
  return awayCodes.test(codeOf(error) ?? "") || error.message.startsWith("Connection terminated");
}

/** The shortest word for what is wrong. */
export function reasonOf(error: unknown): string {
  const { reply, code, error: name = "unknown" } = problemFields(error);
  return reply ?? code ?? name;
}

/** What every code looks like: no sentence, no address. */
const codeShape = /^[\w.-]{1,60}$/u;

function codeOf(error: Error): string | undefined {
  // By its contract a ChatProblem's detail is for the log: mostly the platform's own code.
  if (error instanceof ChatProblem) return error.message.slice(0, 80);
  const own = "code" in error ? error.code : undefined;
  return asCode(slackCode(error)) ?? asCode(own);
}

/** Slack's library keeps it in what was answered. */
function slackCode(error: Error): unknown {
  const data = "data" in error ? error.data : undefined;
  return typeof data === "object" && data !== null && "error" in data ? data.error : undefined;
}

function asCode(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return codeShape.test(String(value)) ? String(value) : undefined;
}

/** READONLY, OOM, MISCONF, NOAUTH …: Redis begins with it; a script's error may only hold it. */
function replyOf({ name, message }: Error): string | undefined {
  if (name !== "ReplyError") return undefined;
  return /\b(?:READONLY|OOM|MISCONF)\b/u.exec(message)?.[0] ?? /^[A-Z]{2,20}(?=\s|$)/u.exec(message)?.[0];
}
