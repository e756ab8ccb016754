import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Slack: what was signed longer ago is a replay. Nor is anything signed in the future. */
const windowSeconds = 5 * 60;

export interface SignedParts {
  readonly headers: IncomingHttpHeaders;
  /** As it was sent, to the byte. */
  readonly body: Buffer;
  readonly signingSecret: string;
  /** Now, by the machine's clock, in seconds since 1970. */
  readonly nowSeconds: number;
}

/** Whether Slack signed this within the last five minutes (signature version 0: HMAC-SHA256 of "v0:time:body"). */
export function isSigned({ headers, body, signingSecret, nowSeconds }: SignedParts): boolean {
  const { "x-slack-signature": signature, "x-slack-request-timestamp": at } = headers;
  if (typeof at !== "string" || !/^\d{1,12}$/u.test(at)) return false;
  if (typeof signature !== "string" || !/^v0=[0-9a-f]{64}$/u.test(signature)) return false;
  if (Math.abs(nowSeconds - Number(at)) > windowSeconds) return false;
  const own = createHmac("sha256", signingSecret).update(`v0:${at}:`).update(body).digest();
  return timingSafeEqual(own, Buffer.from(signature.slice(3), "hex"));
}
