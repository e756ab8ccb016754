import { startMuster } from "../../src/main.ts";
import type { Role } from "../../src/roles.ts";
import { silent } from "../muster.ts";
import { createShiftedClock } from "./clock.ts";
import { key, signingSecret } from "./key.ts";

/** One process of a national host, in its role, with the real libraries on the doubles. */
const { POSTGRES = "", REDIS = "", SLACK = "", DISCORD = "", TOKEN = "", ROLE = "", AT = "" } = process.env;

/** What it is told. */
export type ToMuster = { readonly set: number } | "how much";

/** What it says, once it runs and whenever it is told something. */
export interface FromMuster {
  readonly url: string;
  /** Of the processor, ms so far. */
  readonly cpuMs: number;
}

const clock = createShiftedClock();

clock.set(Number(AT));

const running = await startMuster(
  {
    storage: { kind: "server", databaseUrl: POSTGRES, redisUrl: REDIS, key },
    web: { host: "127.0.0.1", port: 0, publicUrl: "http://127.0.0.1" },
    preview: false,
    chats: {
      slack: {
        kind: "http",
        ...{ signingSecret, clientId: "1.2", clientSecret: "client-secret", stateSecret: "state-secret" },
        apiUrl: SLACK,
      },
      discord: { token: TOKEN, apiUrl: DISCORD },
    },
    logLevel: "silent",
  },
  { log: silent, elapsedMs: () => performance.now(), role: ROLE as Role, clock },
);

process.on("message", (told: ToMuster) => {
  if (told !== "how much") clock.set(told.set);
  say();
});

process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));

say();

function say(): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ url: running.url, cpuMs: (user + system) / 1_000 } satisfies FromMuster);
}
