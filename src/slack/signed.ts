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
  const { signature, at } = signatureIn(headers, nowSeconds) ?? {};
  if (signature === undefined || at === undefined) return false;
  const own = createHmac("sha256", signingSecret).update(`v0:${at}:`).update(body).digest();
  return timingSafeEqual(own, Buffer.from(signature.slice(3), "hex"));
}

/** Whether Slack may have signed this, as far as can be said before there is a body. */
export function maybeSigned(headers: IncomingHttpHeaders, nowSeconds: number): boolean {
  return signatureIn(headers, nowSeconds) !== undefined;
}

function signatureIn(
  { "x-slack-signature": signature, "x-slack-request-timestamp": at }: IncomingHttpHeaders,
  nowSeconds: number,
): { readonly signature: string; readonly at: string } | undefined {
  if (typeof at !== "string" || !/^\d{1,12}$/u.test(at)) return undefined;
  if (typeof signature !== "string" || !/^v0=[0-9a-f]{64}$/u.test(signature)) return undefined;
  return Math.abs(nowSeconds - Number(at)) > windowSeconds ? undefined : { signature, at };
}
