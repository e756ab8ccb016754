import { type Dispatcher, EnvHttpProxyAgent, getGlobalDispatcher, setGlobalDispatcher } from "undici";
import type { ProxyConfig } from "./config/proxy.ts";

export interface Outbound {
  /** For what does not look at the process's own: sockets. */
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

/** From now on every call of this process goes through the proxy: both platforms' libraries ask as Node's own fetch does. */
export function goThrough({ https, http, except }: ProxyConfig): Outbound {
  const before = getGlobalDispatcher();
  // What is not given would be looked for in the environment: empty means none.
  const dispatcher = new EnvHttpProxyAgent({
    httpsProxy: https ?? "",
    httpProxy: http ?? "",
    noProxy: except,
  });
  setGlobalDispatcher(dispatcher);
  return {
    dispatcher,
    async close() {
      setGlobalDispatcher(before);
      await dispatcher.close();
    },
  };
}
