import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { type OwnRedis, startRedis, startSentinel, watchedName } from "../servers/own-redis.ts";
import { openAddress, type SwitchedAddress } from "../servers/switched-address.ts";
import { atEnd } from "./at-end.ts";
import type { Fault } from "./faults.ts";
import { patiently } from "./ground.ts";
import { type Playing, playRound, type Round } from "./round.ts";

/** Two servers, and the address Muster is given, which leads to the primary. */
interface Pair {
  readonly one: OwnRedis;
  readonly other: OwnRedis;
  readonly address: SwitchedAddress;
}

/** Moves the primary from one to the other. */
type Failover = (pair: Pair) => Promise<void>;

/** The address is switched and the connections are kept: they answer READONLY from then on. */
async function switchedProxy({ one, other, address }: Pair): Promise<void> {
  address.leadTo(other);
  await asking(one, (client) => client.replicaof(...whereIs(other)));
}

/** The primary dies, a real Sentinel makes the replica the primary, and the address follows what it says. */
async function realSentinel({ one, other, address }: Pair): Promise<void> {
  await asking(other, (client) => client.replicaof(...whereIs(one)));
  const sentinel = await startSentinel(one);
  const close = atEnd(sentinel.remove);
  try {
    // It learns of replicas from the primary.
    await until("Sentinel knows the replica", async () => {
      const replicas = await asking(sentinel, (client) => client.call("SENTINEL", "REPLICAS", watchedName));
      return JSON.stringify(replicas).includes('master-link-status","ok');
    });
    await one.stop();
    await until("Sentinel has made another the primary", async () => {
      const [, port] = (await asking(sentinel, (client) =>
        client.call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", watchedName),
      )) as string[];
      return port === new URL(other.url).port;
    });
    address.leadTo(other);
  } finally {
    await close();
  }
}

export const failovers: Readonly<Record<string, Failover>> = {
  "Redis fails over behind a switched proxy": switchedProxy,
  "Redis fails over by a real Sentinel": realSentinel,
};

/** A round in which Redis fails over while posts go: the promises hold, and wake-ups come from the other one then. */
export async function playFailover(
  { ground, crew, beat }: Playing,
  name: string,
  failover: Failover,
  seed: number,
): Promise<Round> {
  const [one, other] = await Promise.all([startRedis(), startRedis()]);
  const address = await openAddress(one);
  const close = atEnd(async () => {
    await address.close();
    await Promise.all([one.remove(), other.remove()]);
  });
  const fault: Fault = {
    async act({ dice, failed }) {
      await wait(dice.roll(800));
      await failover({ one, other, address });
      await asking(other, (client) => client.config("RESETSTAT"));
      const used = async () =>
        /cmdstat_evalsha:/u.test(await asking(other, (client) => client.info("commandstats")));
      await until("the queue uses the other one", used).catch((error: unknown) => failed(String(error)));
    },
  };
  try {
    const redis = { ...ground.redis, url: address.url };
    return await playRound({ ground: { ...ground, redis }, crew, beat }, seed, { [name]: fault });
  } finally {
    await close();
  }
}

function whereIs({ url }: OwnRedis): [host: string, port: number] {
  const { hostname, port } = new URL(url);
  return [hostname, Number(port)];
}

async function asking<Answer>({ url }: OwnRedis, ask: (client: Redis) => Promise<Answer>): Promise<Answer> {
  const client = new Redis(url);
  client.on("error", () => {});
  try {
    return await patiently(() => ask(client));
  } finally {
    client.disconnect();
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so in time: ${what}`);
    await wait(50);
  }
}
