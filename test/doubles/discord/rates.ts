import { createHash } from "node:crypto";

/** So many requests of one kind in so long, counted from the first of them. */
export interface Bucket {
  readonly limit: number;
  readonly perMs: number;
  /** "shared": others used it up too, and being refused is not held against the bot. */
  readonly scope?: "user" | "shared";
}

/**
 * Discord publishes the global 50 a second and the 10,000 invalid requests; of everything else it says "do not
 * hard-code", so the defaults of the other buckets are what people report, and can be changed.
 */
export interface Rates {
  /** In each second of the double's clock, whichever route. */
  readonly globalPerSecond: number;
  /** Posts in one channel. */
  readonly channelMessages: Bucket;
  /** Edits in one channel. */
  readonly channelEdits: Bucket;
  /** Answers to one interaction. */
  readonly webhooks: Bucket;
  /** Any other route, for each channel or server. */
  readonly others: Bucket;
  /** 401, 403 and 429 (unless shared) within ten minutes; after that the address is banned for the rest of them. */
  readonly invalidRequests: number;
}

const usual: Rates = {
  globalPerSecond: 50,
  channelMessages: { limit: 5, perMs: 5000 },
  channelEdits: { limit: 5, perMs: 5000 },
  webhooks: { limit: 5, perMs: 2000 },
  others: { limit: 50, perMs: 1000 },
  invalidRequests: 10_000,
};

const secondMs = 1000;

const invalidMs = 10 * 60_000;

export interface RateCounts {
  /** Requests refused by the double's own counting (not by a fault that a test asked for). */
  readonly refused: Readonly<Record<"user" | "shared" | "global" | "banned", number>>;
  /** Requests that were one too many in the second before them, wherever a second is taken to begin. */
  readonly overSlidingSecond: number;
  /** Held against the address in these ten minutes. */
  readonly invalid: number;
}

export interface RateAnswer {
  readonly status: number;
  /** A text is not JSON but a page: Discord itself was not reached. */
  readonly answer: object | string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RateLimiter {
  /** Counts one request ("POST /channels/…"). What refuses it, or the headers of its answer. */
  take(line: string): RateAnswer | { readonly headers: Readonly<Record<string, string>> };
  /** Every answer, however it came about. */
  answered(status: number, scope: string | undefined): void;
  counts(): RateCounts;
}

interface Clocks {
  /** Monotonic: windows are measured by it. */
  readonly elapsedMs: () => number;
  /** The wall's, for X-RateLimit-Reset. */
  readonly now: () => number;
}

interface Window {
  readonly from: number;
  used: number;
}

export function createRateLimiter(changed: Partial<Rates>, { elapsedMs, now }: Clocks): RateLimiter {
  const rates: Rates = { ...usual, ...changed };
  const refused = { user: 0, shared: 0, global: 0, banned: 0 };
  const windows = new Map<string, Window>();
  const sliding: number[] = [];
  let overSlidingSecond = 0;
  let second: Window = { from: 0, used: 0 };
  let invalid: Window = { from: 0, used: 0 };

  function windowOf(key: string, { perMs }: Bucket, at: number): Window {
    const open = windows.get(key);
    if (open && at - open.from < perMs) return open;
    const opened = { from: at, used: 0 };
    windows.set(key, opened);
    return opened;
  }

  function takeGlobal(at: number): RateAnswer | undefined {
    while (sliding[0] !== undefined && sliding[0] <= at - secondMs) sliding.shift();
    if (sliding.length >= rates.globalPerSecond) overSlidingSecond += 1;
    else sliding.push(at);
    const from = Math.floor(at / secondMs) * secondMs;
    if (from !== second.from) second = { from, used: 0 };
    second.used += 1;
    if (second.used <= rates.globalPerSecond) return undefined;
    refused.global += 1;
    return tooMany(from + secondMs - at, "global", {});
  }

  function banned(at: number): RateAnswer | undefined {
    const left = invalid.from + invalidMs - at;
    if (left <= 0 || invalid.used < rates.invalidRequests) return undefined;
    refused.banned += 1;
    const headers = { "content-type": "text/html", "retry-after": String(Math.ceil(left / secondMs)) };
    return { status: 429, answer: "error code: 1015", headers };
  }

  function takeBucket(
    name: BucketName,
    { route, major }: Kind,
    at: number,
  ): RateAnswer | { readonly headers: Readonly<Record<string, string>> } {
    const bucket = rates[name];
    const id = createHash("sha256").update(`${name} ${route}`).digest("hex").slice(0, 32);
    const window = windowOf(`${id}/${major}`, bucket, at);
    const leftMs = window.from + bucket.perMs - at;
    const full = window.used >= bucket.limit;
    if (!full) window.used += 1;
    const headers = {
      "x-ratelimit-limit": String(bucket.limit),
      "x-ratelimit-remaining": String(bucket.limit - window.used),
      "x-ratelimit-reset": ((now() + leftMs) / secondMs).toFixed(3),
      "x-ratelimit-reset-after": (leftMs / secondMs).toFixed(3),
      "x-ratelimit-bucket": id,
    };
    if (!full) return { headers };
    const scope = bucket.scope ?? "user";
    refused[scope] += 1;
    return tooMany(leftMs, scope, headers);
  }

  return {
    take(line) {
      const at = elapsedMs();
      const kind = kindOf(line);
      const whole = banned(at) ?? (kind.global ? takeGlobal(at) : undefined);
      return whole ?? (kind.bucket ? takeBucket(kind.bucket, kind, at) : { headers: {} });
    },
    answered(status, scope) {
      if (![401, 403, 429].includes(status) || scope === "shared") return;
      const at = elapsedMs();
      if (invalid.used === 0 || at - invalid.from >= invalidMs) invalid = { from: at, used: 0 };
      invalid.used += 1;
    },
    counts: () => ({ refused: { ...refused }, overSlidingSecond, invalid: invalid.used }),
  };
}

/** A 429 in Discord's words. Discord: the header in whole seconds, the body exactly. */
export function tooMany(
  waitMs: number,
  scope: "user" | "shared" | "global",
  headers: Readonly<Record<string, string>>,
): RateAnswer {
  const answer = {
    message: "You are being rate limited.",
    retry_after: Number((waitMs / secondMs).toFixed(3)),
    global: scope === "global",
  };
  return {
    status: 429,
    answer,
    headers: {
      ...headers,
      "retry-after": String(Math.ceil(waitMs / secondMs)),
      "x-ratelimit-scope": scope,
      ...(scope === "global" && { "x-ratelimit-global": "true" }),
    },
  };
}

type BucketName = "channelMessages" | "channelEdits" | "webhooks" | "others";

interface Kind {
  readonly bucket?: BucketName;
  /** Requests on one route use one bucket up together. */
  readonly route: string;
  /** The channel, server or webhook that is counted by itself. */
  readonly major: string;
  readonly global: boolean;
}

/** Discord: answers to interactions are outside the global limit, and the first one is in no bucket either. */
function kindOf(line: string): Kind {
  const [method = "", path = ""] = line.split(" ");
  const [, resource = "", id = "", token = ""] = path.split("/");
  const route = `${method} ${path.replaceAll(/\d{15,}/gu, ":id")}`;
  if (resource === "interactions") return { route, major: id, global: false };
  if (resource === "webhooks")
    return { bucket: "webhooks", route: "webhooks", major: `${id}/${token}`, global: false };
  const around = { route, major: resource === "channels" || resource === "guilds" ? id : "", global: true };
  if (/^POST \/channels\/:id\/messages$/u.test(route)) return { bucket: "channelMessages", ...around };
  if (/^PATCH \/channels\/:id\/messages\//u.test(route)) return { bucket: "channelEdits", ...around };
  return { bucket: "others", ...around };
}
