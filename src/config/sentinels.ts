/** Redis Sentinels, as an environment names them. */
export interface RedisSentinels {
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** What they call the primary and its replicas. */
  readonly name: string;
  readonly password?: string;
}

const usualPort = 26_379;

export const sentinelsWrong =
  "REDIS_SENTINELS is not a list of Sentinels. It looks like sentinel-1:26379,sentinel-2:26379,sentinel-3:26379; their password goes into REDIS_SENTINEL_PASSWORD";

/** "host", "host:26379", "[::1]:26379", with commas between them. */
const one = /^(\[[0-9a-f:.]+\]|[^\s:@/,]+)(?::(\d{1,5}))?$/iu;

export function isSentinels(text: string): boolean {
  return text.split(",").every((part) => one.test(part.trim()));
}

interface Named {
  readonly REDIS_SENTINELS?: string | undefined;
  readonly REDIS_SENTINEL_NAME: string;
  readonly REDIS_SENTINEL_PASSWORD?: string | undefined;
}

/** Undefined where none are named. */
export function sentinelsOf(named: Named): RedisSentinels | undefined {
  const { REDIS_SENTINELS: text, REDIS_SENTINEL_NAME: name, REDIS_SENTINEL_PASSWORD: password } = named;
  if (text === undefined) return undefined;
  const hosts = text.split(",").map((part) => {
    const [, host = "", port] = one.exec(part.trim()) ?? [];
    return { host: host.replace(/^\[(.*)\]$/u, "$1"), port: Number(port ?? usualPort) };
  });
  return { hosts, name, ...(password !== undefined && { password }) };
}
