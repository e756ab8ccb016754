import type { Redis } from "ioredis";
import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";
import { problemFields } from "../core/command/problem.ts";
import { infoFields, keepsNothing, unfitness } from "./fitness.ts";
import { openForOneLook } from "./one-look.ts";
import type { RedisAt } from "./redis-at.ts";

/** The oldest BullMQ is made for. */
const oldestRedis = 6.2;

/** A wake-up goes there and back a few times: slower than this and each post is late by as much, ms. */
const slowMs = 50;

/** A Redis that is to carry Muster's wake-ups. Writes nothing into it. */
export async function lookOverRedis(at: RedisAt): Promise<readonly Finding[]> {
  try {
    return await openForOneLook(at, (redis) => findings(redis, at.url));
  } catch (error) {
    const { reply, code } = problemFields(error);
    return [
      wrong(
        "Redis",
        `it cannot be used (${reply ?? code ?? "no answer"})`,
        "Start it, or correct REDIS_URL (redis://user:password@host:6379; rediss:// with TLS).",
      ),
    ];
  }
}

async function findings(redis: Redis, url: string): Promise<readonly Finding[]> {
  const info = infoFields(await redis.info());
  return [
    lookOverVersion(info),
    ...lookOverMode(info),
    lookOverEviction(info),
    await lookOverDisk(info, redis),
    await lookOverLatency(redis),
    ...(await lookOverRights(redis)),
    ...lookOverWay(url),
  ];
}

function lookOverVersion(info: ReadonlyMap<string, string>): Finding {
  const version = info.get("redis_version") ?? "unknown";
  const fork = info.get("server_name") ?? (info.has("valkey_version") ? "valkey" : "redis");
  const says = fork === "redis" ? version : `${fork} ${info.get("valkey_version") ?? version}`;
  return Number.parseFloat(version) < oldestRedis
    ? warning("Redis", says, `Move to Redis ${oldestRedis} or newer: BullMQ is made for it.`)
    : well("Redis", says);
}

function lookOverMode(info: ReadonlyMap<string, string>): readonly Finding[] {
  const unfit = unfitness(info);
  return unfit
    ? [wrong("Redis: mode", unfit.reason, unfit.words)]
    : [well("Redis: mode", "a primary by itself")];
}

function lookOverEviction(info: ReadonlyMap<string, string>): Finding {
  const policy = info.get("maxmemory_policy");
  if (policy === undefined || policy === "noeviction") return well("Redis: eviction", policy ?? "not said");
  const cure = "Set maxmemory-policy to noeviction, or give Muster a Redis of its own.";
  return Number(info.get("maxmemory") ?? 0) > 0
    ? wrong("Redis: eviction", `it throws keys away when it is full (${policy}), wake-ups among them`, cure)
    : warning("Redis: eviction", `it would throw wake-ups away if it got a memory limit (${policy})`, cure);
}

async function lookOverDisk(info: ReadonlyMap<string, string>, redis: Redis): Promise<Finding> {
  return (await keepsNothing(info, redis))
    ? warning(
        "Redis: disk",
        "it keeps nothing on disk: after its restart posts go on, each up to a second late",
        "appendonly yes",
      )
    : well("Redis: disk", info.get("aof_enabled") === "1" ? "append-only file" : "snapshots");
}

async function lookOverLatency(redis: Redis): Promise<Finding> {
  const times: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    const before = performance.now();
    await redis.ping();
    times.push(performance.now() - before);
  }
  const middle = times.toSorted((one, other) => one - other)[2] ?? 0;
  const says = `${middle.toFixed(1)} ms there and back`;
  return middle > slowMs
    ? warning("Redis: latency", says, "Put Redis beside Muster, in the same region at least.")
    : well("Redis: latency", says);
}

/** BullMQ's work is done by scripts: a user who may not run them can queue nothing. */
async function lookOverRights(redis: Redis): Promise<readonly Finding[]> {
  try {
    await redis.eval("return 1", 0);
    return [];
  } catch (error) {
    const { reply } = problemFields(error);
    return [
      wrong(
        "Redis: rights",
        `this user may not run scripts (${reply ?? "refused"})`,
        "ACL SETUSER <user> on ~bull:* ~muster:* &* +@all -@dangerous +info",
      ),
    ];
  }
}

function lookOverWay(url: string): readonly Finding[] {
  const { protocol, hostname } = new URL(url);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(hostname) || !hostname.includes(".");
  if (protocol === "rediss:" || here) return [];
  return [
    warning(
      "Redis: encryption",
      "the connection to another machine is not encrypted",
      "Use rediss://, unless the network between is yours alone.",
    ),
  ];
}
