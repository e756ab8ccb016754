import { tooMany } from "./rates.ts";

/** What goes wrong with the next request that matches, once. */
export type Fault =
  /** Accepted and done, but the connection breaks before the answer. */
  | { readonly kind: "drop-after" }
  | { readonly kind: "drop-before" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "rate-limit"; readonly seconds: number; readonly scope?: "user" | "global" | "shared" }
  /** Not answered until this resolves. */
  | { readonly kind: "hold"; readonly until: Promise<unknown> };

export interface Answer {
  readonly status: number;
  readonly answer?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export function createFaults() {
  const planned: { readonly path: RegExp; readonly fault: Fault; left: number }[] = [];
  return {
    plan: (path: RegExp, fault: Fault, times = 1) => void planned.push({ path, fault, left: times }),
    /** The fault of this request ("POST /channels/…"), used up. */
    next(line: string): Fault | undefined {
      const found = planned.find((one) => one.left > 0 && one.path.test(line));
      if (found) found.left -= 1;
      return found?.fault;
    },
  };
}

/** The answer that a fault makes by itself. */
export function faulty(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === "status")
    return { status: fault.status, answer: { code: 0, message: "fault" }, headers: {} };
  if (fault?.kind !== "rate-limit") return undefined;
  const { seconds, scope = "user" } = fault;
  // Discord: what others used up too is not this bot's own bucket.
  const own = { limit: "5", remaining: "0", "reset-after": String(seconds) };
  const headers = Object.entries(own).map(([name, value]) => [`x-ratelimit-${name}`, value]);
  return tooMany(seconds * 1000, scope, scope === "user" ? Object.fromEntries(headers) : {});
}
