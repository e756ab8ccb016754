/** The way out, where a machine has none of its own: addresses of proxies, which may hold a password. */
export interface ProxyConfig {
  /** For https and secure sockets: what both platforms are. */
  readonly https?: string;
  /** For what is not encrypted. */
  readonly http?: string;
  /** Names that are reached without, with commas between them; this machine always is. */
  readonly except: string;
}

interface Named {
  readonly HTTPS_PROXY?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  readonly NO_PROXY?: string | undefined;
}

const thisMachine = "localhost,127.0.0.1,::1";

/** Undefined where none is named. */
export function proxyOf({
  HTTPS_PROXY: https,
  HTTP_PROXY: http,
  NO_PROXY: except,
}: Named): ProxyConfig | undefined {
  if (https === undefined && http === undefined) return undefined;
  return {
    ...(https !== undefined && { https }),
    ...(http !== undefined && { http }),
    except: except === undefined ? thisMachine : `${except},${thisMachine}`,
  };
}

/** In words, without a name or a password. */
export function shownProxy({ https, http, except }: ProxyConfig): string {
  const hosts = [...new Set([https, http].flatMap((url) => (url === undefined ? [] : new URL(url).host)))];
  return `the platforms are reached through ${hosts.join(" and ")}; without it ${except}`;
}
