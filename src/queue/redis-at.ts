import { Redis, type RedisOptions } from "ioredis";

/** Where Redis is. */
export interface RedisAt {
  readonly url: string;
  /** Those to be asked which Redis is the primary: the address then gives only the user, the password and the database. */
  readonly sentinels?: Sentinels;
}

export interface Sentinels {
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** What they call the primary and its replicas. */
  readonly name: string;
  readonly password?: string;
}

/** A client, not connected where that is asked for. With Sentinels it follows the primary, wherever they move it. */
export function clientAt({ url, sentinels }: RedisAt, options: RedisOptions): Redis {
  if (!sentinels) return new Redis(url, options);
  const { hosts, name, password } = sentinels;
  // With rediss:// the address means the way to the primary; Sentinels are asked the same way.
  const safe = new URL(url).protocol === "rediss:" && { enableTLSForSentinelMode: true, sentinelTLS: {} };
  return new Redis(url, {
    ...options,
    ...safe,
    sentinels: [...hosts],
    name,
    ...(password !== undefined && { sentinelPassword: password }),
    ...(options.retryStrategy && { sentinelRetryStrategy: options.retryStrategy }),
    failoverDetector: true,
  });
}

/** For words to whoever hosts it: without the password that may stand in it. */
export function whereIs({ url, sentinels }: RedisAt): string {
  if (sentinels)
    return `${sentinels.name}, by its Sentinels ${sentinels.hosts.map(({ host, port }) => `${host}:${port}`).join(", ")},`;
  return URL.canParse(url) ? new URL(url).host : "the given address";
}
