import { type Own, startProcess } from "../processes.ts";
import type { ShiftedClock } from "./clock.ts";
import { signingSecret } from "./key.ts";
import type { FromMuster } from "./muster-process.ts";
import type { World } from "./world.ts";

/** Where everything is. */
export interface Urls {
  readonly postgres: string;
  readonly redis: string;
}

/** Muster as a national host runs it: two workers, one process for Discord's gateway, one that serves Slack. */
export interface Fleet {
  /** Puts everybody's clock to a moment, ms since 1970. */
  set(toMs: number): Promise<void>;
  /** Of the processor, all of them together, ms so far. */
  cpuMs(): Promise<number>;
  end(): Promise<void>;
}

const roles = ["worker", "worker", "chat", "web"] as const;

/** Calls of Slack go to it from now on. */
export async function startFleet(
  { slack, discord }: World,
  { postgres, redis }: Urls,
  clock: ShiftedClock,
): Promise<Fleet> {
  const environment = {
    ...{ POSTGRES: postgres, REDIS: redis, SLACK: slack.url, DISCORD: discord.url, TOKEN: discord.token },
    AT: String(clock.nowMs()),
  };
  const all: readonly Own[] = roles.map((role) =>
    startProcess("xl/muster-process.ts", { ...environment, ROLE: role }),
  );
  const begun = await Promise.all(all.map((one) => one.said() as Promise<FromMuster>));
  const url = begun[roles.indexOf("web")]?.url ?? "";
  slack.deliveries.sendTo({ url: `${url}/slack/events`, signingSecret });

  async function ask(told: object | string): Promise<readonly FromMuster[]> {
    for (const one of all) one.tell(told);
    return Promise.all(all.map((one) => one.said() as Promise<FromMuster>));
  }

  async function set(toMs: number): Promise<void> {
    clock.set(toMs);
    await ask({ set: toMs });
  }

  // Each took seconds to start.
  await set(clock.nowMs());
  return {
    set,
    cpuMs: async () => (await ask("how much")).reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    async end() {
      await Promise.all(all.map((one) => one.end()));
    },
  };
}
